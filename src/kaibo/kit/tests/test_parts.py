"""Parts that do not fit, items taken back, and rooms watched for the first time."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from kaibo.kit.access import Actor, Visitor
from kaibo.kit.errors import Refusal
from kaibo.kit.hub import Hub
from kaibo.kit.page import Page
from kaibo.kit.part import PART_BYTES, PartTooLarge
from kaibo.kit.rights import Duty


@pytest.fixture
def hub() -> Hub:
    made = Hub()
    made.declare("tiles", "run.read")
    made.declare("profit", "money.profit.read")
    made.declare("desk", "run.read", newest=True)
    made.declare("comments", "comments.read", ring=50)
    return made


@pytest.fixture
def page(hub: Hub) -> Page:
    """A page of a host, who may not see profit."""
    return Page(hub, Visitor(Actor(1, "小雨", frozenset({Duty.HOST})), "s", 1, "pin"))


def told(page: Page) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(asyncio.run(asyncio.wait_for(page.next(), 5)))
    return message


def test_an_item_taken_back_is_given_to_nobody_and_the_numbers_of_the_others_stay(
    hub: Hub, page: Page
) -> None:
    hub.append("A", "comments", "一", "二", "三", names=["a", "b", "c"])
    assert hub.take_back("A", "comments", "b") is True
    assert hub.take_back("A", "comments", "b") is False, "it is taken back already"
    assert hub.take_back("A", "comments", "never") is False
    page.watch("A", ["comments"], {})
    first = told(page)
    assert (first["from"], first["next"], first["items"]) == (1, 4, ["一", None, "三"])


def test_the_oldest_of_a_list_give_way_until_the_newest_fit(hub: Hub, page: Page) -> None:
    hub.publish("A", "desk", ["x" * (2 * PART_BYTES), *["y" * 5_000] * 4])
    page.watch("A", ["desk"], {})
    assert told(page)["value"] == ["y" * 5_000] * 3
    exact = "z" * (PART_BYTES - 4)
    hub.publish("A", "desk", ["x", exact])
    page.offer_hot([("A", "desk")])
    assert told(page)["value"] == [exact], "to the last byte"
    with pytest.raises(PartTooLarge):
        hub.publish("A", "desk", ["x", exact + "z"])
    hub.publish("A", "desk", [])
    page.offer_hot([("A", "desk")])
    assert told(page)["value"] == []


def test_a_part_that_cannot_be_shown_says_so_once_and_until_it_can(hub: Hub, page: Page) -> None:
    hub.publish("A", "tiles", 0)
    for _ in range(3):
        hub.refuse("A", "tiles", Refusal("too_large", "放不下。"))
    page.watch("A", ["tiles"], {})
    assert told(page)["refused"] == {
        "code": "too_large",
        "text": "放不下。",
        "room": "A",
        "part": "tiles",
    }
    hub.refuse("A", "tiles", Refusal("too_large", "放不下。"))
    page.offer_hot([("A", "tiles")])
    with pytest.raises(TimeoutError):
        asyncio.run(asyncio.wait_for(page.next(), 0.02))
    hub.publish("A", "tiles", 1)
    page.offer_hot([("A", "tiles")])
    assert told(page)["value"] == 1


def test_who_publishes_hears_of_a_room_watched_for_the_first_time(hub: Hub, page: Page) -> None:
    wanted: list[str] = []
    hub.wanted = wanted.append
    page.watch("A", ["comments", "profit"], {})
    assert wanted == [], "a ring is empty, not unpublished; and what is not shown is not read"
    page.watch("A", ["tiles", "profit"], {})
    hub.publish("A", "tiles", 1)
    page.watch("A", ["tiles", "profit", "comments"], {})
    assert wanted == ["A"]
