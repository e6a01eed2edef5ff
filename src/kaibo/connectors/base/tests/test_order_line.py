"""Promise of an order line: one envelope, unknown left out, zero kept."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from kaibo.connectors.base.order_line import OrderLine, State, order_event
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
    talent="7592",
    row_no=12,
)
SHA = "0123456789abcdef" * 4


def test_a_whole_line_is_a_whole_envelope() -> None:
    assert order_event(LINE, SHA, "douyin", as_of=9_000) == {
        "id": "0123456789ab:12",
        "kind": "order.state",
        "order": "6901",
        "line": "6902",
        "product": "37",
        "sku": "A-1",
        "qty": 1,
        "amount": 2990,
        "viewer": "00ff00ff00ff00ff",
        "cur": "CNY",
        "ts": 2_000,
        "x": {
            "platform": "douyin",
            "shop": "测试店",
            "created": 1_000,
            "paid": 2_000,
            "refunded_total": 0,
            "state": "paid",
            "talent": "7592",
            "as_of": 9_000,
        },
    }


def test_the_log_takes_even_the_longest_line() -> None:
    long = replace(LINE, line=";".join(f"69{n:017d}" for n in range(50)), sku="款" * 500)
    event = msgspec.convert(order_event(long, SHA, "douyin", as_of=9_000), Event)
    assert (event.kind, event.amount, event.viewer) == ("order.state", 2990, "00ff00ff00ff00ff")
    assert event.sku == "款" * 128


def test_the_title_stays_out_of_the_log() -> None:
    assert "玉米糁" not in str(order_event(LINE, SHA, "douyin", as_of=9_000))


def test_what_is_unknown_is_left_out_and_the_time_falls_back() -> None:
    bare = replace(LINE, amount=None, refunded=None, paid=None, created=None, buyer=None)
    event = order_event(bare, SHA, "douyin", as_of=9_000)
    assert {"amount", "viewer"}.isdisjoint(event)
    assert {"refunded_total", "created", "paid"}.isdisjoint(event["x"])
    assert event["ts"] == 9_000


def test_a_concluded_refund_says_so() -> None:
    event = order_event(
        replace(LINE, refunded=2990, refund_derived=True), SHA, "douyin", as_of=9_000
    )
    assert event["x"]["refund_basis"] == "derived"


def test_more_sub_orders_than_an_id_may_hold_become_a_digest() -> None:
    many = ";".join(f"69{n:017d}" for n in range(9))
    event = order_event(replace(LINE, line=many), SHA, "douyin", as_of=9_000)
    assert event["line"].startswith("9:")
    assert len(event["line"]) == 34
    again = order_event(replace(LINE, line=many), SHA, "douyin", as_of=9_000)
    assert again["line"] == event["line"]


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
