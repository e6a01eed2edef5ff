"""Commands of the desk: decided on the folded state, refused with a reason, taken once.

What *happened* is always recorded ("she is already on link 7"): such a command carries no
`expect` and is refused only where it would make no sense of the log. `expect` guards commands that
act: it says what the page showed when the key was pressed, and a run that has moved on refuses.
A refusal is no event; nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kaibo.live.codec import x_too_large
from kaibo.live.events import DESK_KINDS, Event
from kaibo.live.fold import Fold
from kaibo.live.lanes import Lane
from kaibo.live.validity import problem

#: A second TAKE within this time is a bounced key, not a decision.
TAKE_AGAIN_MS = 500


class CommandRefused(Exception):
    """Why a command was not taken: a stable `code`, a Chinese sentence, and what holds now."""

    def __init__(self, code: str, text: str, now: Mapping[str, Any] | None = None) -> None:
        super().__init__(text)
        self.code, self.now = code, dict(now or {})


@dataclass(frozen=True, slots=True)
class Expect:
    """What the page showed: the number of desk events of the run, or spans on air by lane.

    `on_air` maps a lane to the id of the act whose span is on air, None for "nothing".
    """

    run_seq: int | None = None
    on_air: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Command:
    """One press. `event.id` is the command's id: pressed again, it is the same event.

    `by` is who pressed, kept in `x.by`.
    """

    event: Event
    by: str
    expect: Expect | None = None


def decide(fold: Fold, command: Command, now: int) -> Event:
    """The event to write at room time `now` (UTC ms), or CommandRefused."""
    event = command.event
    if event.kind not in DESK_KINDS:
        raise CommandRefused("unknown_command", f"中控没有「{event.kind}」这个动作。")
    event.x = {**(event.x or {}), "by": command.by}
    wrong = problem(event) or x_too_large(event)
    if wrong is not None:
        raise CommandRefused(wrong[0], f"{wrong[1]}。")
    if command.expect is not None:
        _check(fold, command.expect, now)
    guard = _GUARDS.get(event.kind)
    if guard:
        guard(fold, event, now)
    return event


def on_air(fold: Fold, now: int) -> dict[str, str | None]:
    """For each lane the id of the act whose span is on air at `now`, None for nothing."""
    lanes: dict[str, Lane] = {"show": fold.timeline.show, **fold.timeline.lane}
    found = {name: lane.at(now) for name, lane in lanes.items()}
    return {name: None if span is None else span.id for name, span in found.items()}


def _check(fold: Fold, expect: Expect, now: int) -> None:
    if expect.run_seq is not None and expect.run_seq != fold.run_seq:
        raise CommandRefused(
            "run_changed",
            "这一场刚刚有了新的动作，请看一眼再按。",
            {"run_seq": fold.run_seq},
        )
    there = on_air(fold, now)
    for lane, wanted in expect.on_air.items():
        if there.get(lane) != wanted:
            raise CommandRefused("on_air_changed", "在播的已经变了，请看一眼再按。", there)


def _start(fold: Fold, event: Event, now: int) -> None:
    span = fold.timeline.show.at(now)
    if span is not None:
        text = f"这个直播间正在直播「{span.key}」，先下播才能开下一场。"
        raise CommandRefused("show_open", text, {"show": span.key})


def _arm(fold: Fold, event: Event, now: int) -> None:
    span = fold.timeline.show.at(now)
    if span is not None:
        text = f"这个直播间正在直播「{span.key}」，下播以后才能给下一场备播。"
        raise CommandRefused("show_open", text, {"show": span.key})


def _end(fold: Fold, event: Event, now: int) -> None:
    if fold.timeline.show.at(now) is None:
        raise CommandRefused("no_show", "这个直播间没有在直播，不用下播。")


def _take(fold: Fold, event: Event, now: int) -> None:
    span = fold.timeline.lane["segment"].at(now)
    if span is not None and now - span.start < TAKE_AGAIN_MS:
        raise CommandRefused(
            "too_soon", "刚刚才走过一段，这一下像是连按，没有再走。", {"segment": span.id}
        )


def _fix(fold: Fold, event: Event, now: int) -> None:
    x = event.x or {}
    span = str(x.get("span"))
    if x["op"] not in ("edge", "drop"):
        return
    hosts = fold.timeline.host.lanes
    lane = hosts.get(x.get("host", "")) if x["lane"] == "host" else fold.timeline.lane[x["lane"]]
    if lane is None or lane.find(span) is None:
        raise CommandRefused(
            "unknown_span", f"时间线上找不到要校正的那一段（{span}），可能已被别人改过。"
        )
    if x["op"] == "edge" and x["at"] > now:
        raise CommandRefused("in_future", "边界不能拖到现在之后。")


_GUARDS = {
    "show.arm": _arm,
    "show.start": _start,
    "show.end": _end,
    "segment.take": _take,
    "timeline.fix": _fix,
}

__all__ = ["Command", "CommandRefused", "Expect", "decide", "on_air"]
