"""The bulletin drawn as a card, 1,080 pixels wide: one large number, a grid, lists, a few sentences.

What nobody knows is a dash in the grid and is left out below it. No colour says good or bad.
"""

from __future__ import annotations

from collections.abc import Sequence

from kaibo.domains.review.bulletin.picture.fonts import Faces
from kaibo.domains.review.bulletin.picture.paper import (
    GREY,
    INK,
    INNER,
    MARGIN,
    TEAL,
    WIDTH,
    Paper,
)
from kaibo.domains.review.bulletin.rules import words
from kaibo.domains.review.bulletin.rules.sheet import Row, Section, Sheet

HERO = "gmv"
GRID = ("sales", "traffic", "ads")
LISTS = ("shifts", "links")
SENTENCES = ("goal", "bright", "problems", "risks", "acts")
#: A sentence about sales belongs below the numbers.
USUAL = "usual"
NO_SALES = "还没有来源给出成交：导入订单文件或报一次数就有"
_COLUMNS, _GAP = 3, 28
_CELL = (INNER - (_COLUMNS - 1) * _GAP) / _COLUMNS


def drawn(sheet: Sheet, room: str, show: str, faces: Faces) -> bytes:
    """The card as a PNG. `room` and `show`: what they are called."""
    paper = Paper(faces)
    paper.band(14)
    _head(paper, room, show, [row.value for row in sheet.section("show")])
    _hero(paper, _row(sheet, HERO))
    _grid(paper, [row for ident in GRID for row in sheet.section(ident) if _is_cell(row)])
    for row in sheet.section("sales"):
        if row.id == USUAL and row.known:
            _sentences(paper, [row])
    for section in sheet.sections:
        known = [row for row in section.rows if row.known]
        if known and section.id in LISTS:
            _title(paper, section)
            _list(paper, known)
        elif known and section.id in SENTENCES:
            _title(paper, section)
            _sentences(paper, known)
    _foot(paper)
    return paper.png()


def _row(sheet: Sheet, ident: str) -> Row | None:
    return next((row for one in sheet.sections for row in one.rows if row.id == ident), None)


def _is_cell(row: Row) -> bool:
    return row.id not in (HERO, USUAL) and bool(row.label)


def _head(paper: Paper, room: str, show: str, about: Sequence[str]) -> None:
    paper.y += 62
    mark = "战报"
    paper.put(WIDTH - MARGIN, paper.y, mark, 34, TEAL, bold=True, right=True)
    most = INNER - paper.wide(mark, 34, bold=True) - 40
    paper.put(MARGIN, paper.y, paper.cut(room, 44, most, bold=True), 44, INK, bold=True)
    paper.y += 58
    paper.put(MARGIN, paper.y, paper.cut(show, 32, INNER), 32)
    for line in about:
        paper.y += 48
        paper.put(MARGIN, paper.y, paper.cut(line, 28, INNER), 28, GREY)
    paper.y += 52
    paper.rule()


def _hero(paper: Paper, row: Row | None) -> None:
    if row is None:
        return
    paper.y += 52
    paper.put(MARGIN, paper.y, row.label, 30, GREY)
    value = paper.faces.drawable(row.value) or words.UNKNOWN
    size = paper.fit(value, 104, 48, INNER, bold=True)
    paper.y += 88
    paper.put(MARGIN, paper.y, paper.cut(value, size, INNER, bold=True), size, INK, bold=True)
    note = row.note if row.known else NO_SALES
    if note:
        paper.y += 80
        paper.put(MARGIN, paper.y, paper.cut(note, 26, INNER), 26, GREY)
    paper.y += 44 if note else 78


def _grid(paper: Paper, rows: Sequence[Row]) -> None:
    for first in range(0, len(rows), _COLUMNS):
        line = rows[first : first + _COLUMNS]
        paper.rule()
        for place, row in enumerate(line):
            _cell(paper, MARGIN + place * (_CELL + _GAP), row)
        paper.y += 172 if any(row.note for row in line) else 138
    if rows:
        paper.rule()


def _cell(paper: Paper, x: float, row: Row) -> None:
    value = row.value if row.known else words.UNKNOWN
    size = paper.fit(value, 42, 26, _CELL, bold=True)
    paper.put(x, paper.y + 42, paper.cut(row.label, 26, _CELL), 26, GREY)
    colour = INK if row.known else GREY
    paper.put(x, paper.y + 92, paper.cut(value, size, _CELL, bold=True), size, colour, bold=True)
    if row.note:
        paper.put(x, paper.y + 138, paper.cut(row.note, 22, _CELL), 22, GREY)


def _title(paper: Paper, section: Section) -> None:
    paper.y += 56
    paper.mark(MARGIN, paper.y - 16, 8, 32)
    paper.put(MARGIN + 24, paper.y, section.zh, 32, INK, bold=True)
    paper.y += 14


def _list(paper: Paper, rows: Sequence[Row]) -> None:
    for row in rows:
        value = paper.cut(row.value, 32, INNER * 0.45, bold=True)
        most = INNER - paper.wide(value, 32, bold=True) - 36
        paper.y += 50
        paper.put(MARGIN, paper.y, paper.cut(row.label, 30, most), 30)
        paper.put(WIDTH - MARGIN, paper.y, value, 32, INK, bold=True, right=True)
        if row.note:
            paper.y += 38
            paper.put(WIDTH - MARGIN, paper.y, paper.cut(row.note, 24, INNER), 24, GREY, right=True)
        paper.y += 10


def _sentences(paper: Paper, rows: Sequence[Row]) -> None:
    for row in rows:
        said = f"{row.label} {row.value}".strip()
        paper.y += 6
        for line in paper.wrap(said, 30, INNER, 2):
            paper.y += 44
            paper.put(MARGIN, paper.y, line, 30)
        for line in paper.wrap(row.note, 24, INNER, 1):
            paper.y += 36
            paper.put(MARGIN, paper.y, line, 24, GREY)
        paper.y += 8


def _foot(paper: Paper) -> None:
    paper.y += 60
    paper.rule()
    paper.y += 40
    paper.put(MARGIN, paper.y, "没有注明来源的数，是直播时自己数的", 22, GREY)
    paper.put(WIDTH - MARGIN, paper.y, "开播", 22, GREY, right=True)
    paper.y += 42
