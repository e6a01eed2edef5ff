"""What a link cost at an instant of a show, and what was offered with it: as the log tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kaibo.domains.control.schemas.run import TakenGoodsOut
from kaibo.domains.control.shown import told
from kaibo.live.presses import Press

PRICE, OFFER = "final_price", "offer"


@dataclass(frozen=True, slots=True)
class Priced:
    """`price` in fen, null unknown. `source`: `taken` with the segment, `armed` with the plan,
    `told` by a change since, `now` by the line-up of today."""

    price: int | None
    offer: str
    source: str

    @classmethod
    def of(cls, goods: TakenGoodsOut, source: str) -> Priced:
        """As a segment or a plan carried it."""
        return cls(goods.final_price, goods.offer, source)


def then(
    facts: Sequence[Press], link: int, at: int, base: Priced | None, since: int, now: Priced
) -> Priced:
    """The price of `link` at `at`.

    `base` is what was known from `since` on (UTC ms), None nothing; `facts` are the changes the
    room was told, oldest first. Where nothing before the instant says, the first change after it
    says what was before; else what the line-up says `now` has to do.
    """
    mine = [fact for fact in facts if fact.ref == str(link)]
    found = base
    for fact in mine:
        if since <= fact.ts <= at:
            found = _with(found or _before(mine, now), fact, "")
    return found or _before([fact for fact in mine if fact.ts > at], now)


def _before(facts: list[Press], now: Priced) -> Priced:
    """What held before these changes, the newest undone first."""
    found = now
    for fact in reversed(facts):
        found = _with(found, fact, "_was")
    return found


def _with(known: Priced, fact: Press, which: str) -> Priced:
    if PRICE in fact.x:
        known = replace(known, price=told.whole(fact.x, PRICE + which), source="told")
    if OFFER in fact.x:
        known = replace(known, offer=told.text(fact.x, OFFER + which))
    return known
