"""Promises of the TikTok message parser on recorded messages."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from kaibo.connectors.base.parsed import Refused
from kaibo.connectors.tiktok_live import parse as connector
from kaibo.connectors.tiktok_live.parse import parse
from kaibo.live.events import KIND_BY_NAME, Event
from kaibo.live.mask import viewer_hash

RECORDED = Path(__file__).parent / "recorded" / "messages.jsonl"
FILE = "0123456789ab"
KEY = b"a key of this install"


@pytest.fixture(scope="module")
def events() -> list[Event]:
    items = list(parse(RECORDED.open("rb"), file_id=FILE, key=KEY))
    assert not [i for i in items if isinstance(i, Refused)]
    return [i for i in items if isinstance(i, Event)]


def of(events: list[Event], kind: str) -> list[Event]:
    return [e for e in events if e.kind == kind]


def src(room: str) -> str:
    return f"file:{FILE}/{room}"


def test_every_recorded_message_is_an_event_of_its_kind(events: list[Event]) -> None:
    assert Counter(e.kind for e in events) == {
        "source.open": 14,
        "tip": 15,
        "comment": 8,
        "stream.state": 4,
        "follow": 1,
        "share": 3,
        "enter": 3,
        "like": 3,
        "sample.online": 4,
        "sample.viewers_total": 4,
        "pin": 2,
        "tiktok.shopping": 3,
    }
    assert len({(e.src, e.id) for e in events}) == len(events)


def test_every_event_is_a_valid_envelope_and_carries_its_required_fields(
    events: list[Event],
) -> None:
    for event in events:
        assert msgspec.json.decode(msgspec.json.encode(event), type=Event) == event
        kind = KIND_BY_NAME.get(event.kind)
        for field in kind.required if kind else ():
            assert getattr(event, field) is not None


def test_each_room_is_a_source_and_opens_once_with_what_it_provides(events: list[Event]) -> None:
    openings = of(events, "source.open")
    assert len({e.src for e in openings}) == len(openings) == len({e.src for e in events})
    assert {e.src: e for e in reversed(events)} == {e.src: e for e in openings}
    text = (Path(connector.__file__).parent / "manifest.toml").read_text("utf-8")
    manifest = tomllib.loads(text)
    for opening in openings:
        assert opening.x == {k: manifest[k] for k in ("provides", "level", "platform")}
    said = {e.kind for e in events if e.kind in KIND_BY_NAME or e.kind.startswith("sample.")}
    assert said - {"source.open"} <= set(manifest["provides"])
    assert "leave" not in manifest["provides"] and "order.state" not in manifest["provides"]


def test_a_combo_counts_by_its_largest_frame(events: list[Event]) -> None:
    tips = of(events, "tip")
    combos: dict[tuple[str, str | None, str | None, str | None], int] = {}
    for tip in tips:
        combo = (tip.src, tip.viewer, tip.sku, tip.ref)
        combos[combo] = max(combos.get(combo, 0), tip.n or 0)
    roses = src("ua9ebd8a24fb7")
    assert sum(t.n or 0 for t in tips if t.src == roses) == 57
    assert sorted(n for combo, n in combos.items() if combo[0] == roses) == [1, 10]
    assert sum(t.n or 0 for t in tips) == 60
    assert sum(combos.values()) == 13


def test_a_tip_says_gift_combo_unit_price_and_end(events: list[Event]) -> None:
    first, last = (t for t in of(events, "tip") if t.src == src("u7e262ee392b1"))
    assert (first.n, first.sku, first.ref, first.amount, first.cur) == (
        1,
        "5487",
        "1699909172261",
        5,
        "DIAMOND",
    )
    assert first.x == {"gift": "Finger Heart"}
    assert last.x == {"gift": "Finger Heart", "end": True}
    assert (last.viewer, last.sku, last.ref, last.n) == (first.viewer, "5487", first.ref, 1)


def test_a_gift_without_a_combo_is_one_of_its_own(events: list[Event]) -> None:
    (tip,) = [t for t in of(events, "tip") if t.sku == "7934"]
    assert tip.id == tip.ref == "7312006833869802286"
    assert tip.n == 1


def test_likes_without_a_count_are_unknown_not_one(events: list[Event]) -> None:
    assert [e.n for e in of(events, "like")] == [None, None, None]


def test_online_is_zero_after_the_end_although_the_number_is_not_sent(
    events: list[Event],
) -> None:
    ended = [e for e in events if e.src == src("u4c8a88ac3edd")][-3:]
    assert [(e.kind, e.ts, e.n) for e in ended] == [
        ("stream.state", 1702459757912, None),
        ("sample.online", 1702459932132, 0),
        ("sample.viewers_total", 1702459932132, 2231),
    ]
    assert ended[0].x == {"status": 3, "state": "ended"}
    assert [e.id for e in ended[1:]] == [
        "7312009726655793953#online",
        "7312009726655793953#viewers_total",
    ]


def test_stream_states_in_order(events: list[Event]) -> None:
    states = [e.x for e in of(events, "stream.state") if e.src == src("uce6b86e558a9")]
    assert states == [
        {"status": 1, "state": "paused"},
        {"status": 2, "state": "resumed"},
        {"status": 3, "state": "ended"},
    ]


def test_where_a_viewer_came_from_is_the_channel_unless_unknown(events: list[Event]) -> None:
    assert [(e.channel, e.x) for e in of(events, "enter")] == [
        ("homepage_hot-live_cell", {"enter_type": "click"}),
        ("homepage_hot-live_cell", None),
        (None, {"enter_type": "click"}),
    ]


def test_time_is_the_platforms_although_receipt_has_no_zone(events: list[Event]) -> None:
    (share,) = [e for e in of(events, "share") if e.src == src("u4c60441526b3")]
    assert (share.id, share.ts, share.prec) == ("7291285158237489925", 1697634617517, 1)


def test_viewers_are_keyed_hashes(events: list[Event]) -> None:
    (follow,) = of(events, "follow")
    assert follow.viewer == viewer_hash(KEY, "tiktok", "u4b5abb5c3674")
    other = list(parse(RECORDED.open("rb"), file_id=FILE, key=b"another key"))
    theirs = [e for e in other if isinstance(e, Event) and e.kind == "follow"]
    assert theirs[0].viewer != follow.viewer


def test_comments_keep_their_text_but_not_the_name_they_address(events: list[Event]) -> None:
    said = [(e.text, e.x) for e in of(events, "comment")]
    assert said == [
        ("9999🥹🥹", {"lang": "ko"}),
        ("9999🥹🥹", {"lang": "ko"}),
        ("Native English speaker here. Love your content!", {"lang": "en"}),
        ("666", None),
        ("你好", {"lang": "zh"}),
        ("@*** 是的", {"lang": "zh"}),
        ("怎麼報名？", {"lang": "zh-Hant"}),
        ("Any tips for improving English for speaking and communication", {"lang": "en"}),
    ]


def test_a_shopping_message_with_a_product_is_a_raised_card(events: list[Event]) -> None:
    pins = of(events, "pin")
    assert [(e.ts, e.product, e.amount, e.cur) for e in pins] == [
        (1696443280218, "1729609008007580355", 10000, "THB"),
        (1696444497636, "1729609008007580355", 10000, "THB"),
    ]
    assert pins[0].x == {
        "title": "ร ว ม น้ำ ห อ ม ผู้ ห ญิ ง ep.1",
        "price": "฿100.00",
        "shop": "TikTok Shop",
    }


def test_a_shopping_message_without_a_product_is_kept_as_unknown(events: list[Event]) -> None:
    first = of(events, "tiktok.shopping")[0]
    assert first.product is None
    assert first.x is not None
    assert first.x["data"]["shopTimings"] == {"timestamp3": "1696442463874"}
