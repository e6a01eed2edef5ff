"""Promises of the TikTok message parser on what recordings do not show: gaps, junk, strangers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kaibo.connectors.base.parsed import Refused
from kaibo.connectors.tiktok_live.parse import parse
from kaibo.connectors.tiktok_live.shopping import price_on_card
from kaibo.connectors.tiktok_live.tests.rows import CREATED, FILE, KEY, ROOM, one, read, row
from kaibo.live.events import MAX_TEXT, Event


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"a": "\\ud800 alone"}', "not_json"),
        (b'{"method": "\xff"}', "not_utf8"),
        (b"[]", "not_a_message"),
        (b"null", "not_a_message"),
        (b'{"method": "WebcastLikeMessage", "data": 1}', "not_a_message"),
        (b" " * (1024 * 1024 + 1), "line_too_long"),
        (json.dumps(row("", {})).encode(), "no_method"),
        (json.dumps(row("a b", {})).encode(), "no_method"),
        (json.dumps(row("WebcastLikeMessage", {}, room_hash=None)).encode(), "no_room"),
        (json.dumps(row("WebcastLikeMessage", {}, room_hash="a/b")).encode(), "no_room"),
    ],
)
def test_a_line_that_cannot_be_taken_is_rejected_and_the_rest_kept(line: bytes, code: str) -> None:
    good = row("WebcastLikeMessage", {})
    first, rejected, last = read(good, line, good)
    assert isinstance(rejected, Refused)
    assert (rejected.line, rejected.code) == (2, code)
    assert rejected.text.startswith("第 2 行")
    assert line.startswith(rejected.raw) and len(rejected.raw) <= 4096
    assert isinstance(first, Event) and first == last


@pytest.mark.parametrize("created", [None, "0", 0, "123", "99999999999999999", "soon", 1.5, True])
def test_without_a_platform_time_the_time_of_receipt_counts_if_it_has_a_zone(created: Any) -> None:
    data = {"common": {"msgId": "7", "createTime": created}}
    event = one("WebcastLikeMessage", data)
    assert (event.ts, event.prec) == (1696442465705, None)
    east = one("WebcastLikeMessage", data, received_at="2023-10-05T02:01:05.705123400+08:00")
    assert east.ts == 1696442465705
    for zoneless in ("2023-10-04T18:01:05.705", "2023-10-04", "yesterday", "", None):
        (rejected,) = read(row("WebcastLikeMessage", data, received_at=zoneless))
        assert isinstance(rejected, Refused) and rejected.code == "no_time"


@pytest.mark.parametrize("message_id", [None, "0", 0, "", "a#b", "x" * 101, ["7"]])
def test_without_a_message_id_the_line_is_the_id(message_id: Any) -> None:
    data = {"common": {"msgId": message_id, "createTime": CREATED}, "total": "5", "totalUser": 9}
    events = read(b"", row("WebcastRoomUserSeqMessage", data))
    assert [e.id for e in events if isinstance(e, Event)] == [
        f"{FILE}:2#online",
        f"{FILE}:2#viewers_total",
    ]


def test_a_repeated_message_keeps_its_key_and_a_broadcast_is_each_rooms_own() -> None:
    message = row("WebcastChatMessage", {"content": "hi"})
    again, other = dict(message), {**message, "room_hash": "uffffffffffff"}
    keys = [(e.src, e.id) for e in read(message, again, other) if isinstance(e, Event)]
    assert keys[0] == keys[1] == (f"file:{FILE}/{ROOM}", "7286164771169124395")
    assert keys[2] == (f"file:{FILE}/uffffffffffff", "7286164771169124395")


def test_counts_that_are_there_are_taken() -> None:
    assert one("WebcastLikeMessage", {"count": 15, "total": 12000}).n == 15
    assert one("WebcastLikeMessage", {"likeCount": "3"}).n == 3
    assert one("WebcastLikeMessage", {"total": "9"}).x == {"total": 9}
    events = read(row("WebcastRoomUserSeqMessage", {"total": "5", "popularity": "70"}))
    assert [(e.kind, e.n) for e in events if isinstance(e, Event)] == [
        ("sample.online", 5),
        ("sample.popularity", 70),
    ]


@pytest.mark.parametrize("count", [0, "0", -1, "-5", True, 1.5, "many", "9" * 19, [3]])
def test_a_count_that_is_none_is_unknown_not_a_number(count: Any) -> None:
    assert one("WebcastLikeMessage", {"count": count}).n is None
    gift = one("WebcastGiftMessage", {"giftId": "1", "repeatCount": count})
    assert (gift.kind, gift.n) == ("tiktok.gift", None)


def test_an_online_count_is_zero_only_beside_a_total() -> None:
    (empty,) = read(row("WebcastRoomUserSeqMessage", {}))
    assert isinstance(empty, Event) and empty.kind == "tiktok.room_counts"
    (total,) = read(row("WebcastRoomUserSeqMessage", {"total": "?", "totalUser": 3}))
    assert isinstance(total, Event) and (total.kind, total.n) == ("sample.viewers_total", 3)


def test_a_gift_without_a_price_has_none() -> None:
    tip = one("WebcastGiftMessage", {"comboCount": 4, "groupId": "0", "gift": {}})
    assert (tip.n, tip.ref, tip.sku, tip.amount, tip.cur) == (4, tip.id, None, None, None)


def test_a_long_comment_is_cut_and_says_so() -> None:
    event = one("WebcastChatMessage", {"content": "草" * (MAX_TEXT + 1)})
    assert (event.text, event.x) == ("草" * MAX_TEXT, {"cut": True})
    assert one("WebcastChatMessage", {}).text == ""


def test_the_name_addressed_in_a_comment_does_not_enter_the_log() -> None:
    named = {"content": "hello @Bianca Elena !", "atUser": {"nickname": "Bianca Elena"}}
    assert one("WebcastChatMessage", named).text == "hello @*** !"
    assert one("WebcastChatMessage", {"content": "5 @ 9.9"}).text == "5 @ 9.9"


@pytest.mark.parametrize(
    ("shown", "price"),
    [
        ("฿100.00", (10000, "THB")),
        ("฿1,299.50", (129950, "THB")),
        ("£3.99", (399, "GBP")),
        ("RM 12.00", (1200, "MYR")),
        ("$3.99", None),
        ("¥100.00", None),
        ("฿100", None),
        ("฿1.299,50", None),
        ("£3.99 - £5.99", None),
        ("-฿5.00", None),
        ("", None),
    ],
)
def test_a_price_is_read_only_when_it_can_be_read_one_way(
    shown: str, price: tuple[int, str] | None
) -> None:
    assert price_on_card(shown) == price
    card = {"productId": "1", "priceString": shown, "title": "t"}
    pin = one("WebcastOecLiveShoppingMessage", {"data1": 1, "shopData": card})
    assert (pin.amount, pin.cur) == (price or (None, None))
    assert pin.x == {"title": "t", "price": shown}


def test_an_empty_key_is_refused() -> None:
    with pytest.raises(ValueError, match="install key"):
        parse([], file_id=FILE, key=b"")


def test_an_empty_file_has_no_room_and_no_event() -> None:
    assert list(parse([b"", b"\r\n", b"\xef\xbb\xbf"[:0]], file_id=FILE, key=KEY)) == []
