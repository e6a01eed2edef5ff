"""What a file adds to a room's timeline: shows nobody pressed, and the platform's talks.

All of it are corrections (`timeline.fix`), with who and why, as a person's would be.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kaibo.domains.control.imports.port import ShowSeen
from kaibo.live.events import Event
from kaibo.live.timeline import FIX
from kaibo.live.view import Show

#: A correction carries at most 8 KiB: so many talks go into one.
TALKS_AT_ONCE = 40


def show(file: str, at: int, seen: ShowSeen, ident: str, by: str, title: str) -> list[Event]:
    """The show itself; `file`: twelve digits of its SHA-256, `title` of its format."""
    data = {"title": seen.title or seen.account or "", "from_file": file}
    x = {"lane": "show", "op": "add", "from": seen.start, "to": seen.end, "key": ident}
    why = f"来自{title}第 {seen.row_no} 行，没有人按过开播"
    return [_fix(f"{file}:show:{at}", x | {"ref": ident, "data": data, "why": why, "by": by})]


def talks(file: str, said: Iterable[Event], shows: list[Show], by: str, title: str) -> list[Event]:
    """The platform's own list of talks in place of ours, show by show, where it has any."""
    out: list[Event] = []
    ordered = sorted(said, key=lambda event: event.ts)
    for number, there in enumerate(shows):
        mine = [event for event in ordered if there.start <= event.ts < there.end]
        for part in range(0, len(mine), TALKS_AT_ONCE):
            some = mine[part : part + TALKS_AT_ONCE]
            listed = [_talk(event) for event in some]
            start = there.start if part == 0 else some[0].ts
            more = part + TALKS_AT_ONCE < len(mine)
            end = mine[part + TALKS_AT_ONCE].ts if more else _last(there, listed)
            x = {"lane": "pitch", "op": "overlay", "from": start, "to": end, "spans": listed}
            out.append(
                _fix(
                    f"{file}:talks:{number}:{part}", {**x, "by": by, "why": f"取{title}的讲解记录"}
                )
            )
    return out


def _talk(event: Event) -> dict[str, Any]:
    end = (event.x or {}).get("to")
    data = {"name": event.text} if event.text else {}
    return {"from": event.ts, "to": end, "product": event.product, "data": data}


def _last(there: Show, listed: list[dict[str, Any]]) -> int:
    """The list speaks for the show to its end, or where it still runs to its last talk."""
    last = max(one["to"] or one["from"] for one in listed)
    return int(there.end if there.ended else last)


def _fix(name: str, x: dict[str, Any]) -> Event:
    return Event(id=name, kind=FIX, x=x)
