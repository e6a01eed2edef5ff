"""The roster laid over shows that nobody pressed: whose shift it was, and who was on mic.

Only over shows that a file put in, and only while nobody pressed a shift in them: what a person
marked stands. Done again whenever the roster changes; what is there already is not written again.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec

from kaibo.domains.control import running
from kaibo.domains.people import public as people
from kaibo.kit.rights import Duty
from kaibo.live.allowed import DESK
from kaibo.live.events import Event
from kaibo.live.lanes import Span
from kaibo.live.room import Post
from kaibo.live.room import Room as Live
from kaibo.live.timeline import FIX, Timeline

WAIT_S = 60.0
#: What a show that a file put in carries: twelve digits of the file.
FROM_FILE = "from_file"
#: What the ids of spans begin with that were laid so.
LAID = "roster:"
WHY = "按排班表"

Stretch = tuple[str, int, int]


def lay(room: str, by: str) -> int:
    """Lay the roster over every such show of the room; how many corrections that took. Refusals of
    `running.posted`."""
    made = [event for show in running.look(room, _shows) for event in _fixes(room, *show, by)]
    if made:
        running.posted(Post(room, DESK, events=made), WAIT_S)
    return len(made)


def _shows(here: Live) -> list[tuple[Span, list[Stretch], dict[str, list[Stretch]]]]:
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
    if any(not one.id.startswith(LAID) for one in mine):
        return None
    return [(one.key, one.start, one.end) for one in mine]


def _hosts(line: Timeline, show: Span) -> dict[str, list[Stretch]]:
    return {
        host: mine
        for host, lane in line.host.lanes.items()
        if (
            mine := [
                (one.key, one.start, one.end)
                for one in lane.spans
                if one.start < show.end and one.end > show.start
            ]
        )
    }


def _fixes(
    room: str, show: Span, shifts: list[Stretch], hosts: dict[str, list[Stretch]], by: str
) -> list[Event]:
    wanted: list[Stretch] = []
    on_mic: dict[str, list[Stretch]] = {host: [] for host in hosts}
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
        out.append(_fix(show, {"lane": "shift"}, wanted, by))
    for host, stretches in sorted(on_mic.items()):
        if stretches != hosts.get(host, []):
            data = {"name": names[host]} if host in names else {}
            out.append(_fix(show, {"lane": "host", "host": host}, stretches, by, data))
    return out


def _fix(
    show: Span, lane: dict[str, str], stretches: list[Stretch], by: str, data: Any = None
) -> Event:
    spans = [
        {"from": start, "to": end, "key": key, "ref": key, "data": data or {}}
        for key, start, end in stretches
    ]
    x = {**lane, "op": "overlay", "from": show.start, "to": show.end, "spans": spans}
    told = sha256(msgspec.json.encode([show.key, x])).hexdigest()[:24]
    return Event(id=f"{LAID}{told}", kind=FIX, x={**x, "by": by, "why": WHY})
