"""Bytes from outside, cut into lines under limits, without ever holding more than is allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaibo.live.codec import KEEP_BYTES, Refused

MAX_COMPRESSED = 8 * 1024 * 1024
MAX_INFLATED = 64 * 1024 * 1024
MAX_RATIO = 100
MAX_LINES = 50_000
MAX_LINE = 1024 * 1024
_STEP = 256 * 1024


class TooLarge(Exception):
    """The whole of it is refused: `code` is stable, the message is a Chinese sentence."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken at once; None = no limit."""

    compressed: int | None = MAX_COMPRESSED
    inflated: int | None = MAX_INFLATED
    lines: int | None = MAX_LINES


#: A file on this machine is read as a stream of any length; only its lines are bounded.
FILE = Limits(None, None, None)


def inflate(chunks: Iterable[bytes], gzip: bool, limits: Limits = FILE) -> Iterator[bytes]:
    """The bytes behind `chunks`, inflated if `gzip`. Raises TooLarge; ValueError if damaged."""
    taken = 0
    for chunk in _gunzip(chunks, limits) if gzip else chunks:
        taken += len(chunk)
        if limits.inflated is not None and taken > limits.inflated:
            raise TooLarge("too_large", f"内容超过 {limits.inflated >> 20} MiB，请分几次发送")
        yield chunk


def _gunzip(chunks: Iterable[bytes], limits: Limits) -> Iterator[bytes]:
    inflater = zlib.decompressobj(wbits=31)
    taken = given = 0
    for chunk in chunks:
        taken += len(chunk)
        if limits.compressed is not None and taken > limits.compressed:
            raise TooLarge("too_large", f"压缩后超过 {limits.compressed >> 20} MiB，请分几次发送")
        while chunk:
            try:
                piece = inflater.decompress(chunk, _STEP)
            except zlib.error as error:
                raise ValueError(f"gzip 内容已损坏（{error}）") from error
            chunk = inflater.unconsumed_tail
            given += len(piece)
            if limits.compressed is not None and given > MAX_RATIO * max(taken, 1024):
                raise TooLarge("gzip_bomb", f"压缩比超过 {MAX_RATIO} 倍，拒绝展开")
            yield piece
            if inflater.eof:
                # Members may follow one another, as `cat a.gz b.gz` makes them.
                chunk = inflater.unused_data or chunk
                if not chunk:
                    break
                inflater = zlib.decompressobj(wbits=31)
    if not inflater.eof and taken:
        raise ValueError("gzip 内容不完整：文件被截断了")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that follow one another; `first` is the number of the first (from 1)."""

    first: int
    lines: list[bytes]


def blocks(chunks: Iterable[bytes], limits: Limits = FILE) -> Iterator[Block | Refused]:
    """The lines of a stream; one over 1 MiB is skipped as it streams and comes back as `Refused`.

    A byte order mark at the start is dropped. Raises TooLarge beyond `limits.lines`.
    """
    number, rest, overlong, first = 1, b"", False, True
    for chunk in chunks:
        if first and chunk:
            chunk, first = chunk.removeprefix(b"\xef\xbb\xbf"), False
        *ended, tail = chunk.split(b"\n")
        if ended:
            ended[0] = rest + ended[0]
            if overlong:
                yield _long(number, ended.pop(0))
                number += 1
            yield from _whole(ended, number)
            number += len(ended)
            rest, overlong = b"", False
            if limits.lines is not None and number - 1 > limits.lines:
                raise TooLarge("too_many_lines", f"一次最多 {limits.lines:,} 行，请分几次发送")
        overlong = overlong or len(rest) + len(tail) > MAX_LINE
        rest = (rest + tail)[:KEEP_BYTES] if overlong else rest + tail
    if overlong:
        yield _long(number, rest)
    elif rest:
        yield Block(number, [rest.removesuffix(b"\r")])


def _whole(lines: list[bytes], number: int) -> Iterator[Block | Refused]:
    """Whole lines as blocks, parted where one is too long."""
    if lines and max(map(len, lines)) <= MAX_LINE:
        yield Block(number, lines)
        return
    for at, line in enumerate(lines, number):
        yield Block(at, [line]) if len(line) <= MAX_LINE else _long(at, line)


def _long(number: int, start: bytes) -> Refused:
    text = f"第 {number} 行超过 {MAX_LINE >> 20} MiB，已跳过，只留开头"
    return Refused(number, "line_too_long", text, start[:KEEP_BYTES])
