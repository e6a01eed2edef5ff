"""Long work of control, by name: every process knows the names, only the server counts rooms."""

from __future__ import annotations

from typing import Any

from kaibo.kit.delivery import Lane
from kaibo.kit.jobs import Progress, Told, job

REFOLD = "control.room.refold"
EXPORT = "control.show.export"


@job(REFOLD, "重算「{title}」", lane=Lane.SERVER)
def refold(progress: Progress, *, room: str, title: str) -> dict[str, Any]:
    """Count a room (its ident, and what people call it) again from its log; see `refolding`."""
    # Here, because a worker process has no rooms and need not hold what it takes to count one.
    from kaibo.domains.control import refolding

    return {"room": room, "events": refolding.refold(progress, room)}


@job(EXPORT, "导出「{title}」", told=Told.OWNER)
def export(progress: Progress, *, title: str, form: str, rights: list[str]) -> None:
    """Write a table that was gathered where the rooms are as a file to download."""
    from kaibo.domains.control import export_file
    from kaibo.kit import attachment

    def step(done: int, of: int) -> None:
        progress(done / of, f"写了 {done} 行，共 {of} 行")

    if not attachment.is_made(progress.job):
        table = export_file.unpack(attachment.given(progress.job))
        name, media, content = export_file.written(table, form, step)
        progress(1.0, "写完了", surely=True)
        attachment.make(progress.job, content, name=name, media=media, rights=rights)
