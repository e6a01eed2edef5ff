"""The roster laid over shows that nobody pressed: whose shift it was, and who was on mic.

Only over shows that a file put in, and only while nobody pressed a shift in them: what a person
marked stands. Done again whenever the roster changes; what is there already is not written again.
It goes with the file that put the show in (`x.file`).
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec

from kaibo.domains.control import running
from kaibo.domains.control.imports.spans import FROM_FILE
from kaibo.domains.people import public as people
from kaibo.kit.rights import Duty
from kaibo.live.allowed import DESK
from kaibo.live.events import Event
from kaibo.live.lanes import Span
from kaibo.live.room import Post
from kaibo.live.room import Room as Live
from kaibo.live.timeline import FIX, Timeline

WAIT_S = 60.0
#: What the ids of spans begin with that were laid so.
LAID = "roster:"
WHY = "按排班表"

Stretch = tuple[str, int, int]
#: Host → when on mic.
Hosts = dict[str, list[Stretch]]


def lay(room: str, by: str) -> int:
    """Lay the roster over every such show of the room; how many corrections that took. Refusals of
    `running.posted`."""
    offset, shows = running.look(room, lambda here: (here.offset, _shows(here)))
    made = [event for show in shows for event in _fixes(room, *show, by, offset)]
    if made:
        running.posted(Post(room, DESK, events=made), WAIT_S)
    return len(made)


def _shows(here: Live) -> list[tuple[Span, list[Stretch], Hosts | None]]:
    """Shows that a file put in and in which nobody pressed a shift: what stands on their lanes."""
    line: Timeline = here.fold.latest
    return [
        (show, shifts, _hosts(line, show))
        for show in line.show.spans
        if FROM_FILE in show.data and (shifts := _laid(line, show)) is not None
    ]


def _laid(line: Timeline, show: Span) -> list[Stretch] | None:
    """The shifts that were laid in a show; None when a person pressed one."""
    mine = [
        one for one in line.lane["shift"].spans if one.start < show.end and one.end > show.start
    ]
    if not all(map(is_laid, mine)):
        return None
    return [(one.key, one.start, one.end) for one in mine]


def is_laid(span: Span) -> bool:
    """Whether a span was laid by the roster, and nobody has set it right since."""
    return span.id.startswith(LAID) and span.why == WHY


def _hosts(line: Timeline, show: Span) -> Hosts | None:
    """Who was laid on mic in a show, by host; None when a person pressed one or set one right."""
    out: Hosts = {}
    for host, lane in line.host.lanes.items():
        mine = [one for one in lane.spans if one.start < show.end and one.end > show.start]
        if not all(map(is_laid, mine)):
            return None
        if mine:
            out[host] = [(one.key, one.start, one.end) for one in mine]
    return out


def _fixes(
    room: str,
    show: Span,
    shifts: list[Stretch],
    hosts: Hosts | None,
    by: str,
    offset: int,
) -> list[Event]:
    wanted: list[Stretch] = []
    on_mic: Hosts = {host: [] for host in hosts or ()}
    names: dict[str, str] = {}
    for shift in people.shifts(show.start, show.end, room):
        start, end = max(shift.starts_at, show.start), min(shift.ends_at, show.end)
        wanted.append((str(shift.id), start, end))
        for seat in shift.seats:
            if seat.duty is Duty.HOST and seat.host is not None:
                names[str(seat.host)] = seat.name
                on_mic.setdefault(str(seat.host), []).append((str(seat.host), start, end))
    out = []
    if wanted != shifts:
        out.append(_fix(show, {"lane": "shift"}, wanted, by, offset))
    if hosts is None:
        return out
    for host, stretches in sorted(on_mic.items()):
        if stretches != hosts.get(host, []):
            data = {"name": names[host]} if host in names else {}
            out.append(_fix(show, {"lane": "host", "host": host}, stretches, by, offset, data))
    return out


def _fix(
    show: Span,
    lane: dict[str, str],
    stretches: list[Stretch],
    by: str,
    offset: int,
    data: Any = None,
) -> Event:
    """A correction with an id of its own: a roster that is changed back says again what it once
    said, so where the log stood (`offset`) is part of it."""
    spans = [
        {"from": start, "to": end, "key": key, "ref": key, "data": data or {}}
        for key, start, end in stretches
    ]
    x = {**lane, "op": "overlay", "from": show.start, "to": show.end, "spans": spans}
    told = sha256(msgspec.json.encode([show.key, offset, x])).hexdigest()[:24]
    file = show.data[FROM_FILE]
    return Event(id=f"{LAID}{told}", kind=FIX, x={**x, "file": file, "by": by, "why": WHY})
