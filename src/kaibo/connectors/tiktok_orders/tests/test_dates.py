"""Promise of dates: day and month are told by the whole file, and never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kaibo.connectors.base.dates import DayOrder, is_open, moment
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import table
from kaibo.connectors.base.tests.properties import GIVEN, events_of, read_rows
from kaibo.connectors.tiktok_orders.format import ORDERS
from kaibo.connectors.tiktok_orders.tests.composed import HEADERS, SHIPPED
from kaibo.kit.sheets.texts import Unreadable
from kaibo.live.events import Event

JAKARTA = replace(GIVEN, tz="Asia/Jakarta")
SEPTEMBER_7 = 1_788_782_703_000  # 2026-09-07 19:05:03 in Jakarta
JULY_9 = 1_783_598_703_000
NEXT = {"Order ID": "577900000000000009"}


def read(*rows: Mapping[str, object]) -> tuple[list[Event], Problems]:
    told, problems = read_rows(
        ORDERS, table(HEADERS, [{**SHIPPED, **row} for row in rows]), JAKARTA
    )
    return events_of(told), problems


def created(*rows: Mapping[str, object]) -> list[int | None]:
    return [(event.x or {}).get("created") for event in read(*rows)[0]]


AMBIGUOUS = {"Created Time": "07/09/2026 19:05:03", "Paid Time": ""}


def test_one_part_above_twelve_anywhere_decides_for_the_whole_file() -> None:
    day = {"Created Time": "25/09/2026 00:00:00", "Paid Time": ""}
    month = {"Created Time": "09/25/2026 00:00:00", "Paid Time": ""}
    assert created(AMBIGUOUS, NEXT | day)[0] == SEPTEMBER_7
    assert created(AMBIGUOUS, NEXT | month)[0] == JULY_9
    late = {"Created Time": "", "Paid Time": "09/25/2026 00:00:00"}
    assert created(AMBIGUOUS, NEXT | late)[0] == JULY_9


def test_how_the_dates_of_a_file_are_read_is_told_with_the_cell_that_shows_it() -> None:
    def told(*rows: Mapping[str, object]) -> list[str]:
        return [note.text for note in read(*rows)[1].notes() if note.code == "day_order"]

    day = {"Created Time": "25/09/2026 00:00:00\t", "Paid Time": ""}
    half = {"Created Time": "09/07/2026 07:05:03 PM", "Paid Time": ""}
    assert told(AMBIGUOUS, NEXT | day) == [
        "日期按「日/月/年」读：「25/09/2026 00:00:00」只能这样读。"
    ]
    assert told(half) == ["日期按「月/日/年」读：「09/07/2026 07:05:03 PM」只能这样读。"]
    assert told(AMBIGUOUS) == []
    assert told({"Created Time": "2026-09-07 19:05:03", "Paid Time": ""}) == []


def test_hours_of_twelve_stand_only_beside_the_month_first() -> None:
    half_day = {"Created Time": "09/07/2026 07:05:03 PM", "Paid Time": "09/07/2026 12:00:00 AM"}
    [event], problems = read(half_day)
    assert event.x is not None
    assert (event.x["created"], event.x["paid"]) == (SEPTEMBER_7, 1_788_714_000_000)
    assert problems.kept == []


def test_the_year_first_needs_no_other_cell() -> None:
    assert created({"Created Time": "2026/09/07 19:05:03", "Paid Time": ""}) == [SEPTEMBER_7]
    assert created({"Created Time": "2026-09-07 19:05:03", "Paid Time": ""}) == [SEPTEMBER_7]


def test_where_nothing_tells_the_file_asks_once_and_no_row_is_put_at_another_time() -> None:
    """Stored nevertheless they would stand at the moment of the export, in whatever show runs then."""
    events, problems = read(AMBIGUOUS, NEXT | AMBIGUOUS | {"Paid Time": "08/09/2026 01:00:00"})
    assert (events, problems.lost_rows) == ([], 2)
    asked, first, second = problems.kept
    assert (asked.row, asked.column, asked.value, asked.code) == (
        None, "Created Time", "07/09/2026 19:05:03", "day_or_month")  # fmt: skip
    assert "导出含有 13 日以后的更长时段" in asked.text
    assert [(p.row, p.column, p.code) for p in (first, second)] == [
        (2, "Created Time", "day_or_month"), (3, "Created Time", "day_or_month")]  # fmt: skip
    assert first.text == (
        "第 2 行「Created Time」是「07/09/2026 19:05:03」："
        "日和月分不出先后，整份文件也没有一格能说明，此行未计入。"
    )


def test_a_row_that_has_one_sure_time_is_kept_and_the_other_unknown() -> None:
    sure = {"Created Time": "09/09/2026 19:05:03", "Paid Time": "10/09/2026 01:00:00"}
    [event], problems = read(sure)
    assert event.x is not None
    assert (event.x["created"], "paid" in event.x) == (SEPTEMBER_7 + 2 * 86_400_000, False)
    assert [(n.code, n.count) for n in problems.notes()] == [("day_or_month", 1)]
    assert problems.lost_rows == 0


def test_a_day_equal_to_its_month_is_no_question() -> None:
    same = {"Created Time": "09/09/2026 19:05:03", "Paid Time": ""}
    assert created(same) == [SEPTEMBER_7 + 2 * 86_400_000]
    assert read(same)[1].kept == []


def test_a_cell_against_the_rest_of_the_file_is_unknown_and_said() -> None:
    against = NEXT | {"Created Time": "09/25/2026 00:00:00", "Paid Time": ""}
    events, problems = read({"Created Time": "25/09/2026 00:00:00", "Paid Time": ""}, against)
    assert events[1].ts == GIVEN.as_of
    assert [(p.row, p.code) for p in problems.kept] == [(3, "bad_time")]


def test_the_zone_is_the_seller_s_and_midnight_belongs_to_the_new_day() -> None:
    assert moment("25/09/2026 00:00:00", "Asia/Jakarta", True) == 1_790_269_200_000
    assert moment("25/09/2026 00:00:00", "UTC", True) == 1_790_294_400_000
    assert moment("25/09/2026", "UTC", True) == 1_790_294_400_000


@pytest.mark.parametrize("text", ["31/02/2026 10:00:00", "13/13/2026", "1/1/2026 13:00:00 PM"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as bad:
        moment(text, "UTC", True)
    assert bad.value.code == "bad_time"


def test_only_slashed_dates_are_evidence() -> None:
    order = DayOrder()
    for text in ("", "2026/09/25 10:00:00", "07/09/2026", "12/09/2026", "yesterday", "46170.6"):
        order.see(text)
    assert order.first is None
    assert [is_open(text) for text in ("12/09/2026", "09/09/2026", "25/09/2026", "")] == [
        True,
        False,
        False,
        False,
    ]
