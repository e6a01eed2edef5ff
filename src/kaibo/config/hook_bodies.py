"""The three shapes of what a hook is sent, made into the one the engine takes: lines of NDJSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import msgspec

from kaibo.live.intake import Limits, TooLarge, inflate

_BOM = b"\xef\xbb\xbf"
#: Between the tokens of JSON these are white space, and inside its texts they cannot stand.
_BREAKS = bytes.maketrans(b"\r\n", b"  ")
#: An array with fewer commas cannot hold so many elements that memory would matter.
MANY = 1_000_000
_WHITE = re.compile(r"[ \t\r\n]*")
_element = json.JSONDecoder()
_whole = msgspec.json.Decoder(msgspec.Raw)
_array = msgspec.json.Decoder(list[msgspec.Raw])


def as_lines(chunks: Iterable[bytes], packed: bool, limits: Limits) -> list[bytes]:
    """The body's chunks as NDJSON: of an array one line for each element, of an object one line.

    Whatever is neither is taken for NDJSON, whose lines are judged one by one. Raises TooLarge, and
    ValueError for an array that is not whole, or gzip that is damaged.
    """
    taken = list(inflate(chunks, packed, limits))
    body = b"".join(taken).removeprefix(_BOM)
    start = body[:64].lstrip()[:1] or body.lstrip()[:1]
    if start == b"[":
        return [b"\n".join(_one_line(bytes(one)) for one in _elements(body, limits))]
    if start == b"{" and _is_one(body):
        return [_one_line(body)]
    return [body]


def _elements(body: bytes, limits: Limits) -> Iterable[bytes | msgspec.Raw]:
    """What an array holds. Raises ValueError, TooLarge."""
    try:
        # At most one element more than there are commas.
        if body.count(b",") < MANY:
            return _array.decode(body)
        return _one_after_another(body.decode(), limits)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise ValueError(f"内容以 [ 开头，却不是完整的 JSON 数组（{error}）") from error


def _one_after_another(text: str, limits: Limits) -> list[bytes]:
    """The elements, no more of them than are allowed: slower, and bounded in memory."""
    found: list[bytes] = []
    at = _past_white(text, text.index("[") + 1)
    while True:
        _, end = _element.raw_decode(text, at)
        found.append(text[at:end].encode("utf-8", "surrogatepass"))
        if limits.lines is not None and len(found) > limits.lines:
            raise TooLarge("too_many_lines", f"一次最多 {limits.lines:,} 条，请分几次发送")
        at = _past_white(text, end)
        if text[at : at + 1] != ",":
            break
        at = _past_white(text, at + 1)
    if text[at : at + 1] != "]" or text[at + 1 :].strip():
        raise ValueError(f"第 {len(found)} 个元素之后不是逗号，也不是结尾")
    return found


def _past_white(text: str, at: int) -> int:
    match = _WHITE.match(text, at)
    return at if match is None else match.end()


def _is_one(body: bytes) -> bool:
    """Whether all of it is one JSON value, however many lines it stands on."""
    try:
        _whole.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _one_line(value: bytes) -> bytes:
    return value.strip().translate(_BREAKS)
