"""After-sale tickets, movements of money and genres: kept with their line, in any order."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from kaibo.live.events import MOST, Event
from kaibo.live.fold import Fold
from kaibo.live.tests.made import T0, ev, fold, live, rows, whole
from kaibo.live.validity import MOST_DAYS, problem
from kaibo.live.would import would_change

HOUR = 3_600_000
#: When the files were handed in.
HEARD = T0 + 24 * HOUR
ORDER = {"platform": "douyin", "created": T0 + 1_000, "paid": T0 + 2_000}


def said(ident: str = "a", **more: Any) -> Event:
    fields = {k: more.pop(k) for k in ("cur", "amount") if k in more}
    return ev(
        "order.state", 2_000, id=ident, src="file:o", order="o1", **{"amount": 100, **fields},
        x={**ORDER, **more}, recv=HEARD,
    )  # fmt: skip


def ticket(
    ident: str, amount: int | None, number: str = "t1", order: str = "o1", **x: Any
) -> Event:
    cur = x.pop("cur", None)
    told = {"platform": "douyin", "ticket": number, "as_of": T0 + 2 * HOUR, **x}
    return ev("order.refund", 9_000, id=ident, src="file:t", order=order, amount=amount, cur=cur,
              x=told, recv=HEARD)  # fmt: skip


def entry(ident: str, number: str = "n1", book: str = "settlement", **x: Any) -> Event:
    cur, order = x.pop("cur", None), x.pop("order", "o1")
    told = {"platform": "douyin", "book": book, "entry": number, **x}
    return ev("order.entry", 9_000, id=ident, src="file:s", order=order, cur=cur, x=told,
              recv=HEARD)  # fmt: skip


def of(*events: Event, measures: tuple[str, ...]) -> tuple[int | None, ...]:
    """These measures of the show, the same whatever the order of arrival."""
    found = {
        tuple(whole(fold([*live(length=100_000), *some])).measures[m] for m in measures)
        for some in permutations(events)
    }
    [only] = found
    return only


REFUNDS = ("refund_cohort", "refund_cash", "refund_1h", "orders_refunded")


def test_tickets_of_a_line_add_up_and_the_last_said_of_each_holds() -> None:
    early = ticket("r1", 10, as_of=T0 + 1, refunded_at=T0 + 5_000)
    late = ticket("r2", 30, refunded_at=T0 + 6_000)
    other = ticket("r3", 40, "t2", refunded_at=T0 + 2_000 + HOUR + 1)
    assert of(said(), early, late, other, measures=REFUNDS) == (70, 70, 30, 1)
    # One nobody knows the amount of yet says nothing, a refused one says nothing went back.
    pending, refused = ticket("r4", None, "t3"), ticket("r5", 0, "t4")
    assert of(said(), late, pending, refused, measures=REFUNDS) == (30, 30, 30, 1)
    assert of(said(), pending, measures=REFUNDS) == (None, None, None, None)
    assert of(said(), refused, measures=REFUNDS) == (0, 0, 0, 0)


def test_of_tickets_and_what_was_asserted_the_larger_holds_with_its_own_steps() -> None:
    asserted = said("b", refunded_total=50, refunded_at=T0 + 70_000)
    less, more = (ticket(f"r{n}", n, refunded_at=T0 + 5_000) for n in (30, 60))
    assert of(asserted, less, measures=REFUNDS) == (50, 50, 50, 1)
    assert of(asserted, more, measures=REFUNDS) == (60, 60, 60, 1)
    minutes = rows(fold([*live(length=100_000), asserted, less]), "minute")
    cash = [row.measures["refund_cash"] for row in minutes.values()]
    assert cash == [0, 50]


def test_a_refund_that_was_concluded_gives_way_to_what_was_said() -> None:
    concluded = said("b", refunded_total=100, refund_basis="derived", refunded_at=T0 + 5_000,
                     as_of=T0 + 2 * HOUR)  # fmt: skip
    assert of(concluded, measures=REFUNDS) == (100, 100, None, 1)
    back = ticket("r1", 30, refunded_at=T0 + 5_000)
    assert of(concluded, back, measures=REFUNDS) == (30, 30, 30, 1)
    assert of(concluded, ticket("r1", None), measures=REFUNDS) == (100, 100, None, 1)
    printed = said("c", refunded_total=20, refunded_at=T0 + 5_000)
    assert of(concluded, printed, measures=REFUNDS) == (20, 20, 20, 1)
    assert of(concluded, printed, back, measures=REFUNDS) == (30, 30, 30, 1)
    # What somebody set by hand stands, also that nothing went back.
    fixed = ev("order.fix", 3_000, id="f", src="desk", order="o1", recv=HEARD,
               x={**ORDER, "refunded_total": 0})  # fmt: skip
    assert of(concluded, fixed, measures=REFUNDS[:2]) == (0, 0)


def test_that_nothing_had_gone_back_yet_says_nothing_against_a_later_conclusion() -> None:
    concluded = said("b", refunded_total=100, refund_basis="derived", as_of=T0 + 2 * HOUR)
    for heard, back in ((HOUR, 100), (2 * HOUR, 0), (3 * HOUR, 0)):
        nothing = said("c", refunded_total=0, as_of=T0 + heard)
        assert of(concluded, nothing, measures=REFUNDS[:2]) == (back, back)
        refused = ticket("r1", 0, as_of=T0 + heard)
        assert of(concluded, refused, measures=REFUNDS[:2]) == (back, back)


def test_the_first_hour_is_derived_only_where_all_of_it_is_known() -> None:
    one = ("refund_1h",)
    timed = ticket("r1", 30, refunded_at=T0 + 5_000)
    assert of(said(), timed, measures=one) == (30,)
    assert of(said(), ticket("r1", 30), measures=one) == (None,)
    within = ticket("r1", 30, refunded_at=T0 + 5_000, as_of=T0 + 2_000 + HOUR - 1)
    assert of(said(), within, measures=one) == (None,)
    edge = ticket("r1", 30, refunded_at=T0 + 2_000 + HOUR, as_of=T0 + 2_000 + HOUR)
    assert of(said(), edge, measures=one) == (30,)
    # What was said of it is never overruled, and without a word on refunds nothing is derived.
    assert of(said("b", refund_1h=7), timed, measures=one) == (7,)
    assert of(said("b", as_of=T0 + 2 * HOUR), measures=one) == (None,)
    assert of(said("b", as_of=T0 + 2 * HOUR, refunded_total=0), measures=one) == (0,)


def test_a_ticket_or_a_movement_makes_no_order() -> None:
    state = fold(live(ticket("r1", 30), entry("e1", settled=5), length=100_000))
    told = whole(state).measures
    assert (told["order_lines"], told["orders_created"], told["settled"]) == (None, None, None)
    # They wait for it: also for one that is paid later.
    unpaid = said("a", paid=None)
    state = fold(live(ticket("r1", 30), entry("e1", settled=5), unpaid, length=100_000))
    told = whole(state).measures
    assert (told["orders_created"], told["refund_cohort"], told["settled"]) == (1, 0, None)


SETTLED = ("lines_settled", "settled", "platform_fee", "commission", "other_fees")


def test_of_each_line_one_book_speaks_and_each_movement_once() -> None:
    funds = entry("e1", "n1", "funds", settled=90, platform_fee=1)
    first = entry(
        "e2", "n2", settled=80, platform_fee=5, commission=10, service_fee=3, channel_fee=2
    )
    second = entry("e3", "n3", settled=-20, platform_fee=-5)
    assert of(said(), funds, measures=SETTLED) == (1, 90, 1, None, None)
    assert of(said(), funds, first, second, measures=SETTLED) == (1, 60, 0, 10, 5)
    # Of one number the last said holds, whatever its message is called.
    newer = entry("e4", "n2", settled=70, platform_fee=4, as_of=T0 + HOUR)
    assert of(said(), first, newer, measures=SETTLED) == (1, 70, 4, None, None)


def test_money_in_another_currency_says_nothing_here() -> None:
    dollars = entry("e1", settled=90, cur="USD")
    assert of(said(), dollars, measures=SETTLED) == (None,) * 5
    assert of(said(), ticket("r1", 30, cur="USD"), measures=REFUNDS) == (None,) * 4
    assert of(said(cur="USD"), entry("e1", settled=90), measures=SETTLED) == (None,) * 5


LIVE = ("genre_lines", "genre_pending", "orders_live", "gmv_live", "refund_cohort_live")


def test_genres_are_known_once_one_was_said_and_pending_lines_are_counted() -> None:
    assert of(said(), measures=LIVE) == (0, 1, None, None, None)
    assert of(said("a", genre="live"), measures=LIVE) == (1, 0, 1, 100, None)
    assert of(said("a", genre="card"), measures=LIVE) == (1, 0, 0, 0, 0)
    other = ev("order.state", 3_000, id="z", src="file:o", order="o2", amount=7, x=ORDER)
    live_one = said("a", genre="live", refunded_total=5)
    assert of(live_one, other, measures=LIVE) == (1, 1, 1, 100, 5)


def test_the_genre_of_the_later_export_holds() -> None:
    today = said("b", genre="other", as_of=T0 + HOUR)
    tomorrow = said("a", genre="live", as_of=T0 + 2 * HOUR)
    silent = said("c", as_of=T0 + 3 * HOUR)
    assert of(today, tomorrow, silent, measures=("gmv_live",)) == (100,)


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (ticket("r", 1, number=""), "missing_field"),
        (ticket("r", -1), "negative"),
        (ticket("r", MOST["amount"] + 1), "out_of_range"),
        (ticket("r", 1, refunded_at="yesterday"), "bad_field"),
        (entry("e", number=""), "missing_field"),
        (entry("e", book="other"), "bad_field"),
        (entry("e", settled=1.5), "bad_field"),
        (entry("e", settled=True), "bad_field"),
        (entry("e", commission=-MOST["amount"] - 1), "out_of_range"),
        (entry("e", as_of=-1), "bad_field"),
        (said(genre="直播"), "bad_field"),
        (said(account=7), "bad_field"),
        (said(as_of="now"), "bad_field"),
        (ev("tick.views", 1, x={"grid": 60_000, "as_of": T0}), "missing_field"),
        (ev("tick.views", 1, n=1, x={"as_of": T0}), "missing_field"),
        (ev("tick.views", 1, n=1, x={"grid": 60_000}), "missing_field"),
        (ev("tick.views", 1, n=1, x={"grid": 0, "as_of": T0}), "bad_field"),
        (
            ev("tick.views", 1, n=1, x={"grid": MOST_DAYS * 86_400_000 + 1, "as_of": T0}),
            "bad_field",
        ),
        (ev("tick.views", 1, n=1, x={"grid": 60_000, "as_of": "now"}), "bad_field"),
    ],
)
def test_what_cannot_be_counted_is_refused(event: Event, code: str) -> None:
    found = problem(event)
    assert found is not None and found[0] == code
    assert found[1].strip() and not found[1].isascii()


def test_what_can_be_counted_is_taken() -> None:
    for event in (
        ticket("r", None, kind="return", shipped=True, state="退款成功", asked=T0),
        entry("e", "n", "funds", settled=-MOST["amount"], scene="货款结算"),
        said(genre="live", account="a", host_name="小陈"),
        ev("tick.spend", 1, amount=5, cur="CNY", x={"grid": 86_400_000, "as_of": T0}),
    ):
        assert problem(event) is None


def test_a_log_of_before_today_with_what_is_refused_now_is_still_folded() -> None:
    old = said("a", genre=5, as_of="soon")
    assert whole(fold(live(old, length=100_000))).measures["gmv"] == 100


def verdicts(state: Fold, *events: Event) -> list[str]:
    return [verdict for _, verdict in would_change(state, events)]


def test_a_preview_says_what_is_new_what_differs_and_what_is_known() -> None:
    total = ev("report.gmv", 5, id="p", src="file:p", amount=9, ref="s1", product="p1",
               x={"as_of": T0})  # fmt: skip
    minute = ev("tick.views", 0, id="m", src="file:m", n=3, x={"grid": 60_000, "as_of": T0})
    told = [said(), ticket("r1", 30), entry("e1", settled=5), total, minute]
    empty, state = fold(live(length=100_000)), fold(live(*told, length=100_000))
    assert verdicts(empty, *told) == ["new"] * 5
    assert verdicts(state, *told) == ["same"] * 5
    later: dict[str, Any] = {"as_of": T0 + 3 * HOUR}
    again = [
        said("a2"), ticket("r2", 30, **later), entry("e2", settled=5, **later),
        ev("report.gmv", 5, id="p2", src="file:p", amount=9, ref="s1", product="p1", x=later),
        ev("tick.views", 0, id="m2", src="file:m", n=3, x={"grid": 60_000, **later}),
    ]  # fmt: skip
    assert verdicts(state, *again) == ["same"] * 5
    other = [
        said("a2", amount=200), ticket("r2", 31, **later), entry("e2", settled=6, **later),
        ev("report.gmv", 5, id="p2", src="file:p", amount=8, ref="s1", product="p1", x=later),
        ev("tick.views", 0, id="m2", src="file:m", n=4, x={"grid": 60_000, **later}),
    ]  # fmt: skip
    assert verdicts(state, *other) == ["changed"] * 5
    channels = [
        ev("report.gmv", 5, id=f"p{n}", src="file:p", amount=8, ref="s1", product="p1",
           channel="千川", x=later) for n in (3, 4)
    ]  # fmt: skip
    assert verdicts(state, channels[0]) == ["new"]
    assert verdicts(fold(live(*told, channels[0])), channels[1], told[3]) == ["same", "same"]
    more = [ticket("r9", 1, "t9"), entry("e9", "n9", settled=1),
            ev("report.gmv", 5, id="p9", src="file:p", amount=9, ref="s1", x=later)]  # fmt: skip
    assert verdicts(state, *more) == ["new"] * 3
