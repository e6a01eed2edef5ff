"""Promises about Douyin room messages, on recorded ones and on ones in the form of them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kaibo.connectors.base.parsed import FileRefused, Refused
from kaibo.connectors.douyin_webcast import parse as connector
from kaibo.connectors.douyin_webcast.parse import parse
from kaibo.connectors.douyin_webcast.tests.rows import (
    CREATED,
    FILE,
    ID,
    KEY,
    MADE,
    ROOM,
    lines,
    message,
    one,
    read,
)
from kaibo.live.codec import encode, read_lines
from kaibo.live.events import Event
from kaibo.live.mask import viewer_hash

RECORDED = Path(__file__).parent / "recorded"


def recorded(name: str) -> list[Event]:
    items = read((RECORDED / f"Webcast{name}Message.json").read_bytes())
    assert not [one for one in items if isinstance(one, Refused)]
    return [one for one in items if isinstance(one, Event)]


def test_every_recorded_message_is_an_event_of_its_kind() -> None:
    found = {path.stem: recorded(path.stem[7:-7]) for path in RECORDED.glob("*.json")}
    assert {name: [e.kind for e in events[1:]] for name, events in found.items()} == {
        "WebcastGiftMessage": ["tip"],
        "WebcastLiveShoppingMessage": ["product.stock"],
        "WebcastRoomUserSeqMessage": ["sample.online", "sample.viewers_total"],
        "WebcastSocialMessage": ["follow"],
        "WebcastStatsMessage": ["sample.online"],
        "WebcastUpdateFanTicketMessage": ["douyin.WebcastUpdateFanTicketMessage"],
    }
    for events in found.values():
        assert (events[0].kind, events[0].id) == ("source.open", f"{FILE}:open")
        assert {e.src for e in events} == {f"file:{FILE}"}
        assert events == msgspec.json.decode(msgspec.json.encode(events), type=list[Event])


def test_the_recorded_gift_says_gift_combo_unit_price_and_nobody() -> None:
    tip = recorded("Gift")[1]
    assert (tip.id, tip.ts, tip.prec, tip.n, tip.sku, tip.ref, tip.amount, tip.cur) == (
        "7382491109027058703", 1718870387667, 1, 1, "3242", "1718870387", 1, "DIAMOND")  # fmt: skip
    assert (tip.viewer, tip.x) == (viewer_hash(KEY, "douyin", "u959ea5f6a7c0"), {"gift": "入团卡"})


def test_the_recorded_sold_out_product_has_a_stock_of_none() -> None:
    stock = recorded("LiveShopping")[1]
    assert (stock.ts, stock.product, stock.n) == (1720284937552, "3607009049079634959", 0)
    assert stock.x == {"sold_out": True, "title": "【双子专属】A.IERVOLINO 清透隔离乳"}


def test_a_bag_counts_a_promotion_shown_twice_once_and_lists_nothing() -> None:
    """The one on air stands at the top and again at its place."""
    shown = [{"index": 3, "promotion_id": "900003", "explain_type": "2"}]
    shown += [{"index": at, "promotion_id": f"90000{at}"} for at in range(1, 6)]
    common = {"createTime": None}
    bag = one(
        "ProductChange",
        common,
        update_product_info=shown,
        total="5",
        update_timestamp="1720287239",
    )
    assert (bag.kind, bag.ts, bag.prec, bag.product) == ("douyin.bag", 1720287239000, 1000, None)
    assert bag.x is not None
    assert (bag.x["products"], bag.x["doubled"], bag.x["total"]) == (5, 1, 5)
    assert bag.x["shown_twice"] == ["900003"]
    assert bag.x["promotions"][:2] == ["900003", "900001"]


def test_the_recorded_room_figures_are_online_and_viewers_so_far() -> None:
    assert [(e.id, e.kind, e.ts, e.n) for e in recorded("RoomUserSeq")[1:]] == [
        ("7388164021503214096#online", "sample.online", 1720190984678, 497),
        ("7388164021503214096#viewers_total", "sample.viewers_total", 1720190984678, 6597),
    ]
    assert [(e.kind, e.ts, e.n) for e in recorded("Stats")[1:]] == [
        ("sample.online", 1720284938163, 2252)]  # fmt: skip


def test_a_recorded_message_without_a_time_is_no_earlier_than_its_id() -> None:
    follow = recorded("Social")[1]
    assert (follow.ts, follow.prec, follow.x) == (
        1718874409000, None, {"followers": 1490954, "after": True})  # fmt: skip
    assert follow.viewer == viewer_hash(KEY, "douyin", "u50d4cdb13925")
    ticket = recorded("UpdateFanTicket")[1]
    assert ticket.x is not None
    assert ticket.x["data"]["roomFanTicketCount"] == "533"


def test_the_opening_is_the_manifest_and_promises_nothing_that_may_not_be_recorded() -> None:
    text = (Path(connector.__file__).parent / "manifest.toml").read_text("utf-8")
    manifest = tomllib.loads(text)
    assert recorded("Gift")[0].x == {k: manifest[k] for k in ("provides", "level", "platform")}
    assert manifest["provides"] == []


USER = {"id": "70001", "nickName": "阿梨", "avatarThumb": {"urlList": ["https://p3.example/a"]}}
WHO = viewer_hash(KEY, "douyin", "70001")


@pytest.mark.parametrize(
    ("method", "fields", "told"),
    [
        ("Member", {"user": USER, "action": "1", "memberCount": "9"}, ("enter", WHO, None, None)),
        ("Member", {"user": USER}, ("enter", WHO, None, None)),
        ("Chat", {"user": USER, "content": "@阿梨 好"}, ("comment", WHO, "@*** 好", None)),
        ("Like", {"user": USER, "count": "3", "total": "900"}, ("like", WHO, None, 3)),
        ("Like", {"user": USER, "total": "900"}, ("like", WHO, None, None)),
        ("Social", {"user": USER, "action": "3"}, ("share", WHO, None, None)),
        ("Fansclub", {"user": USER, "type": 2}, ("club.live", WHO, None, None)),
        ("Control", {"status": "3"}, ("stream.state", None, None, None)),
    ],
)
def test_what_viewers_do_is_told_under_its_kind(
    method: str, fields: dict[str, Any], told: tuple[Any, ...]
) -> None:
    event = one(method, **fields)
    assert (event.kind, event.viewer, event.text, event.n) == told
    assert (event.id, event.ts, event.prec) == (ID, CREATED, 1)


def test_a_running_total_of_likes_is_kept_and_is_not_the_count() -> None:
    assert one("Like", count="3", total="900").x == {"total": 900}


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        ("Member", {"action": "3"}),
        ("Social", {"action": "9"}),
        ("Social", {}),
        ("Gift", {"giftId": "1"}),
        ("Fansclub", {"type": 1, "content": "恭喜 阿梨 升级"}),
        ("Control", {"status": 1}),
        ("RoomUserSeq", {}),
        ("RoomStats", {"total": "2252", "display_long": "2252人气"}),
        ("LiveShopping", {"msg_type": 1, "updated_product_ids": ["1"]}),
        ("LiveShopping", {"sold_out": True, "updated_product_ids": ["1", "2"]}),
        ("ProductChange", {"update_toast": "x"}),
        ("SomethingNew", {"user": USER, "text": "阿梨", "userId": "70001"}),
    ],
)
def test_what_proves_nothing_is_kept_as_it_is_and_names_nobody(
    method: str, fields: dict[str, Any]
) -> None:
    event = one(method, **fields)
    assert event.kind == f"douyin.Webcast{method}Message"
    written = encode([event]).decode()
    assert "阿梨" not in written and "70001" not in written and "p3.example" not in written


def test_frames_of_a_combo_share_their_combo_and_grow() -> None:
    frames = [
        message("Gift", {"msgId": str(int(ID) + k)}, user=USER, giftId="1", groupId="5",
                repeatCount=str(k), comboCount=str(k), groupCount="10", repeatEnd=k // 3,
                gift={"diamondCount": 9})
        for k in (1, 2, 3)
    ]  # fmt: skip
    tips = [e for e in read(lines(*frames))[1:] if isinstance(e, Event)]
    assert [(e.n, e.ref, e.sku, e.amount, e.viewer) for e in tips] == [
        (k, "5", "1", 9, WHO) for k in (1, 2, 3)]  # fmt: skip
    assert [e.x for e in tips] == [{"group": 10}] * 2 + [{"group": 10, "end": True}]


def test_a_gift_without_a_combo_is_one_of_its_own() -> None:
    tip = one("Gift", repeatCount=2, giftId="7")
    assert (tip.ref, tip.n, tip.amount, tip.cur) == (ID, 2, None, None)


def test_online_is_zero_where_only_the_total_is_sent_and_unknown_where_it_is_no_number() -> None:
    found = read(lines(message("RoomUserSeq", totalUser="5")))[1:]
    assert [(e.kind, e.n) for e in found if isinstance(e, Event)] == [
        ("sample.online", 0), ("sample.viewers_total", 5)]  # fmt: skip
    found = read(lines(message("RoomUserSeq", total="1.2万", totalUser="5")))[1:]
    assert [(e.kind, e.n) for e in found if isinstance(e, Event)] == [("sample.viewers_total", 5)]


@pytest.mark.parametrize(
    ("common", "fields", "head", "when"),
    [
        ({}, {}, {}, (CREATED, 1, None)),
        ({"createTime": "1718870387"}, {}, {}, (1718870387000, 1000, None)),
        ({"createTime": "0"}, {"eventTime": "1718870400"}, {}, (1718870400000, 1000, None)),
        ({"createTime": ""}, {}, {"received_at": "2024-06-20T08:00:00.5Z"},
         (1718870400500, None, None)),
        ({"createTime": ""}, {}, {"received_at": "2024-06-20T08:00:00"},
         (MADE, None, {"after": True})),
    ],
)  # fmt: skip
def test_time_is_the_platforms_else_what_is_next_best_and_its_precision_says_so(
    common: dict[str, Any], fields: dict[str, Any], head: dict[str, Any], when: tuple[Any, ...]
) -> None:
    payload = message("Chat", common, content="好", **fields)
    wrapped = {"method": "WebcastChatMessage", "payload": payload, **head}
    event = read(lines(wrapped))[1]
    assert isinstance(event, Event)
    assert (event.ts, event.prec, event.x) == when


def test_a_message_without_a_time_came_after_the_one_before_it() -> None:
    late = message("Social", {"createTime": None, "msgId": ID}, action=1)
    events = read(lines(message("Chat", content="好"), late))
    assert [(e.kind, e.ts, e.x) for e in events[1:] if isinstance(e, Event)] == [
        ("comment", CREATED, None), ("follow", CREATED, {"after": True})]  # fmt: skip


def test_a_message_nothing_places_in_time_is_rejected() -> None:
    (lost,) = read(lines(message("Chat", {"createTime": "0", "msgId": "1"}, content="好")))
    assert isinstance(lost, Refused) and (lost.line, lost.code) == (1, "no_time")


def test_a_message_of_another_room_is_set_aside_and_can_be_asked_for() -> None:
    body = lines(
        message("Chat", {"roomId": "7", "msgId": "1"}, content="别处"),
        *(message("Chat", {"msgId": str(k)}, content="这里") for k in (2, 3)),
        message("Chat", {"msgId": "4", "roomId": "0"}, content="没写"),
    )
    other, _, *ours = read(body)
    assert isinstance(other, Refused) and (other.line, other.code) == (1, "other_room")
    assert other.text.startswith(f"第 1 行是另一个直播间（7）的消息，这份文件是 {ROOM} 的")
    assert [e.text for e in ours if isinstance(e, Event)] == ["这里", "这里", "没写"]
    asked = [e for e in read(body, room="7") if isinstance(e, Event)]
    assert [e.text for e in asked[1:]] == ["别处", "没写"]
    with pytest.raises(FileRefused) as refusal:
        read(body, room="8")
    assert refusal.value.text == f"文件里没有直播间 8 的消息，有：{ROOM}、7。"


def test_the_room_the_recorder_was_in_is_the_room() -> None:
    rows = [
        {"method": "WebcastChatMessage", "room_id": "1",
         "payload": message("Chat", {"roomId": str(k)}, content="好")}
        for k in range(3)
    ]  # fmt: skip
    assert len([e for e in read(lines(*rows)) if isinstance(e, Event)]) == 4


def test_a_message_sent_twice_has_one_id() -> None:
    twice = read(lines(message("Chat", content="好"), message("Chat", content="好")))
    assert [e.id for e in twice[1:] if isinstance(e, Event)] == [ID, ID]


def test_a_long_bag_is_kept_within_what_an_envelope_holds() -> None:
    rows = [{"promotion_id": str(10**18 + k)} for k in range(3_000)]
    bag = one("ProductChange", update_product_info=rows)
    assert bag.x is not None
    assert (bag.x["products"], len(bag.x["promotions"])) == (3_000, 200)
    assert read_lines(encode([bag]).splitlines()) == ([bag], [])


def test_an_empty_file_has_nothing_to_say_and_an_empty_key_is_refused() -> None:
    assert read(b"") == read(b"[]") == []
    with pytest.raises(ValueError, match="install key"):
        parse([], file_id=FILE, key=b"")
