"""Rooms: who makes them, what may change, and what never does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.control import public
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.models import Room
from kaibo.domains.control.public import RoomCard
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db
NEW = {"ident": "shop-2", "title": " 二号店 ", "platform": "taobao"}


def test_a_room_is_made_changed_retired_and_restored(desk: Browser) -> None:
    made = desk.post("/api/rooms", **NEW)
    assert made.status_code == 201
    assert made.json() == {
        "id": made.json()["id"],
        "version": 1,
        "ident": "shop-2",
        "title": "二号店",
        "platform": "taobao",
        "platform_label": "淘宝",
        "account": "",
        "cur": "CNY",
        "active": True,
    }
    changed = desk.post(
        "/api/rooms/shop-2", expect=1, title="二店😀", platform="kuaishou", account="ks2"
    ).json()
    assert (changed["title"], changed["platform_label"], changed["version"]) == (
        "二店😀",
        "快手",
        2,
    )
    card = RoomCard(changed["id"], 2, "shop-2", "二店😀", Platform.KUAISHOU, "ks2", "CNY", True)
    assert public.room("shop-2") == card and public.rooms() == [card]
    assert desk.post("/api/rooms/shop-2/retire", expect=2, reason="停播").status_code == 200
    assert (desk.get("/api/rooms"), public.rooms()) == ([], [])
    assert len(desk.get("/api/rooms?retired=true")) == 1
    assert desk.post("/api/rooms/shop-2/restore", expect=3).json()["active"]
    assert desk.get("/api/rooms/shop-2")["version"] == 4
    verbs = list(Fact.objects.filter(subject_type="control.room").values_list("verb", flat=True))
    assert verbs == [f"control.room.{v}" for v in ("create", "change", "retire", "restore")]


@pytest.mark.parametrize(
    "ident", ["A", "shop_2", "店", "a b", "a/b", "..", "a" * 41, "ａ", "a\u200b", "a\nb"]
)
def test_an_ident_that_is_none_is_refused(ident: str, desk: Browser) -> None:
    answer = desk.post("/api/rooms", **{**NEW, "ident": ident})
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, "ident")
    assert Room.objects.count() == 0


@pytest.mark.parametrize("ident", ["a", "7", "a" * 40, "shop-2"])
def test_an_ident_of_1_to_40_plain_characters_is_taken(ident: str, desk: Browser) -> None:
    assert desk.post("/api/rooms", **{**NEW, "ident": ident}).json()["ident"] == ident
    assert desk.get(f"/api/rooms/{ident}")["ident"] == ident


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"platform": "youtube"}, "platform"),
        ({"title": "  "}, "title"),
        ({"cur": "XXX"}, "cur"),
        ({"cur": "cny"}, "cur"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_bad_room_is_refused_with_its_place(
    more: dict[str, Any], where: str, desk: Browser
) -> None:
    answer = desk.post("/api/rooms", **{**NEW, **more})
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, where)
    assert Room.objects.count() == 0


def test_an_ident_is_given_once_even_after_its_room_was_retired(
    desk: Browser, room: Room, lead: Actor
) -> None:
    rooms.retire(lead, room.pk, expect=1)
    answer = desk.post("/api/rooms", **{**NEW, "ident": "flagship-a"})
    assert (answer.status_code, answer.json()["code"]) == (409, "duplicate")
    assert answer.json()["text"] == "这个编号已经有直播间用了（停用的也算），请换一个。"
    assert Room.objects.count() == 1


@pytest.mark.parametrize(("name", "value"), [("ident", "flagship-b"), ("cur", "USD")])
def test_what_stands_in_the_log_never_changes_by_any_way(
    name: str, value: str, desk: Browser, room: Room, lead: Actor
) -> None:
    asked = {"expect": 1, "title": "x", "platform": "douyin", "account": "", name: value}
    assert desk.post("/api/rooms/flagship-a", **asked).status_code == 422
    with pytest.raises(Refusal) as caught:
        journal.change(lead, "control.room.change", Room, room.pk, expect=1, **{name: value})
    assert (caught.value.code, caught.value.where[0].path) == ("invalid", name)
    kept = Room.objects.get(pk=room.pk)
    assert (kept.ident, kept.cur, kept.title, kept.version) == ("flagship-a", "CNY", "旗舰店A", 1)


def test_a_stale_change_is_refused_with_both_values(desk: Browser, room: Room, lead: Actor) -> None:
    rooms.change(
        lead, room.pk, expect=1, title="旗舰店甲", platform=Platform.DOUYIN, account="kaibo-shop"
    )
    asked = {"expect": 1, "title": "旗舰店乙", "platform": "douyin", "account": "kaibo-shop"}
    answer = desk.post("/api/rooms/flagship-a", **asked)
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    [field] = answer.json()["values"]["fields"]
    assert (field["current"], field["yours"]) == ("旗舰店甲", "旗舰店乙")
    assert Room.objects.get(pk=room.pk).title == "旗舰店甲"


def test_leaders_write_rooms_and_everybody_reads_them(
    room: Room, page_of: Callable[[Duty], Browser]
) -> None:
    for duty in (Duty.OPERATOR, Duty.FLOOR, Duty.CONSOLE, Duty.HOST, Duty.OBSERVER):
        page = page_of(duty)
        assert [one["ident"] for one in page.get("/api/rooms")] == ["flagship-a"]
        answer = page.post("/api/rooms", **{**NEW, "ident": f"by-{duty}"})
        assert answer.status_code == (201 if duty is Duty.OPERATOR else 403), duty
        if duty is Duty.OPERATOR:
            made = {"expect": 1, "reason": ""}
            assert page.post(f"/api/rooms/by-{duty}/retire", **made).status_code == 200
    assert Room.objects.active().count() == 1


def test_a_room_that_is_not_there_is_told(desk: Browser, room: Room) -> None:
    answer = desk.client.get("/api/rooms/nobody/sources")
    assert (answer.status_code, answer.json()["text"]) == (404, "没有编号为「nobody」的直播间。")
    for odd in ("%00", "Flagship-A", "flagship-a%0A", "旗舰店A"):
        assert desk.client.get(f"/api/rooms/{odd}").status_code == 404
    assert public.room("nobody") is None and public.sources("nobody") == []
    assert Browser("192.168.9.9").client.get("/api/rooms").status_code == 401


def test_a_shift_and_a_show_name_their_room_by_its_ident(desk: Browser, room: Room) -> None:
    times = {"starts_at": 1_000, "ends_at": 2_000}
    show = {"title": "夜场", "kind": "store_run", **times}
    for wrong in ("旗舰店A", "Flagship-A", "a b", "", "a" * 41):
        for path, body in (("/api/shifts", times), ("/api/shows", show)):
            answer = desk.post(path, room=wrong, **body)
            assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, "room"), wrong
    assert desk.post("/api/shifts", room=room.ident, **times).status_code == 201
    assert desk.post("/api/shows", room=room.ident, **show).json()["room"] == "flagship-a"
