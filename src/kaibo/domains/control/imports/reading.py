"""Reading a file that was handed in: what it says is laid aside, and what storing would do shown."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict
from itertools import islice
from typing import Any

import msgspec
from django.conf import settings

from kaibo.domains.control.imports import accounts, changes, doubled, meeting, shelf, verdict
from kaibo.domains.control.imports.accounts import Placing
from kaibo.domains.control.imports.beside import beside, named_on
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.port import Asked, FileSeen, ShowSeen, Taught, reader
from kaibo.domains.control.imports.records import ImportedFile, TaughtTable
from kaibo.domains.control.imports.summing import Summing, account_of, named
from kaibo.domains.control.models import Room
from kaibo.kit.clock import from_ms, now_ms
from kaibo.kit.jobs import Progress
from kaibo.live.codec import encode
from kaibo.live.engine import read_room
from kaibo.live.engine import rooms as rooms_in_log
from kaibo.live.events import DESK_KINDS, Event
from kaibo.live.fold import Fold
from kaibo.live.install import Install

TICK_EVENTS = 5_000
_BATCH = 1_000
#: What a show's event carries as `ref` until its show is known.
_PENDING = "@"
MOST_SHOWS = 400
#: Of a show, what people know it by.
SHOWN_TOTALS = ("report.gmv", "report.views", "report.viewers", "report.buyers", "report.spend")
#: Half of the work is reading the file, the rest is looking up what it would change.
READ_PART = 0.6

_decoder = msgspec.json.Decoder(Event)


def asked(row: ImportedFile) -> Asked:
    """How this file is to be read."""
    secret = Install.open(settings.DATA_DIR, create=False).secret
    return Asked(
        row.sha256, row.name, row.as_of, row.tz, secret, tables_taught(), only=row.taught_id
    )


def tables_taught() -> tuple[Taught, ...]:
    """Every table that was taught."""
    rows = TaughtTable.objects.active().order_by("pk")
    return tuple(Taught(row.pk, row.name, tuple(row.headers), row.mapping) for row in rows)


def read(progress: Progress, row: ImportedFile) -> dict[str, Any]:
    """Read the whole file and lay aside what it says; the preview. Raises CannotRead."""
    seen = reader().open(shelf.raw(row.sha256), asked(row))
    sums, found = _laid_aside(progress, row, seen)
    wrong = seen.wrong()
    if not sums.accounts and not wrong.lost_rows:
        raise verdict.no_rows(seen.title)
    placings = accounts.placed(
        seen.platform,
        {name: one.called for name, one in sums.accounts.items()},
        row.rooms,
        beside(named_on(seen.platform), seen.holds, row.pk),
    )
    folds = _folds({one.room for one in placings.values() if one.room is not None})
    progress(READ_PART, "对照直播间里已有的数")
    told = [_show(one, at, placings, folds) for at, one in enumerate(found)]
    source = source_of(seen.format, row.sha256, seen.holds)
    changed = _changes(progress, (row.sha256, source), placings, told, folds)
    return {
        "format": seen.format,
        "title": seen.title,
        "platform": seen.platform,
        "holds": seen.holds,
        "unused": list(seen.unused),
        **sums.shown(),
        **asdict(wrong),
        "notes": [
            *wrong.notes,
            *meeting.notes(told, found, folds, source),
            *doubled.notes(seen, events_of(row.sha256), placings, folds, _folds),
        ],
        "placings": [asdict(one) for one in placings.values()],
        "shows": told[:MOST_SHOWS],
        "shows_more": max(0, len(told) - MOST_SHOWS),
        "changes": changes.as_counts(changed),
        "overlaps": _overlaps(row, seen, sums),
    }


def events_of(name: str) -> Iterator[Event]:
    """What was laid aside of the file with this SHA-256; `room` is the account as the file has it,
    `ref` of a show's events "@" and the show's number."""
    with gzip.open(shelf.of(name) / shelf.EVENTS, "rb") as file:
        for line in file:
            yield _decoder.decode(line)


def shows_of(name: str) -> list[ShowSeen]:
    """The shows it told of."""
    return msgspec.convert(shelf.get(name, shelf.SHOWS) or [], list[ShowSeen])


def pending(event: Event) -> int | None:
    """The number of the show an event waits for; None when it waits for none."""
    if event.ref is None or not event.ref.startswith(_PENDING):
        return None
    return int(event.ref.removeprefix(_PENDING))


def source_of(format: str, sha256: str, holds: str) -> str:
    """The source of a file's events (decision 0014): its format, or of a recording the file."""
    return f"file:{sha256[:12]}" if holds == "chat" else f"file:{format}"


def _laid_aside(
    progress: Progress, row: ImportedFile, seen: FileSeen
) -> tuple[Summing, list[ShowSeen]]:
    sums = Summing(lambda ms: from_ms(ms).date().isoformat())
    found: list[ShowSeen] = []
    place = shelf.of(row.sha256) / shelf.EVENTS
    done = 0
    with ExitStack() as stack:
        new = place.with_suffix(".new")
        out = stack.enter_context(gzip.open(new, "wb", compresslevel=1))
        events = (event for one in seen.told() for event in _told(one, sums, found))
        while some := list(islice(events, _BATCH)):
            for event in some:
                event.room = account_of(event)
                sums.event(event, event.room)
            out.write(encode(some))
            done += len(some)
            progress(READ_PART * (1 - TICK_EVENTS / (TICK_EVENTS + done)), f"读了 {done:,} 条")
    new.replace(place)
    shelf.put(row.sha256, shelf.SHOWS, found)
    return sums, found


def _told(one: Event | ShowSeen, sums: Summing, found: list[ShowSeen]) -> Iterator[Event]:
    if isinstance(one, Event):
        if one.kind not in DESK_KINDS:
            yield one
        return
    sums.show(one)
    for event in one.events:
        event.ref = f"{_PENDING}{len(found)}"
        mine = {"account": one.account} if one.account else {}
        event.x = {**(event.x or {}), **mine, "show_ident": meeting.ident_of(one)}
        yield event
    totals = [event for event in one.events if event.kind in SHOWN_TOTALS and not event.product]
    found.append(msgspec.structs.replace(one, events=totals))


def _folds(idents: set[str]) -> dict[str, Fold]:
    """The rooms as they stand in the log, read beside the server."""
    there = set(rooms_in_log(settings.DATA_DIR)) & idents
    cur = dict(Room.objects.filter(ident__in=there).values_list("ident", "cur"))
    return {ident: read_room(settings.DATA_DIR, ident, cur[ident]) for ident in sorted(there)}


def _show(
    one: ShowSeen, at: int, placings: Mapping[str, Placing], folds: Mapping[str, Fold]
) -> dict[str, Any]:
    placing = placings.get(one.account or "")
    room = None if placing is None else placing.room
    match = changes.matched(changes.shows_of(folds.get(room or "")), one.start, one.end, now_ms())
    return {
        "at": at,
        "account": one.account,
        "start": one.start,
        "end": one.end,
        "title": one.title,
        "host": one.host,
        "row": one.row_no,
        "room": room,
        "match": None if match is None else match.id,
        "match_start": None if match is None else match.start,
        "match_end": None if match is None or not match.ended else match.end,
        "totals": {
            named(event.kind, event.amount, event.cur): (
                event.n if event.amount is None else event.amount
            )
            for event in one.events
        },
    }


def _changes(
    progress: Progress,
    file: tuple[str, str],
    placings: Mapping[str, Placing],
    told: list[dict[str, Any]],
    folds: Mapping[str, Fold],
) -> dict[str, changes.Changes]:
    """What is new, changed, the same, room by room; a room that is not there yet has only new.
    `file`: its SHA-256 and the source of its events."""
    name, source = file
    out: dict[str, changes.Changes] = {}
    stream, done = events_of(name), 0
    while some := list(islice(stream, _BATCH)):
        by_room: dict[str, list[Event]] = {}
        for event in some:
            placing = placings.get(event.room)
            if placing is None or placing.room is None or event.kind == "source.open":
                continue
            waits = pending(event)
            event.ref = event.ref if waits is None else told[waits]["match"] or f"{_PENDING}{waits}"
            event.src = source
            by_room.setdefault(placing.room, []).append(event)
        for room, events in by_room.items():
            out.setdefault(room, changes.Changes()).take(folds.get(room), events)
        done += len(some)
        progress(
            READ_PART + (0.99 - READ_PART) * done / (done + TICK_EVENTS), f"对照了 {done:,} 条"
        )
    return out


def _overlaps(row: ImportedFile, seen: FileSeen, sums: Summing) -> list[dict[str, Any]]:
    """Files of the same format, stored before, whose rows reach into the same time."""
    if sums.first is None or sums.last is None:
        return []
    others = (
        ImportedFile.objects.active()
        .filter(
            format=seen.format,
            state=ImportState.STORED,
            first_at__lte=sums.last,
            last_at__gte=sums.first,
        )
        .exclude(pk=row.pk)
        .order_by("-stored_at")[:20]
    )
    return [
        {
            "id": other.pk,
            "name": other.name,
            "first": other.first_at,
            "last": other.last_at,
            "stored_at": other.stored_at,
        }
        for other in others
    ]
