"""Days, times of day and stretches as people write them, exactly or refused."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.kit.sheets.hours import at, clock, day, span
from kaibo.kit.sheets.texts import Unreadable

NEAR = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("19:30", 1170), ("19：30", 1170), ("19:30:00", 1170), ("19点半", 1170), ("19时5分", 1145),
        ("19", 1140), ("晚7点", 1140), ("晚上12点", 1440), ("中午12点", 720), ("中午1点", 780),
        ("凌晨2点", 120), ("7pm", 1140), ("12am", 0), ("24:00", 1440), ("25:30", 1530),
        ("次日1:00", 1500), ("1:00(次日)", 1500), ("1:00+1", 1500), ("0:00", 0), ("-", None), ("", None),
    ],
)  # fmt: skip
def test_a_time_of_day(text: str, minutes: int | None) -> None:
    assert clock(text) == minutes


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("19:00-21:30", (1140, 1290)), ("19-22", (1140, 1320)), ("19:00～21:30", (1140, 1290)),
        ("22:00-02:00", (1320, 1560)), ("19:00-次日1:00", (1140, 1500)), ("20:00-0:00", (1200, 1440)),
        ("20:00—24:00", (1200, 1440)), ("晚8-12点", (1200, 1440)), ("晚10点到2点", (1320, 1560)),
        ("晚上8点至凌晨1点", (1200, 1500)), ("下午2-6点", (840, 1080)), ("中午12-2点", (720, 840)),
        ("早8点-晚6点", (480, 1080)), ("0:00-24:00", (0, 1440)), ("待定", None),
    ],
)  # fmt: skip
def test_a_stretch_goes_over_midnight_when_it_must(text: str, both: tuple[int, int] | None) -> None:
    assert span(text) == both


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("19:00", "bad_span"), ("19:00-20:00-21:00", "bad_span"), ("晚班", "bad_span"),
        ("19:00-次日20:00", "bad_span"), ("19:99-20:00", "bad_clock"), ("31-32", "bad_clock"),
        ("小雨-小美", "bad_clock"),
    ],
)  # fmt: skip
def test_what_is_no_stretch_is_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        span(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-11-02", date(2026, 11, 2)), ("2026/11/2 00:00:00", date(2026, 11, 2)),
        ("11/2", date(2026, 11, 2)), ("11.2", date(2026, 11, 2)), ("11月2日 周一", date(2026, 11, 2)),
        ("星期一 11-02", date(2026, 11, 2)), ("11/2(一)", None), ("1/3", date(2027, 1, 3)),
        ("26-11-02", date(2026, 11, 2)), ("20261102", date(2026, 11, 2)), ("46328", date(2026, 11, 2)),
        ("2/29", None), ("13/40", None), ("11月2日 周二", None), ("19:00", None), ("小雨", None),
    ],
)  # fmt: skip
def test_a_day_has_its_own_year_or_the_nearest(text: str, found: date | None) -> None:
    if found is None:
        with pytest.raises(Unreadable):
            day(text, NEAR)
    else:
        assert day(text, NEAR) == found


def test_a_leap_day_is_that_of_a_leap_year() -> None:
    assert day("2/29", date(2027, 12, 1)) == date(2028, 2, 29)


@settings(max_examples=50)
@given(st.dates(date(2000, 7, 1), date(2098, 7, 1)), st.integers(-180, 180))
def test_a_day_without_a_year_comes_back_as_itself(near: date, apart: int) -> None:
    one = date.fromordinal(near.toordinal() + apart)
    assert day(f"{one.month}/{one.day}", near) == one


@settings(max_examples=50)
@given(st.integers(0, 1439), st.integers(1, 1440))
def test_a_stretch_comes_back_as_it_was_written(start: int, lasts: int) -> None:
    end = start + lasts
    text = f"{start // 60}:{start % 60:02d}-{end // 60 % 24}:{end % 60:02d}"
    assert span(text) == (start, end)


def test_minutes_beyond_midnight_are_of_the_next_day() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    wanted = datetime(2026, 11, 3, 1, 30, tzinfo=zone)
    assert at(date(2026, 11, 2), 1530, zone) == int(wanted.timestamp()) * 1000
