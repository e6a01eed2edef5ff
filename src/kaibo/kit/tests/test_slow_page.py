"""The queue of a slow page, looked at from inside: the newest value, no backlog, nothing twice."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from kaibo.kit import hub as hub_module
from kaibo.kit.hub import Hub
from kaibo.kit.page import COLD_QUEUE, Page
from kaibo.kit.part import PART_BYTES, Held, PartTooLarge, encoded
from kaibo.kit.rights import Duty
from kaibo.kit.ring import Ring
from kaibo.kit.tests.looking import House, visitor


@pytest.fixture
def hub() -> Hub:
    return House().hub


def _next(one: Page) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(asyncio.run(asyncio.wait_for(one.next(), 5)))
    return message


def test_a_slow_page_gets_the_newest_value_and_no_backlog(hub: Hub) -> None:
    one = Page(hub, visitor(1, Duty.HOST))
    hub.publish("A", "tiles", 0)
    one.watch("A", ["tiles"], {})
    for number in range(1_000):
        hub.publish("A", "tiles", number)
        one.offer_hot([("A", "tiles")])
    assert len(one._hot) == 1
    assert (_next(one)["value"], one._hot) == (999, {})


def test_a_value_the_page_has_already_is_not_sent_again(hub: Hub) -> None:
    one = Page(hub, visitor(1, Duty.HOST))
    hub.publish("A", "tiles", 1)
    one.watch("A", ["tiles"], {})
    assert _next(one)["value"] == 1
    one.offer_hot([("A", "tiles")])
    with pytest.raises(TimeoutError):
        asyncio.run(asyncio.wait_for(one.next(), 0.02))
    hub.publish("A", "tiles", 1)
    one.offer_hot([("A", "tiles")])
    assert _next(one)["seq"] == 2


def test_cold_messages_a_page_cannot_take_make_seq_jump(hub: Hub) -> None:
    one = Page(hub, visitor(1, Duty.HOST))
    one.follow(["sample.offer"])
    for number in range(COLD_QUEUE + 1):
        one.offer_cold("sample.offer", b'{"subject":"sample.offer","items":[[%d,"x.y"]]}' % number)
    message = _next(one)
    assert (message["seq"], message["cold"]["items"]) == (2, [[COLD_QUEUE, "x.y"]])
    assert len(one._cold) == 0


def test_a_part_over_16_kib_is_refused_and_the_last_good_value_stays(hub: Hub) -> None:
    hub.publish("A", "tiles", "好")
    with pytest.raises(PartTooLarge):
        hub.publish("A", "tiles", "x" * PART_BYTES)
    assert hub.value(("A", "tiles")) == Held(1, '"好"'.encode())
    with pytest.raises(KeyError):
        hub.publish("A", "undeclared", 1)


def test_each_value_is_encoded_once_for_all_pages(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = encoded, list[str]()

    def counted(part: str, value: Any) -> bytes:
        calls.append(part)
        return real(part, value)

    monkeypatch.setattr(hub_module, "encoded", counted)
    pages = [Page(hub, visitor(number, Duty.HOST)) for number in range(3)]
    hub.publish("A", "tiles", {"n": 1})
    for one in pages:
        one.watch("A", ["tiles"], {})
        assert _next(one)["value"] == {"n": 1}
    assert len(calls) == 1


def test_a_ring_keeps_the_newest_within_its_size_and_within_a_part() -> None:
    ring = Ring(3, PART_BYTES)
    for number in range(5):
        ring.append(b"%d" % number)
    assert ring.since(1) == (3, [b"2", b"3", b"4"])
    assert ring.since(5) == (5, [b"4"])
    assert ring.since(6) == (6, [])
    assert ring.since(99) == (3, [b"2", b"3", b"4"])
    wide = Ring(10, PART_BYTES)
    for _ in range(10):
        wide.append(b"x" * 4_000)
    first, items = wide.since(1)
    assert (first, len(items)) == (7, 4)
