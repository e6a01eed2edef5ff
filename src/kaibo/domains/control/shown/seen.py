"""What a request takes out of a room in one look: one show, its spans, its presses. All copies."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.control.rules.naming import is_composed
from kaibo.kit.errors import Refusal
from kaibo.live.fold import Fold
from kaibo.live.known import Gap
from kaibo.live.lanes import FOREVER, Lane, Span, Taken
from kaibo.live.presses import Armed, Press
from kaibo.live.room import Room
from kaibo.live.view import Show, shows

HOST = "host"
LANES = ("segment", "pitch", "pin", "shift", HOST, "lucky_bag")


@dataclass(frozen=True, slots=True)
class Seen:
    """One show as it stood at `now` (room time, UTC ms). Spans and presses never change.

    `recounting`: as of `awaiting`.
    `lanes` holds the spans that reach into the show, by lane, in order of time; `gone` those that
    corrections took away from it; `gaps` when a source told nothing, by its name; `facts` what its
    run was told of the goods since it was armed; `armed` how it was armed.
    """

    show: Show
    now: int
    title: str | None
    recounting: int | None
    composed: bool
    lanes: dict[str, list[Span]]
    gone: dict[str, list[Taken]]
    gaps: list[tuple[str, Gap]]
    presses: list[Press]
    facts: list[Press]
    armed: Armed | None


def find(fold: Fold, room: str, show: str) -> Show:
    """The show of that id in the room's log. Refusal: `not_found`."""
    found = next((one for one in shows(fold) if one.id == show), None)
    if found is None:
        text = f"直播间「{room}」的记录里没有场次「{show}」：它还没有开播，或者编号不对。"
        raise Refusal("not_found", text, values={"room": room, "show": show})
    return found


def see(room: Room, show: Show) -> Seen:
    """Take out one show."""
    fold = room.fold
    timeline = fold.latest
    lanes = {name: _within(lane.spans, show) for name, lane in timeline.lane.items()}
    hosts = [span for lane in timeline.host.lanes.values() for span in _within(lane.spans, show)]
    lanes[HOST] = sorted(hosts, key=lambda span: (span.start, span.key))
    gone = {name: _gone(lane, show) for name, lane in timeline.lane.items()}
    gone[HOST] = [one for lane in timeline.host.lanes.values() for one in _gone(lane, show)]
    gaps = [
        (fold.sources.names[gap.source] or "", gap)
        for gap in fold.known.gaps_in(show.start, show.end)
    ]
    mine = [press for press in fold.presses.all if show.start <= press.ts <= show.end]
    armed = fold.presses.armed.get(show.id)
    since = show.start if armed is None else min(armed.at, show.start)
    told = [fact for fact in fold.presses.facts if since <= fact.ts <= show.end]
    title = title_of(fold, show)
    behind = awaiting(fold)
    made_up = has_composed(fold, show)
    return Seen(
        show, room.clock.now(), title, behind, made_up, lanes, gone, gaps, mine, told, armed
    )


def has_composed(fold: Fold, show: Show) -> bool:
    """Whether anything of the show was made up, by the names of the sources that fed it."""
    fed = {fold.sources.names[src] for number, src in fold.known.seen if number == show.number}
    return any(is_composed(name) for name in fed if name is not None)


def awaiting(fold: Fold) -> int | None:
    """Since when the numbers do not follow a correction that the spans show already (UTC ms of the
    room); None when they follow all."""
    return None if fold.owed is None else fold.owed.since


def title_of(fold: Fold, show: Show) -> str | None:
    """What the show was called when it started, if the press said so."""
    span = fold.latest.show.at(show.start)
    title = span.data.get("title") if span is not None else None
    return title if isinstance(title, str) and title else None


def end_of(span: Span) -> int | None:
    """End of a span, null while it runs."""
    return None if span.end >= FOREVER else span.end


def _gone(lane: Lane, show: Show) -> list[Taken]:
    """What corrections took away, less what its own row holds again: the right piece of a span
    that was cut through and has since grown back over it."""
    out = [
        one
        for one in lane.taken.values()
        if _within([one.span], show) and not any(_holds(span, one.span) for span in lane.spans)
    ]
    return sorted(out, key=lambda one: one.span.start)


def _holds(span: Span, gone: Span) -> bool:
    return span.key == gone.key and span.start <= gone.start and gone.end <= span.end


def _within(spans: list[Span], show: Show) -> list[Span]:
    return [span for span in spans if span.start < show.end and span.end > show.start]
