"""Lines as each platform can show them, cut into pieces it takes. [plain]

A line is plain text in which `**…**` is bold. What a platform would take for a mention, a colour or
a link is made harmless: a line may quote what a viewer wrote.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def without_marks(line: str) -> str:
    """The line where there is no bold."""
    return _BOLD.sub(r"\1", line).replace("<", "＜")


def harmless(line: str) -> str:
    """The line for a platform that reads markdown: bold stays, links, mentions and tags do not."""
    return line.replace("<", "＜").replace("](", "] (")


def pieces(lines: Sequence[str], most: int, size: Callable[[str], int]) -> list[list[str]]:
    """The lines in order, in groups of which none is larger than `most` by `size` of a line; a line
    that is larger by itself is cut."""
    found: list[list[str]] = []
    left = 0
    for line in lines:
        for part in _cut(line, most, size):
            need = size(part)
            if not found or need > left:
                found.append([])
                left = most
            found[-1].append(part)
            left -= need
    return found or [[]]


def octets(text: str) -> int:
    """Bytes in UTF-8."""
    return len(text.encode("utf-8"))


def in_json(text: str) -> int:
    """Bytes in UTF-8 as they stand in JSON, where a quotation mark takes two."""
    return octets(json.dumps(text, ensure_ascii=False)) - 2


def _cut(line: str, most: int, size: Callable[[str], int]) -> list[str]:
    parts = []
    while size(line) > most:
        low, high = 1, len(line)
        while low < high:  # the longest beginning that fits
            middle = (low + high + 1) // 2
            low, high = (middle, high) if size(line[:middle]) <= most else (low, middle - 1)
        parts.append(line[:low])
        line = line[low:]
    return [*parts, line]
