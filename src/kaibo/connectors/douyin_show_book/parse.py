"""A single-show workbook to what it says of its show: when it was, totals, channels, products."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kaibo.connectors.base.figures import ROUNDED, ROUNDED_TEXT, rounded
from kaibo.connectors.base.layout import Layout, header_name
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems, shown
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.sheet_rows import Workbook
from kaibo.connectors.douyin_show_book import cells, layout
from kaibo.connectors.douyin_show_book.sheets import Pair, pairs, table_rows
from kaibo.kit.sheets.exported import identity, moment
from kaibo.kit.sheets.texts import Unreadable, says_nothing

MAX_NAME = 64


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its name, what it is of (`product`, `channel` or the whole show), where it is."""

    name: str
    value: int
    row_no: int
    product: str | None = None
    channel: str | None = None
    rounded: bool = False


@dataclass(slots=True)
class ShowBook:
    """What a workbook says: the show [start, end) in UTC ms, its names, its figures (counts, fen,
    ms, ppm). A figure that is not there is unknown. `row_no` is the row of its time."""

    start: int
    end: int
    row_no: int
    account: str | None
    nickname: str | None
    ident: str | None
    title: str | None
    figures: list[Figure] = field(default_factory=list)


def parse(book: Workbook, tz: str, problems: Problems) -> ShowBook:
    """The show of the workbook. A sheet that is missing costs its figures; one whose header nobody
    knows is a problem. Raises FileRefused where no sheet says when the show was.
    """
    sheets = {header_name(part): part for part in book.parts}
    found: list[Pair] = []
    for name in layout.PAIR_SHEETS:
        if sheet := sheets.pop(header_name(name), None):
            here = pairs(book, sheet, problems)
            if here is None:
                _nothing_known(book, sheet, problems)
            found += here or []
    show = _show(found, tz)
    show.figures += _totals(found, problems)
    for name, table in layout.TABLES.items():
        if sheet := sheets.pop(header_name(name), None):
            show.figures += _rows_of(book, sheet, table, problems)
    for _ in sheets:
        problems.note("unread_sheet", None, "有 {n} 页用不到，未读（如短视频引流、SKU数据）。")
    return show


def _nothing_known(book: Workbook, sheet: str, problems: Problems) -> None:
    if any(cell.strip() for raw in book.rows(sheet) for cell in raw.cells):
        text = f"「{sheet}」里没有认得的列名，这一页未读，其余照常。"
        problems.add(None, sheet, None, "unknown_sheet", text)


def _show(found: list[Pair], tz: str) -> ShowBook:
    start, end, row = _time(found, tz)
    title, nickname = _words(found, "title"), _words(found, "nickname")
    ident = next((i for p in found if p.key == "show" and (i := p.row.may("show", identity))), None)
    account = _words(found, "account", whole=True) or nickname
    return ShowBook(start, end, row.number, account, nickname, ident, title)


def _time(found: list[Pair], tz: str) -> tuple[int, int, Row]:
    bad = ""
    for pair in found:
        if pair.key != "span":
            continue
        try:
            if both := cells.span(pair.row.text("span"), tz):
                return *both, pair.row
        except Unreadable as unreadable:
            bad = (
                f"第 {pair.row.number} 行「{pair.row.title('span')}」是"
                f"「{shown(pair.row.text('span'))}」：{unreadable}。"
            )
    first = {p.key: p.row for p in reversed(found)}
    if "start" in first and "end" in first:
        try:
            start = moment(first["start"].text("start"), tz)
            end = moment(first["end"].text("end"), tz)
            if start is not None and end is not None:
                return *cells.checked_span(start, end), first["start"]
        except Unreadable as unreadable:
            bad = f"「{first['start'].title('start')}」和结束时间读不了：{unreadable}。"
    raise FileRefused(
        "no_show_time",
        f"这份单场数据里找不到能读的「直播时间」，不知道是哪一场。{bad}"
        "请连同「基本信息」一页重新导出。",
    )


def _words(found: list[Pair], key: str, *, whole: bool = False) -> str | None:
    """The first such cell as text; `whole`: only if nothing in it had to be masked."""
    for pair in found:
        text = pair.row.words(key) if pair.key == key else None
        if text and not says_nothing(text):
            if whole and text != pair.row.text(key):
                continue
            return text[:MAX_NAME]
    return None


def _totals(found: list[Pair], problems: Problems) -> list[Figure]:
    """The show's totals, each once: what is exact before what is rounded, then what came first."""
    out: dict[str, Figure] = {}
    for key, row in ((pair.key, pair.row) for pair in found if pair.key in cells.PARSE):
        value = row.may(key, cells.PARSE[key])
        if value is None:
            continue
        name, about = cells.name_of(key), rounded(row, key)
        new, old = Figure(name, value, row.number, rounded=about), out.get(name)
        if old is None or (old.rounded and not about):
            out[name] = new
        elif old.value != value and not about:
            text = (
                f"第 {row.number} 行「{row.title(key)}」是「{shown(row.text(key))}」，"
                "和前面一页同名的数不同，用前面的。"
            )
            problems.add(row.number, row.title(key), row.text(key), "two_values", text)
    if all(part in out for part in layout.GPM_PARTS):
        out.pop(layout.GPM, None)
    for figure in out.values():
        if figure.rounded:
            problems.note(ROUNDED, figure.row_no, ROUNDED_TEXT)
    return [out[name] for name in dict.fromkeys(map(cells.name_of, cells.PARSE)) if name in out]


def _rows_of(book: Workbook, sheet: str, table: Layout, problems: Problems) -> Iterator[Figure]:
    """The figures of every channel or product; the second row of the same one is lost."""
    rows = table_rows(book, sheet, table, problems)
    if rows is None:
        _nothing_known(book, sheet, problems)
        return
    seen: dict[str, int] = {}
    for row in rows:
        try:
            ident = _ident(row, table.id_key)
            first = seen.setdefault(ident, row.number)
            if first != row.number:
                why = f"和第 {first} 行是同一个，只用第 {first} 行"
                raise row.lost(table.id_key, "same_row", why)
        except RowLost:
            continue
        product = ident if table.id_key == "product" else None
        channel = ident if table.id_key == "channel" else None
        for name, value in cells.figures(row):
            yield Figure(name, value, row.number, product, channel)


def _ident(row: Row, key: str) -> str:
    if key == "product":
        return row.need(key, identity)
    channel = row.words(key)
    if channel is None or says_nothing(channel):
        raise row.lost(key, "empty_cell", "必填，这里是空的")
    return channel[:MAX_NAME]
