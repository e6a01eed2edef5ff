"""What a request takes out of a room in one look: one show, its spans, its presses. All copies."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.kit.errors import Refusal
from kaibo.live.fold import Fold
from kaibo.live.lanes import FOREVER, Span
from kaibo.live.presses import Armed, Press
from kaibo.live.room import Room
from kaibo.live.view import Show, shows

HOST = "host"
LANES = ("segment", "pitch", "pin", "shift", HOST, "lucky_bag")


@dataclass(frozen=True, slots=True)
class Seen:
    """One show as it stood at `now` (room time, UTC ms). Spans and presses never change.

    `lanes` holds the spans that reach into the show, by lane, in order of time; `facts` what its
    run was told of the goods since it was armed; `armed` how it was armed.
    """

    show: Show
    now: int
    title: str | None
    lanes: dict[str, list[Span]]
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
    timeline = fold.timeline
    lanes = {name: _within(lane.spans, show) for name, lane in timeline.lane.items()}
    hosts = [span for lane in timeline.host.lanes.values() for span in _within(lane.spans, show)]
    lanes[HOST] = sorted(hosts, key=lambda span: (span.start, span.key))
    mine = [press for press in fold.presses.all if show.start <= press.ts <= show.end]
    armed = fold.presses.armed.get(show.id)
    since = show.start if armed is None else min(armed.at, show.start)
    told = [fact for fact in fold.presses.facts if since <= fact.ts <= show.end]
    return Seen(show, room.clock.now(), title_of(fold, show), lanes, mine, told, armed)


def title_of(fold: Fold, show: Show) -> str | None:
    """What the show was called when it started, if the press said so."""
    span = fold.timeline.show.at(show.start)
    title = span.data.get("title") if span is not None else None
    return title if isinstance(title, str) and title else None


def end_of(span: Span) -> int | None:
    """End of a span, null while it runs."""
    return None if span.end >= FOREVER else span.end


def _within(spans: list[Span], show: Show) -> list[Span]:
    return [span for span in spans if span.start < show.end and span.end > show.start]
