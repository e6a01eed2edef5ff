"""Promises of rows that join sub-orders: with the export of a row a sub-order they count once, no
sub-order is paid or refunded more than it says, and tickets find their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations

import pytest

from kaibo.connectors.base.tests.composed import table
from kaibo.connectors.base.tests.properties import GIVEN, events_of, read_rows
from kaibo.connectors.douyin_aftersales.format import AFTERSALES
from kaibo.connectors.douyin_aftersales.tests.composed import HEADER, RETURNED
from kaibo.connectors.douyin_orders.format import ORDERS
from kaibo.connectors.douyin_orders.tests.composed import SHIPPED
from kaibo.connectors.douyin_orders.tests.headers import LONG_A
from kaibo.live.events import Event
from kaibo.live.tests.made import ev, fold, whole

DAY = 86_400_000
#: When the order of these tests was created: 2026-09-07 08:55:37 in Shanghai.
CREATED = 1_788_742_537_000
EARLY, LATE = CREATED + 3 * DAY, CREATED + 9 * DAY
ORDER, ONE, TWO = "6917000000000000001", "6917000000000000002", "6917000000000000003"
JOINED = SHIPPED | {"子订单编号": f"\t{TWO};\t{ONE}", "商品数量": "3", "订单应付金额": "100.00"}
FIRST = SHIPPED | {"子订单编号": ONE, "商品数量": "2", "订单应付金额": "60.00"}
SECOND = SHIPPED | {"子订单编号": TWO, "商品数量": "1", "订单应付金额": "40.00"}
BACK = {"售后状态": "退款成功"}
Kept = tuple[int | None, int | None]
MEASURES = ("gmv", "items_paid", "orders_paid", "refund_cohort", "platform_bears")


def told(number: int, as_of: int, *rows: Mapping[str, object]) -> list[Event]:
    """What the order file of this number says, as it is stored."""
    given = replace(GIVEN, sha256=f"{number:x}" * 64, as_of=as_of)
    events = events_of(read_rows(ORDERS, table(LONG_A, rows), given)[0])
    return [stored(one, "file:douyin-orders") for one in events]


def ticket(line: str, yuan: str, number: str = "1") -> Event:
    """A ticket over these sub-orders whose money went back."""
    row = RETURNED | {
        "订单号": ORDER,
        "商品单号": line,
        "退商品金额（元）": yuan,
        "售后单号": number,
    }
    [event] = events_of(read_rows(AFTERSALES, table(HEADER, [row]), replace(GIVEN, as_of=LATE))[0])
    return stored(replace_id(event, f"ticket-{number}"), "file:douyin-aftersales")


def replace_id(event: Event, ident: str) -> Event:
    event.id = ident
    return event


def stored(event: Event, src: str) -> Event:
    event.src, event.room, event.recv = src, "r", LATE
    return event


def sums(*files: list[Event]) -> tuple[dict[str, int | None], dict[str, Kept]]:
    """The measures of the show and (amount, refunded) of each line, the same in every order of files."""
    found = []
    for some in permutations(files):
        start = ev("show.start", 0, ref="s1")
        start.ts = CREATED - 1_000
        events = [msg for file in some for msg in file]
        state = fold([start, *events])
        lines = {key[3]: (line.amount, line.refunded_total)
                 for key, line in sorted(state.money.book.lines())}  # fmt: skip
        found.append(({name: whole(state).measures[name] for name in MEASURES}, lines))
    assert all(one == found[0] for one in found)
    return found[0]


def test_both_exports_of_an_order_count_it_once() -> None:
    show, lines = sums(told(1, EARLY, JOINED), told(2, EARLY, FIRST, SECOND))
    assert (show["gmv"], show["items_paid"], show["orders_paid"]) == (10_000, 3, 1)
    assert lines == {ONE: (6_000, 0), TWO: (4_000, 0)}


def test_one_export_alone_holds_the_sum_and_the_tickets_of_its_sub_orders() -> None:
    show, lines = sums(told(1, EARLY, JOINED))
    assert (show["gmv"], show["items_paid"], lines) == (10_000, 3, {"": (10_000, 0)})
    show, lines = sums(told(1, EARLY, JOINED), [ticket(TWO, "40.00")])
    assert (show["refund_cohort"], lines) == (4_000, {"": (10_000, 4_000)})


@pytest.mark.parametrize("late", [JOINED | BACK, JOINED | {"售后状态": "退款成功;退款成功"}])
def test_a_refund_of_the_whole_stands_with_the_order_and_on_no_sub_order(
    late: Mapping[str, object],
) -> None:
    show, lines = sums(told(1, EARLY, FIRST, SECOND), told(2, LATE, late))
    assert (show["gmv"], show["refund_cohort"]) == (10_000, 10_000)
    assert lines[ONE] == (6_000, 0) and lines[TWO] == (4_000, 0)
    assert lines[""] == (0, 10_000), "what went back beyond what the lines say"
    # The other export of that day says it of each: then it is theirs.
    show, lines = sums(
        told(1, EARLY, FIRST, SECOND),
        told(2, LATE, late),
        told(3, LATE, FIRST | BACK, SECOND | BACK),
    )
    assert (show["gmv"], show["refund_cohort"]) == (10_000, 10_000)
    assert lines == {ONE: (6_000, 6_000), TWO: (4_000, 4_000)}


def test_an_order_whose_rows_name_different_sub_orders_is_told_by_them() -> None:
    third = SHIPPED | {"子订单编号": "6917000000000000009", "订单应付金额": "30.00"}
    show, lines = sums(told(1, EARLY, JOINED, third))
    assert show["gmv"] == 13_000
    assert lines == {ONE: (10_000, 0), TWO: (0, 0), "6917000000000000009": (3_000, 0)}


def test_the_same_joined_row_twice_is_one_order() -> None:
    again = JOINED | {"子订单编号": f"{ONE};{TWO}"}
    show, lines = sums(told(1, EARLY, JOINED, again))
    assert (show["gmv"], lines) == (10_000, {"": (10_000, 0)})
