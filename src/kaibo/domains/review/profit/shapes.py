"""The shapes of the profit's API. Amounts in the minor unit of `cur`."""

from __future__ import annotations

from ninja import Schema

from kaibo.domains.review.profit.keys import ProfitBy
from kaibo.domains.settlement.public import Cure, ProfitBasis, ProfitPart, RateKind
from kaibo.kit.rights import Duty


class ProfitRangeOut(Schema):
    """From `low` to `high`; null = no end on that side. `known`: it is one number."""

    low: int | None
    high: int | None
    known: bool


class ProfitSourceOut(Schema):
    """Where a figure is from and the moment it speaks of, UTC ms."""

    text: str
    as_of: int | None


class ProfitTermOut(Schema):
    """What one part on one basis adds to the profit; a cost is 0 or less. `shared`: the whole show's,
    of which this row bears any part."""

    part: ProfitPart
    label: str
    range: ProfitRangeOut
    basis: ProfitBasis
    basis_label: str
    detail: str
    sources: list[ProfitSourceOut]
    shared: bool


class ProfitBasisOut(Schema):
    """How much of the profit rests on one basis."""

    basis: ProfitBasis
    label: str
    range: ProfitRangeOut


class ProfitWantOut(Schema):
    """A rate nobody has stated: its kind and whom it is for, "" or null for all; `name`: what people
    call the product or the person."""

    kind: RateKind
    product: str
    duty: Duty | None
    person: str
    name: str


class ProfitMissingOut(Schema):
    """What nobody has said, what leaves the profit without an end first. `range`: what it may add to
    the profit; `cures`: what would say it, the rates among that are `wants`."""

    part: ProfitPart
    label: str
    range: ProfitRangeOut
    detail: str
    shared: bool
    cures: list[Cure]
    wants: list[ProfitWantOut]


class ProfitPartOut(Schema):
    """What all terms of one part add to the profit."""

    part: ProfitPart
    label: str
    range: ProfitRangeOut


class ProfitRowOut(Schema):
    """A row: `profit` is the sum of `terms`, and of `parts`; `net_sales` what was paid less what came and may still
    come back."""

    key: str
    label: str
    lines: int
    profit: ProfitRangeOut
    net_sales: ProfitRangeOut
    parts: list[ProfitPartOut]
    terms: list[ProfitTermOut]
    by_basis: list[ProfitBasisOut]
    missing: list[ProfitMissingOut]


class ProfitOut(Schema):
    """A show's profit. `day`: the show day whose rates hold; `now`: the room's time, UTC ms;
    `recounting`: a correction is owed that is not in these figures; `notes`: what must be known to
    read them."""

    room: str
    show: str
    title: str
    start: int
    end: int | None
    day: str
    cur: str
    now: int
    by: ProfitBy
    recounting: bool
    notes: list[str]
    rows: list[ProfitRowOut]
