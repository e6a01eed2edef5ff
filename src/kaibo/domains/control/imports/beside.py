"""Other shops of a platform that its files name: while there is one, the only room may not be it.

Files of orders and of their money name the shop, all others the account that was on air: a name is
held against those of its own kind alone, for one shop has one of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kaibo.domains.control.imports import shelf
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.records import ImportedFile

#: What files hold that name the shop (`summing.account_of`).
_OF_SHOPS = frozenset({"orders", "aftersales", "settlement", "funds"})
#: So many of the last files of a platform are looked at.
LOOKED_AT = 500
#: What became of a name in a file: a person is being asked whose it is, or said "not ours".
_ASKED = frozenset({"open", "doubt"})
_LEFT_OUT, _SAID = "left_out", "chosen"
_OPEN = (ImportState.READY, ImportState.ASKING)
_STORED = (ImportState.STORING, ImportState.STORED)


@dataclass(frozen=True, slots=True)
class Named:
    """A shop as the file with this number names it, and how it was placed."""

    file: int
    of_shop: bool
    names: frozenset[str]
    how: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What the other files of a platform say. `names`: each shop they name, by all it is called;
    `asked`: of one a person is being asked whose it is; `left_out`: one is not imported."""

    names: frozenset[frozenset[str]] = frozenset()
    asked: bool = False
    left_out: bool = False

    def has_another(self, name: str, called: str, others: Mapping[str, str]) -> bool:
        """Whether there is a shop besides the one of this name; `others` of the same file."""
        mine = _all_of(name, called)
        found = [*self.names, *(_all_of(*pair) for pair in others.items())]
        return any(mine.isdisjoint(one) for one in found)


NOBODY = Beside()


def named_on(platform: str) -> list[Named]:
    """Every shop that the last files of a platform name; taken back ones say nothing any more."""
    rows = (
        ImportedFile.objects.active()
        .filter(platform=platform, state__in=(*_OPEN, *_STORED))
        .order_by("-pk")
    )
    return [
        Named(row.pk, row.holds in _OF_SHOPS, _all_of(name, called), how)
        for row in rows[:LOOKED_AT]
        for name, called, how in (_stored(row) if row.state in _STORED else _open(row))
        if name
    ]


def beside(there: Iterable[Named], holds: str, file: int) -> Beside:
    """What there is beside a file that holds this."""
    others = [one for one in there if one.file != file]
    hows = {one.how for one in others}
    mine = frozenset(one.names for one in others if one.of_shop == (holds in _OF_SHOPS))
    return Beside(mine, not hows.isdisjoint(_ASKED), _LEFT_OUT in hows)


def lay_aside(sha256: str, preview: Mapping[str, Any]) -> None:
    """Leave the names in a file where they are read without its whole preview."""
    shelf.put(sha256, shelf.PLACED, list(_placed(preview)))


def _stored(row: ImportedFile) -> Iterator[tuple[str, str, str]]:
    for name, room in row.rooms.items():
        yield name, "", _LEFT_OUT if room is None else _SAID


def laid(row: ImportedFile) -> list[tuple[str, str, str]]:
    """The accounts in a file that was read: its name, what people call it, how it was placed."""
    there = shelf.get(row.sha256, shelf.PLACED)
    if there is None:
        there = _placed(shelf.get(row.sha256, shelf.PREVIEW) or {"placings": []})
    return [(name, called, how) for name, called, how in there]


def _open(row: ImportedFile) -> Iterator[tuple[str, str, str]]:
    for name, called, how in laid(row):
        yield name, called, how if row.rooms.get(name) is None else _SAID


def _placed(preview: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    there = preview.get("accounts", {})
    for one in preview["placings"]:
        name = one["account"]
        yield name, there.get(name, {}).get("called", ""), one["how"]


def _all_of(name: str, called: str) -> frozenset[str]:
    return frozenset({name, called} - {""})
