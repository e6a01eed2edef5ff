"""NDJSON to events and back; what cannot be read is set aside with its line and a reason.

A whole batch is decoded in one call; only when something in it is wrong is it read line by line,
so that one bad line costs the others nothing but time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from kaibo.live.events import MAX_X_BYTES, Event, most_x_bytes
from kaibo.live.validity import problems

NDJSON = 1
#: How much of a refused line is kept to look at.
KEEP_BYTES = 4 * 1024


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that was not taken: its number (from 1, blank lines counted; 0 where it is not known),
    a stable code, why (Chinese), and its beginning (4 KiB at most, unmasked)."""

    line: int
    code: str
    text: str
    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) > KEEP_BYTES:
            object.__setattr__(self, "raw", self.raw[:KEEP_BYTES])


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Event)
_loose = msgspec.json.Decoder(dict[str, Any])
_FIELDS = frozenset(Event.__struct_fields__)


def encode(events: Sequence[Event]) -> bytes:
    """Canonical NDJSON: fields in the order of the envelope, nulls left out, one event a line."""
    return _encoder.encode_lines(events)


def decode(body: bytes) -> list[Event]:
    """Events of a body that `encode` wrote. Raises msgspec.ValidationError if it did not."""
    return _decoder.decode_lines(body)


def read_lines(lines: Sequence[bytes], first_line: int = 1) -> tuple[list[Event], list[Refused]]:
    """Events of NDJSON lines from outside and what was refused; blank lines are passed over.

    Keys the envelope does not have are kept under `x.extra`.
    """
    try:
        events = _decoder.decode_lines(b"\n".join(lines))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _one_by_one(lines, first_line)
    if len(events) == len(lines):
        return _checked(events, lines, range(first_line, first_line + len(lines)))
    filled = [i for i, line in enumerate(lines) if line and not line.isspace()]
    if len(events) != len(filled):
        # Not one event a line: only line by line says where.
        return _one_by_one(lines, first_line)
    return _checked(events, [lines[i] for i in filled], [first_line + i for i in filled])


def _checked(
    events: list[Event], lines: Sequence[bytes], numbers: Sequence[int]
) -> tuple[list[Event], list[Refused]]:
    """Set aside the events that may not be folded; `lines` and `numbers` run beside `events`."""
    wrong = problems(events)
    if max(map(len, lines), default=0) > MAX_X_BYTES:
        for index, event in enumerate(events):
            problem = x_too_large(event) if len(lines[index]) > MAX_X_BYTES else None
            if problem is not None:
                wrong.setdefault(index, problem)
    if not wrong:
        return events, []
    refused = [_refuse(numbers[i], lines[i], *wrong[i]) for i in sorted(wrong)]
    return [e for i, e in enumerate(events) if i not in wrong], refused


def x_too_large(event: Event) -> tuple[str, str] | None:
    """The code and sentence of an event whose `x` is larger than its kind may carry."""
    size, most = len(_encoder.encode(event.x)), most_x_bytes(event.kind)
    return ("x_too_large", f"x 有 {size} 字节，上限 {most}") if size > most else None


def _refuse(number: int, line: bytes, code: str, text: str) -> Refused:
    return Refused(number, code, f"第 {number} 行：{text}", line)


def _one_by_one(lines: Sequence[bytes], first: int) -> tuple[list[Event], list[Refused]]:
    events: list[Event] = []
    numbers: list[int] = []
    refused: list[Refused] = []
    for number, line in enumerate(lines, first):
        if not line or line.isspace():
            continue
        read = _one(line)
        if isinstance(read, Event):
            events.append(read)
            numbers.append(number)
        else:
            refused.append(_refuse(number, line, *read))
    kept, wrong = _checked(events, [lines[n - first] for n in numbers], numbers)
    return kept, sorted(refused + wrong, key=lambda r: r.line)


def _one(line: bytes) -> Event | tuple[str, str]:
    """The event of a line, or a code and a sentence."""
    try:
        return _decoder.decode(line)
    except UnicodeDecodeError:
        return "not_utf8", "含有不是 UTF-8 的字节"
    except msgspec.ValidationError as error:
        try:
            return _with_extra(line)
        except msgspec.ValidationError:
            return "bad_field", _in_chinese(str(error))
        except (msgspec.DecodeError, RecursionError) as broken:
            # What the envelope lacks was met before the end of what can be read.
            return _not_json(broken)
    except (msgspec.DecodeError, RecursionError) as error:
        return _not_json(error)


def _not_json(error: Exception) -> tuple[str, str]:
    return "not_json", f"不是一个 JSON 对象（{error}）"


def _with_extra(line: bytes) -> Event:
    """The event of a line that has keys the envelope lacks: they are kept under `x.extra`."""
    fields = _loose.decode(line)
    extra = {k: fields.pop(k) for k in list(fields) if k not in _FIELDS}
    if not extra:
        raise msgspec.ValidationError("no extra keys")
    if not isinstance(fields.get("x"), dict | None):
        raise msgspec.ValidationError("x is not an object")
    fields["x"] = {**(fields.get("x") or {}), "extra": extra}
    return msgspec.convert(fields, Event)


_WORDS = {
    "int": "整数",
    "str": "文字",
    "object": "对象",
    "null": "空",
    "bool": "真假值",
    "float": "小数",
    "array": "列表",
}


def _in_chinese(error: str) -> str:
    """msgspec's message as a sentence: which field, what was expected, what stood there."""
    where = error.partition(" - at `$.")[2].rstrip("`") or "整行"
    said = error.partition(" - at ")[0]
    if said.startswith("Object missing required field"):
        return f"缺少字段 {said.rpartition('field ')[2].strip('`')}"
    if said.startswith("Expected `") and ", got `" in said:
        wanted, _, got = said.removeprefix("Expected `").partition("`, got `")
        names = " 或 ".join(_WORDS.get(w, w) for w in wanted.split(" | "))
        return f"字段 {where} 应为{names}，实际是{_WORDS.get(got.rstrip('`'), got)}"
    if "length <=" in said:
        return f"字段 {where} 太长（上限 {said.rpartition(' ')[2]} 个字符）"
    if "length >=" in said:
        return f"字段 {where} 不能为空"
    if "regex" in said:
        return f"字段 {where} 应为 16 位十六进制"
    if said.startswith("Expected `int`"):
        return f"字段 {where} 超出 64 位整数范围"
    return f"字段 {where} 不合格式（{said}）"
