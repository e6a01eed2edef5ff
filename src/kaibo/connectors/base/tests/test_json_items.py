"""Promises about cutting a file of JSON into its messages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.json_items import Fault, JsonItem, decoded, json_items
from kaibo.connectors.base.parsed import MAX_LINE, Refused

_VALUES = st.recursive(
    st.integers(-9, 99) | st.text('ab"\\{}[],\n草😀', max_size=6) | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("k{", max_size=2), inner, max_size=3)
    ),
    max_leaves=6,
)
_MESSAGES = st.lists(
    st.dictionaries(st.sampled_from("abc"), _VALUES, min_size=1, max_size=3), max_size=6
)


def cut(*chunks: bytes) -> list[JsonItem]:
    return list(json_items(chunks))


def said(*chunks: bytes) -> list[Any]:
    return [one.code if isinstance(one, Refused) else one for one in map(decoded, cut(*chunks))]


@settings(max_examples=80)
@given(_MESSAGES, st.integers(1, 9), st.sampled_from([None, 2]), st.booleans())
def test_an_array_gives_its_messages_however_it_is_laid_out_and_however_the_bytes_come(
    messages: list[Any], step: int, indent: int | None, plain: bool
) -> None:
    body = b"\xef\xbb\xbf" + json.dumps(messages, indent=indent, ensure_ascii=plain).encode()
    assert said(*(body[at : at + step] for at in range(0, len(body), step))) == messages


@settings(max_examples=60)
@given(_MESSAGES, st.integers(1, 9), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_lines_give_their_messages(messages: list[Any], step: int, end: str) -> None:
    body = "".join(json.dumps(one) + end for one in messages).encode()
    assert said(*(body[at : at + step] for at in range(0, len(body), step))) == messages


def test_one_message_over_several_lines_is_one() -> None:
    assert said(b'{\n "a": {\n  "b": [1, 2]\n },\n "c": {}\n}\n') == [{"a": {"b": [1, 2]}, "c": {}}]


def test_a_broken_line_costs_itself_and_says_its_line() -> None:
    items = cut(b'{"a":{"b":1}\n\n{"c":2}\n{"d":"\xff"}\n{"e":3}')
    read = [decoded(one) for one in items]
    assert [(one.number, one.where) for one in items] == [
        (1, "第 1 行"), (3, "第 3 行"), (4, "第 4 行"), (5, "第 5 行")]  # fmt: skip
    assert [r.code if isinstance(r, Refused) else r for r in read] == [
        "not_json", {"c": 2}, "not_utf8", {"e": 3}]  # fmt: skip
    assert isinstance(read[0], Refused) and read[0].text == "第 1 行不是完整的 JSON，未收入。"


def test_a_broken_message_in_an_array_costs_itself_and_says_its_place() -> None:
    items = cut(b'[{"a":1}, {"b":tru}, {"c":3}, 4, "x"]')
    read = [decoded(one) for one in items]
    assert [r.text if isinstance(r, Refused) else r for r in read] == [
        {"a": 1}, "第 2 条不是完整的 JSON，未收入。", {"c": 3}, 4, "x"]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        (b'[{"a":1},{"b":2', 1),
        (b'[{"a":1},{"b":"x', 1),
        (b'[{"a":1},{"b":"x\\', 1),
        (b'[{"a":1},', 1),
        (b'[{"a":1}', 1),
        (b"[", 0),
        (b'{"a":', 0),
    ],
)
def test_a_cut_off_file_gives_what_it_holds_and_says_that_it_was_cut_off(
    body: bytes, whole: int
) -> None:
    items = cut(body)
    assert [one.fault for one in items] == [None] * whole + [Fault.CUT_OFF]
    told = decoded(items[-1])
    assert isinstance(told, Refused) and told.text.startswith(f"第 {whole + 1} 条没有写完")


def test_a_monstrous_message_is_skipped_as_it_streams_and_the_rest_is_kept() -> None:
    chunks = [b'[{"a":1},{"b":"', *[b"x," * 32_768] * 20, b'"},{"c":3}]']
    items = cut(*chunks)
    assert [one.fault for one in items] == [None, Fault.TOO_LONG, None]
    assert len(items[1].raw) == 4096
    assert said(*chunks) == [{"a": 1}, "line_too_long", {"c": 3}]
    long = b'{"a":1}\n{"b":"' + b"x" * MAX_LINE + b'"}\n{"c":3}\n'
    assert said(long) == [{"a": 1}, "line_too_long", {"c": 3}]


def test_messages_come_before_the_file_has_ended() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"["
        while True:
            yield b'{"a":1},' * 1_000

    assert [decoded(one) for one in islice(json_items(chunks()), 3)] == [{"a": 1}] * 3


def test_an_empty_file_and_an_empty_array_hold_nothing() -> None:
    assert cut() == cut(b"") == cut(b"\xef\xbb\xbf\r\n ") == cut(b" [ ] ") == []


def test_two_arrays_one_after_the_other_are_both_read() -> None:
    assert said(b'[{"a":1}]\n[{"b":2}]') == [{"a": 1}, {"b": 2}]


def test_a_message_nested_without_end_is_rejected() -> None:
    assert said(b'[{"a":' + b"[" * 5_000 + b"]" * 5_000 + b"}]") == ["not_json"]


@settings(max_examples=80)
@given(st.lists(st.text('{}[]",:\\\n1a ', max_size=8).map(str.encode) | st.binary(max_size=8)))
def test_any_bytes_are_cut_into_messages_that_are_read_or_rejected(chunks: list[bytes]) -> None:
    items = cut(*chunks)
    assert [one.number for one in items] == sorted({one.number for one in items})
    for one in items:
        read = decoded(one)
        assert not isinstance(read, Refused) or read.line == one.number
