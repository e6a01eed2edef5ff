"""One data row of a table: cells by key, parsed with what is wrong recorded, not raised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from kaibo.connectors.base.layout import Match
from kaibo.connectors.base.problems import UNKNOWN_CELL, Problems, sentence
from kaibo.connectors.base.text_rows import RawRow, damaged, mended
from kaibo.kit.sheets.texts import Unreadable, clean, says_nothing
from kaibo.live.mask import mask

T = TypeVar("T")

MAX_TEXT = 2_000


class RowLost(Exception):
    """The row cannot be used; the reason has been recorded."""


class Row:
    """One data row: cells by key, cleaned; parsing them records what is wrong."""

    __slots__ = ("_damaged", "_match", "_problems", "_titles", "cells", "number")

    def __init__(
        self, raw: RawRow, match: Match, titles: Sequence[str], problems: Problems
    ) -> None:
        self.number, self.cells, self._damaged = raw.number, raw.cells, raw.damaged
        self._match, self._titles, self._problems = match, titles, problems

    def text(self, key: str) -> str:
        """The cleaned cell; "" where the file has no such column or the row ends before it."""
        position = self._match.positions.get(key)
        if position is None or position >= len(self.cells):
            return ""
        return clean(self.cells[position])

    def words(self, key: str) -> str | None:
        """Free text of a cell, personal data masked, None when empty."""
        text = mended(mask(self.text(key)[:MAX_TEXT]))
        return None if says_nothing(text) else text

    def need(self, key: str, parse: Callable[[str], T | None]) -> T:
        """The parsed cell; where it is empty or unreadable the whole row is lost."""
        text = self.text(key)
        try:
            value = self._parse(text, parse)
        except Unreadable as bad:
            raise self.lost(key, bad.code, str(bad)) from None
        if value is None:
            raise self.lost(key, "empty_cell", "必填，这里是空的")
        return value

    def may(self, key: str, parse: Callable[[str], T | None]) -> T | None:
        """The parsed cell; None where it is empty or, with a problem recorded, unreadable."""
        text = self.text(key)
        try:
            return self._parse(text, parse)
        except Unreadable as bad:
            self.doubt(key, bad.code, str(bad))
            return None

    def lost(self, key: str, code: str, why: str) -> RowLost:
        """Record that this row is not counted because of its cell `key`; to be raised."""
        self._problems.lose(self.number, self.title(key), self.text(key), code, why)
        return RowLost(code)

    def note(self, code: str, text: str) -> None:
        """Count this row among those of which `text` speaks; see Problems.note."""
        self._problems.note(code, self.number, text)

    def doubt(self, key: str, code: str, why: str, end: str = UNKNOWN_CELL) -> None:
        """Record a problem with the cell `key` of a row that is kept."""
        text, title = self.text(key), self.title(key)
        said = sentence(self.number, title, text, why, end)
        self._problems.add(self.number, title, text, code, said)

    def title(self, key: str) -> str:
        """The column's header as the file spells it."""
        position = self._match.positions.get(key)
        return key if position is None else self._titles[position]

    def _parse(self, text: str, parse: Callable[[str], T | None]) -> T | None:
        if self._damaged and damaged(text):
            raise Unreadable("broken_text", "含有无法识别的字符，文件在这里损坏")
        return parse(text)
