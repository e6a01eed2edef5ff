"""Promises of sums over lines: what only went back of an order is no line of it."""

from __future__ import annotations

from kaibo.domains.review.results.sums import Sum, summed
from kaibo.domains.review.results.tests.lines import line


def test_what_went_back_beyond_the_lines_of_an_order_is_no_line() -> None:
    sold = line(1, 0, 1_000)
    surplus = line(1, 0, 0, refunds=((9, 300),), qty=0, counted=False)
    unsaid = line(1, 0, None, refunds=((9, 300),), qty=0, counted=False)
    assert summed([sold, surplus, unsaid], "CNY") == summed([sold], "CNY")
    assert summed([sold], "CNY") == Sum(lines=1, orders=1, amount=1_000, pieces=1)
    assert summed([surplus], "CNY") == Sum()
