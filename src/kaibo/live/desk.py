"""Commands of the desk: decided on the folded state, refused with a reason, taken once.

What *happened* is always recorded ("she is already on link 7"): such a command carries no
`expect` and is refused only where it would make no sense of the log. `expect` guards commands that
act: it says what the page showed when the key was pressed, and a run that has moved on refuses.
A refusal is no event; nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kaibo.live.alerts import alerts
from kaibo.live.codec import x_too_large
from kaibo.live.command import Command, CommandRefused, Expect
from kaibo.live.events import (
    ALERT_CLOSE,
    CARRIERS,
    DESK_KINDS,
    FACT,
    PUSH,
    PUSH_ACK,
    PUSH_DOWN,
    PUSH_SHOWN,
    Event,
)
from kaibo.live.fold import Fold
from kaibo.live.lanes import Lane, Span
from kaibo.live.mask import mask
from kaibo.live.show_lane import asked, in_the_way
from kaibo.live.timeline import SHOW, spelled_show
from kaibo.live.validity import problem

#: A second TAKE within this time is a bounced key, not a decision.
TAKE_AGAIN_MS = 500
#: Into the `x` of these the server puts what it knows at that instant.
FILLED = CARRIERS | {"show.start"}


def decide(fold: Fold, command: Command, now: int, stands: bool = False) -> Event:
    """The event to write at room time `now` (UTC ms), or CommandRefused.

    `stands`: the room's time stands still, for its clock was set back; then no time tells whether
    a key has bounced.
    """
    event = command.event
    if event.kind not in DESK_KINDS or event.kind == FACT:
        raise CommandRefused("unknown_command", f"中控没有「{event.kind}」这个动作。")
    event.x = {**(event.x or {}), "by": command.by}
    wrong = problem(event) or x_too_large(event)
    if wrong is not None:
        raise CommandRefused(wrong[0], f"{wrong[1]}。")
    if command.expect is not None:
        _check(fold, command.expect, now)
    guard = _GUARDS.get(event.kind)
    if guard and not (stands and guard is _take):
        guard(fold, event, now)
    return event


def refuse_if_other(fold: Fold, event: Event) -> None:
    """A press whose id stands in the log already: CommandRefused unless it is that very press.

    What the server itself puts into a press (`FILLED`) may have changed between the two.
    """
    before = fold.presses.find(event.id)
    if before is not None:
        told = (event.kind, event.ref, event.product, event.n, mask(event.text or ""))
        same = told == (before.kind, before.ref, before.product, before.n, before.text or "")
        if same and (event.kind in FILLED or _asked(event.x) == _asked(before.x)):
            return
    raise CommandRefused("id_taken", "这个编号已经记下了另一个动作，这一下没有记录。请重新按一次。")


def _asked(x: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: value for name, value in (x or {}).items() if name not in ("by", "late_ms")}


def on_air(fold: Fold, now: int) -> dict[str, str | None]:
    """For each lane the id of the act whose span is on air at `now`, None for nothing."""
    lanes: dict[str, Lane] = {"show": fold.latest.show, **fold.latest.lane}
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
    span = fold.latest.show.at(now)
    if span is not None:
        text = f"这个直播间正在直播「{_called(span)}」，先下播才能开下一场。"
        if span.key == event.ref:
            text = f"「{_called(span)}」已经开播了，是别人刚按的，不用再开。"
        raise CommandRefused("show_open", text, {"show": span.key})


def _called(show: Span) -> str:
    title = show.data.get("title")
    return title if isinstance(title, str) and title else show.key


def _arm(fold: Fold, event: Event, now: int) -> None:
    span = fold.latest.show.at(now)
    if span is not None:
        text = f"这个直播间正在直播「{_called(span)}」，下播以后才能给下一场备播。"
        raise CommandRefused("show_open", text, {"show": span.key})


def _end(fold: Fold, event: Event, now: int) -> None:
    if fold.latest.show.at(now) is None:
        raise CommandRefused("no_show", "这个直播间没有在直播，不用下播。")


def _take(fold: Fold, event: Event, now: int) -> None:
    span = fold.latest.lane["segment"].at(now)
    if span is not None and now - span.start < TAKE_AGAIN_MS:
        raise CommandRefused(
            "too_soon", "刚刚才走过一段，这一下像是连按，没有再走。", {"segment": span.id}
        )


def _fix(fold: Fold, event: Event, now: int) -> None:
    x = event.x or {}
    span = str(x.get("span"))
    if x["lane"] == SHOW:
        _no_overlap(fold.latest.show, event, now)
    if x["op"] not in ("edge", "drop", "restore"):
        return
    lane = _lane(fold, x)
    if x["op"] == "restore":
        _restore(lane or Lane(), span)
    elif lane is None or lane.find(span) is None:
        raise CommandRefused(
            "unknown_span", f"时间线上找不到要校正的那一段（{span}），可能已被别人改过。"
        )
    elif x["op"] == "edge" and x["at"] is not None and x["at"] > now:
        raise CommandRefused("in_future", "边界不能拖到现在之后。")


def _lane(fold: Fold, x: Mapping[str, Any]) -> Lane | None:
    if x["lane"] == "host":
        return fold.latest.host.lanes.get(x.get("host", ""))
    return fold.latest.show if x["lane"] == SHOW else fold.latest.lane[x["lane"]]


def _no_overlap(shows: Lane, event: Event, now: int) -> None:
    """A show that people put in, move or bring back is on air at no time another one is."""
    x = event.x or {}
    if x["op"] == "add" and max(x["from"], x.get("to") or 0) > now:
        raise CommandRefused("in_future", "补的场次不能有一部分在现在之后。")
    wanted = asked(shows, x, spelled_show(event.id, x, None, None))
    other = None if wanted is None else in_the_way(shows, wanted)
    if other is not None:
        text = f"这段时间里已经有场次「{_called(other)}」，两场不能重叠：请先改那一场的开播或下播时间。"
        raise CommandRefused("show_overlaps", text, {"show": other.key})


def _restore(lane: Lane, span: str) -> None:
    if lane.find(span) is not None:
        raise CommandRefused("not_taken", f"这一段（{span}）还在时间线上，不用恢复。")
    if span not in lane.taken:
        raise CommandRefused(
            "unknown_span", f"没有一条校正去掉过这一段（{span}），没有东西可以恢复。"
        )


def _ack(fold: Fold, event: Event, now: int) -> None:
    """A handover is taken over once, and by another person than the one who handed over."""
    presses = fold.presses.all
    given = next((p for p in reversed(presses) if p.id == event.ref), None)
    if given is None or given.kind != "handover":
        return
    taken = next((p for p in reversed(presses) if p.kind == "ack" and p.ref == given.id), None)
    if taken is not None:
        raise CommandRefused("already_taken", "这张交接单已经有人接了。", {"by": taken.by})
    if given.by == (event.x or {})["by"]:
        raise CommandRefused(
            "own_handover",
            "这张交接单是你自己交出的，要由接班的人确认：请接班的人在右上角换人再点。"
            "只有你一个人时，直接上下一班就行。",
        )


def _close(fold: Fold, event: Event, now: int) -> None:
    """An alert ends once: of two people who press at the same time the second is told."""
    alert = next((one for one in alerts(fold.presses.watch) if one.id == event.ref), None)
    if alert is None:
        raise CommandRefused("no_alert", f"这个直播间没有编号为「{event.ref}」的提醒。")
    if alert.closed is not None:
        raise CommandRefused("already_closed", "这条提醒已经有人了结了。", {"by": alert.closed.by})


def _of_line(fold: Fold, event: Event, now: int) -> None:
    """What is told of a line for the host is told of one that was pushed here."""
    line = next((p for p in reversed(fold.presses.watch) if p.id == event.ref), None)
    if line is None or line.kind != PUSH:
        raise CommandRefused("no_push", f"这个直播间没有推过编号为「{event.ref}」的词。")


_GUARDS = {
    "ack": _ack,
    ALERT_CLOSE: _close,
    PUSH_DOWN: _of_line,
    PUSH_SHOWN: _of_line,
    PUSH_ACK: _of_line,
    "show.arm": _arm,
    "show.start": _start,
    "show.end": _end,
    "segment.take": _take,
    "timeline.fix": _fix,
}

__all__ = ["Command", "CommandRefused", "Expect", "decide", "on_air", "refuse_if_other"]
