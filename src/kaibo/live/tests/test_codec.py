"""What comes in as lines: the good ones kept, the bad ones set aside with line and reason."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaibo.live.codec import decode, encode, read_lines
from kaibo.live.events import Event
from kaibo.live.tests.made import ev

GOOD = b'{"id":"a","kind":"enter","ts":5}'


def test_what_was_encoded_decodes_to_the_same() -> None:
    events = [
        ev("comment", 1, who=7, text='好看😀\t,"\n'),
        ev("order.state", 2, order="o", amount=0, qty=None, x={"paid": 3}),
    ]
    assert decode(encode(events)) == events


def test_null_and_zero_stay_apart() -> None:
    [event], _ = read_lines([b'{"id":"a","kind":"like","ts":5,"n":0,"qty":null}'])
    assert event.n == 0 and event.qty is None


@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        (b'{"id":"a","kind":"x","ts":1.0}', "bad_field", "第 2 行：字段 ts 应为整数，实际是小数"),
        (
            b'{"id":"a","kind":"x","ts":1,"n":"3"}',
            "bad_field",
            "第 2 行：字段 n 应为整数 或 空，实际是文字",
        ),
        (
            b'{"id":"a","kind":"x","ts":1,"amount":-5}',
            "negative",
            "第 2 行：字段 amount 是负数（-5）",
        ),
        (
            b'{"id":"a","kind":"x","ts":9223372036854775808}',
            "bad_field",
            "第 2 行：字段 ts 超出 64 位整数范围",
        ),
        (
            b'{"id":"a","kind":"x","ts":1,"viewer":"zz"}',
            "bad_field",
            "第 2 行：字段 viewer 应为 16 位十六进制",
        ),
        (b'{"id":"\xff","kind":"x","ts":1}', "not_utf8", "第 2 行：含有不是 UTF-8 的字节"),
        (b'{"id":"","kind":"x","ts":1}', "bad_field", "第 2 行：字段 id 不能为空"),
        (b'{"kind":"x","ts":1}', "bad_field", "第 2 行：缺少字段 id"),
        (b'{"id":"a","kind":"x"}', "missing_field", "第 2 行：缺少字段 ts（UTC 毫秒）"),
        (
            b'{"id":"a","kind":"product.click","ts":1}',
            "missing_field",
            "第 2 行：商品点击（product.click）缺少字段 product",
        ),
        (
            b'{"id":"a","kind":"order.state","order":"1","ts":1,"x":{"paid":"y"}}',
            "bad_field",
            "第 2 行：字段 x.paid 应为整数",
        ),
        (
            b'{"id":"a","kind":"order.state","order":"1","ts":1,"x":{"paid":true}}',
            "bad_field",
            "第 2 行：字段 x.paid 应为整数",
        ),
        (
            b'{"id":"a","kind":"sample.online","ts":1}',
            "missing_field",
            "第 2 行：采样（sample.online）缺少字段 n",
        ),
        (
            b'{"id":"a","kind":"x","ts":1,"v":2}',
            "version",
            "第 2 行：信封版本 2 不认识，这里只读 1",
        ),
        (
            b'{"id":"a","kind":"x","ts":1,"x":{"a":"' + b"b" * 9000 + b'"}}',
            "x_too_large",
            "第 2 行：x 有 9008 字节，上限 8192",
        ),
        (
            b'{"id":"a","kind":"x","ts":1700000000000000}',
            "time_range",
            "第 2 行：时间 1700000000000000 不是 UTC 毫秒",
        ),
    ],
)
def test_a_bad_line_is_set_aside_and_the_others_kept(line: bytes, code: str, sentence: str) -> None:
    events, refused = read_lines([GOOD, line, b"", GOOD.replace(b'"a"', b'"b"')])
    assert [e.id for e in events] == ["a", "b"]
    assert [(r.line, r.code, r.text) for r in refused] == [(2, code, sentence)]
    assert refused[0].raw == line[:4096]


@pytest.mark.parametrize("line", [b"[1]", b'"a"', b"{", b'{"id":"a"', GOOD + GOOD, b"[" * 100_000])
def test_what_is_no_object_is_set_aside(line: bytes) -> None:
    events, refused = read_lines([line, GOOD])
    assert [e.id for e in events] == ["a"]
    assert [r.line for r in refused] == [1]


def test_unknown_kinds_and_keys_are_kept() -> None:
    [event], refused = read_lines(
        [b'{"id":"a","kind":"new.kind","ts":5,"colour":"red","x":{"y":1}}']
    )
    assert refused == []
    assert event.kind == "new.kind" and event.x == {"y": 1, "extra": {"colour": "red"}}


@example([b'{"":'])  # a key the envelope lacks, then the end
@given(st.lists(st.one_of(st.binary(max_size=60), st.just(GOOD)), max_size=20))
def test_every_line_is_an_event_or_refused_or_blank(lines: list[bytes]) -> None:
    lines = [line.replace(b"\n", b" ") for line in lines]
    events, refused = read_lines(lines)
    filled = [i for i, line in enumerate(lines, 1) if line and not line.isspace()]
    assert len(events) + len(refused) == len(filled)
    assert {r.line for r in refused} <= set(filled)


@given(st.integers(-(2**63) + 1, 2**63 - 1))
def test_any_int64_survives(number: int) -> None:
    event = Event(id="a", kind="x", n=number)
    assert decode(encode([event])) == [event]
