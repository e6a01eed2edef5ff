"""Storing a file: what was laid aside goes into the rooms' logs, by the server that owns them.

Every event has the id it would have again, so a storing that was cut off is simply done again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from kaibo.domains.control import running
from kaibo.domains.control.imports import changes, laid_aside, meeting, rostering, spans
from kaibo.domains.control.imports.meeting import Standing
from kaibo.domains.control.imports.port import ShowSeen
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.domains.control.imports.summing import TIMELESS
from kaibo.domains.control.models import Room
from kaibo.kit.clock import from_ms, now_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.jobs import Progress
from kaibo.live.allowed import DESK
from kaibo.live.events import Event
from kaibo.live.room import Post
from kaibo.live.room import Room as Live
from kaibo.live.view import Show

BATCH = 1_000
#: A batch waits behind everything else the room is told meanwhile.
WAIT_S = 60.0
TALK = "talk.seen"


@dataclass(slots=True)
class Stored:
    """What became of what a file says: events taken, known already, refused; shows added, by room.
    What is said about it (that its source opens, corrections of the timeline) is not counted: the
    preview counts the same events."""

    accepted: int = 0
    duplicate: int = 0
    refused: int = 0
    added: dict[str, list[str]] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """As it is kept."""
        return {name: getattr(self, name) for name in Stored.__slots__}


def store(progress: Progress, row: ImportedFile, by: str) -> Stored:
    """Put the file into the rooms its accounts belong to (`row.rooms`); `by` as in a press.

    Refusals: those of `running.look`, `not_recorded`.
    """
    stored = Stored()
    seen = laid_aside.shows_of(row.sha256)
    refs = _shows(row, seen, by, stored)
    source = laid_aside.source_of(row.format, row.sha256, row.holds)
    talks: dict[str, list[Event]] = {}
    stream, done = laid_aside.events_of(row.sha256), 0
    while some := list(islice(stream, BATCH)):
        for room, events in _by_room(some, row.rooms, refs, source).items():
            talks.setdefault(room, []).extend(e for e in events if e.kind == TALK)
            _post(room, [e for e in events if e.kind in TIMELESS])
            _post(room, [e for e in events if e.kind not in TIMELESS and e.kind != TALK], stored)
        done += len(some)
        progress(0.98 * done / (done + 10 * BATCH), f"存入了 {done:,} 条")
    for room, said in talks.items():
        there, free = running.look(room, _talked)
        _post(room, spans.listed(said, there), stored, source)
        _post(room, spans.talks(row.sha256[:12], said, free, by, row.title), source=DESK)
    progress(0.99, "存好了", surely=True)
    return stored


def _shows(
    row: ImportedFile, seen: list[ShowSeen], by: str, stored: Stored
) -> dict[int, tuple[str, str]]:
    """The room and the id of each show of the file; shows that nobody pressed are added first."""
    out: dict[int, tuple[str, str]] = {}
    by_room: dict[str, list[int]] = {}
    for at, one in enumerate(seen):
        room = row.rooms.get(one.account or "")
        if room is not None:
            by_room.setdefault(room, []).append(at)
    for room, mine in by_room.items():
        there = running.look(room, _standing)
        called = Room.objects.values_list("title", flat=True).get(ident=room)
        new: list[Event] = []
        for at in mine:
            said, ident, is_new = _met(row, at, seen[at], there, by, called)
            new += said
            if is_new:
                stored.added.setdefault(room, []).append(ident)
            if ident:
                out[at] = room, ident
        _post(room, new, source=DESK)
        if new:
            rostering.lay(room, by)
    return out


def _met(
    row: ImportedFile, at: int, one: ShowSeen, there: list[Standing], by: str, room: str
) -> tuple[list[Event], str, bool]:
    """What a show of the file adds to the timeline, the id of the show of ours that it is ("" where
    there is none), and whether that is new. `there` is kept up with it; `room` is what the room is called."""
    file = row.sha256[:12]
    match = changes.matched([each.show for each in there], one.start, one.end, now_ms())
    if match is not None:
        place = next(i for i, each in enumerate(there) if each.show is match)
        said, show = meeting.grown(file, at, one, there[place], by, row.title, room)
        there[place] = Standing(show, there[place].span)
        return said, show.id, False
    if one.end is None:
        return [], "", False
    ident = changes.show_name(f"{from_ms(one.start):%Y%m%d%H%M}")
    said = spans.show(file, at, one, ident, by, row.title, room)
    there.append(Standing(Show(0, ident, one.start, one.end, True), said[0].id))
    return said, ident, True


def _by_room(
    some: Iterable[Event],
    rooms: Mapping[str, str | None],
    refs: Mapping[int, tuple[str, str]],
    source: str,
) -> dict[str, list[Event]]:
    """Events as they are stored. Those of a show that could not be placed wait for nothing: the
    fold finds the show that runs at their time."""
    out: dict[str, list[Event]] = {}
    for event in some:
        waits = laid_aside.pending(event)
        room = rooms.get(event.room)
        if waits is not None:
            room, event.ref = refs.get(waits, (room, None))
        if event.kind == "source.open":
            for one in {ident for ident in rooms.values() if ident is not None}:
                out.setdefault(one, []).append(_of_room(event, one, source))
        elif room is not None:
            event.room, event.src = room, source
            out.setdefault(room, []).append(event)
    return out


def _of_room(event: Event, room: str, source: str) -> Event:
    return Event(
        id=event.id, kind=event.kind, room=room, src=source, ts=event.ts, x=dict(event.x or {})
    )


def _post(
    room: str, events: list[Event], stored: Stored | None = None, source: str | None = None
) -> None:
    """Hand some events in and wait until they are durable and folded; `stored` counts them."""
    for batch in _batches(events):
        for event in batch:
            event.room = room
            if source is not None:
                event.src = source
        answer = running.posted(Post(room, batch[0].src, events=batch), WAIT_S)
        if stored is not None:
            stored.accepted += answer.accepted
            stored.duplicate += answer.duplicate
            stored.refused += answer.refused
        if answer.refused and not answer.accepted and not answer.duplicate:
            first = answer.quarantined[0].text if answer.quarantined else ""
            raise Refusal("not_recorded", f"直播间「{room}」没有收下这些内容：{first}")


def _batches(events: list[Event]) -> Iterator[list[Event]]:
    for at in range(0, len(events), BATCH):
        yield events[at : at + BATCH]


def _talked(here: Live) -> tuple[list[Show], list[Show]]:
    """The shows of a room, and those of them of which nobody marked what was explained when."""
    line = here.fold.latest
    there = [each.show for each in meeting.standing(line, here.clock.now())]
    return there, [show for show in there if spans.nobody_marked(line, show)]


def _standing(here: Live) -> list[Standing]:
    return meeting.standing(here.fold.latest, here.clock.now())
