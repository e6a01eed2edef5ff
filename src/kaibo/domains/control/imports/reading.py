"""Reading a file that was handed in: what it says is laid aside, and what storing would do shown."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from itertools import islice
from typing import Any

import msgspec
from django.conf import settings

from kaibo.domains.control.imports import accounts, comparing, meeting, shelf, verdict
from kaibo.domains.control.imports.beside import beside, named_on
from kaibo.domains.control.imports.laid_aside import PENDING
from kaibo.domains.control.imports.port import Asked, FileSeen, ShowSeen, Taught, reader
from kaibo.domains.control.imports.records import ImportedFile, TaughtTable
from kaibo.domains.control.imports.summing import Summing, account_of
from kaibo.kit.clock import from_ms
from kaibo.kit.jobs import Progress
from kaibo.live.codec import encode
from kaibo.live.events import DESK_KINDS, Event
from kaibo.live.install import Install

TICK_EVENTS = 5_000
_BATCH = 1_000
#: Of a show, what people know it by.
SHOWN_TOTALS = ("report.gmv", "report.views", "report.viewers", "report.buyers", "report.spend")
#: Half of the work is reading the file, the rest is looking up what it would change.
READ_PART = 0.6


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
    sums = _laid_aside(progress, row, seen)
    wrong = seen.wrong()
    if not sums.accounts and not wrong.lost_rows:
        raise verdict.no_rows(seen.title)
    placings = accounts.placed(
        seen.platform,
        {name: one.called for name, one in sums.accounts.items()},
        row.rooms,
        beside(named_on(seen.platform), seen.holds, row.pk),
    )
    said = {
        "format": seen.format,
        "title": seen.title,
        "platform": seen.platform,
        "holds": seen.holds,
        "unused": list(seen.unused),
        **sums.shown(),
        **asdict(wrong),
        "placings": [asdict(one) for one in placings.values()],
    }
    return said | comparing.compared(progress, row, said, READ_PART)


def _laid_aside(progress: Progress, row: ImportedFile, seen: FileSeen) -> Summing:
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
    return sums


def _told(one: Event | ShowSeen, sums: Summing, found: list[ShowSeen]) -> Iterator[Event]:
    if isinstance(one, Event):
        if one.kind not in DESK_KINDS:
            yield one
        return
    sums.show(one)
    for event in one.events:
        event.ref = f"{PENDING}{len(found)}"
        mine = {"account": one.account} if one.account else {}
        event.x = {**(event.x or {}), **mine, "show_ident": meeting.ident_of(one)}
        yield event
    totals = [event for event in one.events if event.kind in SHOWN_TOTALS and not event.product]
    found.append(msgspec.structs.replace(one, events=totals))
