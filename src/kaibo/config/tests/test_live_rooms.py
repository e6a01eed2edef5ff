"""What open pages are given of a room: at once, whatever it holds, and nothing that was taken back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kaibo.config import rooms as rooms_module
from kaibo.config.rooms import LiveRooms
from kaibo.kit.access import Actor, Visitor
from kaibo.kit.clock import now_ms
from kaibo.kit.hub import Hub
from kaibo.kit.page import Page
from kaibo.kit.part import PART_BYTES
from kaibo.kit.rights import Duty
from kaibo.kit.tests.waiting import until
from kaibo.live.clock import wall_ms
from kaibo.live.desk import Command
from kaibo.live.events import Event
from kaibo.live.intake import Limits
from kaibo.live.room import Post

SOURCE = "douyin:s"
NOTE = "三号链接库存已补两百件，主播口播提醒拍两件自动减二十，客服统一口径今晚十二点前发货，赠品洗脸巾送完即止"


class House:
    """Rooms on a folder and the hub they feed; may be closed and opened again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.ids = folder, iter(range(10_000))
        self.asked: list[str] = []
        self.open()

    def open(self) -> None:
        self.hub = Hub()
        self.rooms = LiveRooms(self.folder, self.hub, there=self._there)

    def _there(self, room: str) -> bool:
        self.asked.append(room)
        return room != "nobody-made-it"

    def press(self, kind: str, room: str = "a", **fields: Any) -> None:
        event = Event(id=f"k{next(self.ids)}", kind=kind, **fields)
        self.rooms.engine.post(Post(room, "desk", command=Command(event, "user:12"))).result(20)

    def send(self, *events: dict[str, Any]) -> None:
        body = b"".join(msgspec.json.encode({"ts": wall_ms(), **e}) + b"\n" for e in events)
        answer = self.rooms.engine.post_bytes("a", SOURCE, [body], False, Limits()).result(20)
        assert answer.refused == 0, answer.quarantined

    def part(self, name: str, room: str = "a") -> Any:
        """The value of a part as pages get it; None while there is none."""
        found = self.hub.value((room, name))
        return None if found is None or found.refused else msgspec.json.decode(found.body)

    def comments(self) -> list[Any]:
        found = self.hub.ring(("a", "comments"), 1)
        return [] if found is None else [json.loads(item) for item in found[2]]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path / "data")
    yield made
    made.rooms.close()


def watcher(hub: Hub) -> Page:
    return Page(hub, Visitor(Actor(1, "小雨", frozenset({Duty.LEAD})), "s", now_ms() + 1, "pin"))


def test_a_room_on_air_is_shown_again_after_a_restart_though_nobody_presses(house: House) -> None:
    house.press("show.start", ref="晚场")
    house.rooms.close()
    house.open()
    until(lambda: {"run", "desk", "figures", "trend"} <= set(_given(house, "a")))
    assert house.part("run")["show"]["id"] == "晚场"
    first = house.part("run")["now"]
    until(lambda: house.part("run")["now"] > first)


def _given(house: House, room: str) -> list[str]:
    return [name for name in rooms_module.PARTS if house.part(name, room) is not None]


def test_a_room_long_silent_is_shown_when_a_page_watches_it_and_not_before(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.press("show.start", ref="晚场")
    house.rooms.close()
    monkeypatch.setattr(rooms_module, "LATELY_MS", -1)
    house.open()
    house.press("note", room="b", text="x")
    until(lambda: house.part("run", "b") is not None)
    assert _given(house, "a") == [], "nobody has asked for it"
    page = watcher(house.hub)
    page.watch("a", ["run", "comments"], {})
    until(lambda: house.part("run") is not None)
    assert house.part("run")["show"]["id"] == "晚场"
    house.asked.clear()
    page.watch("a", ["run", "desk"], {})
    page.watch("nobody-made-it", ["run"], {})
    until(lambda: house.asked == ["nobody-made-it"])
    house.press("note", room="b", text="y")
    until(lambda: len(house.part("desk", "b")) == 2)
    rooms = house.rooms.engine.partitions[0].rooms
    assert set(rooms) == {"a", "b"}, "a name nobody made costs no memory"


def test_the_list_of_presses_goes_on_when_not_all_of_them_fit(house: House) -> None:
    house.press("show.start", ref="1")
    for number in range(60):
        house.press("note", text=f"{number} {NOTE}")
    house.press("note", text="最后")
    until(lambda: (house.part("desk") or [{}])[-1].get("text") == "最后")
    shown = house.part("desk")
    assert len(msgspec.json.encode(shown)) <= PART_BYTES
    texts = [one["text"] for one in shown[:-1]]
    assert texts == [f"{n} {NOTE}" for n in range(60 - len(texts), 60)] and len(texts) > 40


def test_run_goes_on_whatever_acts_carry_and_says_what_was_cut(house: House) -> None:
    house.press("show.start", ref="1")
    many = {f"字段{n}": "很长的内容" * 20 for n in range(600)}
    house.press("segment.take", ref="7", x=many)
    for number in range(60):
        house.press("host.on", ref=f"主播{number}" * 20, x={"name": "小雨" * 50})
    until(lambda: (house.part("desk") or [{}])[-1].get("ref") == "主播59" * 20)
    run, desk = house.part("run"), house.part("desk")
    assert len(msgspec.json.encode(run)) <= PART_BYTES
    assert run["segment"]["ref"] == "7" and run["segment"]["data"] == {"cut": True}
    shown = [one["ref"] for one in run["hosts"]]
    assert shown == [f"主播{n}" * 20 for n in range(60 - len(shown), 60)]
    assert run["hosts_left_out"] == 60 - len(shown) > 0
    assert desk[-1]["x"]["name"] == "小雨" * 50
    house.press("handover", ref="8", x=many)
    until(lambda: (house.part("desk") or [{}])[-1].get("ref") == "8")
    assert house.part("desk")[-1]["x"]["cut"] is True


def test_a_part_that_cannot_be_shown_says_so_to_the_page(house: House) -> None:
    house.press("show.start", ref="1")
    until(lambda: house.part("gauges") == [])
    page = watcher(house.hub)
    page.watch("a", ["gauges"], {})
    assert b'"value":[]' in _next(page)
    boxes = [{"source": "x" * 100, "name": f"n{n}", "value": 1, "ts": 1} for n in range(200)]
    house.rooms._show("a", {"gauges": boxes})
    page.offer_hot([("a", "gauges")])
    told = json.loads(_next(page))
    assert told["refused"] == {
        "code": "too_large",
        "text": "这一块内容太多，页面放不下，暂不显示；记录没有受影响，可在复盘页查看。",
        "room": "a",
        "part": "gauges",
    }
    house.rooms._show("a", {"gauges": boxes})
    page.offer_hot([("a", "gauges")])
    assert page._hot and page.hub.value(("a", "gauges"), page._watched["a", "gauges"]) is None
    house.rooms._show("a", {"gauges": []})
    assert b'"value":[]' in _next(page)


def _next(page: Page) -> bytes:
    return asyncio.run(asyncio.wait_for(page.next(), 5))


def test_a_comment_is_shown_once_and_not_at_all_once_it_was_taken_back(house: House) -> None:
    house.press("show.start", ref="1")
    for _ in range(2):
        house.send({"id": "c1", "kind": "comment", "text": "骂人的话"})
    house.send({"id": "c2", "kind": "comment", "text": "多少钱"})
    assert [one["text"] for one in house.comments()] == ["骂人的话", "多少钱"]
    for _ in range(2):
        house.send({"id": "r1", "kind": "comment.retract", "ref": "c1"})
    first, second, gone = house.comments()
    assert (first, second["text"]) == (None, "多少钱")
    assert (gone["id"], gone["src"], gone["text"], gone["gone"]) == ("r1", SOURCE, None, "c1")
    assert "骂人" not in json.dumps(house.comments(), ensure_ascii=False)


def test_a_comment_taken_back_before_it_came_is_never_shown(house: House) -> None:
    house.press("show.start", ref="1")
    house.send({"id": "r1", "kind": "comment.retract", "ref": "c1"})
    house.send(
        {"id": "c1", "kind": "comment", "text": "骂人的话"},
        {"id": "c3", "kind": "comment", "text": "又一句"},
        {"id": "c4", "kind": "comment", "text": "好看"},
        {"id": "r3", "kind": "comment.retract", "ref": "c3"},
    )
    assert [one["text"] for one in house.comments()] == ["好看"]
