"""Text as spreadsheets put it on the clipboard, or as CSV, to rows of cells and back.

Nothing is lost and nothing is joined that does not belong together: a quote that is never closed
is a character like any other, and costs at most its own cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

# A tab first: it is what a spreadsheet copies, and no cell shows one.
DELIMITERS = ("\t", "｜", "|", ",", ";")
HEAD_ROWS = 20

Rows = list[list[str]]


def parse(text: str, delimiter: str | None = None) -> Rows:
    """Rows of cells, empty rows too, so that row n is the spreadsheet's row n.

    Line ends may be \\n, \\r\\n or \\r. A cell in double quotes may hold line ends, delimiters and
    doubled quotes. Empty rows at the end are dropped.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    mark = delimiter or find_delimiter(plain)
    rows: Rows = [[]]
    at = 0
    while True:
        cell, at = _cell(plain, at, mark)
        rows[-1].append(cell)
        if at >= len(plain):
            break
        if plain[at] == "\n":
            rows.append([])
        at += 1
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def join(rows: Iterable[Sequence[str]]) -> str:
    """Rows as tab-separated text which `parse` reads back cell for cell."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def find_delimiter(text: str) -> str:
    """The delimiter that splits the first rows into the most columns; a tab wins outright."""
    head = "\n".join(text.split("\n", HEAD_ROWS)[:HEAD_ROWS])
    if "\t" in head:
        return "\t"
    widths = {
        mark: max((len(row) for row in parse(head, mark)), default=0) for mark in DELIMITERS[1:]
    }
    return max(DELIMITERS[1:], key=lambda mark: widths[mark])


def _cell(text: str, at: int, mark: str) -> tuple[str, int]:
    """One cell that begins at `at`, and where its delimiter or line end stands."""
    if text[at : at + 1] == '"' and (end := _closing(text, at, mark)) is not None:
        return text[at + 1 : end].replace('""', '"'), end + 1
    # One search for either: two would look through the whole text again for every cell.
    found = _ends(mark).search(text, at)
    end = found.start() if found else len(text)
    return text[at:end], end


@lru_cache
def _ends(mark: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(mark)}\n]")


def _closing(text: str, opened: int, mark: str) -> int | None:
    """Where the quote opened there is closed; None when it is no quoting but a mere character."""
    at = text.find('"', opened + 1)
    while at >= 0:
        following = text[at + 1 : at + 2]
        if following == '"':
            at = text.find('"', at + 2)
        elif following in ("", "\n", mark):
            return at
        else:
            return None
    return None


def _quoted(cell: str) -> str:
    plain = cell.replace("\r\n", "\n").replace("\r", "\n")
    if plain.startswith('"') or "\t" in plain or "\n" in plain:
        return '"' + plain.replace('"', '""') + '"'
    return plain
