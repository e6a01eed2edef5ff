"""Which events a source may send into a room; the others are refused, with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from kaibo.live.codec import KEEP_BYTES, Refused, encode
from kaibo.live.events import DESK_KINDS, Event
from kaibo.live.validity import problems

#: The source that the desk's presses come from.
DESK = "desk"


def allowed(
    events: list[Event], room: str, src: str, oldest: int, refused: list[Refused]
) -> list[Event]:
    """The events that `src` may send into `room`, none before `oldest` (UTC ms); the others go to
    `refused`."""
    rooms, sources = {"", room}, {"", src}
    desk = src == DESK
    if (
        {e.room for e in events} <= rooms
        and {e.src for e in events} <= sources
        and min([e.ts for e in events], default=oldest) >= oldest
        and (desk or DESK_KINDS.isdisjoint([e.kind for e in events]))
    ):
        return events
    kept: list[Event] = []
    for event in events:
        wrong = _why_not(event, room, src, oldest)
        if wrong is None:
            kept.append(event)
        else:
            raw = encode([event])[:KEEP_BYTES]
            refused.append(Refused(0, wrong[0], f"事件 {event.id}：{wrong[1]}", raw))
    return kept


def sound(made: Sequence[Event], latest: int | None, refused: list[Refused]) -> list[Event]:
    """Events made in this process, held to the same rules as lines from outside, and to none being
    later than `latest` (UTC ms)."""
    wrong = problems(made)
    if latest is not None:
        for index, event in enumerate(made):
            if (at := max(event.ts, event.recv)) > latest:
                problem = "in_future", f"时间 {at} 晚于现在，请检查单位和时区"
                wrong.setdefault(index, problem)
    for index, (code, text) in wrong.items():
        refused.append(Refused(0, code, f"事件 {made[index].id}：{text}", encode([made[index]])))
    return [e for i, e in enumerate(made) if i not in wrong]


def _why_not(event: Event, room: str, src: str, oldest: int) -> tuple[str, str] | None:
    if event.room not in ("", room):
        return "other_room", f"属于直播间 {event.room}，这里是 {room}"
    if event.src not in ("", src):
        return "other_source", f"属于来源 {event.src}，这里是 {src}"
    if event.kind in DESK_KINDS and src != DESK:
        return "desk_only", f"{event.kind} 只能由中控写入，来源 {src} 不能发送"
    if event.ts < oldest:
        return "too_old", f"时间 {event.ts} 早于 400 天，请检查单位和时区"
    return None
