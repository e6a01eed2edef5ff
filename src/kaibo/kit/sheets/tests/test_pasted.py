"""What comes off a clipboard is read cell for cell, and nothing else is made of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaibo.kit.sheets.pasted import find_delimiter, join, parse


def test_a_spreadsheets_clipboard_is_read_cell_for_cell() -> None:
    text = '序\t品名\t备注\r\n1\t"保温杯\n500ml"\t"他说""好"""\r\n2\t🧣围巾, 红\t\r\n'
    assert parse(text) == [
        ["序", "品名", "备注"],
        ["1", "保温杯\n500ml", '他说"好"'],
        ["2", "🧣围巾, 红", ""],
    ]


def test_a_quote_that_closes_nothing_is_a_character() -> None:
    assert parse('屏幕\t价\n5" 屏\t99\n"好用"真香\t88\n"没有结尾\t77\n最后\t66') == [
        ["屏幕", "价"],
        ['5" 屏', "99"],
        ['"好用"真香', "88"],
        ['"没有结尾', "77"],
        ["最后", "66"],
    ]


def test_a_byte_order_mark_old_line_ends_and_empty_rows_at_the_end() -> None:
    assert parse("\ufeff品名\t价\r杯\t9\r\r\n\t\n \t \n") == [["品名", "价"], ["杯", "9"]]
    assert parse("a\tb\n\nc\td") == [["a", "b"], [""], ["c", "d"]]


@pytest.mark.parametrize("text", ["", "\n", " \t \n", "\ufeff"])
def test_nothing_is_no_rows(text: str) -> None:
    assert parse(text) == []


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("序\t品名, 规格\t价", "\t"),
        ("序,品名,价\n1,杯,9", ","),
        ("序｜时段｜号\n1｜20:00｜3", "｜"),
        ("序|时段|号", "|"),
        ("序;品名;价\n1;杯;9,9", ";"),
        ("品名", "｜"),
    ],
)
def test_the_delimiter_is_what_splits_the_head(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


def test_a_comma_inside_quotes_splits_nothing() -> None:
    assert parse('品名,备注\n杯,"红,蓝\n绿"') == [["品名", "备注"], ["杯", "红,蓝\n绿"]]


def test_a_line_of_a_million_cells_is_read_in_one_go() -> None:
    # Looking for the line end again at every cell would take hours.
    [row] = parse("\t" * 999_999 + "x")
    assert (len(row), row[-1]) == (1_000_000, "x")


cell = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)


@given(st.lists(st.lists(cell, min_size=2, max_size=5), min_size=1, max_size=6))
def test_what_is_joined_is_parsed_back(rows: list[list[str]]) -> None:
    width = max(map(len, rows))
    even = [[*row, *[""] * (width - len(row))] for row in rows]
    filled = [*even, ["完"] * width]
    filled[0][0] = filled[0][0].removeprefix("\ufeff")
    assert parse(join(filled), "\t") == filled
