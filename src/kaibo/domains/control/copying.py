"""What a run must know of the goods is copied into its log: a price, a number, stock that changed.

The business database is where such things live; the log holds a copy under `fact:<id>`, so that
whoever looks at a moment later sees what held then. Copying twice changes nothing.
"""

from __future__ import annotations

from typing import Any

from kaibo.domains.control import running
from kaibo.domains.control.shown.numbers import row_id
from kaibo.domains.control.shown.standing import standing
from kaibo.domains.selection import public as selection
from kaibo.live.allowed import DESK
from kaibo.live.events import FACT, Event
from kaibo.live.room import Post, Room


def copy_goods(room: str) -> int:
    """Copy what changed in the goods of the shows that stand ready or are on air in a room; how
    many changes the log did not have yet. Refusals: those of `running.look`."""
    told = running.look(room, _told)
    new = [
        _event(change)
        for ident in standing(room).up
        if (show := row_id(ident)) is not None
        for change in selection.changes(show)
        if _id(change) not in told
    ]
    if new:
        running.engine().post(Post(room, DESK, events=new)).result(running.WAIT_S)
    return len(new)


def _told(here: Room) -> frozenset[str]:
    return frozenset(fact.id for fact in here.fold.presses.facts)


def _id(change: selection.Change) -> str:
    return f"{FACT}:{change.fact}"


def _event(change: selection.Change) -> Event:
    """`x`: `at` (wall, UTC ms), `by`, `verb`, `name`, and for each field what it is and was."""
    x: dict[str, Any] = {"at": change.at, "verb": change.verb, "name": change.name}
    if change.by is not None:
        x["by"] = f"user:{change.by}"
    for name, (before, after) in change.values.items():
        x[name], x[f"{name}_was"] = after, before
    return Event(_id(change), FACT, ref=str(change.link), n=change.link_no, x=x)
