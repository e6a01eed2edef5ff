"""Promise of money on TikTok: exact in the minor unit of its own currency, or not at all."""

from __future__ import annotations

import pytest

from kaibo.connectors.base.currency import Money, code_of, money
from kaibo.kit.sheets.texts import Unreadable

SHANGHAI, HANOI, JAKARTA = "Asia/Shanghai", "Asia/Ho_Chi_Minh", "Asia/Jakarta"


@pytest.mark.parametrize(
    ("text", "minor", "cur"),
    [
        ("฿1,234.50", 123_450, "THB"),
        ("MYR 12.00", 1_200, "MYR"),
        ("RM12", 1_200, "MYR"),
        ("12.5 ฿", 1_250, "THB"),
        ("Rp75.000", 7_500_000, "IDR"),
        ("Rp 1.075.484", 107_548_400, "IDR"),
        ("IDR 1,075,484,867", 107_548_486_700, "IDR"),
        ("150.000₫", 150_000, "VND"),
        ("6,830,000₫", 6_830_000, "VND"),
        ("VND 150000", 150_000, "VND"),
        ("¥1,980", 1_980, "JPY"),
        ("R$ 413.57", 41_357, "BRL"),
        ("R$ 1.413,57", 141_357, "BRL"),
        ("BRL 35,91", 3_591, "BRL"),
        ("£3.20", 320, "GBP"),
        ("$25.99", 2_599, None),
        ("US$25.99", 2_599, "USD"),
        ("S$ 4", 400, "SGD"),
        ("₱1,000.00", 100_000, "PHP"),
        ("25.99", 2_599, None),
        ("0", 0, None),
        ("178.79999999999998", 17_880, None),
    ],
)
def test_an_amount_is_read_with_the_currency_beside_it(
    text: str, minor: int, cur: str | None
) -> None:
    assert money(text, SHANGHAI) == Money(minor, cur)


@pytest.mark.parametrize("text", ["(3.50)", "-3.50", "−3.50", "-$3.50", "$-3.50", "($3.50)"])
def test_a_negative_is_read_only_where_it_may_stand(text: str) -> None:
    assert money(text, SHANGHAI, signed=True) == Money(-350, None)
    with pytest.raises(Unreadable) as bad:
        money(text, SHANGHAI)
    assert bad.value.code == "negative_money"


def test_another_column_names_the_currency_and_a_sign_goes_before_it() -> None:
    assert money("75.000", SHANGHAI, "IDR") == Money(7_500_000, "IDR")
    assert money("$8", SHANGHAI, "SGD") == Money(800, "SGD")
    assert money("฿8", SHANGHAI, "SGD") == Money(800, "THB")


def test_without_any_the_zone_tells_only_whether_there_are_decimals() -> None:
    assert money("150000", HANOI) == Money(150_000, None)
    assert money("150.000", HANOI) == Money(150_000, None)
    assert money("150000", JAKARTA) == Money(15_000_000, None)
    assert money("$150", HANOI) == Money(15_000, None)


@pytest.mark.parametrize("text", ["", "-", "--", " ", "/", "N/A", "\t"])
def test_nothing_is_unknown_and_never_zero(text: str) -> None:
    assert money(text, SHANGHAI, signed=True) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("75.000", "bad_money"),  # 75 or 75,000
        ("12,34,56", "bad_money"),
        ("1.2.3", "bad_money"),
        ("XYZ 12", "bad_money"),
        ("12 apples", "bad_money"),
        ("12%", "bad_money"),
        ("abc", "bad_money"),
        ("12 13", "bad_money"),
        ("--3", "bad_money"),
        ("12.345.6", "bad_money"),
        ("12.3456", "too_precise"),
        ("¥12.50", "too_precise"),
        ("577900000000000001", "out_of_range"),
    ],
)
def test_what_could_be_read_two_ways_or_none_is_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as bad:
        money(text, SHANGHAI)
    assert bad.value.code == code


def test_what_the_platform_divided_is_rounded_when_asked() -> None:
    assert money("6,830,000.51₫", SHANGHAI, computed=True) == Money(6_830_001, "VND")
    with pytest.raises(Unreadable):
        money("6,830,000.51₫", SHANGHAI)


def test_a_currency_cell_is_a_code_or_a_sign() -> None:
    assert [code_of(text) for text in ("VND", " idr ", "Rp", "$", "", "-")] == [
        "VND",
        "IDR",
        "IDR",
        None,
        None,
        None,
    ]
    with pytest.raises(Unreadable, match="没见过这个币种"):
        code_of("瓶盖")
