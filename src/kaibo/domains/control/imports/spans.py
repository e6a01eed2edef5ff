"""What a file adds to a room's timeline: shows nobody pressed, and the platform's talks.

All of it are corrections (`timeline.fix`), with who and why, as a person's would be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from kaibo.domains.control.imports.port import ShowSeen
from kaibo.live.events import TICK_PREFIX, Event
from kaibo.live.lanes import Span
from kaibo.live.ticks import TALK
from kaibo.live.timeline import FIX, Timeline
from kaibo.live.view import Show

#: What a show that a file put in carries: twelve digits of the file.
FROM_FILE = "from_file"
#: How the reasons begin that files give for a show and its edges.
OF_FILE = "来自"
#: A correction carries at most 8 KiB: so many talks go into one.
TALKS_AT_ONCE = 40
#: How the reasons begin for which talks of a platform stand in place of ours; the ids of such spans.
TAKEN = "取"
_LAID = re.compile(r"[0-9a-f]{12}:talks:")


def show(
    file: str, at: int, seen: ShowSeen, ident: str, by: str, title: str, room: str
) -> list[Event]:
    """The show itself; `file`: twelve digits of its SHA-256, `title` of its format, `room` what the
    room is called: so is a show of which the platform says no title."""
    data = {"title": seen.title or room, FROM_FILE: file}
    x = {"lane": "show", "op": "add", "from": seen.start, "to": seen.end, "key": ident}
    why = f"{OF_FILE}{title}第 {seen.row_no} 行，没有人按过开播"
    return [_fix(f"{file}:show:{at}", x | {"ref": ident, "data": data, "why": why, "by": by})]


def edge(
    file: str, at: int, seen: ShowSeen, span: str, edge: str, to: int, by: str, title: str
) -> Event:
    """One edge (`from`, `to`) of a show that a file put in, where this file has it (UTC ms)."""
    why = f"{OF_FILE}{title}第 {seen.row_no} 行，平台记的时间更长"
    x = {"lane": "show", "op": "edge", "span": span, "edge": edge, "at": to, "why": why, "by": by}
    return _fix(f"{file}:show:{at}:{edge}", x)


def is_of_file(show: Span) -> bool:
    """Whether a file put the show in, and nobody but files has moved its edges since."""
    return FROM_FILE in show.data and (show.why or "").startswith(OF_FILE)


def listed(said: Iterable[Event], shows: Iterable[Show]) -> list[Event]:
    """The platform's talks as stretches, which stand beside what was pressed and change no number. One
    without an end runs to that of its show; of a show that still runs it waits for a later file."""
    ended = [there for there in shows if there.ended]
    out = []
    for event in said:
        x = dict(event.x or {})
        there = next((one for one in ended if one.start <= event.ts < one.end), None)
        end = x.pop("to", None) or (there.end if there else event.ts)
        if event.product and end > event.ts:
            x |= {"grid": end - event.ts, "as_of": x.get("as_of", event.ts)}
            out.append(Event(id=event.id, kind=TICK_PREFIX + TALK, ts=event.ts, n=1,
                             product=event.product, text=event.text, x=x))  # fmt: skip
    return out


def nobody_marked(line: Timeline, show: Show) -> bool:
    """Whether no talk of a show was pressed or set right by a person: only files laid any."""
    lane = line.lane["pitch"]
    stand = [one for one in lane.spans if one.start < show.end and one.end > show.start]
    gone = [one for one in lane.taken.values() if show.start <= one.span.start < show.end]
    return all(_LAID.match(one.id) and (one.why or "").startswith(TAKEN) for one in stand) and all(
        (one.why or "").startswith(TAKEN) for one in gone
    )


def talks(file: str, said: Iterable[Event], shows: list[Show], by: str, title: str) -> list[Event]:
    """The platform's own list of talks in place of ours, show by show, where it has any."""
    out: list[Event] = []
    ordered = sorted(said, key=lambda event: event.ts)
    for there in shows:
        mine = [event for event in ordered if there.start <= event.ts < there.end]
        for part in range(0, len(mine), TALKS_AT_ONCE):
            some = mine[part : part + TALKS_AT_ONCE]
            laid = [_talk(event) for event in some]
            start = there.start if part == 0 else some[0].ts
            more = part + TALKS_AT_ONCE < len(mine)
            end = mine[part + TALKS_AT_ONCE].ts if more else _last(there, laid)
            x = {"lane": "pitch", "op": "overlay", "from": start, "to": end, "spans": laid}
            said_by = {"by": by, "why": f"{TAKEN}{title}的讲解记录"}
            out.append(_fix(f"{file}:talks:{there.id}:{part}", x | said_by))
    return out


def _talk(event: Event) -> dict[str, Any]:
    x = event.x or {}
    data = {"name": event.text, "link_no": x.get("link_no")}
    known = {name: value for name, value in data.items() if value}
    return {"from": event.ts, "to": x.get("to"), "product": event.product, "data": known}


def _last(there: Show, laid: list[dict[str, Any]]) -> int:
    """The list speaks for the show to its end, or where it still runs to its last talk."""
    last = max(one["to"] or one["from"] for one in laid)
    return int(there.end if there.ended else last)


def _fix(name: str, x: dict[str, Any]) -> Event:
    return Event(id=name, kind=FIX, x=x)
