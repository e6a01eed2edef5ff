"""Promises of what the platform pays: no part of our sales, a named step to the platform's."""

from __future__ import annotations

from kaibo.domains.review.results import counting
from kaibo.domains.review.results.beside import Behind, Row, Theirs
from kaibo.domains.review.results.reconcile import row
from kaibo.domains.review.results.tests.lines import DAY, END, HOUR, line
from kaibo.live.lines import PlacedLine

AS_OF = END + DAY


def told(name: str, value: int, *lines: PlacedLine) -> Row:
    theirs = Theirs(value, "file:douyin-compass", AS_OF)
    return row(name, counting.METRICS[name], lines, theirs, None)


def parts(found: Row) -> list[tuple[str, str, int, int]]:
    return [(part.reason, part.code, part.value, part.lines) for part in found.parts]


#: 10.00 and 20.00 of buyers, of which the platform adds 1.50 to the second; 5.00 by a short video.
LINES = (
    line(1, 0, 1_000),
    line(2, HOUR, 2_000, platform_bears=150),
    line(3, HOUR, 500, "video", platform_bears=90),
)


def test_the_platforms_sales_are_what_buyers_paid_and_what_it_pays_itself() -> None:
    found = told("gmv", 3_150, *LINES)
    assert (found.ours, found.same, found.agrees) == (3_500, 3_150, True)
    assert parts(found) == [("definition", "genre", -500, 1), ("subsidy", "subsidy", 150, 1)]
    assert found.behind("subsidy") == (Behind(LINES[1], 150),)
    assert found.behind("genre") == (Behind(LINES[2], -500),)


def test_what_buyers_paid_is_compared_with_what_the_platform_says_they_paid() -> None:
    found = told("buyer_paid", 3_000, *LINES)
    assert (found.same, found.agrees, parts(found)) == (
        3_000, True, [("definition", "genre", -500, 1)])  # fmt: skip


def test_net_sales_of_the_first_hour_hold_it_too() -> None:
    back = line(2, HOUR, 2_000, refunds=((HOUR + 1, 300),), platform_bears=150)
    found = told("net_1h", 1_000 + 2_000 - 300 + 150, LINES[0], back)
    assert (found.ours, found.same, found.agrees) == (2_700, 2_850, True)


def test_unknown_stays_unknown_and_is_named() -> None:
    silent = line(4, HOUR, 700, platform_bears=None)
    found = told("gmv", 3_900, LINES[0], LINES[1], silent)
    assert (found.ours, found.same, found.unexplained, found.agrees) == (3_700, None, None, None)
    assert found.difference == 200
    assert parts(found) == [("subsidy", "unborne", 0, 1)]
    assert found.behind("unborne") == (Behind(silent, None),)


def test_what_nobody_said_was_nothing_where_the_rest_comes_to_the_platforms_figure() -> None:
    silent = line(4, HOUR, 700, platform_bears=None)
    found = told("gmv", 3_850, LINES[0], LINES[1], silent)
    assert (found.same, found.agrees) == (3_850, True)
    assert parts(found) == [("subsidy", "subsidy", 150, 1)]


def test_a_platform_whose_files_have_no_such_column_counts_what_buyers_paid() -> None:
    found = told("gmv", 1_000, line(1, 0, 1_000, platform="taobao", platform_bears=None))
    assert (found.same, found.agrees, parts(found)) == (1_000, True, [])


def test_lines_behind_every_number_add_up_to_it() -> None:
    gone = line(5, HOUR, 800, refunds=((HOUR, 100), (AS_OF + 1, 200)), platform_bears=40)
    found = told("gmv", 3_990, *LINES, gone)
    for code, value in (("ours", found.ours), ("same", found.same)):
        behind = found.behind(code)
        assert behind is not None and sum(one.value or 0 for one in behind) == value
    for part in found.parts:
        assert sum(one.value or 0 for one in part.lot.each()) == part.value
    assert found.behind("nothing") is None
    # An order of two lines is counted once: its lines add up to nothing.
    assert [one.value for one in told("orders_paid", 4, *LINES, gone).behind("ours") or ()] == [
        None, None, None, None,
    ]  # fmt: skip
