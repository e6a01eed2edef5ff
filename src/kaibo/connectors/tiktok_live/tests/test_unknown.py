"""Promises about messages that are not understood: kept, within bounds, and nobody named."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from kaibo.connectors.tiktok_live.tests.rows import KEY, one
from kaibo.live.events import MAX_X_BYTES
from kaibo.live.mask import viewer_hash


@pytest.mark.parametrize(
    ("method", "data", "kind"),
    [
        ("WebcastMemberMessage", {"action": "3"}, "tiktok.member.3"),
        ("WebcastMemberMessage", {}, "tiktok.member.0"),
        ("WebcastMemberMessage", {"action": "x"}, "tiktok.member"),
        ("WebcastSocialMessage", {}, "tiktok.social"),
        ("WebcastSocialMessage", {"action": "1"}, "follow"),
        ("WebcastSocialMessage", {"action": 3}, "share"),
        ("WebcastControlMessage", {}, "tiktok.control"),
        ("WebcastControlMessage", {"status": 9}, "tiktok.control"),
        ("WebcastControlMessage", {"action": 4}, "stream.state"),
        ("WebcastOecLiveShoppingMessage", {"data1": 2, "shopData": {"productId": "1"}},
         "tiktok.shopping"),
        ("WebcastLinkMicBattle", {"battleStatus": 2}, "tiktok.WebcastLinkMicBattle"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_kept_under_a_kind_of_its_own(
    method: str, data: dict[str, Any], kind: str
) -> None:
    event = one(method, data)
    assert event.kind == kind
    if kind.startswith("tiktok."):
        assert event.x is not None
        assert {k: v for k, v in event.x["data"].items() if k != "common"} == data


def test_no_name_or_raw_id_of_a_user_enters_the_log() -> None:
    person = {
        "id": "6845259539412337669",
        "nickname": "Bianca",
        "displayId": "bianca_92",
        "avatarThumb": {"urlList": ["https://p16.example/bianca.jpeg"]},
    }
    data = {
        "user": person,
        "operator": person,
        "usersList": [person],
        "sendUserName": "Bianca",
        "sendUserId": "6845259539412337669",
        "deleteUserIdsList": ["6845259539412337669"],
        "anchorId_hash": "ud5d0d53aedcf",
        "text": "Bianca is the best",
        "scores": [{"version": "commentator_id", "score": "6845259539412337669"}],
        "6845259539412337669": {"points": 3},
        "contributor": 6845259539412337669,
        "battle": {"round": 2, "ratio": 0.5, "6845259539412337669": 1, "userName": "bianca_92"},
    }
    event = one("WebcastSomethingNew", data)
    encoded = msgspec.json.encode(event).decode()
    assert "bianca" not in encoded.lower() and "68452595" not in encoded
    viewer = viewer_hash(KEY, "tiktok", "6845259539412337669")
    assert event.viewer == viewer
    assert event.x is not None
    del event.x["data"]["common"]
    assert event.x == {
        "data": {
            "user": {"viewer": viewer},
            "operator": {"viewer": viewer},
            "usersList": [{"viewer": viewer}],
            "sendUserId": viewer,
            "deleteUserIdsList": [viewer],
            "anchorId_hash": viewer_hash(KEY, "tiktok", "ud5d0d53aedcf"),
            "text": "(18 chars)",
            "scores": [{"version": "commentator_id", "score": "(19 chars)"}],
            "contributor": "(long number)",
            "battle": {"round": 2, "ratio": "0.5"},
        }
    }


def test_an_unknown_message_is_cut_to_what_an_envelope_holds_and_says_what() -> None:
    data = {"small": 1, "big": [{"a": "code"}] * 90 + [{"b" * 60: "c" * 64}] * 90, "last": 2}
    event = one("WebcastSomethingNew", {"big2": ["c" * 64] * 100, **data})
    assert event.x is not None
    assert len(msgspec.json.encode(event.x)) <= MAX_X_BYTES
    assert event.x["cut"] == ["big"] or event.x["cut"] == ["big2"]
    assert (event.x["data"]["small"], event.x["data"]["last"]) == (1, 2)


def test_a_message_nested_without_end_is_kept_to_a_depth() -> None:
    nested: Any = 1
    for _ in range(300):
        nested = [nested]
    event = one("WebcastSomethingNew", {"nested": nested})
    assert event.x is not None
    assert msgspec.json.encode(event.x["data"]["nested"]) == b'[[[[[[[["(deeper)"]]]]]]]]'
