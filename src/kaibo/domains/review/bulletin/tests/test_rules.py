"""Promises of the plain parts: figures in words, readings, the hour, what is due, clean text."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.review.bulletin.rules import due, readings, words
from kaibo.domains.review.bulletin.rules.due import Ran, Step
from kaibo.domains.review.bulletin.rules.period import Period, period
from kaibo.domains.review.bulletin.rules.readings import Grown, Read
from kaibo.domains.review.bulletin.rules.sheet import Row, Section, Sheet, clean, unknown
from kaibo.live.metrics import Unit

MIN, HOUR = 60_000, 3_600_000
#: 19:00, 20:00 and so on of some evening: a full hour of any zone that has full hours.
H19 = 1_794_308_400_000
H20, H21 = H19 + HOUR, H19 + 2 * HOUR


@pytest.mark.parametrize(
    ("value", "unit", "cur", "counted", "said"),
    [
        (None, Unit.FEN, "CNY", "", "—"),
        (Fraction(0), Unit.FEN, "CNY", "", "0.00 元"),
        (Fraction(4_130_000), Unit.FEN, "CNY", "", "41,300.00 元"),
        (Fraction(-5), Unit.FEN, "CNY", "", "-0.05 元"),
        (Fraction(1234), Unit.FEN, "JPY", "", "1,234 JPY"),
        (Fraction(1234), Unit.FEN, "USD", "", "12.34 USD"),
        (Fraction(62_449, 2), Unit.FEN_PER_MIN, "CNY", "", "312.24 元/分钟"),
        (Fraction(0), Unit.COUNT, "CNY", "人", "0 人"),
        (Fraction(12_040), Unit.COUNT, "CNY", "人次", "12,040 人次"),
        (Fraction(49, 2), Unit.COUNT, "CNY", "人", "24.5 人"),
        (Fraction(3_000), Unit.COUNT_PER_HOUR, "CNY", "人次", "3,000 人次/小时"),
        (Fraction(62), Unit.SECOND, "CNY", "", "1:02"),
        (Fraction(1001, 1000), Unit.MULTIPLE, "CNY", "", "1.00"),
        (Fraction(254, 100), Unit.MULTIPLE, "CNY", "", "2.54"),
        (Fraction(1, 6), Unit.RATIO, "CNY", "", "16.7%"),
    ],
)  # fmt: skip
def test_a_figure_in_its_own_unit_and_an_unknown_one_is_a_dash(
    value: Fraction | None, unit: Unit, cur: str, counted: str, said: str
) -> None:
    assert words.figure(value, unit, cur, counted) == said


def test_a_difference_always_has_a_sign() -> None:
    said = [words.change(Fraction(n), Unit.FEN, "CNY") for n in (1_824_000, 0, -150)]
    assert said == ["+18,240.00 元", "+0.00 元", "-1.50 元"]
    assert (words.share(41_300, 200_000), words.share(1, 0)) == ("20.6%", None)


def test_between_two_readings_lies_what_came_meanwhile() -> None:
    read = [
        Read(H19 + 2 * MIN, {"gmv": 1_000_000}),
        Read(H20 + MIN, {"gmv": 1_800_000, "online": 900}),
        Read(H20 + 4 * MIN, {"gmv": 1_500_000}),
    ]
    assert readings.last(read, "gmv") == (H20 + 4 * MIN, 1_500_000)
    assert readings.last(read, "gmv", H20) == (H19 + 2 * MIN, 1_000_000)
    assert readings.last(read, "spend") is None
    # What was read again after three minutes was mistyped, and is not what it grew from.
    assert readings.since_last(read, "gmv") == Grown(500_000, H19 + 2 * MIN, H20 + 4 * MIN)
    assert readings.since_last(read, "online") is None
    hour = readings.of_hour(read, "gmv", H19, H20, H19 - 3 * HOUR)
    assert hour == Grown(800_000, H19 + 2 * MIN, H20 + MIN)


def test_a_show_that_began_within_the_hour_began_at_nothing() -> None:
    read = [Read(H20 + MIN, {"gmv": 700})]
    assert readings.of_hour(read, "gmv", H19 + 5 * MIN, H20, H19 + 5 * MIN) == Grown(
        700, H19 + 5 * MIN, H20 + MIN
    )
    assert readings.of_hour(read, "gmv", H19, H20, H19 - HOUR) is None
    assert readings.of_hour(read, "gmv", H20, H21, H19) is None


def test_what_is_no_number_is_no_reading() -> None:
    told = readings.readings([(2, {"gmv": True, "online": "12", "views": 7}), (1, None), (3, [])])
    assert told == [Read(2, {"views": 7})]


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ([], None),
        ([(H19 + 58 * MIN, H20 - MIN)], Period(H19 + 58 * MIN, H20 - MIN, False)),
        ([(H19, H20), (H20, H20 + 5_000)], Period(H19, H20, True)),
        ([(H19, H20), (H20, H20 + 15 * MIN)], Period(H19, H20, True)),
        ([(H19, H20), (H20, H20 + 16 * MIN)], Period(H20, H20 + 16 * MIN, False)),
    ],
)
def test_shortly_after_the_hour_the_one_that_is_over_is_reported(
    hours: list[tuple[int, int]], told: Period | None
) -> None:
    assert period(hours) == told


def test_at_the_full_hour_itself_the_hour_is_over() -> None:
    assert period([(H19, H20)], full=True) == Period(H19, H20, True)


def test_an_hour_reported_while_it_ran_is_another_thing_than_the_whole_hour() -> None:
    assert Period(H19, H20, True).key != Period(H19, H20 - MIN, False).key


def test_ten_minutes_late_it_is_no_longer_sent_but_said() -> None:
    late = [due.step(H20, H20 + ms) for ms in (0, 10 * MIN, 10 * MIN + 1)]
    assert late == [Step.SEND, Step.SEND, Step.MISSED]


def test_a_reading_is_waited_for_five_minutes() -> None:
    assert not due.is_told(H20, H20 + 4 * MIN, H19 + 30 * MIN)
    assert not due.is_told(H20, H20 + 4 * MIN, None)
    assert due.is_told(H20, H20 + MIN, H20 - 4 * MIN)
    assert due.is_told(H20, H20 + 5 * MIN, None)


def test_which_show_an_hour_and_an_end_are_of() -> None:
    shows = [Ran("a", H19, H20), Ran("b", H20 + MIN, None)]
    assert due.on_air_at(shows, H19) is None
    assert due.on_air_at(shows, H20) == shows[0]
    assert due.on_air_at(shows, H21) == shows[1]
    assert due.ended_in(shows, H20 - 1, H21) == [shows[0]]
    assert due.ended_in(shows, H20, H21) == []


def test_the_first_look_owes_nothing_and_none_goes_back_farther_than_two_days() -> None:
    assert due.looked_from(None, H20) == H20
    assert due.looked_from(H19, H20) == H19
    assert due.looked_from(0, H20) == H20 - 48 * HOUR
    assert due.looked_from(H21, H20) == H21


def test_the_text_has_headings_only_above_something() -> None:
    sheet = Sheet(
        "t",
        (
            Section("a", "成交", (Row("gmv", "成交金额", "1.00 元", "手报 20:02", strong=True),)),
            Section("b", "目标", ()),
            Section("c", "", (unknown("x", "没有人报过"), Row("y", "", "一句话"))),
        ),
    )
    assert sheet.lines == [
        "**【成交】**", "成交金额 **1.00 元**（手报 20:02）", "—（没有人报过）", "一句话",
    ]  # fmt: skip


def test_free_text_loses_what_is_personal_and_what_would_be_read_as_a_mark() -> None:
    assert (
        clean("打 13800138000\n**加粗**\t加微信 abc12345")
        == "打 [手机号] ＊＊加粗＊＊ 加微信 [微信号]"
    )
    assert clean("字" * 91) == "字" * 89 + "…"
    assert clean("字" * 90) == "字" * 90


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_whatever_was_written_is_one_bounded_line(text: str) -> None:
    told = clean(text)
    assert len(told) <= 90
    assert "\n" not in told and "*" not in told and "\x00" not in told
    assert clean(told) == told


@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**9)), max_size=12))
@settings(max_examples=60)
def test_what_grew_is_the_difference_of_two_readings_that_are_there(
    told: list[tuple[int, int]],
) -> None:
    read = readings.readings((at, {"gmv": value}) for at, value in told)
    values = {value for _, value in told}
    found = readings.since_last(read, "gmv")
    if found is None:
        assert not told or max(at for at, _ in told) - min(at for at, _ in told) < readings.SAME_MS
    else:
        assert found.at - found.since >= readings.SAME_MS
        assert any(a - b == found.by for a in values for b in values)
