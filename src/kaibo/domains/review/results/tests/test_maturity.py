"""Promises of ripening money: a version says what was known to have gone back by then, and whether
the data speaks of then at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.review.results.maturity import Spoken, by_day, versions
from kaibo.domains.review.results.tests.lines import DAY, END, HOUR, line

NOW = END + 40 * DAY
LINES = [
    line(1, 0, 1_000, refunds=((HOUR // 2, 200), (END + 3 * DAY, 300)), heard=END + 8 * DAY),
    line(2, HOUR, 2_000, refunds=((END + 20 * DAY, 2_000),), heard=END + 8 * DAY),
]


def test_each_version_takes_off_what_had_gone_back_by_then() -> None:
    found = versions(LINES, END, NOW)
    assert [(v.age, v.gross, v.refunded, v.net, v.orders_refunded) for v in found] == [
        (0, 3_000, 200, 2_800, 1),
        (1, 3_000, 200, 2_800, 1),
        (7, 3_000, 500, 2_500, 1),
        (15, 3_000, 500, 2_500, 1),
        (30, 3_000, 2_500, 500, 2),
    ]


def test_a_version_is_ripe_when_the_data_speaks_of_that_day() -> None:
    assert [v.ripe for v in versions(LINES, END, NOW)] == [True, True, True, False, False]
    # What one line was last named in holds back all of them,
    older = [LINES[0], line(3, 0, heard=END + HOUR)]
    assert [v.ripe for v in versions(older, END, NOW)] == [True, False, False, False, False]
    # until a file of after-sales that reaches back to the show says that nothing more went back.
    file = Spoken(as_of=END + 16 * DAY, first=END + DAY)
    assert [v.ripe for v in versions(older, END, NOW, [file])] == [True, True, True, True, False]
    later = Spoken(as_of=END + 16 * DAY, first=END + 10 * DAY)
    assert [v.ripe for v in versions(older, END, NOW, [later])] == [True] + [False] * 4


def test_versions_of_the_future_are_not_there() -> None:
    assert [v.age for v in versions(LINES, END, END + 7 * DAY)] == [0, 1, 7]
    assert [v.age for v in versions(LINES, END, END)] == [0]


def test_a_refund_nobody_knows_makes_the_net_unknown_and_not_the_sales() -> None:
    [tonight] = versions([line(1, 0, refunded_total=None), line(2, 0)], END, END)
    assert (tonight.gross, tonight.refunded, tonight.net) == (2_000, None, None)


def test_a_show_without_orders_has_versions_of_nothing_that_are_never_ripe() -> None:
    [tonight] = versions([], END, END)
    assert (tonight.gross, tonight.refunded, tonight.orders, tonight.ripe) == (0, 0, 0, False)


def test_the_cash_view_has_each_refund_on_its_own_day() -> None:
    assert by_day(LINES, lambda ms: str(ms // DAY)) == {"0": 200, "3": 300, "20": 2_000}


@settings(max_examples=60)
@given(st.lists(st.lists(st.tuples(st.integers(0, 40 * DAY), st.integers(1, 500)), max_size=4)))
def test_what_has_gone_back_only_grows_and_ends_at_all_of_it(
    many: list[list[tuple[int, int]]],
) -> None:
    lines = [line(n, 0, 10_000, refunds=tuple(sorted(steps))) for n, steps in enumerate(many)]
    gone = [v.refunded for v in versions(lines, END, END + 31 * DAY)]
    assert None not in gone and gone == sorted(gone, key=lambda v: v or 0)
    assert sum(by_day(lines, str).values()) == sum(a for steps in many for _, a in steps)
