"""Where the header of a pasted table stands, and which of its rows are data."""

from __future__ import annotations

import pytest

from kaibo.domains.selection.lineup import table
from kaibo.domains.selection.tests.planning import (
    planned,
    told,
)
from kaibo.kit.errors import Refusal


def test_headings_totals_and_repeated_headers_are_passed_over() -> None:
    text = (
        "11月2日晚场\t\t\n序\t品名\t备注\n第一轮\t\t\n1\t杯\t\n序\t品名\t备注\n2\t袜\t\n合计\t2\t"
    )
    found = table.read(text)
    assert (found.header_row, found.sure, found.passed) == (2, True, [3, 5, 7])
    assert [line.number for line in found.lines] == [4, 6]


def test_a_row_longer_than_its_header_is_refused() -> None:
    made = planned("序\t品名\n1\t杯\t多出来的\n2\t袜\t")
    assert told(made) == [(2, "", "row_too_long")] and len(made.links.new) == 1
    assert made.counts["refused"] == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_table"),
        ("\ufeff\n \t", "empty_table"),
        ("只有一格", "no_header"),
        ("品名\t价\n" + "杯\t1\n" * 2_001, "too_large"),
    ],
)
def test_what_is_no_table_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        table.read(text)
    assert caught.value.code == code


def test_headers_nobody_knows_are_taken_for_the_header_only_with_a_question() -> None:
    found = table.read("甲列\t乙列\n1\t2")
    assert (found.header_row, found.sure) == (1, False)
    assert table.read("甲列\t乙列\n品\t价\n杯\t9", header_row=2).headers == ["品", "价"]
