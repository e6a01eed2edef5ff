"""What a profit is made of: terms, each with its range, what it rests on and where that is from. [plain]"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kaibo.domains.settlement.choices import (
    ABOUT,
    Cure,
    ProfitBasis,
    ProfitPart,
    RateKind,
    RateUnit,
)
from kaibo.domains.settlement.rules.ranges import UNSTATED, Range, total
from kaibo.domains.settlement.rules.rates import RateCard
from kaibo.kit.money import yuan


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a figure is from, and the moment it speaks of (UTC ms, None: not said)."""

    text: str
    as_of: int | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A cost that somebody or something states: 0 or more in minor units, open where it is not all."""

    range: Range
    basis: ProfitBasis
    detail: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Want:
    """A rate nobody has stated: its kind and whom it would be for, each "" for all. `name`: what
    people call the product or the person."""

    kind: RateKind
    product: str = ""
    duty: str = ""
    person: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a profit on one basis. `range` is what it adds to the profit, in minor units, so a
    cost is 0 or less. `shared`: it is the whole show's, of which this group bears some. Of a term
    without a basis `cures` say what would give it one, the rates among that are `wants`."""

    part: ProfitPart
    range: Range
    basis: ProfitBasis
    detail: str
    sources: tuple[Source, ...] = ()
    shared: bool = False
    cures: tuple[Cure, ...] = ()
    wants: tuple[Want, ...] = ()


@dataclass(frozen=True, slots=True)
class Profit:
    """A profit: its terms, their sum, and of it how much rests on what; `missing` are the terms
    without a basis, those without an end first."""

    terms: tuple[Term, ...]
    range: Range = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "range", total(term.range for term in self.terms))

    @property
    def net_sales(self) -> Range:
        """What was paid less what came and may still come back."""
        return self.of(ProfitPart.NET_SALES)

    def of(self, part: ProfitPart) -> Range:
        """The sum of one part."""
        return total(term.range for term in self.terms if term.part is part)

    @property
    def by_basis(self) -> dict[ProfitBasis, Range]:
        """What of the sum rests on what; a basis nothing rests on is left out."""
        there = {term.basis for term in self.terms}
        return {
            basis: total(term.range for term in self.terms if term.basis is basis)
            for basis in ProfitBasis
            if basis in there
        }

    @property
    def missing(self) -> tuple[Term, ...]:
        """What has no basis: first what leaves the profit without an end, then what widens it most."""
        found = [term for term in self.terms if term.basis is ProfitBasis.MISSING]
        return tuple(sorted(found, key=_width, reverse=True))


def cost(
    part: ProfitPart, stated: Range, basis: ProfitBasis, detail: str, sources: Iterable[Source]
) -> Term:
    """A cost as a term."""
    return Term(part, -stated, basis, detail, tuple(sorted(set(sources), key=_told)))


def unstated(
    part: ProfitPart, detail: str, cures: Iterable[Cure], wants: Iterable[Want] = ()
) -> Term:
    """A cost of which nobody has said anything: the profit is open downwards."""
    return Term(
        part,
        -UNSTATED,
        ProfitBasis.MISSING,
        detail,
        cures=tuple(cures),
        wants=tuple(wants),
    )


def shared(term: Term) -> Term:
    """A term of the whole show in one group of it: none of it, or all."""
    low, high = term.range.low, term.range.high
    spread = Range(
        None if low is None else min(low, 0),
        None if high is None else max(high, 0),
    )
    return replace(term, range=spread, shared=True, detail=f"整场的，分不到这里：{term.detail}")


@lru_cache(maxsize=256)
def of_rate(rate: RateCard) -> Source:
    """A rate as a source: what it says, who stated it, from when."""
    about = ABOUT[rate.kind]
    who = f"，{rate.by}" if rate.by else ""
    where = rate.source or "没有写来源"
    return Source(
        f"费率「{about.label}」{about.per} {said(rate)}，{where}，自 {rate.first_day}{who}",
        rate.as_of,
    )


def said(rate: RateCard) -> str:
    """The figures of a rate: 3%, 2.5%–3%, 4.50 元."""
    if ABOUT[rate.kind].unit is RateUnit.PPM:
        low, high, unit = percent(rate.low), percent(rate.high), ""
    else:
        low, high, unit = yuan(rate.low), yuan(rate.high), " 元"
    return f"{low}{unit}" if low == high else f"{low}–{high}{unit}"


def percent(ppm: int) -> str:
    """Millionths as people write a share: 25_000 → "2.5%"."""
    whole, rest = divmod(ppm, 10_000)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".") + "%"


def _told(source: Source) -> tuple[str, int]:
    return source.text, -1 if source.as_of is None else source.as_of


def _width(term: Term) -> tuple[bool, int]:
    low, high = term.range.low, term.range.high
    return (True, 0) if low is None or high is None else (False, high - low)
