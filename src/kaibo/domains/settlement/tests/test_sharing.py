"""Promise of shared refunds: no line gives back more than it was paid, and no unit comes or goes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kaibo.domains.settlement.rules.inputs import Sale
from kaibo.domains.settlement.rules.profit import profit
from kaibo.domains.settlement.rules.ranges import exact
from kaibo.domains.settlement.rules.sharing import shared, shares
from kaibo.domains.settlement.tests.test_profit import NIGHT


def line(amount: int | None, refunded: int | None) -> Sale:
    return Sale("o1", amount, refunded, 1, "7001", True)


def back(*lines: Sale) -> list[int | None]:
    return [one.refunded for one in shared(lines)]


def test_what_went_back_of_the_order_is_shared_by_what_was_paid_to_the_fen() -> None:
    assert back(line(6_000, 10_000), line(4_000, None)) == [6_000, 4_000]
    assert back(line(0, 1_000), line(3_333, 0), line(3_333, 0), line(3_334, 0)) == [
        0, 333, 333, 334]  # fmt: skip
    assert shares(100, [1, 1, 1]) == [34, 33, 33]
    assert shares(2, [1, 1, 1]) == [1, 1, 0]
    assert shares(5, [0, 0]) == [0, 0]


def test_a_line_that_has_come_back_takes_no_more_and_what_has_no_room_stays() -> None:
    assert back(line(6_000, 7_000), line(4_000, 4_000), line(500, 0)) == [6_500, 4_000, 500]


def test_where_a_payment_is_not_known_nothing_is_moved() -> None:
    lines = [line(6_000, 10_000), line(None, None)]
    assert shared(lines) == lines
    fine = [line(6_000, 6_000), line(4_000, None)]
    assert shared(fine) == fine


def test_the_profit_says_that_it_was_shared_and_counts_no_fee_of_what_came_back() -> None:
    of_order = shared([line(6_000, 10_000), line(4_000, 0)])
    found = profit(replace(NIGHT, sales=tuple(of_order)))
    assert found.net_sales == exact(0)
    assert "（2 行的退款没写是哪一件的，按付款分摊）" in found.terms[0].detail


AMOUNT = st.integers(0, 300)


@given(st.lists(st.tuples(AMOUNT, st.one_of(st.none(), AMOUNT)), max_size=6))
def test_any_order_keeps_its_sum_and_no_line_gains_beyond_its_payment(
    told: list[tuple[int, int | None]],
) -> None:
    before = [line(amount, refunded) for amount, refunded in told]
    after = shared(before)
    assert sum(one.refunded or 0 for one in after) == sum(one.refunded or 0 for one in before)
    paid, gone = (
        (sum(one or 0 for one in some) for some in zip(*told, strict=True)) if told else (0, 0)
    )
    for was, now in zip(before, after, strict=True):
        assert (now.refunded or 0) <= max(was.amount or 0, was.refunded or 0)
        assert len(before) < 2 or gone > paid or (now.refunded or 0) <= (was.amount or 0)
        assert now.shared or now == was
