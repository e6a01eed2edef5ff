"""Promise of an order line: one event a sub-order, sums once, unknown left out, zero kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.order_line import OrderLine, State, order_events
from kaibo.connectors.base.tests.properties import assert_sound
from kaibo.live.events import Event

LINE = OrderLine(
    shop="测试店",
    order="6901",
    line="6902",
    product="37",
    sku="A-1",
    title="玉米糁",
    qty=1,
    amount=2990,
    refunded=0,
    created=1_000,
    paid=2_000,
    state="paid",
    buyer="00ff00ff00ff00ff",
    row_no=12,
)
SOLD_LIVE = replace(
    LINE,
    account="7592",
    host_name="替播甲",
    genre="live",
    channel="推荐feed",
    ad=False,
    platform_bears=300,
    shop_bears=0,
    creator_bears=100,
)
GIVEN = Given("0123456789abcdef" * 4, "f.csv", 9_000, "Asia/Shanghai", b"k" * 32)


def one(line: OrderLine) -> Event:
    (event,) = order_events(line, GIVEN, "douyin")
    return event


def test_a_whole_line_is_a_whole_event() -> None:
    assert one(SOLD_LIVE) == Event(
        id="0123456789ab:12",
        kind="order.state",
        order="6901",
        line="6902",
        product="37",
        sku="A-1",
        qty=1,
        amount=2990,
        viewer="00ff00ff00ff00ff",
        cur="CNY",
        channel="推荐feed",
        ts=2_000,
        x={
            "platform": "douyin",
            "shop_name": "测试店",
            "created": 1_000,
            "paid": 2_000,
            "refunded_total": 0,
            "state": "paid",
            "genre": "live",
            "ad": False,
            "account": "7592",
            "host_name": "替播甲",
            "platform_bears": 300,
            "shop_bears": 0,
            "creator_bears": 100,
            "as_of": 9_000,
        },
    )
    assert_sound([one(SOLD_LIVE)])


def test_joined_sub_orders_are_an_event_each_and_the_sum_stands_once() -> None:
    joined = replace(SOLD_LIVE, line="6902;6903;6904", qty=5, refunded=90)
    first, second, third = events = order_events(joined, GIVEN, "douyin")
    assert [e.id for e in events] == ["0123456789ab:12", "0123456789ab:12#2", "0123456789ab:12#3"]
    assert [e.line for e in events] == ["6902", "6903", "6904"]
    assert [(e.amount, e.qty) for e in events] == [(2990, 5), (0, 0), (0, 0)]
    assert first.x is not None and second.x is not None and third.x is not None
    assert [e["refunded_total"] for e in (first.x, second.x, third.x)] == [90, 0, 0]
    assert [e["platform_bears"] for e in (first.x, second.x, third.x)] == [300, 0, 0]
    assert {e["genre"] for e in (first.x, second.x, third.x)} == {"live"}
    assert_sound(events)


def test_what_is_unknown_of_the_whole_is_unknown_of_each_part() -> None:
    joined = replace(LINE, line="6902;6903", amount=None, refunded=None)
    for event in order_events(joined, GIVEN, "douyin"):
        assert event.amount is None
        assert event.x is not None and "refunded_total" not in event.x
        assert "platform_bears" not in event.x


def test_a_row_of_a_whole_order_names_no_line() -> None:
    assert one(replace(LINE, line=None)).line is None


def test_the_log_takes_even_the_longest_words() -> None:
    long = "店" * 2_000
    line = replace(SOLD_LIVE, shop=long, sku=long, account=long, host_name=long, channel=long)
    assert_sound([one(line)])
    assert one(line).sku == "店" * 128


def test_a_sub_order_longer_than_an_id_may_be_becomes_a_digest() -> None:
    line = replace(LINE, line="6" * 129)
    assert len(one(line).line or "") == 32
    assert one(line).line != one(replace(LINE, line="6" * 130)).line
    assert_sound([one(line)])


def test_the_title_stays_out_of_the_log() -> None:
    assert "玉米糁" not in str(one(LINE))


def test_what_is_unknown_is_left_out_and_the_time_falls_back() -> None:
    event = one(replace(LINE, amount=None, refunded=None, paid=None, created=None, buyer=None))
    assert (event.amount, event.viewer, event.ts) == (None, None, 9_000)
    assert event.x is not None
    assert event.x.keys() == {"platform", "shop_name", "state", "as_of"}


def test_money_of_another_market_says_its_currency() -> None:
    (event,) = order_events(LINE, GIVEN, "tiktok", "USD")
    assert (event.cur, event.x and event.x["platform"]) == ("USD", "tiktok")


def test_a_concluded_refund_says_so() -> None:
    event = one(replace(LINE, refunded=2990, refund_derived=True))
    assert event.x is not None and event.x["refund_basis"] == "derived"


@pytest.mark.parametrize(
    ("state", "has_paid"),
    [
        ("created", False),
        ("closed", False),
        ("paid", True),
        ("shipped", True),
        ("signed", True),
        ("done", True),
        ("refunded", True),
        (None, None),
    ],
)
def test_without_a_payment_time_the_state_tells(state: State | None, has_paid: bool | None) -> None:
    assert replace(LINE, paid=None, state=state).has_paid is has_paid
    assert replace(LINE, state=state).has_paid is True
