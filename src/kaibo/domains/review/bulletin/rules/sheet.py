"""What is sent, as rows under headings, and as lines of text a group can read. [plain]

Whatever was written by people passes `clean`: without personal data, marks and line breaks, and cut.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from kaibo.live.mask import mask

#: No longer than a phone shows of a line of free text without hiding the rest.
MOST_TEXT = 90


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a number stands: a metric in a row of a level of the show, as the trace names them; of an
    hour the level is minute and the key its minutes."""

    level: str
    key: str
    metric: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `label` "" for a sentence; `note` is how good `value` is, or since when it grew.

    `known` is False where `value` only says that nobody knows; `strong`: it is set in bold. `cell`:
    where its number stands, None where no records stand behind it.
    """

    id: str
    label: str
    value: str
    note: str = ""
    known: bool = True
    strong: bool = False
    cell: Cell | None = None

    @property
    def text(self) -> str:
        """The row as a line: 成交金额 **1,234.50 元**（场后文件 02:20）."""
        value = f"**{self.value}**" if self.strong and self.known else self.value
        said = f"{self.label} {value}".strip()
        return f"{said}（{self.note}）" if self.note else said


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading; `zh` "" has none."""

    id: str
    zh: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is sent: a title, and its sections in order. `rights`: those it takes to read all of it."""

    title: str
    sections: tuple[Section, ...]
    rights: frozenset[str] = field(default=frozenset())

    @property
    def lines(self) -> list[str]:
        """The text: each section's heading, then its rows."""
        out: list[str] = []
        for section in self.sections:
            if section.rows and section.zh:
                out.append(f"**【{section.zh}】**")
            out += [row.text for row in section.rows]
        return out

    def section(self, ident: str) -> tuple[Row, ...]:
        """The rows of one section, none where it is not there."""
        return next((one.rows for one in self.sections if one.id == ident), ())


def clean(text: str, most: int = MOST_TEXT) -> str:
    """Free text as it may be sent: one line without personal data, at most `most` characters."""
    plain = "".join(
        " " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in text
    )
    masked = mask(" ".join(plain.split())).replace("*", "＊")
    return masked if len(masked) <= most else masked[: most - 1] + "…"


def sentence(ident: str, text: str, note: str = "") -> Row:
    """A row that is a sentence of somebody's, or of ours about somebody's."""
    return Row(ident, "", clean(text), clean(note))


def unknown(ident: str, why: str) -> Row:
    """A row that says that nobody knows, and why."""
    return Row(ident, "", f"—（{why}）", known=False)
