"""Promise of text files: any usual encoding, and damage costs a row, never the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.tests.composed import csv_bytes, write_csv
from kaibo.connectors.base.text_rows import MAX_LINE, RawRow, TextFile, damaged

HEADER = ["订单编号", "商品名称", "金额"]


def rows_of(path: Path, delimiter: str = ",") -> list[RawRow]:
    return list(TextFile(path).rows(delimiter, header=1, width=3))


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_encoding_is_found_and_its_mark_is_no_text(tmp_path: Path, encoding: str) -> None:
    path = write_csv(tmp_path / "f", [HEADER, ["1", "玉米糁", "29.90"]], encoding)
    assert [row.cells for row in rows_of(path)] == [HEADER, ["1", "玉米糁", "29.90"]]


def test_the_encoding_is_found_behind_a_megabyte_of_ascii(tmp_path: Path) -> None:
    content = b"x,y,z\n" * 200_000 + "1,玉米糁,2\n".encode("gb18030")
    assert TextFile(written(tmp_path / "f", content)).encoding == "gb18030"


def test_one_broken_byte_does_not_change_the_encoding_of_the_rest(tmp_path: Path) -> None:
    good = csv_bytes([HEADER, ["1", "玉米糁", "29.90"], ["2", "小米", "9.90"]])
    path = written(tmp_path / "f", good.replace("玉".encode(), b"\xe7\x8e", 1))
    first, second, third = rows_of(path)
    assert (first.cells, first.damaged) == (HEADER, False)
    assert second.damaged and damaged(second.cells[1]) and second.cells[2] == "29.90"
    assert (third.cells, third.damaged) == (["2", "小米", "9.90"], False)


def test_a_broken_byte_in_gb18030_does_not_swallow_the_comma(tmp_path: Path) -> None:
    good = csv_bytes([HEADER, ["1", "玉米糁", "29.90"], ["2", "小米", "9.90"]], "gb18030")
    path = written(tmp_path / "f", good.replace("糁".encode("gb18030"), b"\xff", 1))
    _, second, third = rows_of(path)
    assert second.damaged and second.cells[2] == "29.90"
    assert third.cells == ["2", "小米", "9.90"]


def test_quoted_commas_quotes_and_line_breaks_belong_to_the_cell(tmp_path: Path) -> None:
    cell = '5" 屏,\r\n两行'
    path = write_csv(tmp_path / "f", [HEADER, ["1", cell, "2"], ["2", "x", "3"]])
    assert [(row.number, row.cells) for row in rows_of(path)] == [
        (1, HEADER),
        (2, ["1", cell, "2"]),
        (3, ["2", "x", "3"]),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do_and_the_last_may_lack_it(tmp_path: Path, newline: str) -> None:
    content = csv_bytes([HEADER, ["1", "x", "2"]], newline=newline)
    path = written(tmp_path / "f", content.rstrip(b"\r\n"))
    assert [row.cells for row in rows_of(path)] == [HEADER, ["1", "x", "2"]]
    assert TextFile(path).may_be_cut()
    assert not TextFile(written(tmp_path / "g", content)).may_be_cut()


def test_a_quote_never_closed_costs_its_line_only(tmp_path: Path) -> None:
    lines = ["订单编号,商品名称,金额", '1,"玉米,1.00', "2,小米,2.00", '3,"大米",3.00', "4,面,4.00"]
    path = written(tmp_path / "f", "\n".join([*lines, ""]).encode())
    found = rows_of(path)
    assert [row.cells for row in found if not row.broken] == [
        HEADER,
        ["2", "小米", "2.00"],
        ["3", "大米", "3.00"],
        ["4", "面", "4.00"],
    ]
    assert [(row.number, row.broken) for row in found if row.broken] == [
        (2, ("open_quote", "引号没有闭合"))
    ]


def test_quotes_inside_a_cell_are_kept_though_they_break_the_rules(tmp_path: Path) -> None:
    lines = ["订单编号,商品名称,金额", '1,"5寸"屏,2', '2,5" 屏,3', ""]
    path = written(tmp_path / "f", "\n".join(lines).encode())
    assert [row.cells[1:] for row in rows_of(path)[1:]] == [["5寸屏", "2"], ['5" 屏', "3"]]


def test_a_quote_left_open_in_the_last_line_costs_that_line(tmp_path: Path) -> None:
    path = written(tmp_path / "f", '订单编号,商品名称,金额\n1,x,2\n2,"y,3'.encode())
    assert [(row.number, row.broken and row.broken[0]) for row in rows_of(path)] == [
        (1, None),
        (2, None),
        (3, "open_quote"),
    ]


def test_a_quote_open_over_thousands_of_lines_costs_its_line_only(tmp_path: Path) -> None:
    lines = ["订单编号,商品名称,金额", '1,"x,1', *(f"{n},x,1" for n in range(2, 3000)), ""]
    found = rows_of(written(tmp_path / "f", "\n".join(lines).encode()))
    assert [row.number for row in found if row.broken] == [2]
    assert sum(not row.broken for row in found) == 2999


def test_an_endless_line_is_skipped_while_streaming(tmp_path: Path) -> None:
    content = b"a,b,c\n" + b"9" * (MAX_LINE * 2 + 5) + b"\n1,2,3\n"
    first, second, third = rows_of(written(tmp_path / "f", content))
    assert first.cells == ["a", "b", "c"]
    assert second.broken == ("line_too_long", "这一行超过 1 MiB")
    assert len(second.cells[0]) == 4096
    assert (third.number, third.cells) == (3, ["1", "2", "3"])


def test_an_endless_line_after_an_open_quote_costs_both_lines(tmp_path: Path) -> None:
    content = b'a,b,c\n1,"x,2\n' + b"9" * (MAX_LINE + 5) + b"\n1,2,3\n"
    found = rows_of(written(tmp_path / "f", content))
    assert [row.broken and row.broken[0] for row in found] == [
        None,
        "open_quote",
        "line_too_long",
        None,
    ]


def test_a_cell_beyond_the_limit_of_csv_costs_its_row_only(tmp_path: Path) -> None:
    content = b"a,b,c\n1," + b"x" * 200_000 + b",2\n1,2,3\n"
    found = rows_of(written(tmp_path / "f", content))
    assert [row.broken and row.broken[0] for row in found] == [None, "broken_row", None]


def test_nul_bytes_are_no_text(tmp_path: Path) -> None:
    path = written(tmp_path / "f", b"a,b,c\n1,\x00x,2\n" + b"\x00" * 4096)
    assert [row.cells for row in rows_of(path)] == [["a", "b", "c"], ["1", "x", "2"], []]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.sampled_from([b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xb6\xa9\xb5\xa5,"]),
    st.binary(max_size=400),
    st.sampled_from(TextFile.parts),
)
def test_no_bytes_at_all_make_reading_fail(
    tmp_path: Path, mark: bytes, content: bytes, part: str
) -> None:
    path = written(tmp_path / "f", mark + content)
    numbers = [row.number for row in TextFile(path).rows(part, header=1, width=3)]
    assert numbers == list(range(1, len(numbers) + 1))
