"""The same shifts in each shape teams have: whatever was planned is what is read."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.people.roster.read import read
from kaibo.domains.people.roster.shift import Reading
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty
from kaibo.kit.sheets import hours

ZONE = ZoneInfo("Asia/Shanghai")
FIRST = date(2026, 11, 23)
NAMES = ["小雨", "小美", "阿珍", "Amy Li", "老周"]
Span = tuple[int, int]
#: (day, hours) → who is on air.
Planned = dict[tuple[date, Span], tuple[str, ...]]
DAY_FORMS = [
    "{d:%Y-%m-%d}",
    "{d.month}/{d.day}",
    "{d.month}月{d.day}日 周{w}",
    "{d.month}.{d.day:02d}",
]
SPLITS = ["/", "、", "+", " & ", "，"]


@st.composite
def _planned(draw: st.DrawFn) -> Planned:
    starts = st.integers(0, 23 * 60 + 59)
    spans = st.builds(lambda start, lasts: (start, start + lasts), starts, st.integers(1, 12 * 60))
    days = [FIRST + timedelta(days=n) for n in range(draw(st.integers(2, 5)))]
    rows = draw(st.lists(spans, min_size=1, max_size=4, unique=True))
    who = st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple)
    return {(day, span): found for day in days for span in rows if (found := draw(who))}


def _day(day: date, form: str) -> str:
    return form.format(d=day, w="一二三四五六日"[day.weekday()])


def _span(span: Span, marked: bool) -> str:
    start, end = span
    after = "次日" if marked and end >= 1440 else ""
    return f"{_clock(start)}-{after}{_clock(end % 1440 if end >= 1440 else end)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _wanted(planned: Planned) -> set[tuple[int, int, frozenset[str]]]:
    return {
        (hours.at(day, start, ZONE), hours.at(day, end, ZONE), frozenset(who))
        for (day, (start, end)), who in planned.items()
    }


def _found(reading: Reading) -> set[tuple[int, int, frozenset[str]]]:
    assert [one.code for one in reading.problems if one.code != "long_shift"] == []
    assert all(set(one.seats) == {Duty.HOST} for one in reading.shifts)
    return {(one.start, one.end, frozenset(one.seats[Duty.HOST])) for one in reading.shifts}


@settings(max_examples=60, deadline=None)
@given(st.data(), _planned(), st.sampled_from(DAY_FORMS), st.booleans())
def test_a_roster_reads_the_same_in_every_shape(
    data: st.DataObject, planned: Planned, form: str, marked: bool
) -> None:
    if not planned:
        return
    split = data.draw(st.sampled_from(SPLITS))
    days = sorted({day for day, _ in planned} | {FIRST, FIRST + timedelta(days=1)})
    spans = sorted({span for _, span in planned})
    said = {day: _day(day, form) for day in days}
    listed = [["日期", "班次", "主播", "备注"]] + [
        [said[day], _span(span, marked), split.join(who), "x"]
        for (day, span), who in planned.items()
    ]
    order = data.draw(st.permutations(range(4)))
    by_time = [["时段", *said.values()]] + [
        [_span(span, marked), *(split.join(planned.get((day, span), ())) or "休" for day in days)]
        for span in spans
    ]
    by_host = [["主播", *said.values()]] + [
        [
            name,
            *(
                "\n".join(
                    _span(span, marked) for span in spans if name in planned.get((day, span), ())
                )
                for day in days
            ),
        ]
        for name in NAMES
    ]
    for rows in ([[row[at] for at in order] for row in listed], by_time, by_host):
        assert _found(read(rows, near=FIRST, zone=ZONE)) == _wanted(planned)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(max_size=8)
            | st.sampled_from(["日期", "班次", "主播", "11/23", "19-22", "早班"]),
            max_size=6,
        ),
        max_size=8,
    )
)
def test_no_table_is_too_odd_to_be_refused_politely(rows: list[list[str]]) -> None:
    try:
        found = read(rows, near=FIRST, zone=ZONE)
    except Refusal as refused:
        assert refused.code == "no_roster"
        return
    assert all(one.end > one.start and any(one.seats.values()) for one in found.shifts)
