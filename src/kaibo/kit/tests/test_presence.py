"""Who else is here, over real sockets. No test here may touch a database, and none needs one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from websockets.sync.client import ClientConnection

from kaibo.kit.access import Actor, Visitor
from kaibo.kit.clock import now_ms
from kaibo.kit.hub import Hub
from kaibo.kit.presence import MOST_OTHERS
from kaibo.kit.rights import Duty
from kaibo.kit.stream import Stream
from kaibo.kit.tests.serving import heard, page, say, served

HOUR = 3_600_000
PLAN, SECRET = "sample.plan", "sample.secret"
PEOPLE = {
    "fang": (1, "阿芳", Duty.FLOOR),
    "mei": (2, "小梅", Duty.OPERATOR),
    "host": (3, "小雨", Duty.HOST),
}


class House:
    """A served hub with three people; one of them may not see the secret."""

    def __init__(self) -> None:
        self.hub, self.port, self.until = Hub(), 0, now_ms() + HOUR
        self.hub.declare("tiles", "run.read")
        self.hub.declare_subject(PLAN, "product.read")
        self.hub.declare_subject(SECRET, "money.cost.read")

    def find(self, key: str) -> Visitor | None:
        user, name, duty = PEOPLE[key]
        actor = Actor(user, name, frozenset({duty}))
        return Visitor(actor, f"session-{user}", self.until, "password")

    @contextmanager
    def enter(self, key: str) -> Iterator[ClientConnection]:
        """A page of that person, greeted."""
        with page(self.port, key) as socket:
            assert heard(socket)["hello"]["user"] == PEOPLE[key][0]
            yield socket


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    with served(Stream(house.hub, house.find)) as house.port:
        yield house


def stand(socket: ClientConnection, spot: str | None, row: int = 7, subject: str = PLAN) -> None:
    say(socket, place={"subject": subject, "id": row, "spot": spot})


def told(socket: ClientConnection) -> list[tuple[str, str | None]]:
    """The next message, which tells of others: (name, spot) of each."""
    message = heard(socket)
    return [(one["name"], one["spot"]) for one in message["present"]["people"]]


def until(socket: ClientConnection, wanted: list[tuple[str, str | None]]) -> int:
    """Hear of others until it is these; how many messages that took."""
    for count in range(1, 100):
        if told(socket) == wanted:
            return count
    raise AssertionError(wanted)


def alive(house: House, socket: ClientConnection) -> dict[str, Any]:
    """The next message, after something that is surely sent to this page."""
    house.hub.publish("A", "tiles", 1)
    say(socket, room="A", parts=["tiles"])
    return heard(socket)


def test_two_pages_of_one_row_see_each_other_and_where_they_are(house: House) -> None:
    with house.enter("fang") as fang, house.enter("mei") as mei:
        stand(fang, "12")
        assert told(fang) == []
        stand(mei, "12/title")
        assert until(fang, [("小梅", "12/title")]) == 1
        assert told(mei) == [("阿芳", "12")]
        stand(fang, "13/script/0")
        message = heard(mei)["present"]
        [number] = {one.pop("page") for one in message["people"]}
        assert message == {
            "subject": PLAN,
            "id": 7,
            "people": [{"user": 1, "name": "阿芳", "spot": "13/script/0"}],
        }
        stand(fang, None)
        [again] = heard(mei)["present"]["people"]
        assert (again["page"], again["spot"]) == (number, None), "a page keeps its number"


def test_whoever_closes_or_goes_elsewhere_is_gone_at_once(house: House) -> None:
    with house.enter("fang") as fang:
        stand(fang, None)
        assert told(fang) == []
        with house.enter("mei") as mei:
            stand(mei, "12")
            assert told(fang) == [("小梅", "12")]
            stand(mei, "1", row=8)
            assert told(fang) == []
            stand(mei, "12")
            assert told(fang) == [("小梅", "12")]
            say(mei, place=None)
            assert told(fang) == []
            stand(mei, "12")
            assert told(fang) == [("小梅", "12")]
        assert told(fang) == [], "the socket is closed"
        with house.enter("mei") as mei:
            stand(mei, "12")
            assert told(fang) == [("小梅", "12")]
            house.hub.kick(user=2)
            assert told(fang) == [], "signed out"


def test_without_the_right_one_neither_sees_nor_is_seen(house: House) -> None:
    with house.enter("mei") as mei, house.enter("host") as host:
        stand(mei, "12", subject=SECRET)
        assert told(mei) == []
        stand(host, "12", subject=SECRET)
        refused = heard(host)["refused"]
        assert (refused["code"], refused["subject"]) == ("forbidden", SECRET)
        with house.enter("mei") as again:
            stand(again, "13", subject=SECRET)
            assert told(again) == [("小梅", "12")]
            assert told(mei) == [("小梅", "13")]
            assert "present" not in alive(house, host)
        stand(host, "1", subject="sample.unknown")
        assert heard(host)["refused"]["code"] == "unknown_part"


def test_a_refused_place_leaves_the_page_nowhere(house: House) -> None:
    with house.enter("fang") as fang, house.enter("host") as host:
        stand(fang, None)
        assert told(fang) == []
        stand(host, "12")
        assert told(fang) == [("小雨", "12")]
        stand(host, "12", subject=SECRET)
        assert told(fang) == []


@pytest.mark.parametrize(
    "place",
    [
        {"subject": PLAN},
        {"subject": PLAN, "id": 0},
        {"subject": PLAN, "id": 2**63},
        {"subject": PLAN, "id": "7"},
        {"subject": PLAN, "id": 7, "spot": "x" * 121},
        {"subject": PLAN, "id": 7, "name": "别人"},
        "7",
    ],
)
def test_a_place_that_cannot_be_read_changes_nothing(house: House, place: object) -> None:
    with house.enter("fang") as fang, house.enter("mei") as mei:
        stand(fang, "12")
        stand(mei, None)
        assert until(mei, [("阿芳", "12")]) <= 2
        say(fang, place=place)
        refused = next(filter(lambda one: "refused" in one, iter(lambda: heard(fang), None)))
        assert refused["refused"]["code"] == "unreadable"
        assert "present" not in alive(house, mei)


def test_other_rows_hear_nothing_and_nobody_hears_of_oneself(house: House) -> None:
    with house.enter("fang") as fang, house.enter("mei") as mei, house.enter("host") as host:
        stand(mei, "1", row=8)
        assert told(mei) == []
        stand(fang, "12")
        assert told(fang) == []
        stand(host, None)
        assert told(fang) == [("小雨", None)]
        assert told(host) == [("阿芳", "12")]
        stand(fang, "13")
        assert told(host) == [("阿芳", "13")]
        assert "present" not in alive(house, fang), "of the own move nothing was told"
        assert "present" not in alive(house, mei)


def test_a_caret_that_runs_is_told_of_where_it_stops(house: House) -> None:
    with house.enter("fang") as fang, house.enter("mei") as mei:
        stand(mei, None)
        assert told(mei) == []
        for at in range(100):
            stand(fang, f"12/script/{at}")
        assert until(mei, [("阿芳", "12/script/99")]) <= 5


def test_more_others_than_anybody_takes_in_are_not_all_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_OTHERS == 50
    monkeypatch.setattr("kaibo.kit.presence.MOST_OTHERS", 1)
    with house.enter("fang") as fang, house.enter("mei") as mei, house.enter("host") as host:
        stand(fang, "1")
        assert told(fang) == []
        stand(mei, "2")
        assert told(mei) == [("阿芳", "1")]
        stand(host, "3")
        assert told(host) == [("阿芳", "1")]
