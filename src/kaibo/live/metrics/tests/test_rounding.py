"""Promises of printed numbers: rounded one way only, and no noise of binary fractions."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaibo.live.metrics.define import Unit
from kaibo.live.metrics.value import Value, rounded


def _value(num: int | None, den: int | None, scale: Fraction = Fraction(1)) -> Value:
    return Value(num, den, scale, Unit.RATIO)


@pytest.mark.parametrize(
    ("num", "den", "printed"),
    [
        (1, 3, "0.333333"),
        (2, 3, "0.666667"),
        (200, 3, "66.666667"),
        (3, 2, "1.5"),
        (7, 7, "1"),
        (0, 9, "0"),
        (-7, 3, "-2.333333"),
        # half to even, on either side
        (10_000_005, 10_000_000, "1"),
        (10_000_015, 10_000_000, "1.000002"),
        # below one, six digits after the leading zeros: what is not zero never reads as zero
        (1, 30, "0.0333333"),
        (1, 3_000_000_000, "3.33333e-10"),
        (999_999_99, 100_000_000, "1"),
        # never more than fifteen digits
        (10**14 + 1, 3, "33333333333333.7"),
        (10**18 + 1, 1, "1000000000000000001"),
    ],
)
def test_a_value_is_rounded_as_the_guide_says(num: int, den: int, printed: str) -> None:
    assert json.dumps(_value(num, den).json()["value"]) == printed


def test_a_tenth_is_printed_as_a_tenth() -> None:
    assert json.dumps(_value(1, 10).json()["value"]) == "0.1"
    assert json.dumps(_value(11, 1, Fraction(1, 10)).json()["value"]) == "1.1"


def test_the_exact_quotient_is_kept_beside_the_rounded_one() -> None:
    value = _value(1, 3, Fraction(1000))
    assert value.exact == Fraction(1000, 3)
    assert value.decimal == Decimal("333.333333")
    assert (_value(None, 3).exact, _value(1, None).exact, _value(1, 0).exact) == (None, None, None)
    assert _value(1, 0).decimal is None


@given(
    num=st.integers(-(10**20), 10**20),
    den=st.integers(1, 10**12),
)
def test_a_json_number_is_the_rounded_decimal_and_near_the_exact_one(num: int, den: int) -> None:
    exact = Fraction(num, den)
    decimal = rounded(exact)
    wire = json.dumps(_value(num, den).json()["value"])
    assert Decimal(wire) == decimal
    error = abs(Fraction(decimal) - exact)
    size = abs(exact)
    if size >= 1:
        assert error <= max(Fraction(1, 2 * 10**6), size / 10**14)
    else:
        assert error <= size / 10**5 / 2
    assert (decimal == 0) == (num == 0)
