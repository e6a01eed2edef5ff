"""Results of ended shows are copied from the log to where they can be compared, and kept true.

Nothing here runs in a room's thread: what a room tells is copied out by `control.result` and worked
out in the thread that asks. Writing what is kept already writes nothing.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from django.db import transaction

from kaibo.domains.control import public as control
from kaibo.domains.review.boards.gathering import HOUR, LEVELS, Gathered, Told
from kaibo.domains.review.boards.records import KeptRow, KeptShow
from kaibo.kit.clock import DAY, MINUTE, now_ms
from kaibo.kit.clock import HOUR as HOUR_MS
from kaibo.kit.errors import Refusal
from kaibo.live.fold import FOLD_VERSION
from kaibo.live.measures import table_hash
from kaibo.live.metrics import METRICS

log = logging.getLogger("kaibo.review")

#: Changes with what is kept, or how.
FORM = 1
#: So long after its end a show is compared with the log again: (younger than, every). An order that
#: is paid, a refund, a correction may come late; a file that is stored is known at once.
AGAIN = ((DAY, 10 * MINUTE), (8 * DAY, 2 * HOUR_MS), (40 * DAY, 12 * HOUR_MS))
#: Of older shows only a stored file or another form is reason enough.
NEVER = 2**62
#: So many of the newest shows are looked at as soon as something was corrected in their room.
AT_ONCE = 3
#: A file that is stored may speak of orders of shows so long before its first row.
REACHES_BACK_MS = 60 * DAY
_LONGEST_TITLE = 300


@cache
def form() -> str:
    """By which fold, measures, metrics and form rows are counted now."""
    formulas = "\n".join(f"{m.id}:{m.formula}:{m.scale}:{','.join(m.levels)}" for m in METRICS)
    digest = hashlib.sha256(formulas.encode()).hexdigest()[:16]
    return f"{FORM}:{FOLD_VERSION}:{table_hash()}:{digest}"


def owed(now: int) -> Iterator[tuple[control.RoomCard, str]]:
    """Every ended show whose copy is missing, counted by another form, or due to be compared with the
    log, the newest first in each room. `now`: UTC ms."""
    for room in control.rooms():
        try:
            ended = [show for show in control.ran(room) if show.end is not None]
        except Refusal as refusal:
            log.info("results of room %s were not looked at: %s", room.ident, refusal.text)
            continue
        kept = {row.show: row for row in KeptShow.objects.filter(room=room.ident)}
        for show in reversed(ended):
            row = kept.get(show.id)
            edges = (show.start, show.end)
            if (
                row is None
                or row.form != form()
                or row.due_at <= now
                or (row.start, row.end) != edges
            ):
                yield room, show.id
        gone = kept.keys() - {show.id for show in ended}
        if gone:
            KeptShow.objects.filter(room=room.ident, show__in=gone).delete()


def keep_owed(stopping: Callable[[], bool] = lambda: False) -> int:
    """Bring every copy that is owed up to the log; how many were written. Ends early when `stopping`
    says so."""
    written = 0
    for room, show in owed(now_ms()):
        if stopping():
            break
        written += keep(room, show)
    return written


def keep(room: control.RoomCard, show: str) -> bool:
    """Copy one show, if it has ended; whether anything was written. A room that cannot be read is left
    for the next time."""
    try:
        found = control.result(room, show)
    except Refusal as refusal:
        log.info("the result of %s in room %s is not kept yet: %s", show, room.ident, refusal.text)
        return False
    # Numbers that owe a correction will differ in a moment.
    if found.show.end is None or found.recounting:
        return False
    return _put(Gathered(found), now_ms())


def look_again(rooms: Iterable[str], first: int | None = None) -> int:
    """A file was stored in these rooms whose rows begin at `first` (UTC ms, None unknown), or one was
    taken back: shows it may speak of are compared with the log at once. How many."""
    rows = KeptShow.objects.filter(room__in=list(rooms))
    if first is not None:
        rows = rows.filter(end__gte=first - REACHES_BACK_MS)
    return rows.update(due_at=0)


def corrected(rooms: Iterable[str]) -> None:
    """Something was set right in these rooms: the newest shows are compared with the log at once, the
    others, of which it is rarely one, within the hour."""
    for room in rooms:
        rows = KeptShow.objects.filter(room=room)
        newest = list(rows.order_by("-start").values_list("pk", flat=True)[:AT_ONCE])
        rows.filter(pk__in=newest).update(due_at=0)
        later = now_ms() + HOUR_MS
        rows.filter(due_at__gt=later).update(due_at=later)


def _put(gathered: Gathered, now: int) -> bool:
    show = gathered.show
    assert show.end is not None, "only what has ended is kept"
    rows = [_row(told, gathered) for level in (*LEVELS, HOUR) for told in gathered.level(level)]
    digest = _digest(rows)
    about: dict[str, Any] = {
        "title": show.title[:_LONGEST_TITLE],
        "start": show.start,
        "end": show.end,
        "day": gathered.day,
        "cur": gathered.found.cur,
        "form": form(),
        "digest": digest,
        "looked_at": now,
        "due_at": _due(show.end, now),
    }
    with transaction.atomic():
        kept = KeptShow.objects.select_for_update().filter(room=show.room, show=show.id).first()
        if kept is not None and (kept.form, kept.digest) == (about["form"], digest):
            KeptShow.objects.filter(pk=kept.pk).update(**about)
            return False
        if kept is not None:
            kept.delete()
        kept = KeptShow.objects.create(room=show.room, show=show.id, **about)
        KeptRow.objects.bulk_create([KeptRow(kept=kept, **row) for row in rows])
    return True


def _due(end: int, now: int) -> int:
    for younger, every in AGAIN:
        if now - end < younger:
            return now + every
    return NEVER


def _row(told: Told, gathered: Gathered) -> dict[str, Any]:
    case, place = told.case, told.case.place
    return {
        "room": place.room,
        "level": place.level,
        "key": place.key,
        "label": place.label[:_LONGEST_TITLE],
        "start": place.start,
        "end": gathered.end if place.end is None else place.end,
        "hosts": sorted(case.hosts),
        "minute": case.minute,
        "weekday": case.weekday,
        "link": case.link,
        "whole": case.whole,
        "measures": {name: n for name, n in told.measures.items() if n is not None},
        "figures": {
            name: [one.num, one.den, one.quality, one.as_of, int(one.fit)]
            for name, one in case.figures.items()
        },
    }


def _digest(rows: list[dict[str, Any]]) -> str:
    told = json.dumps(rows, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()
