"""Promises of the workbook in any shape: order of columns, holes and repetition change no figure."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.file_format import Aired
from kaibo.connectors.base.layout import Layout
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.sheet_rows import Workbook
from kaibo.connectors.base.tests.properties import GIVEN, assert_sound, blanked, rearranged, said
from kaibo.connectors.douyin_show_book.cells import worded_ms
from kaibo.connectors.douyin_show_book.format import SHOW_BOOK
from kaibo.connectors.douyin_show_book.layout import CHANNEL_TABLE, PAIRS, PRODUCT_TABLE
from kaibo.connectors.douyin_show_book.tests.composed import SHEETS, Cells, write_book
from kaibo.kit.sheets.texts import Unreadable

LAYOUTS: dict[str, Layout] = {
    "基本信息": PAIRS,
    "流量&转化-转化漏斗": PAIRS,
    "直播间总体数据": PAIRS,
    "流量分析-渠道分析": CHANNEL_TABLE,
    "商品数据": PRODUCT_TABLE,
}


def read(sheets: dict[str, Cells]) -> tuple[Aired, Problems]:
    with TemporaryDirectory() as folder:
        path = write_book(Path(folder) / "x.xlsx", sheets)
        problems = Problems()
        [show] = SHOW_BOOK.read(Workbook(path), GIVEN, problems)
    assert isinstance(show, Aired)
    return show, problems


@st.composite
def moved(draw: st.DrawFn) -> dict[str, Cells]:
    sheets = dict(SHEETS)
    for name, layout in LAYOUTS.items():
        sheets[name] = draw(rearranged(layout, SHEETS[name]))
    return sheets


@st.composite
def holed(draw: st.DrawFn) -> dict[str, Cells]:
    sheets = dict(SHEETS)
    for name in LAYOUTS:
        sheets[name] = draw(blanked(SHEETS[name]))
    return sheets


@settings(max_examples=25, deadline=None)
@given(moved())
def test_order_and_names_of_columns_change_no_figure(sheets: dict[str, Cells]) -> None:
    show, problems = read(sheets)
    assert said([show]) == said([read(SHEETS)[0]])
    assert problems.kept == []


@settings(max_examples=30, deadline=None)
@given(holed())
def test_blank_cells_leave_gaps_but_never_become_zero(sheets: dict[str, Cells]) -> None:
    try:
        show, problems = read(sheets)
    except FileRefused as refused:
        assert refused.code == "no_show_time"
        assert sheets["基本信息"][1][0] in ("", "-", "--", " ")
        return
    assert_sound(show.events)
    zeros = {(e.kind, e.channel) for e in show.events if 0 in (e.n, e.amount)}
    assert zeros <= {("report.spend", "搜索")}
    lost = {(p.row, (p.column or "").split("·")[0]) for p in problems.kept}
    assert problems.lost_rows == len(lost)
    sheet = {"channel": "流量分析-渠道分析", "product": "商品数据"}
    told = {tuple(e.id.split(":")[1].split(".")[0].split("#")) for e in show.events}
    assert {(int(row), sheet.get(of, "")) for row, of in told}.isdisjoint(lost)
    assert said([show]) == said([read(sheets)[0]])


@settings(max_examples=60)
@given(st.integers(0, 5), st.integers(0, 59), st.integers(0, 59))
def test_watch_times_in_words_are_exact(hours: int, minutes: int, seconds: int) -> None:
    wanted = ((hours * 60 + minutes) * 60 + seconds) * 1000
    assert worded_ms(f"{hours}小时{minutes}分{seconds}秒") == wanted
    assert worded_ms(f" {hours} 时 {minutes} 分钟 {seconds}s ") == wanted
    assert worded_ms(f"{hours:02}:{minutes:02}:{seconds:02}") == wanted
    assert worded_ms("-") is None
    for bare in (f"{minutes}", f"{minutes}:{seconds:02}", "秒"):
        try:
            worded_ms(bare)
        except Unreadable as unreadable:
            assert unreadable.code == "no_unit"
        else:
            raise AssertionError(bare)
