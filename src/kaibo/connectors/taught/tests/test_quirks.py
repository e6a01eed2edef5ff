"""What real tables do to their readers: signs, nights, half a time, words nobody has met."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.connectors.base.file_format import Aired, Holds
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.properties import events_of, read_rows
from kaibo.connectors.taught.reading.words import gone_back, state_of
from kaibo.connectors.taught.tests.reading import FILE, learned, ms
from kaibo.live.events import Event

ORDERS = ["订单号", "实付金额(元)", "下单时间", "付款时间", "订单状态"]


def _events(
    holds: Holds, *rows: list[str], units: dict[str, str] | None = None
) -> tuple[list[Event], Problems]:
    told, problems = read_rows(learned(rows, holds, units), rows, FILE)
    return events_of(told), problems


def _codes(problems: Problems) -> list[tuple[int | None, str | None, str]]:
    return [(one.row, one.column, one.code) for one in problems.kept]


def test_a_payment_without_its_hour_is_paid_at_nobody_knows_when() -> None:
    row = ["880000000001", "12.5", "2026-09-07 20:00:00", "2026-09-07", ""]
    [event], problems = _events(Holds.ORDERS, ORDERS, row)
    assert event.x is not None and ("paid" in event.x, event.x["state"]) == (False, "paid")
    assert event.ts == ms("2026-09-07 20:00")
    assert problems.kept[0].text == (
        "第 2 行「付款时间」是「2026-09-07」：只有日期，没有几点几分，请用带时刻的列，此格按未知处理。"
    )


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (["", "12", "2026-09-07 20:00", "2026-09-07 20:01", ""], "empty_cell", "订单号"),
        (["8.8E+17", "12", "2026-09-07 20:00", "2026-09-07 20:01", ""], "id_lost_digits", "订单号"),
        (["881", "-", "2026-09-07 20:00", "2026-09-07 20:01", ""], "empty_cell", "实付金额(元)"),
        (
            ["881", "-5", "2026-09-07 20:00", "2026-09-07 20:01", ""],
            "negative_money",
            "实付金额(元)",
        ),
        (
            ["881", "1.234", "2026-09-07 20:00", "2026-09-07 20:01", ""],
            "too_precise",
            "实付金额(元)",
        ),
        (["881", "12", "2026-09-07 20:00", "", "天书"], "new_state", "订单状态"),
        (["881", "12😀", "2026-09-07 20:00", "2026-09-07 20:01", ""], "bad_money", "实付金额(元)"),
    ],
)
def test_an_order_row_that_cannot_be_used_is_lost_aloud(
    row: list[str], code: str, column: str
) -> None:
    good = ["882", "1.00", "2026-09-07 20:00:00", "2026-09-07 20:01:00", "已发货"]
    events, problems = _events(Holds.ORDERS, ORDERS, row, good, good, good)
    assert [event.order for event in events] == ["882"] * 3
    assert (problems.lost_rows, _codes(problems)) == (1, [(2, column, code)])


@pytest.mark.parametrize(
    ("word", "paid", "went_back", "state"),
    [
        ("待付款", None, False, "created"), ("已发货", None, False, "shipped"),
        ("待发货", False, False, "paid"), ("交易成功", None, False, "done"),
        ("已关闭", True, False, "refunded"), ("已关闭", False, False, "closed"),
        ("已关闭", None, False, None), ("超时未支付已取消", None, False, "closed"),
        ("退款中", None, False, "paid"), ("退款关闭", True, False, "paid"),
        ("天书", None, False, None), ("天书", True, False, "paid"), ("", False, False, "created"),
        ("", True, False, "paid"), ("", None, True, "refunded"), ("To ship", None, False, "paid"),
        ("Unpaid", None, False, "created"), ("Cancelled", True, False, "refunded"),
    ],
)  # fmt: skip
def test_a_state_is_proved_by_time_or_money_before_its_word(
    word: str, paid: bool | None, went_back: bool, state: str | None
) -> None:
    assert state_of(word, paid=paid, went_back=went_back) == state


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("退款成功", True), ("已退款", True), ("已全额退款", True), ("退款关闭", False),
        ("商家拒绝退款", False), ("退款中", False), ("待商家处理", False), ("换货完成", False),
        ("无售后", False), ("部分退款成功", None), ("天书", None), ("-", None), ("", None),
    ],
)  # fmt: skip
def test_money_has_gone_back_only_when_the_word_says_so(word: str, found: bool | None) -> None:
    assert gone_back(word) is found


def test_an_order_closed_after_payment_without_a_refund_said_is_no_refund() -> None:
    row = ["881", "12", "2026-09-07 20:00:00", "2026-09-07 20:01:00", "已关闭"]
    [event], _ = _events(Holds.ORDERS, ORDERS, row)
    assert event.x is not None and event.x["state"] == "refunded"
    assert "refunded_total" not in event.x


def test_a_part_that_went_back_is_what_the_column_says() -> None:
    header = ["退款编号", "订单号", "退款金额", "退款状态"]
    rows = [["T1", "881", "3.50", "部分退款成功"], ["T1", "881", "3.50", "部分退款成功"]]
    events, problems = _events(Holds.AFTERSALES, header, *rows)
    assert [(event.amount, (event.x or {})["ticket"]) for event in events] == [(350, "T1")]
    assert _codes(problems) == [(3, "退款编号", "same_ticket")]


def test_refunds_printed_with_a_minus_are_refunds() -> None:
    header = ["退款编号", "订单号", "退款金额", "退款状态"]
    rows = [["T1", "881", "-3.50", "退款成功"], ["T2", "882", "5.00", "退款成功"],
            ["T3", "883", "-1.00", "退款成功"]]  # fmt: skip
    events, problems = _events(Holds.AFTERSALES, header, *rows)
    assert [event.amount for event in events] == [350, None, 100]
    assert _codes(problems) == [(3, "退款金额", "negative_money")]


SHOWS = ["日期", "开播时间", "下播时间", "直播间", "GMV"]


@pytest.mark.parametrize(
    ("cells", "start", "end"),
    [
        (["2026-09-07", "19:00", "23:30"], "2026-09-07 19:00", "2026-09-07 23:30"),
        (["9/7", "晚7点", "凌晨2点"], "2026-09-07 19:00", "2026-09-08 02:00"),
        (["9/7", "19:00", "0:00"], "2026-09-07 19:00", "2026-09-08 00:00"),
        (["9/7", "19:00", "25:30"], "2026-09-07 19:00", "2026-09-08 01:30"),
        (["", "2026-09-07 19:00:00", "2026-09-08 01:00"], "2026-09-07 19:00", "2026-09-08 01:00"),
        (["", "9月7日 19:00", "9月8日 1:00"], "2026-09-07 19:00", "2026-09-08 01:00"),
        (["9/7", "46272.791666666664", "23:30"], "2026-09-07 19:00", "2026-09-07 23:30"),
        (["9/7", "19:00", ""], "2026-09-07 19:00", None),
    ],
)
def test_a_show_has_its_night(cells: list[str], start: str, end: str | None) -> None:
    made = learned([SHOWS, ["9/7", "19:00", "23:30", "a", "1.00"]], Holds.SHOWS)
    told, problems = read_rows(made, [SHOWS, [*cells, "composed-a", "1.00"]], FILE)
    [show] = [one for one in told if isinstance(one, Aired)]
    assert (show.start, show.end) == (ms(start), ms(end) if end else None)
    assert [e.kind for e in show.events] == (["report.air_ms"] if end else []) + ["report.gmv"]
    assert show.events[-1].ts == (ms(start) if end is None else (ms(start) + ms(end)) // 2)
    assert problems.kept == []


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        (["", "19:00", "23:30", "a", "1"], "开播时间", "no_date"),
        (["9/7", "2026-09-07", "23:30", "a", "1"], "开播时间", "only_date"),
        (["9/7", "", "23:30", "a", "1"], "开播时间", "empty_cell"),
        (["9/7", "2026-09-07 19:00", "2026-09-07 18:00", "a", "1"], "下播时间", "bad_span"),
        (["9/7", "2026-09-07 19:00", "2026-10-07 18:00", "a", "1"], "下播时间", "bad_span"),
        (["9/7", "19:00", "20:00", "composed-a", "1"], "开播时间", "same_show"),
    ],
)
def test_a_show_without_a_time_is_lost(cells: list[str], column: str, code: str) -> None:
    good = ["9/7", "19:00", "23:30", "composed-a", "1.00"]
    made = learned([SHOWS, good], Holds.SHOWS)
    told, problems = read_rows(made, [SHOWS, good, cells], FILE)
    assert [one.row_no for one in told if isinstance(one, Aired)] == [2]
    assert _codes(problems) == [(3, column, code)]


def test_a_span_of_two_moments_is_a_show() -> None:
    header = ["直播时段", "账号", "GMV"]
    rows = [["2025-09-08 00-00-00~2025-09-08 07-00-46", "a", "1.00"],
            ["2025-09-08 22:00 至 1:00", "a", "1.00"]]  # fmt: skip
    told, problems = read_rows(learned([header, *rows], Holds.SHOWS), [header, *rows], FILE)
    assert [(one.start, one.end) for one in told if isinstance(one, Aired)] == [
        (ms("2025-09-08"), ms("2025-09-08 07:00:46")),
        (ms("2025-09-08 22:00"), ms("2025-09-09 01:00")),
    ]
    assert problems.kept == []


def test_an_account_that_reads_as_a_telephone_is_not_kept() -> None:
    told, _ = read_rows(
        learned([SHOWS, ["9/7", "19:00", "23:30", "a", "1.00"]], Holds.SHOWS),
        [SHOWS, ["9/7", "19:00", "23:30", "13800000000", "1.00"]],
        FILE,
    )
    [show] = told
    assert isinstance(show, Aired) and show.account is None
    assert "13800000000" not in str(told)


MINUTES = ["日期", "时间", "评论数", "成交金额"]


def test_hours_stand_beside_their_date_and_each_counts_once() -> None:
    rows = [
        ["9/7", "19:00-20:00", "3", "1.00"],
        ["9/7", "20:00-21:00", "4", "2.00"],
        ["9/7", "20:00-21:00", "4", "2.00"],
        ["9/7", "20:30-21:30", "9", "9.00"],
        ["9/7", "24:00", "-1", "3.00"],
    ]
    events, problems = _events(Holds.MINUTES, MINUTES, *rows, units={"时间": "hour"})
    assert [(e.ts, e.kind, e.n if e.amount is None else e.amount) for e in events] == [
        (ms("2026-09-07 19:00"), "tick.comments", 3),
        (ms("2026-09-07 19:00"), "tick.gmv", 100),
        (ms("2026-09-07 20:00"), "tick.comments", 4),
        (ms("2026-09-07 20:00"), "tick.gmv", 200),
        (ms("2026-09-08 00:00"), "tick.gmv", 300),
    ]
    assert _codes(problems) == [
        (4, "时间", "same_stretch"), (5, "时间", "off_grid"), (6, "评论数", "negative_count")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "unknown_format"),
        ([["你好"]], "unknown_format"),
        ([["订单号", "x", "y"]], "unknown_format"),
    ],
)
def test_another_file_is_refused_and_not_forced(rows: list[list[str]], code: str) -> None:
    row = ["881", "12", "2026-09-07 20:00:00", "2026-09-07 20:01:00", "已关闭"]
    made: Any = learned([ORDERS, row], Holds.ORDERS)
    with pytest.raises(FileRefused) as refused:
        read_rows(made, rows or [[""]], FILE)
    assert refused.value.code in (code, "empty_file")


def test_without_a_word_of_refunds_only_the_unpaid_are_known_to_have_none() -> None:
    paid = ["881", "12", "2026-09-07 20:00:00", "2026-09-07 20:01:00", "已发货"]
    unpaid = ["882", "12", "2026-09-07 20:00:00", "", "待付款"]
    events, _ = _events(Holds.ORDERS, ORDERS, paid, unpaid)
    assert [(e.x or {}).get("refunded_total") for e in events] == [None, 0]
