"""Promises about chat replays, on recorded excerpts and on messages in the form of them."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.parsed import Refused
from kaibo.connectors.chat_replay import parse as connector
from kaibo.connectors.chat_replay.parse import is_message, parse
from kaibo.live.codec import encode, read_lines
from kaibo.live.events import Event
from kaibo.live.mask import viewer_hash

RECORDED = Path(__file__).parent / "recorded"
FILE, KEY = "0123456789ab", b"a key of this install"
AT = 1_700_000_000_123
UC = {"id": "UCabc", "name": "Bianca", "images": [{"url": "https://yt3.example/bianca"}]}


def read(*chunks: bytes) -> list[Event | Refused]:
    return list(parse(chunks, file_id=FILE, key=KEY))


def events(*messages: dict[str, Any]) -> list[Event]:
    """What comes of the messages, without the opening."""
    items = read(json.dumps(messages).encode())
    assert not [one for one in items if isinstance(one, Refused)]
    return [one for one in items if isinstance(one, Event)][1:]


def message(**fields: Any) -> dict[str, Any]:
    said = {"timestamp": AT * 1000 + 456, "author": UC, "message_type": "text_message"}
    return {**said, "message_id": "m1", "message": "hi", **fields}


def recorded(name: str) -> list[Event]:
    items = read((RECORDED / name).read_bytes())
    assert not [one for one in items if isinstance(one, Refused)]
    return [one for one in items if isinstance(one, Event)]


def test_a_recorded_replay_gives_its_comments_and_paid_ones_once() -> None:
    found = recorded("youtube_live.json")
    assert Counter(e.kind for e in found) == {
        "source.open": 1, "comment": 11, "tip": 3, "youtube.ticker": 4}  # fmt: skip
    assert [(e.id, e.n, e.sku, e.amount, e.cur, e.x) for e in found if e.kind == "tip"] == [
        (f"{FILE}:3#tip", 1, "superchat", None, None, {"shown": "$20.00"}),
        (f"{FILE}:7#tip", 1, "superchat", None, None, {"shown": "NZ$169.99"}),
        (f"{FILE}:13#tip", 1, "superchat", None, None, {"shown": "CA$13.99"}),
    ]
    assert [(e.ts, e.prec, e.text, e.x) for e in found if e.kind == "comment"][:3] == [
        (1597517021449, 1, "TECHNOLATE", None),
        (1597517021717, 1, "LATE", None),
        (1597517029772, 1, "late boi", {"paid": True}),
    ]


def test_one_viewer_writing_the_same_twice_is_two_comments_of_one_viewer() -> None:
    twice = [e for e in recorded("youtube_live.json") if e.text == "L"]
    assert [(e.ts, e.viewer) for e in twice] == [
        (1597517081874, viewer_hash(KEY, "youtube", "u3bb2e07c8520")),
        (1597517082806, viewer_hash(KEY, "youtube", "u3bb2e07c8520")),
    ]


def test_recorded_lines_keep_their_order_although_their_times_do_not() -> None:
    found = recorded("youtube_premiere.jsonl")
    assert [(e.id, e.ts, e.text) for e in found] == [
        (f"{FILE}:open", 1598724011094, None),
        (f"{FILE}:1", 1598724011094, "Dream"),
        (f"{FILE}:2", 1598724157074, "DREAM TEAM 💚"),
        (f"{FILE}:3", 1598724156714, "Yeesss"),
    ]


def test_the_opening_is_the_manifest_and_promises_nothing_that_may_not_be_recorded() -> None:
    text = (Path(connector.__file__).parent / "manifest.toml").read_text("utf-8")
    manifest = tomllib.loads(text)
    opening = recorded("youtube_live.json")[0]
    assert opening.x == {k: manifest[k] for k in ("provides", "level", "platform")}
    assert manifest["provides"] == ["comment"]
    said = {e.kind for e in recorded("youtube_live.json")[1:] if "." not in e.kind}
    assert said <= {*manifest["provides"], *manifest["sometimes"]}


def test_a_comment_has_the_platforms_id_and_time_and_nobodys_name() -> None:
    (event,) = events(message(message="@Bianca 5 @ 9.9"))
    assert (event.id, event.kind, event.ts, event.text) == ("m1", "comment", AT, "@*** 5 @ 9.9")
    assert event.viewer == viewer_hash(KEY, "youtube", "UCabc")
    assert b"ianca" not in encode([event])


@pytest.mark.parametrize(
    "fields",
    [{"author": {"id": "68452595", "name": "bianca"}}, {"channel_id": "1"}, {"bits": 5},
     {"author": {"display_name": "B"}}],
)  # fmt: skip
def test_a_message_in_the_form_of_twitch_makes_the_file_one_of_twitch(
    fields: dict[str, Any],
) -> None:
    opening = read(json.dumps([message(**fields)]).encode())[0]
    assert isinstance(opening, Event) and opening.x is not None
    assert opening.x["platform"] == "twitch"


def test_a_sticker_is_a_tip_without_a_comment() -> None:
    paid = {"text": "¥200", "amount": 200.0, "currency": "JPY"}
    (event,) = events(message(message_type="paid_sticker", message=None, money=paid))
    assert (event.id, event.kind, event.n, event.sku, event.amount, event.x) == (
        "m1#tip", "tip", 1, "supersticker", None, {"shown": "¥200"})  # fmt: skip


def test_a_ticker_shows_a_paid_comment_again_and_counts_nothing() -> None:
    paid = {"text": "$5.00", "amount": 5.0, "currency": "USD"}
    found = events(
        message(message_type="ticker_paid_message_item", money=paid, ticker_duration=60),
        message(message_type="paid_message", money=paid),
    )
    assert [(e.id, e.kind) for e in found] == [
        ("m1#ticker", "youtube.ticker"), ("m1", "comment"), ("m1#tip", "tip")]  # fmt: skip


def test_bits_are_a_tip_of_so_many() -> None:
    comment, tip = events(message(author={"id": "1"}, bits=100, message="Cheer100"))
    assert (comment.kind, comment.text) == ("comment", "Cheer100")
    assert (tip.kind, tip.n, tip.sku, tip.amount, tip.cur) == ("tip", 100, "bits", 1, "BITS")
    assert [e.kind for e in events(message(bits=0), message(bits="x"), message(bits=10**9))] == [
        "comment", "comment", "comment"]  # fmt: skip


def test_a_deletion_takes_back_the_comment_it_names() -> None:
    (event,) = events(message(message_type="deleted_message", target_message_id="m0"))
    assert (event.kind, event.ref, event.id, event.text) == (
        "comment.retract", "m0", "m0#deleted", None)  # fmt: skip
    (kept,) = events(message(message_type="deleted_message"))
    assert kept.kind == "youtube.deleted_message"


@pytest.mark.parametrize(
    ("kind", "told"),
    [("membership_item", "youtube.membership_item"), ("ban_user", "youtube.ban_user"),
     ("Ünknown kind", "youtube.other"), ("x" * 99, "youtube.other")],
)  # fmt: skip
def test_what_is_not_understood_is_kept_without_a_name(kind: str, told: str) -> None:
    (event,) = events(message(message_type=kind, header_text="Bianca joined", months=6))
    assert event.kind == told
    assert event.x is not None
    assert (event.x["data"]["months"], event.x["data"]["header_text"]) == (6, "(13 chars)")
    written = encode([event])
    assert b"Bianca" not in written and b"UCabc" not in written and b"yt3" not in written


@pytest.mark.parametrize(
    "timestamp", [None, 0, -1, "1700000000123456", 1700000000.5, 1_700_000_000_123, True, 10**18]
)
def test_seconds_of_the_video_alone_place_a_message_in_no_day(timestamp: Any) -> None:
    (lost,) = read(json.dumps([message(timestamp=timestamp, time_in_seconds=100)]).encode())
    assert isinstance(lost, Refused) and (lost.line, lost.code) == (1, "no_time")
    assert lost.text.startswith("第 1 条没有平台时间")


def test_what_is_no_message_is_set_aside_and_the_rest_is_kept() -> None:
    good = json.dumps(message()).encode()
    items = read(b'[1, {"a":2}, "x", ' + good + b', {"timestamp": 1}]')
    assert [one.code if isinstance(one, Refused) else one.kind for one in items] == [
        "not_a_message", "not_a_message", "not_a_message", "source.open", "comment",
        "not_a_message"]  # fmt: skip


def test_a_message_id_that_is_too_long_is_not_one() -> None:
    (event,) = events(message(message_id="x" * 111))
    assert event.id == f"{FILE}:1"


def test_an_empty_file_has_nothing_to_say_and_an_empty_key_is_refused() -> None:
    assert read() == read(b"[]") == []
    with pytest.raises(ValueError, match="install key"):
        parse([], file_id=FILE, key=b"")


_NAMES = """
    timestamp time_in_seconds author author_id author_hash message message_id message_type money
    amount bits target_message_id ticker_duration channel_id id text display_name
""".split()
_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12) | st.sampled_from(["paid_message", "deleted_message", "@x y", "9" * 200]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_NAMES), inner, max_size=4)
    ),
    max_leaves=8,
)  # fmt: skip
_ROWS = st.dictionaries(st.sampled_from(_NAMES), _JUNK, max_size=8).map(
    lambda d: {"timestamp": AT * 1000, "message": "x", **d}
)


@settings(max_examples=60)
@given(st.lists(_ROWS | _JUNK, max_size=5), st.booleans(), st.binary(max_size=12))
def test_any_bytes_give_valid_events_or_rejections_and_never_raise(
    rows: list[Any], lines: bool, junk: bytes
) -> None:
    each = [json.dumps(row).encode() for row in rows]
    body = b"\n".join(each) if lines else b"[" + b",".join(each) + b"]"
    for one in (body, body + junk, junk + body, body[: len(body) // 2]):
        found = [event for event in read(one) if isinstance(event, Event)]
        for event in found:
            assert msgspec.json.decode(msgspec.json.encode(event), type=Event) == event
        taken, refused = read_lines(encode(found).splitlines())
        assert (taken, refused) == (found, [])
        for event in found[1:]:
            json.loads(msgspec.json.encode(event), parse_float=_no_float)


def _no_float(number: str) -> None:
    raise AssertionError(f"a float in an envelope: {number}")


def test_a_message_is_recognised_by_its_form() -> None:
    assert is_message(message()) and is_message({"author_hash": "u", "timestamp": 1, "message": ""})
    assert not any(map(is_message, [None, [], {}, {"timestamp": 1}, {"message": "x", "kind": "c"}]))
