"""Bytes from outside are cut into lines under limits and never held beyond them."""

from __future__ import annotations

import gzip
import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaibo.live.codec import Refused
from kaibo.live.intake import MAX_LINE, Block, Limits, TooLarge, blocks, inflate

DOOR = Limits()


def cut(chunks: list[bytes], limits: Limits = DOOR) -> list[tuple[int, bytes] | Refused]:
    out: list[tuple[int, bytes] | Refused] = []
    for part in blocks(chunks, limits):
        if isinstance(part, Block):
            out += list(enumerate(part.lines, part.first))
        else:
            out.append(part)
    return out


@given(st.binary(max_size=80), st.lists(st.integers(0, 80), max_size=5))
def test_lines_are_the_same_however_the_stream_is_cut(body: bytes, at: list[int]) -> None:
    body = body.replace(b"\r", b" ")
    edges = [0, *sorted(at), len(body)]
    chunks = [body[a:b] for a, b in pairwise(edges)]
    if b"\xef\xbb\xbf" in body[:3]:
        return
    expected = body.split(b"\n")
    if expected[-1] == b"":
        expected.pop()
    assert cut(chunks) == list(enumerate(expected, 1))


def test_a_50_mb_line_is_skipped_while_streaming_and_named_by_its_start() -> None:
    def chunks() -> list[bytes]:
        return [b"first\n", *([b"x" * 65_536] * 800), b"\nlast\n"]

    tracemalloc.start()
    first, long, last = cut(iter(chunks()))  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert first == (1, b"first") and last == (3, b"last")
    assert isinstance(long, Refused)
    assert (long.line, long.code, long.raw) == (2, "line_too_long", b"x" * 4096)
    assert long.text == "第 2 行超过 1 MiB，已跳过，只留开头"
    assert peak < 4 * MAX_LINE


def test_a_gzip_bomb_is_refused_before_it_unfolds() -> None:
    bomb = gzip.compress(b"\0" * 200_000_000)
    tracemalloc.start()
    with pytest.raises(TooLarge) as refusal:
        list(inflate([bomb], True, DOOR))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refusal.value.code == "gzip_bomb"
    assert str(refusal.value) == "压缩比超过 100 倍，拒绝展开"
    assert peak < 60_000_000


def test_beyond_the_limits_all_of_it_is_refused() -> None:
    with pytest.raises(TooLarge, match="一次最多 50,000 行"):
        cut([b"x\n" * 50_001])
    assert len(cut([b"x\n" * 50_000])) == 50_000
    with pytest.raises(TooLarge, match="内容超过 64 MiB"):
        list(inflate([b"x" * 1024] * 65_537, False, DOOR))


def test_a_damaged_or_cut_gzip_is_refused_with_a_sentence() -> None:
    packed = gzip.compress(b"a\n" * 1000)
    assert b"".join(inflate([packed], True, DOOR)) == b"a\n" * 1000
    assert b"".join(inflate([packed + packed], True, DOOR)) == b"a\n" * 2000
    with pytest.raises(ValueError, match="被截断"):
        list(inflate([packed[:-9]], True, DOOR))
    with pytest.raises(ValueError, match="已损坏"):
        list(inflate([b"not gzip at all"], True, DOOR))


def test_a_byte_order_mark_and_carriage_returns_are_dropped() -> None:
    assert cut([b"\xef\xbb\xbfa\nb"]) == [(1, b"a"), (2, b"b")]
    assert cut([b"a\r"]) == [(1, b"a")]
