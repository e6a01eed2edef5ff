"""Promise of a stretch: the hour or day a cell names, in every spelling, or none at all."""

from __future__ import annotations

import pytest

from kaibo.connectors.qianchuan.format import LIVE_DAYS
from kaibo.connectors.qianchuan.stretches import day_of
from kaibo.connectors.qianchuan.tests.composed import DAY_ONE, DAY_TWO, LIVE, codes, read

DAY = 86_400_000
HOUR = 3_600_000
START = 1_783_440_000_000
HOURS = [*LIVE, "时间-小时"]


@pytest.mark.parametrize(
    ("day", "hour", "at"),
    [
        ("2026-07-08", "00:00", 0),
        ("2026/7/8", "19", 19),
        ("2026-07-08", "19:00:00", 19),
        ("2026-07-08", "19点", 19),
        ("2026-07-08", "19:00-20:00", 19),
        ("2026-07-08", "19:00~19:59", 19),
        ("2026-07-08", "23:00-24:00", 23),
        ("2026-07-08", "23:00:00-23:59:59", 23),
        ("全天", "2026-07-08 19:00", 19),
        ("", "2026-07-08 19:00:00-2026-07-08 20:00:00", 19),
        ("-", "2026年7月8日 19时", 19),
    ],
)
def test_an_hour_is_read_in_every_spelling(day: str, hour: str, at: int) -> None:
    events, problems = read(LIVE_DAYS, HOURS, DAY_ONE | {"日期": day, "时间-小时": hour})
    assert problems.kept == []
    assert {(e.ts, (e.x or {})["grid"]) for e in events} == {(START + at * HOUR, HOUR)}


@pytest.mark.parametrize(
    ("day", "hour", "code"),
    [
        ("2026-07-08", "19:30", "bad_hour"),
        ("2026-07-08", "25:00", "bad_hour"),
        ("2026-07-08", "19:00-22:00", "bad_hour"),
        ("-", "19:00", "no_day"),
        ("2026-07-08", "晚上", "bad_time"),
        ("2026-07-08", "-", "empty_cell"),
    ],
)
def test_what_is_no_hour_is_lost(day: str, hour: str, code: str) -> None:
    good = DAY_TWO | {"时间-小时": "19:00"}
    wrong = DAY_ONE | {"日期": day, "时间-小时": hour}
    events, problems = read(LIVE_DAYS, HOURS, good, good, good, wrong)
    assert {e.ts for e in events} == {START + DAY + 19 * HOUR}
    assert codes(problems) == [(5, "时间-小时", code)]


def test_a_time_column_of_dates_is_days() -> None:
    header = ["时间" if name == "日期" else name for name in LIVE]
    events, _ = read(LIVE_DAYS, header, DAY_ONE | {"时间": "2026-07-08"})
    assert {(e.ts, (e.x or {})["grid"]) for e in events} == {(START, DAY)}


def test_a_date_with_a_clock_is_no_day() -> None:
    rows = [DAY_TWO] * 3 + [DAY_ONE | {"日期": "2026-07-08 10:00"}]
    _, problems = read(LIVE_DAYS, LIVE, *rows)
    assert codes(problems) == [(5, "日期", "bad_day")]


def test_a_day_is_as_long_as_it_is_in_its_zone() -> None:
    assert day_of("2026-07-08", "Asia/Shanghai") == (START, DAY)
    assert day_of("2026-03-08", "America/New_York") == (1_772_946_000_000, 23 * HOUR)
    assert day_of("2026-11-01", "America/New_York") == (1_793_505_600_000, 25 * HOUR)
    assert day_of("-", "Asia/Shanghai") is None
