"""What a parser of recorded messages hands back beside events: lines it could not take.

A parser never drops a line in silence and never raises for what a line holds: a line is an
event, several events, or a `Refused` that says where, why, and keeps the bytes to look at.
"""

from __future__ import annotations

from kaibo.live.codec import Refused as Refused

#: A longer line is rejected by its first bytes; nothing a room sends is this long.
MAX_LINE = 1024 * 1024

_BOM = b"\xef\xbb\xbf"


class FileRefused(ValueError):
    """The file as a whole cannot be read as asked: a stable `code` and a Chinese sentence."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


def bare(line: bytes, number: int) -> bytes:
    """The line without its line end, and the first one (`number` 1) without a byte order mark."""
    if number == 1 and line.startswith(_BOM):
        line = line[len(_BOM) :]
    return line.rstrip(b"\r\n")


def too_long(line: bytes, number: int) -> Refused | None:
    """A rejection when the line is beyond 1 MiB."""
    if len(line) <= MAX_LINE:
        return None
    text = f"第 {number} 行长达 {len(line)} 字节，超过上限 {MAX_LINE} 字节，这一行未收入。"
    return Refused(number, "line_too_long", text, line)


def not_utf8(line: bytes, number: int, error: UnicodeDecodeError) -> Refused:
    """A rejection that says at which byte the line stops being UTF-8."""
    text = (
        f"第 {number} 行从第 {error.start + 1} 个字节起不是 UTF-8 文字，这一行未收入；"
        "若整个文件都是这样，请另存为 UTF-8 后再导入。"
    )
    return Refused(number, "not_utf8", text, line)
