"""What storing a file would change in its rooms as they stand: looked up when it is read, and again
when another file has changed them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from kaibo.domains.control.imports import (
    changes,
    doubled,
    doubled_money,
    laid_aside,
    meeting,
    shelf,
    unasked,
    verdict,
)
from kaibo.domains.control.imports.accounts import How, Placing
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.port import ShowSeen
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.domains.control.imports.summing import named
from kaibo.domains.control.jobs import IMPORT_COMPARE
from kaibo.domains.control.models import Room
from kaibo.kit import jobs, journal
from kaibo.kit.access import system
from kaibo.kit.clock import now_ms
from kaibo.kit.delivery import OPEN_STATES, Delivery, State
from kaibo.kit.errors import Refusal
from kaibo.kit.jobs import Progress
from kaibo.live.engine import read_room
from kaibo.live.engine import rooms as rooms_in_log
from kaibo.live.events import Event
from kaibo.live.fold import Fold

TICK_EVENTS = 5_000
_BATCH = 1_000
MOST_SHOWS = 400
#: Notes of a preview that speak of what is in the rooms.
_OF_ROOMS = frozenset({meeting.SPLIT, doubled.TWICE, doubled_money.TWICE})
WAITS = (ImportState.READY, ImportState.ASKING)


def compared(
    progress: Progress, row: ImportedFile, said: Mapping[str, Any], begun: float = 0.0
) -> dict[str, Any]:
    """The parts of a preview that speak of the rooms: `notes`, `shows`, `shows_more`, `changes`,
    `overlaps`. `said`: the rest of it; `begun`: how much of the work is done already."""
    found = laid_aside.shows_of(row.sha256)
    placings = {
        one["account"]: Placing(one["account"], one["room"], How(one["how"]))
        for one in said["placings"]
    }
    folds = _folds({one.room for one in placings.values() if one.room is not None})
    progress(begun, "对照直播间里已有的数")
    told = [_show(one, at, placings, folds) for at, one in enumerate(found)]
    source = laid_aside.source_of(said["format"], row.sha256, said["holds"])
    changed = _changes(progress, (row.sha256, source, begun), placings, told, folds)
    return {
        "notes": [
            *(note for note in said["notes"] if note["code"] not in _OF_ROOMS),
            *meeting.notes(told, found, folds, source),
            *_twice(row, said, placings, folds),
        ],
        "shows": told[:MOST_SHOWS],
        "shows_more": max(0, len(told) - MOST_SHOWS),
        "changes": changes.as_counts(changed),
        "overlaps": _overlaps(row, said),
    }


def look_again(file_id: int) -> None:
    """Other files that wait and reach into rooms of this one are compared anew: it was stored there,
    or taken back."""
    rooms = set(ImportedFile.objects.get(pk=file_id).rooms.values()) - {None}
    waiting = ImportedFile.objects.active().filter(state__in=WAITS, raw_gone_at=None)
    with transaction.atomic():
        for row in waiting.exclude(pk=file_id):
            preview = shelf.get(row.sha256, shelf.PREVIEW)
            if preview is None or rooms.isdisjoint(one["room"] for one in preview["placings"]):
                continue
            if not _jobs(row.pk).filter(state=State.WAITING).exists():
                actor = system("job:control.import")
                jobs.start(actor, IMPORT_COMPARE, file=row.pk, title=row.name)


def under_way(file_id: int) -> bool:
    """Whether a file is being compared anew, or is about to be."""
    return _jobs(file_id).filter(state__in=OPEN_STATES).exists()


def compare(progress: Progress, file_id: int) -> None:
    """Do so, unless it does not wait any more or was read again meanwhile."""
    row = ImportedFile.objects.get(pk=file_id)
    said = shelf.get(row.sha256, shelf.PREVIEW)
    if said is None or not _waits(row):
        return
    found = compared(progress, row, said)
    with journal.act(system("job:control.import"), "control.import.went") as writing:
        [now] = writing.lock_all(ImportedFile, [file_id])
        latest = shelf.get(row.sha256, shelf.PREVIEW)
        if latest is not None and _waits(now) and now.job == row.job:
            preview = {**latest, **found}
            shelf.put(row.sha256, shelf.PREVIEW, preview)
            if verdict.twice(preview) != verdict.twice(latest):
                _judge(writing, now, preview)


def refuse_twice(row: ImportedFile) -> None:
    """A file that is about to be stored and counts twice only since another one was stored after it
    was looked at waits for a person again. Refusal: `counts_twice`, where it is so."""
    said = shelf.get(row.sha256, shelf.PREVIEW)
    if said is None or row.touched is not None or verdict.twice(said):
        return
    placings = {
        one["account"]: Placing(one["account"], row.rooms.get(one["account"]), How(one["how"]))
        for one in said["placings"]
    }
    found = _twice(row, said, placings, {})
    if not found:
        return
    preview = {**said, "notes": [*said["notes"], *found]}
    shelf.put(row.sha256, shelf.PREVIEW, preview)
    with journal.act(system("job:control.import"), "control.import.went") as writing:
        [now] = writing.lock_all(ImportedFile, [row.pk])
        _judge(writing, now, preview)
    raise Refusal("counts_twice", found[0]["text"])


def _twice(
    row: ImportedFile,
    said: Mapping[str, Any],
    placings: Mapping[str, Placing],
    folds: Mapping[str, Fold],
) -> list[dict[str, Any]]:
    return [
        *doubled.notes(said, laid_aside.events_of(row.sha256), placings, folds, _folds),
        *doubled_money.notes(said, laid_aside.events_of(row.sha256), placings, folds, _folds),
    ]


def _judge(writing: journal.Act, row: ImportedFile, preview: Mapping[str, Any]) -> None:
    """What another file brought or took makes it one that counts twice, or one that does not."""
    state, told = verdict.state_of(preview), verdict.lacking(preview)
    if row.watched and not told:
        waits, told = unasked.waits_for(row, preview)
        state = waits or state
    writing.put(row, state=state, told=told)


def _waits(row: ImportedFile) -> bool:
    return row.retired_at is None and row.raw_gone_at is None and row.state in WAITS


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
    file: tuple[str, str, float],
    placings: Mapping[str, Placing],
    told: list[dict[str, Any]],
    folds: Mapping[str, Fold],
) -> dict[str, changes.Changes]:
    """What is new, changed, the same, room by room; a room that is not there yet has only new.
    `file`: its SHA-256, the source of its events, and how much of the work is done."""
    name, source, begun = file
    out: dict[str, changes.Changes] = {}
    stream, done = laid_aside.events_of(name), 0
    while some := list(islice(stream, _BATCH)):
        by_room: dict[str, list[Event]] = {}
        for event in some:
            placing = placings.get(event.room)
            if placing is None or placing.room is None or event.kind == "source.open":
                continue
            waits = laid_aside.pending(event)
            event.ref = (
                event.ref
                if waits is None
                else told[waits]["match"] or f"{laid_aside.PENDING}{waits}"
            )
            event.src = source
            by_room.setdefault(placing.room, []).append(event)
        for room, events in by_room.items():
            out.setdefault(room, changes.Changes()).take(folds.get(room), events)
        done += len(some)
        part = begun + (0.99 - begun) * done / (done + TICK_EVENTS)
        progress(part, f"对照了 {done:,} 条")
    return out


def _overlaps(row: ImportedFile, said: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Files of the same format, stored before, whose rows reach into the same time."""
    if said["first"] is None:
        return []
    others = (
        ImportedFile.objects.active()
        .filter(
            format=said["format"],
            state=ImportState.STORED,
            first_at__lte=said["last"],
            last_at__gte=said["first"],
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


def _jobs(file_id: int) -> QuerySet[Delivery]:
    return Delivery.objects.filter(name=IMPORT_COMPARE, arguments__file=file_id)
