"""The clock: show days that cross midnight, on the team's calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaibo.kit import clock
from kaibo.kit.clock import DAY, HOUR, SHANGHAI, day_bounds, day_start, from_ms, show_day, to_ms


def _at(*parts: int) -> int:
    return to_ms(datetime(*parts, tzinfo=SHANGHAI))  # type: ignore[misc,arg-type]


def test_milliseconds_are_utc() -> None:
    assert to_ms(datetime(1970, 1, 1, 8, tzinfo=SHANGHAI)) == 0
    assert to_ms(datetime(2026, 11, 2, 13, 30, 0, 123_000, tzinfo=UTC)) == 1_793_626_200_123


@pytest.mark.parametrize(
    ("ms", "day"),
    [
        (_at(2026, 11, 2, 21, 0), date(2026, 11, 2)),
        (_at(2026, 11, 3, 0, 0), date(2026, 11, 2)),
        (_at(2026, 11, 3, 1, 30), date(2026, 11, 2)),
        (_at(2026, 11, 3, 5, 59, 59), date(2026, 11, 2)),
        (_at(2026, 11, 3, 6, 0), date(2026, 11, 3)),
        (_at(2027, 1, 1, 2, 0), date(2026, 12, 31)),
    ],
)
def test_a_show_after_midnight_belongs_to_the_evening_before(ms: int, day: date) -> None:
    assert show_day(ms) == day


def test_the_start_of_the_day_can_be_chosen() -> None:
    night = _at(2026, 11, 3, 1, 30)
    assert show_day(night, day_start("00:00")) == date(2026, 11, 3)
    assert show_day(night, day_start("01:31")) == date(2026, 11, 2)
    assert clock.team_day_start() == time(6)


def test_a_team_elsewhere_lives_by_its_own_clock(settings: Any) -> None:
    assert clock.team_zone() == SHANGHAI
    settings.KAIBO_ZONE, settings.KAIBO_DAY_START = "America/New_York", "04:30"
    noon = to_ms(datetime(2026, 11, 2, 12, tzinfo=UTC))
    assert clock.at_clock(noon) == "07:00"
    assert clock.on_calendar(noon) == "11月2日 07:00"
    assert from_ms(noon).utcoffset() == timedelta(hours=-5)
    assert show_day(noon - 3 * HOUR) == date(2026, 11, 1)
    assert show_day(noon - 2 * HOUR) == date(2026, 11, 2)
    # On 1 November 2026 the clocks there go back: that show day has 25 hours.
    begin, end = day_bounds(date(2026, 10, 31))
    assert end - begin == DAY + HOUR


@given(
    ms=st.integers(0, 4_102_444_800_000),
    start=st.times(time(0), time(12)).map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_every_instant_lies_in_exactly_the_bounds_of_its_day(ms: int, start: time) -> None:
    begin, end = day_bounds(show_day(ms, start), start)
    assert begin <= ms < end
    if ms > _at(1992, 1, 1):  # Shanghai had summer time until 1991
        assert end - begin == DAY


@given(st.integers(-(10**12), 4_102_444_800_000))
def test_milliseconds_survive_the_calendar(ms: int) -> None:
    assert to_ms(from_ms(ms)) == ms


@pytest.mark.parametrize("text", ["", "6", "24:00", "06:60", "6:00", "六点", "06:00:00"])
def test_a_start_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="看不懂"):
        day_start(text)


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="没有时区"):
        to_ms(datetime(2026, 11, 2))  # noqa: DTZ001


def test_times_are_spoken() -> None:
    ms = _at(2026, 11, 2, 21, 5, 9)
    assert (clock.at_clock(ms), clock.at_clock(ms, seconds=True)) == ("21:05", "21:05:09")
    assert clock.on_calendar(ms) == "11月2日 21:05"
    lengths = [clock.length(ms) for ms in (0, 59_999, 250_000, 3_600_000, 11_105_000, -30_000)]
    assert lengths == ["0:00", "0:59", "4:10", "1:00:00", "3:05:05", "-0:30"]
