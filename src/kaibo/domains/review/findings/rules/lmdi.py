"""A difference of sales split over the steps of the funnel, exact to the fen: LMDI-I. [plain]

Sales are volume × (share of the channel ×) rate × … × value an order. With G the sales of a channel,
the part of factor f is Σ L(G1, G0) · ln(f1 / f0), L(a, b) = (a − b) / ln(a / b), summed over the
channels: the parts add up to the difference, whatever the order of the factors (Ang 2004). Integers
go in and come out; between them decimals of forty digits, no float. What is left below a fen goes to
the largest remainders.

Where logarithms end: a count of 0 is taken as 1e-12. A rate of which nobody can speak (0 of 0: the
channel was not there) is the other side's, so that a channel that is new or gone is volume and mix.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from itertools import pairwise
from math import prod

_EXACT = Context(prec=40)
_NOTHING = Fraction(1, 10**12)


@dataclass(frozen=True, slots=True)
class Side:
    """One show, or several added up: for each channel ("" where it is not split) the counts of the
    steps, first the volume, last the sales in fen. `shows`: how many were added up."""

    channels: Mapping[str, tuple[int, ...]]
    shows: int = 1

    @property
    def totals(self) -> tuple[int, ...]:
        """The counts of all channels together, of all shows together."""
        return tuple(map(sum, zip(*self.channels.values(), strict=True)))

    @property
    def money(self) -> int:
        """Sales of one show, fen, half to even."""
        return round(Fraction(self.totals[-1], self.shows))


@dataclass(frozen=True, slots=True)
class Parts:
    """Fen that add up to the difference of the two sides' `money`. `mix`: what another split over
    the channels brought, None where there is none; `rates`: one for each step after the first."""

    volume: int
    mix: int | None
    rates: tuple[int, ...]

    @property
    def all(self) -> tuple[int, ...]:
        """Volume, mix where there is one, rates."""
        return (self.volume, *([] if self.mix is None else [self.mix]), *self.rates)


def decompose(now: Side, before: Side) -> Parts:
    """What each step added to `now` against `before`; channels that only one side has count as 0
    on the other. ValueError: sides of different steps, counts below 0, or a step of 0 before one
    above 0."""
    steps = _checked(now, before)
    # One direction is worked out, the other is its negative: rounding must not tell them apart.
    if _order(now) < _order(before):
        back = decompose(before, now)
        mix = None if back.mix is None else -back.mix
        return Parts(-back.volume, mix, tuple(-one for one in back.rates))
    rows = {**now.channels, **before.channels}
    split = set(rows) != {""}
    names = sorted(
        name for name in rows if any(now.channels.get(name, ()) + before.channels.get(name, ()))
    )
    sums = [Decimal(0)] * (steps + split)
    volumes = _ratio(now.totals[0], now.shows), _ratio(before.totals[0], before.shows)
    for name in names:
        ours, theirs = _factors(now, name, steps), _factors(before, name, steps)
        pairs = [volumes, *map(_filled, ours, theirs)]
        if not split:
            del pairs[1]
        weight = _logarithmic_mean(_product(p[0] for p in pairs), _product(p[1] for p in pairs))
        for at, (one, other) in enumerate(pairs):
            part = _EXACT.multiply(weight, _EXACT.ln(_decimal(one / other)))
            sums[at] = _EXACT.add(sums[at], part)
    whole = _rounded(sums, now.money - before.money)
    return Parts(whole[0], whole[1] if split else None, tuple(whole[1 + split :]))


def _checked(now: Side, before: Side) -> int:
    rows = [*now.channels.values(), *before.channels.values()]
    steps = len(rows[0])
    if ("" in now.channels) != ("" in before.channels) or ("" in now.channels and len(rows) != 2):
        raise ValueError("one side is split over channels and the other is not")
    for row in rows:
        if len(row) != steps or steps < 2 or min(row) < 0:
            raise ValueError(f"no chain of counts: {row}")
        if any(one == 0 < other for one, other in pairwise(row)):
            raise ValueError(f"something came of nothing: {row}")
    return steps


def _order(side: Side) -> tuple[object, ...]:
    """Which of two sides is the greater: by sales, then by all the rest."""
    each = {
        name: tuple(Fraction(one, side.shows) for one in row)
        for name, row in side.channels.items()
        if any(row)
    }
    return Fraction(side.totals[-1], side.shows), sorted(each.items())


def _factors(side: Side, name: str, steps: int) -> list[Fraction | None]:
    """A channel's share of the volume and its rates; None where it is 0 of 0."""
    counts = [side.totals[0], *side.channels.get(name, (0,) * steps)]
    return [None if below == 0 else _ratio(above, below) for below, above in pairwise(counts)]


def _filled(one: Fraction | None, other: Fraction | None) -> tuple[Fraction, Fraction]:
    """A factor of both sides: what one cannot say is as the other has it."""
    mine = one if one is not None else other
    theirs = other if other is not None else one
    return (Fraction(1), Fraction(1)) if mine is None or theirs is None else (mine, theirs)


def _product(factors: Iterable[Fraction]) -> Fraction:
    return prod(factors, start=Fraction(1))


def _ratio(above: int, below: int) -> Fraction:
    return (Fraction(above) if above else _NOTHING) / below


def _decimal(value: Fraction) -> Decimal:
    return _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))


def _logarithmic_mean(one: Fraction, other: Fraction) -> Decimal:
    apart = _EXACT.ln(_decimal(one / other))
    # What is equal to forty digits has itself for its mean.
    return _EXACT.divide(_decimal(one - other), apart) if apart else _decimal(one)


def _rounded(parts: Sequence[Decimal], total: int) -> list[int]:
    """Whole numbers that add up to `total`: floors, and one more for the largest remainders."""
    floors = [int(one.to_integral_value("ROUND_FLOOR")) for one in parts]
    left, more = divmod(total - sum(floors), len(parts))
    by_rest = sorted(range(len(parts)), key=lambda at: (floors[at] - parts[at], at))
    return [floor + left + (at in by_rest[:more]) for at, floor in enumerate(floors)]
