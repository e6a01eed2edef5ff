"""Promise of an order's entries: one name for ever, unknown left out, costs by what the sums prove."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.order_entry import (
    CostSigns,
    Movements,
    OrderEntry,
    added,
    entry_event,
)
from kaibo.connectors.base.tests.properties import assert_sound
from kaibo.live.events import Event

GIVEN = Given("0123456789abcdef" * 4, "f.csv", 9_000, "Asia/Shanghai", b"k" * 32)
ENTRY = OrderEntry("funds", "AS1", "6901", "6902", "37", 2_000, -500, scene="消费者赔付")


def test_an_entry_is_a_message_of_its_book_and_names_its_file() -> None:
    assert entry_event(ENTRY, GIVEN, "douyin") == Event(
        id="funds:douyin:AS1",
        kind="order.entry",
        order="6901",
        line="6902",
        product="37",
        cur="CNY",
        ts=2_000,
        x={
            "platform": "douyin",
            "book": "funds",
            "entry": "AS1",
            "settled": -500,
            "scene": "消费者赔付",
            "as_of": 9_000,
            "file": "0123456789ab",
        },
    )


def test_zero_is_kept_and_the_longest_scene_fits_the_log() -> None:
    event = entry_event(replace(ENTRY, refund=0, scene="退" * 2_000), GIVEN, "douyin")
    assert (event.x or {})["refund"] == 0
    assert_sound([event])


def test_the_name_of_a_movement_depends_on_it_and_its_equals_only() -> None:
    first, second = Movements(), Movements()
    one, two = first.named(1, "a", None), first.named(1, "a", None)
    assert one != two
    second.named(2, "b")
    assert (second.named(1, "a", None), second.named(1, "a", None)) == (one, two)
    assert len({first.named(1, None, "a"), one, two}) == 3


def test_a_sum_is_unknown_as_soon_as_a_part_is() -> None:
    assert added({"a": 1, "b": -3}, ("a", "b", "c")) == -2
    assert added({"a": 1, "b": None}, ("a", "b")) is None
    assert added({"a": 1}, ("c",)) is None


@given(
    st.integers(-(10**9), 10**9),
    st.integers(-(10**9), 10**9).filter(bool),
    st.sampled_from([-1, 1]),
)
def test_what_a_row_proves_turns_the_costs_of_the_next(income: int, cost: int, sign: int) -> None:
    signs = CostSigns()
    assert signs.learn(income - cost, income, sign * cost)
    assert signs.cost(sign * cost) == cost
    assert signs.learn(income, income, 0)
    assert signs.cost(sign * cost) == cost
    assert not signs.learn(income - cost + 1 + 2 * abs(cost), income, sign * cost)
    assert signs.cost(sign * cost) == cost


@pytest.mark.parametrize(("printed", "cost"), [(-300, 300), (300, -300), (0, 0), (None, None)])
def test_until_a_row_proves_otherwise_costs_are_deductions(
    printed: int | None, cost: int | None
) -> None:
    assert CostSigns().cost(printed) == cost
