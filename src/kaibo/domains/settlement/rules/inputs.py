"""What a profit is worked out from: sales, seats, ads, costs and rates, as plain data. [plain]"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kaibo.domains.settlement.rules.currencies import Foreign
from kaibo.domains.settlement.rules.ranges import ZERO, Range, exact
from kaibo.domains.settlement.rules.rates import RateBook
from kaibo.domains.settlement.rules.terms import Source, Stated


@dataclass(frozen=True, slots=True)
class Sale:
    """A paid order line. Amounts in minor units, None unknown.

    `refunded`: what has gone back so far. `ripe`: what is known of it is old enough to be all there
    is. `platform_fee`, `commission`, `other_fees`: what the platform really took, None where no
    movement says. `shared`: `refunded` holds a share of what went back of its order, or left one.
    """

    order: str
    amount: int | None
    refunded: int | None
    qty: int | None
    product: str | None
    ripe: bool
    platform_fee: int | None = None
    commission: int | None = None
    other_fees: int | None = None
    shared: bool = False

    @property
    def net(self) -> Range:
        """What of it has not gone back so far; 0 or more."""
        if self.amount is None:
            return Range(0, None)
        if self.refunded is None:
            return Range(0, self.amount)
        return exact(max(self.amount - self.refunded, 0))

    @property
    def back(self) -> Range:
        """Pieces whose money went back so far. A part of the money may be a price cut for all of them,
        or that many pieces."""
        if self.refunded == 0 or self.qty == 0:
            return ZERO
        if self.refunded is None or not self.amount:
            return Range(0, self.qty)
        if self.refunded >= self.amount:
            return Range(self.qty or 0, self.qty)
        if self.qty is None:
            return Range(0, None)
        return Range(0, -(-self.qty * self.refunded // self.amount))

    @property
    def kept(self) -> Range:
        """Pieces whose money has not gone back so far."""
        if self.qty is None:
            fully = self.amount and self.refunded is not None and self.refunded >= self.amount
            return ZERO if fully else Range(0, None)
        low, high = self.back.low or 0, self.back.high
        return Range(self.qty - (self.qty if high is None else high), self.qty - low)

    @property
    def may_return(self) -> int:
        """How much of what is known not to have gone back so far still may."""
        if self.ripe or self.amount is None or self.refunded is None:
            return 0
        return max(self.amount - self.refunded, 0)


@dataclass(frozen=True, slots=True)
class SeatTime:
    """How long (ms) somebody sat at a duty for these sales; `person` as in `rates.Scope`."""

    name: str
    duty: str
    person: str
    ms: Range


@dataclass(frozen=True, slots=True)
class Seen:
    """What share of the money went back in the team's own ripe shows: `shows` of them, `low` the
    smallest and `high` the largest, in ppm."""

    low: int
    high: int
    shows: int
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """All a profit of a group of sales is worked out from.

    `costs`: product → what a piece costs. `parted`: orders of which other groups have lines too.
    `seats`: None = nobody has said who worked. `ads`: what the ads of this group cost; None of a
    whole show = nobody has said, of a part = they come as a shared term. `foreign`: paid lines in
    other currencies, which are in no figure. `names`: product → what people call it. `whole`: the
    group is a whole show, which bears what comes once a show.
    """

    sales: tuple[Sale, ...]
    rates: RateBook
    costs: Mapping[str, Stated] = field(default_factory=dict)
    seats: tuple[SeatTime, ...] | None = ()
    ads: Stated | None = None
    seen: Seen | None = None
    parted: frozenset[str] = frozenset()
    foreign: tuple[Foreign, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    whole: bool = True
