"""/api/stream over real sockets: who gets in, who sees what, what a slow page misses."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from kaibo.kit import hub as hub_module
from kaibo.kit import stream as stream_module
from kaibo.kit.access import Actor, Visitor
from kaibo.kit.clock import now_ms
from kaibo.kit.hub import Hub
from kaibo.kit.page import COLD_QUEUE, Page
from kaibo.kit.part import PART_BYTES, Held, PartTooLarge, encoded
from kaibo.kit.rights import Duty
from kaibo.kit.ring import Ring
from kaibo.kit.stream import Stream
from kaibo.kit.tests.serving import heard, page, say, served
from kaibo.kit.tests.waiting import until

HOUR = 3_600_000


def _visitor(user: int, *duties: Duty, until: int | None = None) -> Visitor:
    return Visitor(
        Actor(user, "小雨", frozenset(duties)),
        f"session-{user}",
        now_ms() + HOUR if until is None else until,
        "password",
    )


class House:
    """A served hub, with the people who may enter by session key."""

    def __init__(self) -> None:
        self.hub = Hub()
        self.hub.declare("tiles", "run.read")
        self.hub.declare("profit", "money.profit.read")
        self.hub.declare("comments", "comments.read", ring=50)
        self.hub.declare_subject("sample.offer", "product.read")
        self.hub.declare_subject("sample.secret", "money.cost.read")
        self.people: dict[str, Visitor] = {
            "host": _visitor(1, Duty.HOST),
            "lead": _visitor(2, Duty.LEAD),
        }
        self.asked = 0
        self.port = 0

    def find(self, key: str) -> Visitor | None:
        self.asked += 1
        return self.people.get(key)


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    with served(Stream(house.hub, house.find)) as house.port:
        yield house


def test_the_first_message_says_who_one_is(house: House) -> None:
    before = now_ms()
    with page(house.port, "host") as socket:
        hello = heard(socket)
    assert before <= hello["hello"].pop("now") <= now_ms()
    assert hello == {
        "epoch": house.hub.epoch,
        "seq": 1,
        "hello": {"user": 1, "name": "小雨", "until": house.people["host"].until},
    }


def test_a_quiet_line_beats_so_that_a_dead_server_is_noticed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stream_module.BEAT_SECONDS <= 20
    monkeypatch.setattr(stream_module, "BEAT_SECONDS", 0.05)
    before = now_ms()
    with page(house.port, "host") as socket:
        heard(socket)
        first, second = heard(socket), heard(socket)
        assert [(one["epoch"], one["seq"]) for one in (first, second)] == [
            (house.hub.epoch, 2),
            (house.hub.epoch, 3),
        ]
        assert before < first["beat"]["now"] < second["beat"]["now"] <= now_ms()
        house.hub.publish("A", "tiles", 1)
        say(socket, room="A", parts=["tiles"])
        after = [heard(socket) for _ in range(3)]
        assert {"room", "part", "value"} <= {key for one in after for key in one}


def test_without_a_session_the_socket_closes_with_4401(house: House) -> None:
    for key in (None, "stranger"):
        with page(house.port, key) as socket, pytest.raises(ConnectionClosed) as caught:
            heard(socket)
        assert caught.value.rcvd is not None and caught.value.rcvd.code == 4401


@pytest.mark.parametrize(
    "origin", [None, "https://evil.example", "http://127.0.0.1", "null", "http://127.0.0.1:1"]
)
def test_a_foreign_or_missing_origin_never_gets_in(house: House, origin: str | None) -> None:
    with pytest.raises(InvalidStatus) as caught:
        page(house.port, "lead", origin)
    assert caught.value.response.status_code == 403
    assert house.asked == 0


def test_a_trusted_origin_gets_in(house: House, settings: Any) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://kaibo.example.com"]
    with page(house.port, "lead", "https://kaibo.example.com") as socket:
        assert heard(socket)["hello"]["user"] == 2


def test_a_part_comes_at_once_and_then_with_every_change(house: House) -> None:
    house.hub.publish("A", "tiles", {"online": 1_204, "名": "精华"})
    with page(house.port, "host") as socket:
        heard(socket)
        say(socket, room="A", parts=["tiles"])
        first = heard(socket)
        assert (first["room"], first["part"], first["value"], first["seq"]) == (
            "A",
            "tiles",
            {"online": 1_204, "名": "精华"},
            2,
        )
        house.hub.publish("B", "tiles", {"online": 9})
        house.hub.publish("A", "tiles", {"online": None})
        second = heard(socket)
        assert (second["value"], second["seq"]) == ({"online": None}, 3)


def test_each_part_needs_its_right_and_a_refusal_names_it(house: House) -> None:
    house.hub.publish("A", "profit", {"profit": 1})
    with page(house.port, "host") as socket:
        heard(socket)
        say(socket, room="A", parts=["profit", "nonsense", "tiles"], subjects=["sample.secret"])
        refused = [heard(socket)["refused"] for _ in range(3)]
        assert [(one["code"], one.get("part") or one.get("subject")) for one in refused] == [
            ("forbidden", "profit"),
            ("unknown_part", "nonsense"),
            ("forbidden", "sample.secret"),
        ]
        assert refused[0]["text"] == "没有「查看利润与毛利」的权限。"
        house.hub.publish("A", "profit", {"profit": 2})
        house.hub.tell("sample.secret", 1, "sample.secret.change")
        house.hub.publish("A", "tiles", {"ok": True})
        assert heard(socket)["part"] == "tiles"
    with page(house.port, "lead") as socket:
        heard(socket)
        say(socket, room="A", parts=["profit"])
        assert heard(socket)["value"] == {"profit": 2}


def test_cold_messages_are_gathered_and_reach_only_those_who_follow(house: House) -> None:
    with page(house.port, "lead") as reader, page(house.port, "host") as other:
        heard(reader), heard(other)
        say(reader, subjects=["sample.offer"])
        say(other, room="A", parts=["tiles"])
        until(lambda: any("sample.offer" in one._subjects for one in list(house.hub._pages)))
        for number in (1, 2, 1):
            house.hub.tell("sample.offer", number, "sample.offer.change")
        house.hub.tell("other.thing", 1, "other.thing.change")
        assert heard(reader)["cold"] == {
            "subject": "sample.offer",
            "items": [[1, "sample.offer.change"], [2, "sample.offer.change"]],
        }
        for number in range(101):
            house.hub.tell("sample.offer", number, "sample.offer.change")
        assert heard(reader)["cold"] == {"subject": "sample.offer", "all": True}
        house.hub.publish("A", "tiles", 1)
        assert heard(other)["seq"] == 2


def test_a_ring_sends_each_item_once_and_can_be_resumed(house: House) -> None:
    house.hub.append("A", "comments", "一", "二")
    with page(house.port, "host") as socket:
        heard(socket)
        say(socket, room="A", parts=["comments"])
        first = heard(socket)
        assert (first["from"], first["next"], first["items"]) == (1, 3, ["一", "二"])
        house.hub.append("A", "comments", "三")
        assert (heard(socket)["items"], first["next"]) == (["三"], 3)
    house.hub.append("A", "comments", "四")
    with page(house.port, "host") as socket:
        heard(socket)
        say(socket, room="A", parts=["comments"], since={"comments": 3})
        again = heard(socket)
        assert (again["from"], again["next"], again["items"]) == (3, 5, ["三", "四"])


def test_what_cannot_be_read_is_refused_and_the_page_lives_on(house: House) -> None:
    with page(house.port, "host") as socket:
        heard(socket)
        for text in ("", "[1]", '{"romm":"A"}', '{"room":3}', '{"parts":' + "[" * 3_000):
            socket.send(text)
            assert heard(socket)["refused"]["code"] == "unreadable"
        socket.send("x" * 9_000)
        with pytest.raises(ConnectionClosed) as caught:
            heard(socket)
    assert caught.value.rcvd is not None and caught.value.rcvd.code == 4400


def test_a_kick_closes_the_pages_of_that_person_or_session_only(house: House) -> None:
    with page(house.port, "host") as first, page(house.port, "lead") as second:
        heard(first), heard(second)
        house.hub.kick(user=1)
        with pytest.raises(ConnectionClosed) as caught:
            heard(first)
        assert caught.value.rcvd is not None and caught.value.rcvd.code == 4401
        house.hub.publish("A", "tiles", 1)
        say(second, room="A", parts=["tiles"])
        assert heard(second)["value"] == 1
        house.hub.kick(session="session-2")
        with pytest.raises(ConnectionClosed) as caught:
            heard(second)
        assert caught.value.rcvd is not None and caught.value.rcvd.code == 4401
    until(lambda: not house.hub._pages)


def test_a_page_closes_when_its_sign_in_runs_out(house: House) -> None:
    house.people["short"] = _visitor(3, Duty.HOST, until=now_ms() + 150)
    with page(house.port, "short") as socket:
        heard(socket)
        with pytest.raises(ConnectionClosed) as caught:
            heard(socket)
    assert caught.value.rcvd is not None and caught.value.rcvd.code == 4401


def test_a_sign_out_between_the_look_and_the_joining_is_not_missed(house: House) -> None:
    answers = [_visitor(5, Duty.LEAD), None]
    app = Stream(house.hub, lambda key: answers.pop(0))
    with served(app) as port, page(port, "x") as socket, pytest.raises(ConnectionClosed) as caught:
        heard(socket)
    assert caught.value.rcvd is not None and caught.value.rcvd.code == 4401


def test_a_page_that_goes_is_forgotten(house: House) -> None:
    for _ in range(3):
        with page(house.port, "host") as socket:
            heard(socket)
            assert house.hub._pages
    until(lambda: not house.hub._pages)


def test_thirty_pages_hold_no_thread(house: House) -> None:
    before = set(threading.enumerate())
    with ExitStack() as pages:
        for socket in [pages.enter_context(page(house.port, "host")) for _ in range(30)]:
            heard(socket)
        new = {thread for thread in threading.enumerate() if thread not in before}
        assert sum(thread.name.startswith("kaibo-stream") for thread in new) <= 4
        assert len(house.hub._pages) == 30


# --- the queue of a slow page, looked at from inside ---------------------------------------------


@pytest.fixture
def hub() -> Hub:
    return House().hub


def _next(one: Page) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(asyncio.run(asyncio.wait_for(one.next(), 5)))
    return message


def test_a_slow_page_gets_the_newest_value_and_no_backlog(hub: Hub) -> None:
    one = Page(hub, _visitor(1, Duty.HOST))
    hub.publish("A", "tiles", 0)
    one.watch("A", ["tiles"], {})
    for number in range(1_000):
        hub.publish("A", "tiles", number)
        one.offer_hot([("A", "tiles")])
    assert len(one._hot) == 1
    assert (_next(one)["value"], one._hot) == (999, {})


def test_a_value_the_page_has_already_is_not_sent_again(hub: Hub) -> None:
    one = Page(hub, _visitor(1, Duty.HOST))
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
    one = Page(hub, _visitor(1, Duty.HOST))
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
    pages = [Page(hub, _visitor(number, Duty.HOST)) for number in range(3)]
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
