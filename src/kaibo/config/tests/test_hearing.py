"""Speech that a server takes in is checked beside the record, and a page is told how that stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kaibo.config.hearing import CHECKING, MOST_WAITING, Hearing
from kaibo.config.rooms import LiveRooms
from kaibo.domains.control import public as control
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.tests.hall import ROOM
from kaibo.kit.access import system
from kaibo.kit.hub import Hub
from kaibo.kit.tests.waiting import until
from kaibo.live.clock import wall_ms
from kaibo.live.desk import Command
from kaibo.live.events import Event
from kaibo.live.intake import Limits
from kaibo.live.room import Post

pytestmark = pytest.mark.django_db(transaction=True)
CLAIM = "这款是全网最好的精华"


class House:
    """A room on air in a server's engine, listened to."""

    def __init__(self, folder: Path) -> None:
        self.hub = Hub()
        self.rooms = LiveRooms(folder, self.hub)
        control.attach(self.rooms.engine)
        self.hearing = Hearing(lambda room, value: self.hub.publish(room, CHECKING, value))
        self.rooms.hearing = self.hearing.folded
        self.press("show.start", ref="s1")

    def press(self, kind: str, **fields: Any) -> None:
        event = Event(id=f"{kind}-{wall_ms()}", kind=kind, **fields)
        self.rooms.engine.post(Post(ROOM, "desk", command=Command(event, "user:1"))).result(20)

    def say(self, text: str, ident: str = "1") -> None:
        line = {"id": ident, "kind": "speech", "ts": wall_ms(), "text": text}
        body = msgspec.json.encode(line) + b"\n"
        answer = self.rooms.engine.post_bytes(ROOM, "asr:1", [body], False, Limits()).result(20)
        assert answer.accepted == 1

    def part(self, name: str) -> Any:
        found = self.hub.value((ROOM, name))
        return None if found is None else msgspec.json.decode(found.body)

    def rules(self) -> list[str]:
        """The rules of the open alerts, as a page is told."""
        board = self.part("alerts")
        return [] if board is None else [one["x"]["rule"] for one in board["open"]]

    def close(self) -> None:
        self.hearing.close()
        control.detach()
        self.rooms.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    rooms.add(system("test"), ident=ROOM, title="旗舰店A", platform=Platform.DOUYIN)
    made = House(tmp_path / "data")
    yield made
    made.close()


def test_a_claim_on_air_is_on_the_page_with_its_rule(house: House) -> None:
    house.hearing.start()
    house.say(CLAIM)
    until(lambda: house.rules() == ["ABS-01"])
    until(lambda: house.part(CHECKING)["waiting"] == 0)
    checking = house.part(CHECKING)
    assert (checking["on"], checking["passed"], checking["problems"]) == (True, 0, [])
    assert checking["heard"] is not None


def test_what_was_said_before_the_server_began_is_listened_to(house: House) -> None:
    house.rooms.hearing = lambda room, events: None
    house.say(CLAIM)
    house.hearing.start()
    until(lambda: house.rules() == ["ABS-01"])


def test_a_check_that_fails_is_said_and_made_up_for(house: House) -> None:
    house.hearing.start()
    house.say("大家好", "0")
    until(lambda: house.part(CHECKING) is not None)
    control.detach()
    house.say(CLAIM)
    until(lambda: house.part(CHECKING)["on"] is False)
    control.attach(house.rooms.engine)
    until(lambda: house.rules() == ["ABS-01"])
    until(lambda: house.part(CHECKING)["on"] is True)


def test_when_she_was_heard_last_is_known_while_viewers_write(house: House) -> None:
    house.hearing.start()
    house.say("大家好", "0")
    until(lambda: house.part(CHECKING) is not None and house.part(CHECKING)["heard"] is not None)
    heard = house.part(CHECKING)["heard"]
    # A failure is told at once, and here only of a comment.
    control.detach()
    house.hearing.folded(ROOM, [Event("c1", "comment", ts=wall_ms(), text="好看")])
    until(lambda: house.part(CHECKING)["on"] is False)
    assert house.part(CHECKING)["heard"] == heard
    control.attach(house.rooms.engine)
    until(lambda: house.part(CHECKING)["on"] is True)


def test_of_what_waits_comments_give_way_and_speech_never(house: House) -> None:
    comments = [Event(f"c{n}", "comment", text="好看") for n in range(MOST_WAITING)]
    house.hearing.folded(ROOM, comments)
    house.hearing.folded(ROOM, [Event(f"s{n}", "speech", text=CLAIM) for n in range(5)])
    waiting = house.hearing._waiting[ROOM]
    assert len(waiting) == MOST_WAITING
    assert [e.kind for e in waiting[-5:]] == ["speech"] * 5
    assert house.hearing._passed[ROOM] == 5
