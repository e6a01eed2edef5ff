"""Amounts as people say them: any amount said parses back, vague ones keep their range, counts of
other things are no money."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.compliance.engine.numbers.money import money
from kaibo.domains.compliance.engine.numbers.numerals import value_of

_DIGITS = "零一二三四五六七八九"


def spoken(number: int) -> str:
    """A whole number below 100,000 as it is read aloud: 10015 is 一万零一十五."""
    out, gap = "", False
    for unit, name in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return out


def the_one(text: str) -> tuple[str, str]:
    [amount] = list(money(text))
    return f"{amount.value.normalize():f}", text[amount.start : amount.end]


@settings(max_examples=60)
@given(st.integers(1, 99_999))
def test_any_whole_number_said_reads_back(number: int) -> None:
    assert value_of(spoken(number)) == number
    [amount] = list(money(f"今天{spoken(number)}块"))
    assert (amount.value, amount.exact) == (Decimal(number), True)


@settings(max_examples=60)
@given(st.integers(1, 9_999), st.integers(0, 9), st.integers(0, 9))
def test_any_amount_with_mao_and_fen_reads_back(yuan: int, mao: int, fen: int) -> None:
    told = f"{spoken(yuan)}块{_DIGITS[mao]}{_DIGITS[fen] if fen else ''}"
    [amount] = list(money(f"到手{told}"))
    assert amount.value == Decimal(yuan) + Decimal(mao) / 10 + Decimal(fen) / 100
    [written] = list(money(f"到手{yuan}.{mao}{fen}元"))
    assert written.value == amount.value


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("今天五十九块九", "59.9", "五十九块九"),
        ("到手一千二", "1200", "一千二"),
        ("就两百五", "250", "两百五"),
        ("三十九点九带走", "39.9", "三十九点九"),
        ("三毛五一片", "0.35", "三毛五"),
        ("四块四毛五", "4.45", "四块四毛五"),
        ("差十块两百", "190", "差十块两百"),
        ("差一毛十块钱", "9.9", "差一毛十块钱"),
        ("五十九快九", "59.9", "五十九快九"),
        ("橙子三十九块九九斤", "39.9", "三十九块九"),
        ("猫砂八十八四袋", "88", "八十八"),
        ("五十块一件", "50", "五十块"),
        ("九块九包邮", "9.9", "九块九"),
        ("两块半一个", "2.5", "两块半"),
        ("¥1299.00", "1299", "¥1299.00"),
        ("统一五十九", "59", "五十九"),
        ("价格三万八", "38000", "三万八"),
    ],
)
def test_spoken_prices(text: str, value: str, said: str) -> None:
    assert the_one(text) == (value, said)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("一百来块", "90", "120"),
        ("大几十", "60", "99.9"),
        ("五十多块", "50", "59.99"),
        ("一百五六", "150", "169"),
        ("三四十块", "30", "49.99"),
        ("几厘钱", "0.002", "0.00999"),
        ("块把钱", "1", "1.9"),
        ("五十块不到", "40", "50"),
        ("不到四块", "3.2", "4"),
        ("三块多一斤", "3", "3.99"),
    ],
)
def test_a_vague_amount_is_a_range(text: str, low: str, high: str) -> None:
    [amount] = list(money(text))
    assert (amount.low, amount.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "八加二五六的版本", "型号是a169", "二十三号发货", "十二点一过", "拍一发五", "前一百单", "第二件", "比618还早",
        "双十一见", "四十八小时", "一起来", "身高一百六十八厘米", "打八五折", "", "，？", "块", "差一点",
    ],
)  # fmt: skip
def test_counts_of_other_things_are_no_money(text: str) -> None:
    assert list(money(text)) == []


@settings(max_examples=80)
@given(
    st.text(
        alphabet="零一二三四五六七八九十百千万块毛分元几多来差半点0123456789.¥，？折斤件a",
        max_size=24,
    )
)
def test_whatever_is_said_amounts_stand_in_order_and_make_sense(text: str) -> None:
    last = 0
    for amount in money(text):
        assert last <= amount.start < amount.end <= len(text)
        assert amount.low <= amount.high
        last = amount.start + 1
