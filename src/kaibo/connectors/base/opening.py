"""The door through which every table file comes in: what is it, where is its header?

Parsers never see a raw file, a position or a header: they name their layout and get rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kaibo.connectors.base.layout import MIN_MATCH, Layout, Match, best_match
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems, shown
from kaibo.connectors.base.sheet_rows import Workbook
from kaibo.connectors.base.table import Table
from kaibo.connectors.base.text_rows import RawRow, TextFile, mended
from kaibo.kit.sheets.archive import OLE, ZIP, looks_like_a_web_page
from kaibo.kit.sheets.texts import clean

HEAD_ROWS = 20
MAX_HEADERS_SHOWN = 60


def open_table(path: Path, layouts: Sequence[Layout], problems: Problems) -> Table:
    """Recognise the file as one of `layouts` by its headers, or raise FileRefused.

    The header may stand in any of the first 20 rows. Doubled columns become a problem; a missing
    required column refuses the file and names what is missing and what was found.
    """
    source = _open(path)
    best: tuple[tuple[bool, int], str, RawRow, Layout, Match] | None = None
    seen: list[str] = []
    for part in source.parts:
        head = list(islice(source.rows(part), HEAD_ROWS))
        widest = max((row.cells for row in head), key=len, default=[])
        seen = max(seen, widest, key=len)
        if found := best_match((row.cells for row in head), layouts):
            index, layout, match = found
            score = (not match.missing, len(match.positions))
            if best is None or score > best[0]:
                best = score, part, head[index], layout, match
    if best is None:
        raise _unknown(seen, layouts)
    _, part, raw, layout, match = best
    titles = tuple(mended(clean(cell)) for cell in raw.cells)
    if match.missing:
        missing = "".join(f"「{column.title}」" for column in match.missing)
        raise FileRefused(
            "missing_column",
            f"这份文件像是{layout.title}，但第 {raw.number} 行的表头缺少{missing}列。"
            f"找到的列：{_listed(titles)}。请在平台重新导出，并勾选缺少的列。",
        )
    for column, used, other in match.doubled:
        problems.add(
            raw.number,
            titles[other],
            None,
            "doubled_column",
            f"表头里有两列都是「{column.title}」（第 {used + 1} 列和第 {other + 1} 列），"
            f"只用第 {used + 1} 列。",
        )
    return Table(source, part, raw.number, titles, layout, match, problems)


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first rows of one table of a file nobody knows: `header_row` counts as a spreadsheet
    does; `part` is its sheet, "" in a text file."""

    part: str
    header_row: int
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def beginnings(path: Path, most: int) -> list[Beginning]:
    """What may be taught of a file: of a workbook each sheet with a table, of a text file its one
    table; at most `most` rows below the header. Raises FileRefused."""
    source = _open(path)
    found = [
        begun
        for part in source.parts
        if (begun := _beginning(part, list(islice(source.rows(part), HEAD_ROWS + most)), most))
    ]
    if isinstance(source, Workbook):
        return found
    # Of the ways to cut a line, the one that makes most columns is how it was written.
    widest = max(found, key=lambda one: len(one.headers), default=None)
    return [] if widest is None else [replace(widest, part="")]


def _beginning(part: str, rows: list[RawRow], most: int) -> Beginning | None:
    """The header is the row among the first twenty that names most columns."""
    named = [
        sum(bool(text) and not text[:1].isdigit() for text in map(clean, row.cells))
        for row in rows[:HEAD_ROWS]
    ]
    if not named or max(named) < MIN_MATCH:
        return None
    at = named.index(max(named))
    titles = tuple(mended(clean(cell)) for cell in rows[at].cells)
    below = [row for row in rows[at + 1 :] if not row.broken and any(map(str.strip, row.cells))]
    cells = tuple(tuple(shown(cell) for cell in row.cells) for row in below[:most])
    return Beginning(part, rows[at].number, titles, cells)


def _open(path: Path) -> TextFile | Workbook:
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except FileNotFoundError:
        raise FileRefused("no_file", f"找不到文件：{path.name}。") from None
    except IsADirectoryError:
        raise FileRefused("no_file", f"{path.name} 是文件夹，请指定里面的文件。") from None
    except OSError as error:
        raise FileRefused("no_file", f"读不了文件 {path.name}：{error.strerror}。") from None
    if not head.strip(b"\xef\xbb\xbf\0 \t\r\n"):
        raise FileRefused(
            "empty_file", "这份文件是空的，一个字也没有。请在平台重新导出，下载完再放进来。"
        )
    if head.startswith((ZIP, OLE)):
        return Workbook(path)
    if looks_like_a_web_page(head):
        raise FileRefused(
            "web_page",
            "这是网页，不是表格（有些 .xls 其实是网页），请用 Excel 打开后另存为 .xlsx。",
        )
    return TextFile(path)


def _unknown(cells: Sequence[str], layouts: Sequence[Layout]) -> FileRefused:
    known = "、".join(layout.title for layout in layouts)
    return FileRefused(
        "unknown_format",
        f"认不出这份文件的格式。找到的列：{_listed([clean(cell) for cell in cells])}。"
        f"目前能读：{known}。",
    )


def _listed(titles: Sequence[str]) -> str:
    named = [shown(title)[:30] for title in titles if title]
    more = f" 等 {len(named)} 列" if len(named) > MAX_HEADERS_SHOWN else ""
    return ("、".join(named[:MAX_HEADERS_SHOWN]) or "没有") + more
