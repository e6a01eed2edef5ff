"""A press over HTTP: whose page, which person, which room; a refusal writes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.db import OperationalError

from kaibo.config.commands import Commands, Press
from kaibo.config.http import Message
from kaibo.config.roombook import RoomBook
from kaibo.domains.control import public as control
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.models import Room
from kaibo.kit.access import Actor, Visitor, system
from kaibo.kit.clock import now_ms
from kaibo.kit.hub import Hub
from kaibo.kit.rights import Duty
from kaibo.kit.tail import Tail
from kaibo.live.engine import Engine

pytestmark = pytest.mark.django_db(transaction=True)
HOST = "http://testserver"


class Desk:
    """The app on a real engine and database, and a person at it."""

    def __init__(self, folder: Path) -> None:
        self.engine = Engine(folder)
        self.threads = ThreadPoolExecutor(1)
        self.book = RoomBook(self.threads)
        self.tail = Tail(Hub())
        self.duty: Duty | None = Duty.LEAD
        self.app = Commands(self.engine, self._visitor, self.book.is_open, self._fill)

    async def _visitor(self, scope: Message) -> Visitor | None:
        duties = frozenset() if self.duty is None else frozenset({self.duty})
        return Visitor(Actor(1, "小雨", duties), "s", now_ms() + 60_000, "pin")

    @staticmethod
    async def _fill(room: str, press: Press) -> Press:
        return press

    def press(
        self, room: str, ident: str = "k", origin: str | None = HOST, **fields: Any
    ) -> httpx.Response:
        headers = {} if origin is None else {"origin": origin}
        body = {"command_id": ident, "kind": "note", **fields}

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url=HOST) as client:
                address = f"/api/rooms/{room}/commands"
                return await client.post(address, json=body, headers=headers)

        return asyncio.run(ask())

    @property
    def logged(self) -> int:
        return self.engine.partitions[0].log.last_offset() + 1


@pytest.fixture
def room() -> Room:
    return rooms.add(system("test"), ident="shop-a", title="旗舰店", platform=Platform.DOUYIN)


@pytest.fixture
def desk(room: Room, tmp_path: Path, settings: Any) -> Iterator[Desk]:
    settings.ALLOWED_HOSTS = ["testserver"]
    made = Desk(tmp_path / "data")
    yield made
    made.engine.close()
    made.threads.shutdown()


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_a_press_for_a_room_nobody_made_is_refused_and_costs_nothing(desk: Desk) -> None:
    assert desk.press("shop-a", text="好").json()["repeated"] is False
    for name in ("no-such-room", "%E7%A9%BA%F0%9F%98%80%20x", "SHOP-A", "%00"):
        refused = desk.press(name, text="丢了")
        assert code(refused) == (404, "not_found")
    assert desk.press("no-such", text="x").json()["text"] == (
        "没有编号为「no-such」的直播间，这一下没有记录。"
    )
    assert desk.logged == 1
    assert set(desk.engine.partitions[0].rooms) == {"shop-a"}


def test_a_retired_room_takes_no_press_until_it_is_restored(desk: Desk, room: Room) -> None:
    assert desk.press("shop-a", "k1", text="好").status_code == 200
    rooms.retire(system("test"), room.pk, expect=room.version, reason="搬走")
    desk.tail.step()
    refused = desk.press("shop-a", "k2", text="丢了")
    assert code(refused) == (409, "retired")
    assert refused.json()["text"] == (
        "直播间「shop-a」已停用，这一下没有记录。请先在直播间页恢复它。"
    )
    assert desk.logged == 1
    version = Room.objects.get(pk=room.pk).version
    rooms.restore(system("test"), room.pk, expect=version)
    assert desk.press("shop-a", "k2", text="好").status_code == 200


def test_a_room_is_looked_up_once_and_a_database_that_fails_loses_no_press(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, asked = control.room, list[str]()

    def counted(ident: str) -> control.RoomCard | None:
        asked.append(ident)
        return real(ident)

    monkeypatch.setattr(control, "room", counted)
    for number in range(3):
        assert desk.press("shop-a", f"k{number}", text="好").status_code == 200
    assert asked == ["shop-a"]

    def fails(ident: str) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(control, "room", fails)
    desk.book.forget()
    assert desk.press("shop-a", "k9", text="好").status_code == 200
    assert desk.logged == 4


def test_a_foreign_page_is_told_that_it_is_one_and_not_to_sign_in_again(desk: Desk) -> None:
    for origin in ("http://evil.example", "null", None):
        refused = desk.press("shop-a", origin=origin, text="x")
        assert code(refused) == (403, "foreign_page")
        assert "登录" not in refused.json()["text"]
    assert desk.logged == 0


def test_who_has_no_right_is_not_told_which_rooms_there_are(desk: Desk) -> None:
    desk.duty = None
    for name in ("shop-a", "no-such-room"):
        assert code(desk.press(name, text="x")) == (403, "forbidden")
    assert desk.logged == 0


def test_another_press_with_a_used_id_is_refused(desk: Desk) -> None:
    assert desk.press("shop-a", text="好").json() == {
        "command_id": "k", "repeated": False, "offset": 1,
    }  # fmt: skip
    assert desk.press("shop-a", text="好").json() == {
        "command_id": "k", "repeated": True, "offset": 1,
    }  # fmt: skip
    assert code(desk.press("shop-a", kind="comment", text="假公屏")) == (409, "id_taken")
    assert desk.logged == 1


def test_a_press_that_waited_begins_when_it_was_made_and_one_that_did_not_stays(desk: Desk) -> None:
    def pitch(ident: str, **more: Any) -> None:
        assert desk.press("shop-a", ident, kind="pitch.start", product=ident, **more).is_success

    def started(ident: str) -> tuple[int, str | None, object]:
        [room] = desk.engine.partitions[0].rooms.values()
        span = room.fold.timeline.lane["pitch"].find(ident)
        [press] = [one for one in room.fold.presses.all if one.id == ident]
        assert span is not None
        return press.ts - span.start, span.why, press.x.get("late_ms")

    assert desk.press("shop-a", "s", kind="show.start", ref="1").is_success
    [room] = desk.engine.partitions[0].rooms.values()
    begun = room.fold.timeline.show.spans[0].start
    pitch("late", pressed_at=now_ms() - 60_000)
    back, why, waited = started("late")
    assert back == room.fold.presses.all[1].ts - begun > 0, "never before the show"
    assert "断线 6" in str(why) and isinstance(waited, int) and waited >= 60_000
    pitch("late", pressed_at=now_ms() - 70_000)  # sent again: recorded once, set back once
    assert room.fold.timeline.fixes == 1
    for ident, at in (("now", now_ms()), ("ahead", now_ms() + 60_000), ("old", None)):
        pitch(ident, pressed_at=at)
        assert started(ident) == (0, None, None)
    assert room.fold.timeline.fixes == 1
