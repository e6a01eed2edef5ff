"""Rosters as teams write them: one row a shift, hours down, names down. Composed, every one."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from kaibo.domains.people.roster.read import read
from kaibo.domains.people.roster.shift import Reading, Shape
from kaibo.kit.errors import Refusal

ZONE = ZoneInfo("Asia/Shanghai")
NEAR = date(2026, 11, 22)
Told = tuple[str, str, str | None, dict[str, tuple[str, ...]]]


def _read(text: str, **more: object) -> Reading:
    rows = [line.split("|") for line in text.strip("\n").split("\n")]
    return read(rows, near=NEAR, zone=ZONE, **more)  # type: ignore[arg-type]


def _told(found: Reading) -> list[Told]:
    return [
        (_at(one.start), _at(one.end), one.room, {d.value: who for d, who in one.seats.items()})
        for one in found.shifts
    ]


def _at(ms: int) -> str:
    return f"{datetime.fromtimestamp(ms // 1000, ZONE):%m-%d %H:%M}"


def test_one_row_a_shift_with_merged_cells_pairs_and_nights() -> None:
    found = _read("""
十一月排班
日期|账号/棚|班次(起止)|主播|副播|场控|中控|投手|导播/技术|连播时长Σ⚑|顶班人
11/23 周一|旗舰A|19:00-21:30|小雨|阿珍|阿明||老周||2.5|
|旗舰A|22:00-02:00|小美/小雨||阿明|||||阿珍
11月24日||19:00-次日1:00|小雨（新）||休||||||
合计||||||||||
""")
    assert found.shape is Shape.LIST
    assert _told(found) == [
        ("11-23 19:00", "11-23 21:30", "旗舰A",
         {"host": ("小雨",), "cohost": ("阿珍",), "floor": ("阿明",), "media_buyer": ("老周",)}),
        ("11-23 22:00", "11-24 02:00", "旗舰A", {"host": ("小美", "小雨"), "floor": ("阿明",)}),
        ("11-24 19:00", "11-25 01:00", "旗舰A", {"host": ("小雨",)}),
    ]  # fmt: skip
    assert [one.row for one in found.shifts] == [3, 4, 5]
    assert found.unused == ["导播/技术", "连播时长Σ⚑"]
    assert [(p.row, p.column, p.value, p.code) for p in found.problems] == [
        (4, "顶班人", "阿珍", "stand_in")
    ]


def test_a_shift_that_takes_over_after_midnight_is_of_the_next_day_and_is_told() -> None:
    found = _read("""
日期|账号|班次|主播
11/23|A|23:00-01:00|小雨
11/23|A|23:00-01:00|阿珍
11/23|A|01:00-03:00|小美
11/23|A|01:00-03:00|阿明
11/23|A|03:00-05:00|小雨
11/23|B|01:00-03:00|阿华
11/24|A|22:00-24:00|小雨
11/24|A|00:00-02:00|小美
11/25|A|01:00-03:00|小美
11/25|A|23:00-01:00|小雨
""")
    assert _told(found) == [
        ("11-23 01:00", "11-23 03:00", "B", {"host": ("阿华",)}),
        ("11-23 23:00", "11-24 01:00", "A", {"host": ("小雨", "阿珍")}),
        ("11-24 01:00", "11-24 03:00", "A", {"host": ("小美", "阿明")}),
        ("11-24 03:00", "11-24 05:00", "A", {"host": ("小雨",)}),
        ("11-24 22:00", "11-25 00:00", "A", {"host": ("小雨",)}),
        ("11-25 00:00", "11-25 02:00", "A", {"host": ("小美",)}),
        ("11-25 01:00", "11-25 03:00", "A", {"host": ("小美",)}),
        ("11-25 23:00", "11-26 01:00", "A", {"host": ("小雨",)}),
    ]
    assert [(p.row, p.code) for p in found.problems] == [
        (4, "next_day"), (5, "next_day"), (6, "next_day"), (9, "next_day")
    ]  # fmt: skip
    assert found.problems[0].text == (
        "第 4 行「班次」是「01:00-03:00」：接上面过了零点的一班，按次日算，请核对。"
    )


def test_start_and_end_may_stand_apart_and_carry_their_dates() -> None:
    found = _read("""
直播间|上播时间|下播时间|主播/副播
A|2026-11-23 19:00:00|2026-11-24 01:00:00|小雨/阿珍
""")
    assert _told(found) == [
        ("11-23 19:00", "11-24 01:00", "A", {"host": ("小雨",), "cohost": ("阿珍",)})
    ]
    two = _read("""
日期|上播时间|下播时间|主播|场控
2026-11-23|19:00|1:00|小雨|阿明
""")
    assert _told(two) == [
        ("11-23 19:00", "11-24 01:00", None, {"host": ("小雨",), "floor": ("阿明",)})
    ]


def test_hours_down_and_names_in_the_cells() -> None:
    found = _read("""
时段|11/23|11/24|11/25
8:00-12:00|小雨|小美、阿珍|休
19:00-次日1:00|阿珍+小雨|小雨 小美|Amy Li & 阿珍
晚9-11点|主播：小雨|-|无
""")
    assert found.shape is Shape.TIMES and found.problems == []
    assert _told(found) == [
        ("11-23 08:00", "11-23 12:00", None, {"host": ("小雨",)}),
        ("11-23 19:00", "11-24 01:00", None, {"host": ("阿珍", "小雨")}),
        ("11-23 21:00", "11-23 23:00", None, {"host": ("小雨",)}),
        ("11-24 08:00", "11-24 12:00", None, {"host": ("小美", "阿珍")}),
        ("11-24 19:00", "11-25 01:00", None, {"host": ("小雨", "小美")}),
        ("11-25 19:00", "11-26 01:00", None, {"host": ("Amy Li", "阿珍")}),
    ]
    assert [(one.row, one.column) for one in found.shifts][:2] == [(2, "11/23"), (3, "11/23")]


def test_a_matrix_may_have_rooms_duties_weekdays_and_a_legend() -> None:
    found = _read("""
直播间|班次|岗位|2026-11-23|2026-11-24
|||周一|周二
A|早班|主播|小雨|小美
||副播|阿珍|
|晚班（19:00-23:00）|主播|小美|小雨
B|早班|主播|小丁|
说明：早班8:00-14:00，其余照写
""")
    assert found.problems == [] and found.named == []
    assert _told(found) == [
        ("11-23 08:00", "11-23 14:00", "A", {"host": ("小雨",), "cohost": ("阿珍",)}),
        ("11-23 08:00", "11-23 14:00", "B", {"host": ("小丁",)}),
        ("11-23 19:00", "11-23 23:00", "A", {"host": ("小美",)}),
        ("11-24 08:00", "11-24 14:00", "A", {"host": ("小美",)}),
        ("11-24 19:00", "11-24 23:00", "A", {"host": ("小雨",)}),
    ]


def test_names_down_and_hours_in_the_cells() -> None:
    found = _read("""
序号|主播|11.23|11.24|11.25
1|小雨|19-22|休|8:00-12:00/19:00-22:00
2|小美|22-2|早班|19:00-22:00
3|阿珍|off||啥
早班|8:00-12:00
""")
    assert found.shape is Shape.HOSTS
    assert _told(found) == [
        ("11-23 19:00", "11-23 22:00", None, {"host": ("小雨",)}),
        ("11-23 22:00", "11-24 02:00", None, {"host": ("小美",)}),
        ("11-24 08:00", "11-24 12:00", None, {"host": ("小美",)}),
        ("11-25 08:00", "11-25 12:00", None, {"host": ("小雨",)}),
        ("11-25 19:00", "11-25 22:00", None, {"host": ("小雨", "小美")}),
    ]
    assert [(p.row, p.column, p.value, p.code, p.text) for p in found.problems] == [
        (4, "11.25", "啥", "bad_span",
         "第 4 行「11.25」是「啥」：不是起止时间，请写成 19:00-23:00，这一班未计入。")
    ]  # fmt: skip


def test_weeks_may_stand_under_each_other() -> None:
    found = _read("""
时段|11/23|11/24
19-22|小雨|小美
|||
时段|11/30|12/1
19-22|阿珍|小雨
""")
    assert [(at, who["host"]) for at, _, _, who in _told(found)] == [
        ("11-23 19:00", ("小雨",)),
        ("11-24 19:00", ("小美",)),
        ("11-30 19:00", ("阿珍",)),
        ("12-01 19:00", ("小雨",)),
    ]


def test_a_shift_known_by_name_only_is_asked_for_and_read_once_said() -> None:
    text = """
日期|班次|主播
11/23|早班|小雨
11/23|晚班|小美
11/24|早班|阿珍
"""
    asked = _read(text)
    assert (asked.named, asked.shifts) == (["早班", "晚班"], [])
    assert asked.problems[0].text == (
        "第 2 行「班次」是「早班」：不知道「早班」是几点到几点，请说明它的起止时间，这一班未计入。"
    )
    said = _read(text, hours={"早班": (480, 840), "晚班": (1140, 1500)})
    assert (said.named, said.problems) == ([], [])
    assert [at for at, *_ in _told(said)] == ["11-23 08:00", "11-23 19:00", "11-24 08:00"]
    # A legend that says two things of one name says nothing.
    both = _read(text + "早班 8:00-14:00|早班 9:00-14:00\n")
    assert both.named == ["早班", "晚班"]


@pytest.mark.parametrize(
    ("row", "column", "code", "why"),
    [
        ("11/24 周一|19-22|小雨", "日期", "other_weekday", "星期对不上：2026-11-24 是周二"),
        ("下周|19-22|小雨", "日期", "bad_day", "不是日期"),
        ("|19-22|小雨", "日期", "no_date", "没有日期"),
        ("11/24|19|小雨", "班次", "bad_span", "不是起止时间"),
        ("11/24|19:75-22|小雨", "班次", "bad_clock", "没有这个时刻"),
        ("11/24||小雨", "班次", "no_hours", "没有起止时间"),
        ("11/24|19-22|小雨19-20、阿珍20-22", "主播", "hours_in_name", "名字里带着时间"),
        ("11/24|19-22|" + "雨" * 31, "主播", "name_too_long", "名字太长"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_the_others_go_on(
    row: str, column: str, code: str, why: str
) -> None:
    found = _read(f"日期|班次|主播\n{row}\n11/25|8-9|小美")
    assert [(p.row, p.column, p.code) for p in found.problems] == [(2, column, code)]
    assert why in found.problems[0].text
    assert [at for at, *_ in _told(found)] == ["11-25 08:00"]


def test_telephones_in_a_roster_are_never_repeated() -> None:
    found = _read("日期|班次|主播\n11/24|找阿明13800000000|小雨")
    assert "13800000000" not in found.problems[0].text


def test_a_year_nobody_wrote_is_the_nearest_one() -> None:
    text = "日期|班次|主播\n1/2|19-22|小雨\n12/30|19-22|小雨"
    rows = [line.split("|") for line in text.split("\n")]
    for near, years in ((date(2026, 12, 20), (2026, 2027)), (date(2027, 1, 10), (2026, 2027))):
        found = read(rows, near=near, zone=ZONE)
        assert (
            tuple(datetime.fromtimestamp(s.start // 1000, ZONE).year for s in found.shifts) == years
        )


def test_a_very_long_shift_is_kept_and_pointed_out() -> None:
    found = _read("日期|班次|主播\n11/24|10-2|小雨")
    assert [(at, end) for at, end, *_ in _told(found)] == [("11-24 10:00", "11-25 02:00")]
    assert [(p.code, p.text) for p in found.problems] == [
        ("long_shift", "第 2 行：这一班超过 12 小时，请核对，其余照常。")
    ]


@pytest.mark.parametrize(
    "text", ["你好", "商品|价格\n杯|11.2", "日期|金额\n11/2|5", "日期|班次|主播"]
)
def test_what_is_no_roster_is_refused_or_empty(text: str) -> None:
    try:
        found = _read(text)
    except Refusal as refused:
        assert refused.code == "no_roster" and "没有认出排班表" in refused.text
    else:
        assert (found.shifts, found.problems) == ([], [])
