"""Promises about what is kept of people: nothing that names one."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from kaibo.connectors.base.json_fields import child, count, field, ident, string, whole
from kaibo.connectors.base.unnamed import kept, spoken
from kaibo.live.events import MAX_TEXT, MAX_X_BYTES


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("@小满 还有吗", "@*** 还有吗"),
        ("谢谢 ＠bianca_92!", "谢谢 @***"),
        ("@9.9 包邮", "@9.9 包邮"),
        ("5 @ 9.9", "5 @ 9.9"),
        ("a@b", "a@b"),
        ("", ""),
    ],
)
def test_whom_a_comment_addresses_does_not_enter(text: str, plain: str) -> None:
    assert spoken(text) == (plain, {})


def test_a_long_comment_is_cut_and_says_so() -> None:
    assert spoken("草" * (MAX_TEXT + 1)) == ("草" * MAX_TEXT, {"cut": True})


def test_of_an_unknown_message_numbers_and_flags_stay_and_no_text_and_no_id() -> None:
    data = {
        "author": {"id": "UC123", "name": "Bianca", "images": [{"url": "https://x", "width": 32}]},
        "userId": 68452595,
        "uid": "70001",
        "idHash": "ud5d0",
        "68452595": 1,
        "count": "533",
        "months": 6,
        "ratio": 0.5,
        "flag": True,
        "none": None,
        "big": 2**62,
        "message": "Bianca is the best",
    }
    assert kept(data) == {
        "data": {
            "author": {"id": "(id)", "name": "(6 chars)",
                       "images": [{"url": "(9 chars)", "width": 32}]},
            "userId": "(id)",
            "uid": "(id)",
            "idHash": "(id)",
            "count": "533",
            "months": 6,
            "ratio": "0.5",
            "flag": True,
            "none": None,
            "big": "(long number)",
            "message": "(18 chars)",
        }
    }  # fmt: skip


def test_an_unknown_message_is_cut_to_what_an_envelope_holds_and_says_what() -> None:
    x = kept({"big": [{"a" * 60: 123_456_789_012}] * 50, "more": list(range(10**12, 10**12 + 50)),
              "other": [{"b" * 60: 123_456_789_012}] * 50, "last": 2})  # fmt: skip
    assert len(msgspec.json.encode(x)) <= MAX_X_BYTES
    assert x["cut"] == ["other"] and x["data"]["last"] == 2


def test_a_message_nested_without_end_is_kept_to_a_depth() -> None:
    nested: Any = 1
    for _ in range(300):
        nested = [nested]
    assert kept({"n": nested}) == {"data": {"n": [[[[[["(deeper)"]]]]]]}}


def test_fields_are_found_in_either_case_and_read_only_as_what_they_are() -> None:
    data = {
        "totalUser": "6597",
        "msg_type": 7,
        "on": True,
        "text": "x",
        "zero": "0",
        "in": {"a": 1},
    }
    assert (whole(data, "total_user"), whole(data, "msg_type")) == (6597, 7)
    assert (whole(data, "on"), whole(data, "text"), whole(data, "gone")) == (None, None, None)
    assert (field(data, "gone", "zero"), ident(data, "zero"), ident(data, "total_user")) == (
        "0", None, "6597")  # fmt: skip
    assert (count(data, "total_user", 6597), count(data, "total_user", 6596)) == (6597, None)
    assert count({"n": -1}, "n", 9) is None
    assert (string(data, "text"), string(data, "msg_type")) == ("x", "")
    assert (child(data, "in"), child(data, "text")) == ({"a": 1}, {})
