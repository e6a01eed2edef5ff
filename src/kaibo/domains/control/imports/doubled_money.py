"""Movements of money of a file that a room has already by another number: stored, they count twice.

A platform's own bill and a table that was taught may list the same money. Neither numbers it as the
other does, and both are of one book, so that both would be added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from kaibo.domains.control.imports.accounts import How, Placing
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.destinations import titled
from kaibo.domains.control.imports.doubled import TAUGHT
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.domains.control.models import Room
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.orders import Key, line_key
from kaibo.live.packed import Movements
from kaibo.live.settlement import Movement, Number, movement, number_of

TWICE = "money_twice"
_MONEY = ("settlement", "funds")
_FILE = "file:"
#: A table often gives the day alone, as its midnight.
_DAY_MS = 86_400_000


class _Moved(NamedTuple):
    """A movement as the file tells it."""

    key: Key
    number: Number
    told: Movement


def notes(
    said: Mapping[str, Any],
    events: Iterable[Event],
    placings: Mapping[str, Placing],
    folds: Mapping[str, Fold],
    read: Callable[[set[str]], Mapping[str, Fold]],
) -> list[dict[str, Any]]:
    """One note for each room that has movements of the file under another number; all as in
    `doubled.notes`."""
    if not _wanted(said):
        return []
    out = {name for name, one in placings.items() if one.how == How.LEFT_OUT}
    mine = [
        _Moved(line_key(one), number_of(one), movement(one))
        for one in events
        if one.kind == "order.entry" and one.room not in out
    ]
    found = []
    for room in Room.objects.active().order_by("pk").values_list("ident", flat=True):
        fold = folds.get(room) or read({room}).get(room)
        if mine and fold is not None:
            source = f"{_FILE}{said['format']}"
            there = [one for one in mine if _told(fold.money.book.movements, one, source)]
            if there:
                found.append(_note(room, len(mine), there))
    return found


def _wanted(said: Mapping[str, Any]) -> bool:
    """Whether it is to be looked for: a table that was taught is on one side of it."""
    if said["holds"] not in _MONEY:
        return False
    return said["format"].startswith(TAUGHT) or (
        ImportedFile.objects.active()
        .filter(state=ImportState.STORED, holds__in=_MONEY, format__startswith=TAUGHT)
        .exists()
    )


def _told(there: Movements, one: _Moved, source: str) -> bool:
    """Whether these tell the movement under another number, from another source of which one was
    taught: the same amount of the same line on the same day, in the same book."""
    book = one.number[0]
    return any(
        number[0] == book
        and number != one.number
        and other.settled == one.told.settled
        and abs(other.ts - one.told.ts) < _DAY_MS
        and other.src != source
        and (f"{_FILE}{TAUGHT}" in other.src or f"{_FILE}{TAUGHT}" in source)
        for key in _keys(there, one.key)
        for number, other in (there.told(key) or {}).items()
    )


def _keys(there: Movements, key: Key) -> Iterator[Key]:
    """The line, and where one of the two names none, its order as a whole or each of its lines."""
    order, line = key[:3], key[3]
    for other in there.lines_of(order):
        if other in (line, "") or not line:
            yield (*order, other)


def _note(room: str, all_of_it: int, there: list[_Moved]) -> dict[str, Any]:
    text = (
        f"会重复计：这份文件的 {all_of_it:,} 笔钱里，有 {len(there):,} 笔直播间{titled([room])}已经有了"
        "（同一订单、同样金额、同一天，来自另一种文件），存入后同一笔钱算两遍。"
        "若是同一批结算，请不要存：平台的结算单和自己教的表，只留一种。"
    )
    return {"code": TWICE, "count": len(there), "row": None, "text": text}
