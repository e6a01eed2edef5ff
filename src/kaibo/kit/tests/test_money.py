"""Money: whole fen in, what people read out, and no price is ever rounded silently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaibo.kit import money


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("89", 8_900),
        ("89.9", 8_990),
        ("¥89.90", 8_990),
        ("￥1,234.50", 123_450),
        (" 89元 ", 8_900),
        ("1.2万", 1_200_000),
        ("1.23456万", 1_234_560),
        ("3亿", 30_000_000_000),
        ("８９．９０", 8_990),
        ("-12.30", -1_230),
        ("¥-5", -500),
        ("0", 0),
        ("0.01", 1),
        ("89.990", 8_999),
    ],
)
def test_what_people_type_becomes_fen(text: str, fen: int) -> None:
    assert money.parse(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        "",
        "元",
        "八十九",
        "89.999",
        "1.23456789万",
        "1e3",
        "1,23",
        "--5",
        "-¥-5",
        "89,",
        ".5",
        "NaN",
    ],
)
def test_what_cannot_be_read_exactly_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"金额「.*」"):
        money.parse(text)


def test_an_amount_beyond_the_column_is_refused() -> None:
    with pytest.raises(ValueError, match="太大了"):
        money.parse("92233720368547758.08")
    assert money.parse("92233720368547758.07") == money.LARGEST


@pytest.mark.parametrize(
    ("fen", "exact", "short"),
    [
        (None, "—", "—"),
        (0, "0.00", "0"),
        (1, "0.01", "0.01"),
        (990, "9.90", "9.90"),
        (8_900, "89.00", "89"),
        (-8_950, "-89.50", "-89.50"),
        (999_900, "9,999.00", "9,999"),
        (1_000_000, "10,000.00", "1.0万"),
        (1_204_000, "12,040.00", "1.2万"),
        (1_250_000, "12,500.00", "1.3万"),
        (-1_204_000, "-12,040.00", "-1.2万"),
        (1_824_000_00, "1,824,000.00", "182.4万"),
        (9_999_999_900, "99,999,999.00", "1.0亿"),
        (12_345_678_900_00, "12,345,678,900.00", "123.5亿"),
    ],
)
def test_amounts_are_shown(fen: int | None, exact: str, short: str) -> None:
    assert (money.yuan(fen), money.short(fen)) == (exact, short)


@given(st.integers(-(2**62), 2**62))
def test_what_is_shown_exactly_is_read_back_exactly(fen: int) -> None:
    assert money.parse(money.yuan(fen)) == fen
