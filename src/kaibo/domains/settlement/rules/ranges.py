"""Whole amounts of which only the two ends may be known, and how they add up. [plain]"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kaibo.domains.settlement.choices import WHOLE_PPM


@dataclass(frozen=True, slots=True)
class Range:
    """All whole numbers from `low` to `high`, both included; None = no end on that side."""

    low: int | None
    high: int | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a range from {self.low} to {self.high} holds nothing")

    @property
    def known(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    def __add__(self, other: Range) -> Range:
        """End to end."""
        return Range(_plus(self.low, other.low), _plus(self.high, other.high))

    def __neg__(self) -> Range:
        return Range(
            None if self.high is None else -self.high, None if self.low is None else -self.low
        )

    def __contains__(self, value: int) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def holds(self, other: Range) -> bool:
        """Whether every number of the other is in this one."""
        low = self.low is None or (other.low is not None and self.low <= other.low)
        high = self.high is None or (other.high is not None and other.high <= self.high)
        return low and high

    def times(self, each: Range) -> Range:
        """So many, each so much; both 0 or more. None of something costs nothing, whatever one is."""
        low = (self.low or 0) * (each.low or 0)
        if self.high == 0 or each.high == 0:
            return Range(low, 0)
        if self.high is None or each.high is None:
            return Range(low, None)
        return Range(low, self.high * each.high)


ZERO = Range(0, 0)
#: A cost nobody has stated: nothing, or any amount.
UNSTATED = Range(0, None)


def exact(value: int) -> Range:
    """One number."""
    return Range(value, value)


def total(ranges: Iterable[Range]) -> Range:
    """The sum, end to end."""
    out = ZERO
    for one in ranges:
        out = out + one
    return out


def part(amount: int, ppm: int) -> int:
    """`ppm` millionths of an amount of 0 or more, half a unit rounded up."""
    return _half_up(amount * ppm, WHOLE_PPM)


def share(of: Range, ppm: Range) -> Range:
    """Millionths of an amount, both 0 or more; `ppm` has both ends."""
    low = part(of.low or 0, ppm.low or 0)
    if of.high is None:
        return Range(low, 0 if ppm.high == 0 else None)
    return Range(low, part(of.high, WHOLE_PPM if ppm.high is None else ppm.high))


def over_time(ms: Range, per_hour: Range) -> Range:
    """What so many ms cost at so much an hour; all 0 or more, `ms` with both ends."""
    hour = 3_600_000
    low = _half_up((ms.low or 0) * (per_hour.low or 0), hour)
    if ms.high == 0:
        return ZERO
    if ms.high is None or per_hour.high is None:
        return Range(low, None)
    return Range(low, _half_up(ms.high * per_hour.high, hour))


def _half_up(over: int, under: int) -> int:
    return (2 * over + under) // (2 * under)


def _plus(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b
