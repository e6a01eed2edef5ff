"""Orders of a file that a room has already under another platform or number: stored, they count twice.

An order is known by its platform and number. A table that was taught with another platform than the
one its orders are of, or with its lines' numbers as the orders', tells the same sales as new ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kaibo.domains.control.choices import PLATFORM_LABELS, Platform
from kaibo.domains.control.imports.accounts import How, Placing
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.destinations import titled
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.domains.control.models import Room
from kaibo.live.events import Event
from kaibo.live.fold import Fold

TWICE = "orders_twice"
#: What every taught table's format begins with.
TAUGHT = "taught-"
_ORDERS = "orders"
#: Shorter numbers are a shop's own count, and stand for another order in the next file.
TELLING = 8


def notes(
    said: Mapping[str, Any],
    events: Iterable[Event],
    placings: Mapping[str, Placing],
    folds: Mapping[str, Fold],
    read: Callable[[set[str]], Mapping[str, Fold]],
) -> list[dict[str, Any]]:
    """One note for each room that has orders of the file under another key: also a room it does not
    go to, for where it goes may be said after this. `said`: the rest of its preview; `events` as laid
    aside: `room` is the account; `folds` are at hand, `read` reads others."""
    if not _wanted(said):
        return []
    platform = said["platform"]
    out = {name for name, one in placings.items() if one.how == How.LEFT_OUT}
    mine = {e.order for e in events if e.order and len(e.order) >= TELLING and e.room not in out}
    found = []
    for room in Room.objects.active().order_by("pk").values_list("ident", flat=True):
        fold = folds.get(room) or read({room}).get(room)
        if mine and fold is not None and (there := _elsewhere(fold, platform, mine)):
            found.append(_note(platform, room, len(mine), there))
    return found


def _wanted(said: Mapping[str, Any]) -> bool:
    """Whether it is to be looked for: a table that was taught is on one side of it."""
    if said["holds"] != _ORDERS:
        return False
    return said["format"].startswith(TAUGHT) or (
        ImportedFile.objects.active()
        .filter(state=ImportState.STORED, holds=_ORDERS, format__startswith=TAUGHT)
        .exists()
    )


def _elsewhere(fold: Fold, platform: str, orders: set[str]) -> dict[str, set[str]]:
    """Of these orders those the room has otherwise: by the platform it has them of."""
    found: dict[str, set[str]] = {}
    for there, _, order, line in fold.money.book.said:
        if order in orders:
            if there != platform:
                found.setdefault(there, set()).add(order)
        elif line in orders:
            found.setdefault(there, set()).add(line)
    return found


def _note(platform: str, room: str, orders: int, there: Mapping[str, set[str]]) -> dict[str, Any]:
    count = len(set().union(*there.values()))
    named = "、".join(_label(one) for one in sorted(there))
    text = (
        f"会重复计：这份文件的 {orders:,} 个订单号里，有 {count:,} 个直播间{titled([room])}已经有了，"
        f"是按「{named}」的订单记的；这份按「{_label(platform)}」记，存入后同一笔算两遍。"
        "若是同一批订单，请不要存：在「教过的表」里忘掉这张表，再放一次这份文件，选对平台和订单号、子订单号两列。"
    )
    return {"code": TWICE, "count": count, "row": None, "text": text}


def _label(platform: str) -> str:
    known = platform in set(Platform)
    return PLATFORM_LABELS[Platform(platform)] if known else (platform or "没有写平台")
