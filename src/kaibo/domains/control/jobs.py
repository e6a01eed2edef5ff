"""Long work of control, by name: every process knows the names, only the server does the work."""

from __future__ import annotations

from typing import Any

from kaibo.kit.delivery import Lane
from kaibo.kit.jobs import Progress, job

REFOLD = "control.room.refold"


@job(REFOLD, "重算「{title}」", lane=Lane.SERVER)
def refold(progress: Progress, *, room: str, title: str) -> dict[str, Any]:
    """Count a room (its ident, and what people call it) again from its log; see `refolding`."""
    # Here, because a worker process has no rooms and need not hold what it takes to count one.
    from kaibo.domains.control import refolding

    return {"room": room, "events": refolding.refold(progress, room)}
