"""Promises of what storing would change: it speaks of the rooms as they are, also when another file of
the same batch was stored meanwhile or is taken back."""

from __future__ import annotations

import pytest

from kaibo.domains.control.imports import comparing
from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing, row_of
from kaibo.domains.control.tests.hall import ROOM

pytestmark = pytest.mark.django_db(transaction=True)

LONG = table(ORDERS, order(1, "22:05:00", "100.00"), order(2, "22:06:00", "50.00"))
#: The same orders, a later look at one of them.
LATER = table(
    ORDERS, order(1, "22:05:00", "100.00"), order(2, "22:06:00", "50.00", 订单状态="已完成")
)


def changes(page: Importing, file: int) -> list[tuple[str, int, int, int]]:
    found = page.preview(file)["changes"]
    return [(one["thing"], one["new"], one["changed"], one["same"]) for one in found]


def test_the_second_file_of_a_batch_is_compared_with_what_the_first_one_brought(
    shop: Importing,
) -> None:
    first, second = shop.hand_in("长.csv", LONG), shop.hand_in("后.csv", LATER)
    assert changes(shop, second) == [("order", 2, 0, 0)]
    assert shop.preview(second)["overlaps"] == []
    version = shop.file(second)["version"]
    shop.store(first, {"": ROOM})
    assert changes(shop, second)[0][1] == 0
    assert [one["id"] for one in shop.preview(second)["overlaps"]] == [first]
    after = shop.preview(second)
    assert (after["comparing"], after["orders"]["lines"]) == (False, 2)
    assert shop.file(second)["version"] == version, "a press for it is not outdated by that"
    shop.withdraw(first)
    shop.work()
    assert changes(shop, second) == [("order", 2, 0, 0)]
    assert shop.preview(second)["overlaps"] == []


def test_it_is_said_while_it_is_being_looked_up_and_only_once(shop: Importing) -> None:
    first, second = shop.hand_in("长.csv", LONG), shop.hand_in("后.csv", LATER)
    shop.store(first, {"": ROOM})
    comparing.look_again(first)
    comparing.look_again(first)
    assert comparing._jobs(second).filter(state="waiting").count() == 1
    assert shop.preview(second)["comparing"] is True
    shop.work()
    assert shop.preview(second)["comparing"] is False


def test_shows_that_another_file_brought_are_met(shop: Importing) -> None:
    night = table(COMPASS, aired("22:00:00", "23:30:00"))
    more = table(COMPASS, aired("22:00:00", "23:30:00", 直播间观看人数="130"))
    first, second = shop.hand_in("一.csv", night), shop.hand_in("二.csv", more)
    assert [one["match"] for one in shop.preview(second)["shows"]] == [None]
    shop.store(first, {"晚风女装": ROOM})
    assert [one["match"] for one in shop.preview(second)["shows"]] == ["a202611102200"]


def test_what_does_not_wait_any_more_is_left_alone(shop: Importing) -> None:
    first, second = shop.hand_in("长.csv", LONG), shop.hand_in("后.csv", LATER)
    shop.store(first, {"": ROOM})
    comparing.look_again(first)
    shop.forget(second)
    shop.work()
    assert row_of(second).retired_at is not None
    assert not comparing.under_way(second)
