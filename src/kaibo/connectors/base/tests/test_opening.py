"""Promise of the door: a table is recognised by its headers or refused in a Chinese sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaibo.connectors.base.layout import Column, Layout
from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.row import RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.base.tests.composed import csv_bytes, write_csv, write_xlsx
from kaibo.kit.sheets.exported import identity, money

LAYOUT = Layout(
    id="orders",
    title="测试订单",
    id_key="order",
    columns=(
        Column("order", ("订单编号",), required=True),
        Column("amount", ("应付金额", "金额"), required=True),
        Column("title", ("商品名称",)),
    ),
)
HEADER = ["订单编号", "应付金额", "商品名称", "收件人手机号"]
FIRST = ["\t6901", "29.90", "玉米糁", "13800138000"]
SECOND = ["\t6902", "9.90", "小米", "13900139000"]


def opened(path: Path) -> Table:
    return open_table(path, [LAYOUT], Problems())


def read(table: Table) -> list[tuple[int, str, int, str | None]]:
    out = []
    for row in table.rows():
        try:
            cells = row.need("order", identity), row.need("amount", money), row.words("title")
        except RowLost:
            continue
        out.append((row.number, *cells))
    return out


def refusal(path: Path) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        opened(path)
    return refused.value


def told(table: Table) -> list[tuple[int | None, str | None, str]]:
    return [(p.row, p.column, p.code) for p in table.problems.kept]


TWO = [(2, "6901", 2990, "玉米糁"), (3, "6902", 990, "小米")]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_delimiter_and_encoding_are_found_together(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    path = write_csv(tmp_path / "f", [HEADER, FIRST, SECOND], encoding, delimiter)
    assert read(opened(path)) == TWO


def test_a_workbook_reads_like_the_text_file(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "无扩展名", [HEADER, FIRST, SECOND], before=[["导出说明"]])
    table = opened(path)
    assert table.part == "订单"
    assert read(table) == TWO


def test_lines_above_the_header_are_passed_over_and_rows_keep_their_numbers(
    tmp_path: Path,
) -> None:
    above = [["测试店铺"], [], ['统计时间：2026-09-01,"2026-09-07"\n合计 2 单']]
    table = opened(write_csv(tmp_path / "f", [*above, HEADER, FIRST, SECOND]))
    assert table.header_row == 4
    assert [row[0] for row in read(table)] == [5, 6]


def test_what_is_no_data_is_passed_over_and_noted(tmp_path: Path) -> None:
    describing = ["平台唯一编号。", "收入+支出", "", ""]
    total = ["合计", "39.80", "", ""]
    everything = ["", "全部", "39.80", ""]
    rows = [HEADER, describing, FIRST, HEADER, [], ["", "", "", ""], SECOND, total, everything]
    table = opened(write_csv(tmp_path / "f", rows))
    assert [row[:2] for row in read(table)] == [(3, "6901"), (7, "6902")]
    assert told(table) == []
    assert [(n.code, n.count, n.row) for n in table.problems.notes()] == [
        ("description_row", 1, 2),
        ("header_again", 1, 4),
        ("total_row", 2, 8),
    ]


def test_a_row_without_id_further_down_is_no_description(tmp_path: Path) -> None:
    rows = [HEADER, FIRST, SECOND, FIRST, ["待补", "1.00", "x", ""], ["", "1.00", "x", ""]]
    table = opened(write_csv(tmp_path / "f", rows))
    assert len(read(table)) == 3
    assert told(table) == [(5, "订单编号", "bad_id"), (6, "订单编号", "empty_cell")]
    assert table.problems.lost_rows == 2
    assert table.problems.kept[0].text == "第 5 行「订单编号」是「待补」：不是编号，此行未计入。"


def test_more_cells_than_headers_lose_the_row_because_they_may_have_shifted(
    tmp_path: Path,
) -> None:
    shifted = b"\t6901,29.90,\xe7\x8e\x89,\xe7\xb1\xb3,13800138000\r\n"
    path = tmp_path / "f"
    path.write_bytes(csv_bytes([HEADER]) + shifted + csv_bytes([[*SECOND, "", ""]]))
    table = opened(path)
    assert [row[1] for row in read(table)] == ["6902"]
    assert told(table) == [(2, None, "row_too_long")]
    assert "13800138000" not in str(table.problems.kept)


def test_a_row_may_end_early_but_not_where_the_file_was_cut(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(csv_bytes([HEADER, FIRST[:3], SECOND])[:-20])
    table = opened(path)
    assert read(table) == TWO[:1]
    assert told(table) == [(3, None, "row_cut_off")]
    whole = opened(write_csv(path, [HEADER, FIRST[:3], SECOND[:3]]))
    assert read(whole) == TWO
    assert told(whole) == []


def test_a_broken_byte_loses_the_row_only_where_the_cell_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "f"
    good = csv_bytes([HEADER, [*FIRST[:3], "兀"], SECOND, ["6903", "1.00", "面", ""]])
    broken = good.replace("兀".encode(), b"\xe5\x85", 1).replace(b"9.90,\xe5", b"9.\xff90,\xe5", 1)
    path.write_bytes(broken.replace("面".encode(), b"\xe9\x9d", 1))
    table = opened(path)
    assert read(table) == [(2, "6901", 2990, "玉米糁"), (4, "6903", 100, "\ufffd")]
    assert told(table) == [(2, "收件人手机号", "broken_text"), (3, "应付金额", "broken_text")]
    assert "第 3 行「应付金额」" in table.problems.kept[1].text


def test_a_broken_byte_in_the_header_is_not_carried_on(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(csv_bytes([HEADER, FIRST]).replace("机".encode(), b"\xe6", 1))
    table = opened(path)
    assert read(table) == TWO[:1]
    assert table.headers == ("订单编号", "应付金额", "商品名称", "收件人手\ufffd号")


def test_a_missing_required_column_refuses_the_file_and_lists_what_was_found(
    tmp_path: Path,
) -> None:
    wide = Layout("wide", "宽表", (*LAYOUT.columns, Column("when", ("时间",))), "order")
    path = write_csv(tmp_path / "f", [["订单编号", "商品名称", "时间", "备注"], ["1", "x", "", ""]])
    with pytest.raises(FileRefused) as refused:
        open_table(path, [wide], Problems())
    assert refused.value.code == "missing_column"
    assert refused.value.text == (
        "这份文件像是宽表，但第 1 行的表头缺少「应付金额」列。"
        "找到的列：订单编号、商品名称、时间、备注。请在平台重新导出，并勾选缺少的列。"
    )


def test_a_doubled_column_is_told_and_the_first_is_used(tmp_path: Path) -> None:
    header = ["订单编号", "应付金额", "商品名称", "应付金额"]
    table = opened(write_csv(tmp_path / "f", [header, ["1", "2.00", "x", "3.00"]]))
    assert read(table) == [(2, "1", 200, "x")]
    assert told(table) == [(1, "应付金额", "doubled_column")]
    assert "第 2 列和第 4 列" in table.problems.kept[0].text


def test_an_unknown_file_is_refused_with_its_headers_and_no_personal_data(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "f", [["直播间", "主播", "13800138000"], ["x", "y", "z"]])
    refused = refusal(path)
    assert refused.code == "unknown_format"
    assert "找到的列：直播间、主播、[手机号]。" in refused.text
    assert "目前能读：测试订单。" in refused.text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf\r\n \t", "empty_file"),
        (b"\0" * 5000, "empty_file"),
        (b"\r\n<HTML><table><tr><td>x</td></tr></table>", "web_page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "unknown_format"),
        ("订单编号,应付金额\n1,2\n".encode(), "unknown_format"),
    ],
)
def test_what_is_no_table_is_refused_in_chinese(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(content)
    refused = refusal(path)
    assert refused.code == code
    assert refused.text.endswith("。")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有.csv").text == "找不到文件：没有.csv。"
    assert refusal(tmp_path).code == "no_file"


def test_a_header_without_rows_is_an_empty_table(tmp_path: Path) -> None:
    table = opened(write_csv(tmp_path / "f", [HEADER]))
    assert read(table) == []
    assert told(table) == []
