"""Who is where: pages that look at the same thing learn of each other.

Held in memory and nowhere else, on the event loop alone. A page says where it is; it is forgotten
with its socket. See docs/specs/stream.md.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Annotated

import msgspec

if TYPE_CHECKING:
    from kaibo.kit.page import Page

#: Moves are gathered for so long: a caret that runs through ten cells is told of once or twice.
GATHER_SECONDS = 0.15
#: Others told of at most; more nobody takes in, and the message must not grow without end.
MOST_OTHERS = 50

Key = tuple[str, int]  # subject, row id


class Place(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Where a page is: at a row of a subject, and in which spot of it, as its screen names spots."""

    subject: str
    id: Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]
    spot: Annotated[str, msgspec.Meta(max_length=120)] | None = None

    @property
    def key(self) -> Key:
        """What pages must share to see each other."""
        return self.subject, self.id


@dataclass(frozen=True, slots=True)
class Standing:
    """A page at a place; `number` tells two pages of one person apart."""

    number: int
    place: Place


class Presence:
    """Where every page is. Whether a page may be somewhere was asked before (`Page.stand`)."""

    def __init__(self) -> None:
        self._at: dict[Page, Standing] = {}
        self._there: dict[Key, dict[Page, None]] = {}
        self._moved: dict[Key, None] = {}
        self._due = False
        self._numbers = count(1)

    def put(self, page: Page, place: Place | None) -> None:
        """A page is here now; with None it is nowhere."""
        before = self._at.pop(page, None)
        if before is not None and (place is None or before.place.key != place.key):
            there = self._there[before.place.key]
            del there[page]
            if not there:
                del self._there[before.place.key]
            self._tell(before.place.key)
        if place is not None:
            number = next(self._numbers) if before is None else before.number
            self._at[page] = Standing(number, place)
            self._there.setdefault(place.key, {})[page] = None
            self._tell(place.key)

    def around(self, page: Page) -> bytes | None:
        """The others where this page is, encoded, who came first of all first; None: nowhere."""
        mine = self._at.get(page)
        if mine is None:
            return None
        others = [
            {
                "page": self._at[other].number,
                "user": other.visitor.actor.id,
                "name": other.visitor.actor.name,
                "spot": self._at[other].place.spot,
            }
            for other in self._there[mine.place.key]
            if other is not page
        ]
        subject, row_id = mine.place.key
        body = {"subject": subject, "id": row_id, "people": others[:MOST_OTHERS]}
        return msgspec.json.encode(body)

    def _tell(self, key: Key) -> None:
        self._moved[key] = None
        if not self._due:
            self._due = True
            asyncio.get_running_loop().call_later(GATHER_SECONDS, self._send)

    def _send(self) -> None:
        moved, self._moved, self._due = self._moved, {}, False
        for key in moved:
            for page in self._there.get(key, ()):
                page.offer_present()
