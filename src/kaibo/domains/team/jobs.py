"""Long work of team, by name: sending what waits for a channel."""

from __future__ import annotations

from kaibo.domains.team.waking import SEND
from kaibo.kit.jobs import Progress, Told, job


@job(SEND, "发送群消息", told=Told.PAGE)
def send(progress: Progress, *, channel: int) -> None:
    """Send what waits for the channel (its id), in order; see `outbox`."""
    from kaibo.domains.team import outbox

    outbox.drain(progress, channel)
