"""Promise of the problems: bounded, in order, and free of personal data."""

from __future__ import annotations

from kaibo.connectors.base.problems import Problems, shown


def test_beyond_the_limit_problems_are_counted_not_kept() -> None:
    problems = Problems(limit=2)
    for row in (5, 6, 7, 8):
        problems.lose(row, "金额", "x", "bad_money", "不是金额")
    assert [problem["row"] for problem in problems.rows()] == [5, 6]
    assert (problems.more, problems.lost_rows) == (2, 4)


def test_a_problem_is_a_sentence_with_row_column_and_value() -> None:
    problems = Problems()
    problems.lose(5, "金额", "1..2", "bad_money", "不是金额")
    assert list(problems.rows()) == [
        {
            "row": 5,
            "column": "金额",
            "value": "1..2",
            "code": "bad_money",
            "text": "第 5 行「金额」是「1..2」：不是金额，此行未计入。",
        }
    ]


def test_values_are_shown_masked_short_and_on_one_line() -> None:
    assert shown("13800138000\n张") == "[手机号] 张"
    assert shown("x" * 100) == "x" * 39 + "…"
    assert shown("坏\udcff") == "坏\ufffd"


def test_notes_of_one_kind_are_one_note_with_its_count_and_first_row() -> None:
    problems = Problems()
    for row in (7, 9):
        problems.note("total_row", row, "{n} 个合计行，首个在第 {row} 行。")
    (note,) = problems.notes()
    assert (note.code, note.count, note.row, note.text) == (
        "total_row",
        2,
        7,
        "2 个合计行，首个在第 7 行。",
    )
