"""/api/stream over real sockets: who gets in, who sees what, and when a page closes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from kaibo.kit import stream as stream_module
from kaibo.kit.clock import now_ms
from kaibo.kit.rights import Duty
from kaibo.kit.stream import Stream
from kaibo.kit.tests.looking import House, visitor
from kaibo.kit.tests.serving import heard, page, say, served
from kaibo.kit.tests.waiting import until


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
    house.people["short"] = visitor(3, Duty.HOST, until=now_ms() + 150)
    with page(house.port, "short") as socket:
        heard(socket)
        with pytest.raises(ConnectionClosed) as caught:
            heard(socket)
    assert caught.value.rcvd is not None and caught.value.rcvd.code == 4401


def test_a_sign_out_between_the_look_and_the_joining_is_not_missed(house: House) -> None:
    answers = [visitor(5, Duty.LEAD), None]
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
