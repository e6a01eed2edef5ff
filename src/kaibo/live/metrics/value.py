"""A metric's value: numerator and denominator as they are, the quotient exactly, then rounded.

Rounding: six digits after the point, half to even; for values below one, six digits after the
leading zeros, so that what is not zero never reads as zero; never more than fifteen digits in
all, which is what a JSON number carries without noise. Whole values are integers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import TypedDict

from kaibo.live.metrics.define import Metric, Unit

PLACES = 6
DIGITS = 15


class ValueJson(TypedDict):
    """What goes over the wire. null = unknown, or undivided because `den` is 0."""

    value: int | float | None
    num: int | None
    den: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Value:
    """`num` / `den` × `scale` in `unit`; `num` and `den` are None where an input is unknown."""

    num: int | None
    den: int | None
    scale: Fraction
    unit: Unit

    @property
    def exact(self) -> Fraction | None:
        """The value without rounding; None if a part is unknown or the denominator is 0."""
        if self.num is None or not self.den:
            return None
        return Fraction(self.num, self.den) * self.scale

    @property
    def decimal(self) -> Decimal | None:
        """The value rounded as this module says."""
        exact = self.exact
        return None if exact is None else rounded(exact)

    def json(self) -> ValueJson:
        """{value, num, den, unit}; `value` an int where it is whole."""
        value = self.decimal
        return {
            "value": None if value is None else _number(value),
            "num": self.num,
            "den": self.den,
            "unit": self.unit.value,
        }


def evaluate(metric: Metric, inputs: Mapping[str, int | None]) -> Value:
    """The metric over `inputs`; an input that is null or not among them is unknown.

    One unknown part makes the value unknown; the other part is kept. A denominator of 0 makes it
    unknown too, with both parts kept: nothing was divided, and nothing is made up.
    """
    return Value(metric.num.total(inputs), metric.den.total(inputs), metric.scale, metric.unit)


def rounded(value: Fraction) -> Decimal:
    """`value` rounded as this module says."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    whole = int(abs(value))
    digits = min(DIGITS, len(str(whole)) + PLACES) if whole else PLACES
    context = Context(prec=digits, rounding=ROUND_HALF_EVEN)
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
