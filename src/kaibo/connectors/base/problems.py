"""What an import has to tell people: problems of a row, notes of many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from kaibo.connectors.base.text_rows import mended
from kaibo.live.mask import mask

MAX_PROBLEMS = 1_000
MAX_SHOWN = 40
_NAMED = re.compile(r"\{(n|row)\}")

#: How a sentence ends, by what became of the row.
LOST = "，此行未计入。"
UNKNOWN_CELL = "，此格按未知处理。"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong. `row` counts as a spreadsheet does, the first being 1; None = the file."""

    row: int | None
    column: str | None
    value: str | None
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth knowing that happened in `count` rows, first in row `row`."""

    code: str
    count: int
    row: int | None
    text: str


def shown(value: str) -> str:
    """A cell as it may be shown: personal data masked, one line, at most 40 characters.

    A shifted row can put a telephone number into any column, so no raw cell is ever repeated.
    """
    line = " ".join(mended(mask(value[: 10 * MAX_SHOWN])).split())
    return line if len(line) <= MAX_SHOWN else line[: MAX_SHOWN - 1] + "…"


class Problems:
    """Collects problems and notes of one file; keeps at most `limit` problems, counts the rest."""

    def __init__(self, limit: int = MAX_PROBLEMS) -> None:
        self.limit = limit
        self.kept: list[Problem] = []
        self.more = 0
        self.lost_rows = 0
        self._notes: dict[str, tuple[int, int | None, str]] = {}

    def add(
        self, row: int | None, column: str | None, value: str | None, code: str, text: str
    ) -> None:
        """Record a problem; `value` is masked and shortened here."""
        if len(self.kept) >= self.limit:
            self.more += 1
            return
        self.kept.append(Problem(row, column, None if value is None else shown(value), code, text))

    def lose(self, row: int, column: str | None, value: str | None, code: str, why: str) -> None:
        """Record that a whole row is not counted, because of `why`."""
        self.lost_rows += 1
        self.add(row, column, value, code, sentence(row, column, value, why, LOST))

    def note(self, code: str, row: int | None, text: str) -> None:
        """Count what is no fault; `text` may name {n}, how many rows, and {row}, the first. All
        else in it stands as it is: it may name a column or a word of the file."""
        count, first, _ = self._notes.get(code, (0, row, text))
        self._notes[code] = (count + 1, first, text)

    def notes(self) -> list[Note]:
        return [
            Note(code, count, row, _told(text, {"n": count, "row": row}))
            for code, (count, row, text) in self._notes.items()
        ]

    def rows(self) -> Iterator[dict[str, Any]]:
        """The kept problems as plain objects, in file order."""
        return (asdict(problem) for problem in self.kept)


def _told(text: str, named: dict[str, int | None]) -> str:
    return _NAMED.sub(lambda at: str(named[at[1]]), text)


def sentence(row: int, column: str | None, value: str | None, why: str, end: str) -> str:
    """第 3 行「总金额」是「1..2」：不是金额，此行未计入。"""
    where = f"第 {row} 行" + (f"「{column}」" if column else "")
    return f"{where}{f'是「{shown(value)}」' if value else ''}：{why}{end}"
