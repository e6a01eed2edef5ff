"""The clock: instants on the team's own calendar."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaibo.kit import clock
from kaibo.kit.clock import HOUR, SHANGHAI, day_start, from_ms, to_ms


def _at(*parts: int) -> int:
    return to_ms(datetime(*parts, tzinfo=SHANGHAI))  # type: ignore[misc,arg-type]


def test_milliseconds_are_utc() -> None:
    assert to_ms(datetime(1970, 1, 1, 8, tzinfo=SHANGHAI)) == 0
    assert to_ms(datetime(2026, 11, 2, 13, 30, 0, 123_000, tzinfo=UTC)) == 1_793_626_200_123


def test_a_team_elsewhere_lives_by_its_own_clock(settings: Any) -> None:
    assert clock.team_zone() == SHANGHAI
    settings.KAIBO_ZONE = "America/New_York"
    noon = to_ms(datetime(2026, 11, 2, 12, tzinfo=UTC))
    assert clock.at_clock(noon) == "07:00"
    assert clock.on_calendar(noon) == "11月2日 07:00"
    assert from_ms(noon).utcoffset() == timedelta(hours=-5)
    assert clock.hour_offset(noon) == -5 * HOUR
    # On 1 November 2026 the clocks there went back an hour.
    assert clock.hour_offset(to_ms(datetime(2026, 11, 1, 5, 59, tzinfo=UTC))) == -4 * HOUR
    settings.KAIBO_ZONE = "Asia/Kolkata"
    assert clock.hour_offset(noon) == 5 * HOUR + HOUR // 2


@given(st.integers(-(10**12), 4_102_444_800_000))
def test_milliseconds_survive_the_calendar(ms: int) -> None:
    assert to_ms(from_ms(ms)) == ms


@pytest.mark.parametrize("text", ["", "6", "24:00", "06:60", "6:00", "六点", "06:00:00"])
def test_a_start_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="看不懂"):
        day_start(text)
    assert day_start(" 04:30 ") == time(4, 30)


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="没有时区"):
        to_ms(datetime(2026, 11, 2))  # noqa: DTZ001


def test_times_are_spoken() -> None:
    ms = _at(2026, 11, 2, 21, 5, 9)
    assert (clock.at_clock(ms), clock.at_clock(ms, seconds=True)) == ("21:05", "21:05:09")
    assert clock.on_calendar(ms) == "11月2日 21:05"
    lengths = [clock.length(ms) for ms in (0, 59_999, 250_000, 3_600_000, 11_105_000, -30_000)]
    assert lengths == ["0:00", "0:59", "4:10", "1:00:00", "3:05:05", "-0:30"]
