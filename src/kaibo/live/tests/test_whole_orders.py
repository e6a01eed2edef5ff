"""Orders told as a whole and by their lines: counted once, whatever was told first."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.lines import Lines, taken
from kaibo.live.order_book import OrderBook
from kaibo.live.orders import line_key
from kaibo.live.state import dump, load
from kaibo.live.tests.made import KEY, T0, ev, fold, live, whole
from kaibo.live.would import would_change

HOUR = 3_600_000
HEARD = T0 + 24 * HOUR
ORDER: dict[str, Any] = {
    "platform": "taobao", "created": T0 + 1_000, "paid": T0 + 2_000, "as_of": HEARD,
}  # fmt: skip


def said(line: str | None, amount: int | None, ident: str = "", **x: Any) -> Event:
    """What a file says of a line of order o1; of the whole without `line`."""
    qty = x.pop("qty", 1)
    return ev("order.state", 2_000, id=ident or f"said-{line}", src="file:o", order="o1", line=line,
              amount=amount, qty=qty, product=line, x={**ORDER, **x}, recv=HEARD)  # fmt: skip


def ticket(line: str | None, amount: int | None, number: str = "t1", **x: Any) -> Event:
    told = {
        "platform": "taobao",
        "ticket": number,
        "as_of": T0 + 2 * HOUR,
        "refunded_at": T0 + 9,
        **x,
    }
    return ev("order.refund", 9_000, id=f"{number}-{line}", src="file:t", order="o1", line=line,
              amount=amount, x=told, recv=HEARD)  # fmt: skip


def entry(line: str | None, book: str, number: str, **x: Any) -> Event:
    told = {"platform": "taobao", "book": book, "entry": number, **x}
    return ev("order.entry", 9_000, id=f"{number}-{line}", src="file:s", order="o1", line=line,
              x=told, recv=HEARD)  # fmt: skip


def of(*events: Event, measures: tuple[str, ...]) -> tuple[int | None, ...]:
    """These measures of the show: the same in any order, and event by event."""
    found = set()
    for some in permutations(events):
        log = [*live(length=100_000), *some]
        for state in (fold(log), fold(log, cuts=tuple(range(len(log))))):
            found.add(tuple(whole(state).measures[m] for m in measures))
    [only] = found
    return only


SALES = ("order_lines", "orders_paid", "gmv", "items_paid", "refund_cohort", "refund_cash")


def test_an_order_and_all_its_lines_count_once() -> None:
    order = said(None, 100, qty=3, refunded_total=10)
    lines = [said("a", 60, refunded_total=10), said("b", 40, qty=2, refunded_total=0)]
    assert of(order, measures=SALES) == (1, 1, 100, 3, 10, 10)
    assert of(order, *lines, measures=SALES) == (2, 1, 100, 3, 10, 10)


def test_what_the_order_holds_beyond_its_lines_is_a_row_of_its_own() -> None:
    order = said(None, 106, qty=3, refunded_total=16)
    lines = [said("a", 60, refunded_total=10), said("b", 40, qty=2, refunded_total=0)]
    assert of(order, *lines, measures=SALES) == (3, 1, 106, 3, 16, 16)
    # A line that nobody has told yet is in the rest, and a whole that says less takes nothing away.
    assert of(order, lines[0], measures=SALES) == (2, 1, 106, 3, 16, 16)
    assert of(said(None, 90, refunded_total=0), *lines, measures=SALES) == (2, 1, 100, 3, 10, 10)


def test_more_that_went_back_of_the_order_than_of_its_lines_makes_no_line() -> None:
    order = said(None, 100, refunded_total=25, genre="live")
    lines = [said(name, 50, refunded_total=5, genre="live") for name in ("a", "b")]
    assert of(order, *lines, measures=(*SALES, "refund_cohort_live")) == (2, 1, 100, 2, 25, 25, 25)


def test_what_is_unknown_of_a_line_is_unknown_of_the_rest() -> None:
    order, line = said(None, 106, qty=3, refunded_total=16), said("a", 60, refunded_total=10)
    assert of(order, line, said("b", None), measures=SALES) == (2, 1, None, 2, None, None)
    assert of(order, line, said("b", 40), measures=SALES) == (3, 1, 106, 3, None, None)
    # What the whole leaves unsaid is as unknown of its rest as it was of all of it.
    assert of(said(None, 106), line, measures=SALES) == (2, 1, 106, 1, None, None)
    assert of(said(None, 60), line, measures=SALES) == (1, 1, 60, 1, 10, 10)


def test_lines_that_nobody_paid_take_nothing_off_an_order_that_was() -> None:
    order = said(None, 100, refunded_total=0)
    unpaid = said("a", 60, refunded_total=0, paid=None, state="closed")
    assert of(order, unpaid, measures=SALES) == (2, 1, 100, 1, 0, 0)
    # An order that was not paid is told by its lines alone.
    nobody = said(None, 100, refunded_total=0, paid=None, state="created")
    assert of(nobody, unpaid, measures=SALES) == (1, 0, 0, 0, 0, 0)


REFUNDS = ("refund_cohort", "refund_cash", "refund_1h", "orders_refunded")


def test_tickets_of_an_order_are_those_of_its_first_paid_line() -> None:
    lines = [said("a", 60, refunded_total=0), said("b", 40, refunded_total=0)]
    assert of(*lines, ticket(None, 30), measures=REFUNDS) == (30, 30, 30, 1)
    state = fold([*live(length=100_000), *lines, ticket(None, 30)])
    rows = {key[3]: line.refunded_total for key, line in state.money.book.lines()}
    assert rows == {"a": 30, "b": 0}
    unpaid = said("a", 60, refunded_total=0, paid=None)
    assert of(unpaid, lines[1], ticket(None, 30), measures=REFUNDS) == (30, 30, 30, 1)


def test_a_ticket_of_an_order_is_not_added_to_what_its_lines_say_went_back() -> None:
    lines = [said("a", 60, refunded_total=0), said("b", 40, refunded_total=40)]
    assert of(*lines, ticket(None, 40), measures=REFUNDS[:2]) == (40, 40)
    assert of(*lines, ticket(None, 55), measures=REFUNDS[:2]) == (55, 55)
    # Of another ticket that names the line it is; and one number is one ticket.
    more = [*lines, ticket(None, 55), ticket("b", 20, "t2")]
    assert of(*more, measures=REFUNDS[:1]) == (40 + 55 - 20,)
    assert of(*lines, ticket(None, 55), ticket("b", 55), measures=REFUNDS[:1]) == (55,)


def test_what_is_concluded_of_a_line_gives_way_to_tickets_of_its_order() -> None:
    derived: dict[str, Any] = {"refunded_total": 40, "refund_basis": "derived"}
    lines = [said("a", 60, refunded_total=0), said("b", 40, **derived)]
    assert of(*lines, measures=REFUNDS) == (40, 40, None, 1)
    assert of(*lines, ticket(None, 25), measures=REFUNDS) == (25, 25, 25, 1)
    # And what is concluded of the order, to what is printed of its lines.
    order = said(None, 100, **{**derived, "refunded_total": 100})
    printed = [said("a", 60, refunded_total=12), said("b", 40, refunded_total=0)]
    assert of(order, *printed, measures=REFUNDS[:2]) == (12, 12)


SETTLED = ("lines_settled", "settled")


def test_of_an_order_named_by_movements_one_book_speaks() -> None:
    lines = [said("a", 60), said("b", 40)]
    assert of(*lines, entry(None, "settlement", "n1", settled=95), measures=SETTLED) == (1, 95)
    both = [entry("b", "funds", "n2", settled=38), entry(None, "settlement", "n1", settled=95)]
    assert of(*lines, *both, measures=SETTLED) == (1, 95)
    same = [entry("b", "funds", "n1", settled=38), entry(None, "funds", "n1", settled=38)]
    assert of(*lines, *same, measures=SETTLED) == (1, 38)


def test_what_is_told_of_an_order_alone_waits_for_a_line_of_it() -> None:
    state = fold([*live(length=100_000), ticket(None, 30), entry(None, "funds", "n1", settled=5)])
    assert whole(state).measures["order_lines"] is None
    assert list(state.money.book.lines()) == []


def test_an_order_book_says_every_row_that_an_event_moves() -> None:
    book = OrderBook()
    events = [said("a", 60), said("b", 40), said(None, 106)]
    moved = [[(c.key[3], c.before, c.now) for c in book.learn(e)] for e in events]
    assert [len(rows) for rows in moved] == [1, 1, 3]
    assert [(line, was is None, now and now.amount) for line, was, now in moved[2]] == [
        ("", True, 6), ("a", False, 60), ("b", False, 40),
    ]  # fmt: skip
    # A line that comes after the whole moves it.
    changes = {c.key[3]: c for c in book.learn(said("c", 5))}
    assert (changes["c"].before, changes["c"].now and changes["c"].now.amount) == (None, 5)
    assert [c and c.amount for c in (changes[""].before, changes[""].now)] == [6, 1]


def test_a_restored_room_goes_on_as_if_nothing_had_been() -> None:
    first, second = [*live(said("a", 60), length=100_000)], [said(None, 106), said("b", 40)]
    restored, _ = load(dump(fold(first)), KEY)
    for event in second:
        restored.money.book.learn(event)
    rows = {key[3]: line.amount for key, line in restored.money.book.lines()}
    assert rows == {"": 6, "a": 60, "b": 40}


def shown(state: Fold) -> dict[str, int | None]:
    found = taken(state, "s1", HEARD)
    assert found is not None
    return {one.key[3]: one.line.amount for one in Lines(found).within}


def test_the_lines_of_a_show_are_those_of_the_fold() -> None:
    # The order was told to be of before the show; only its lines touch the stretch.
    order = said(None, 106, created=T0 - 30 * 24 * HOUR, paid=T0 - 30 * 24 * HOUR, as_of=HEARD)
    lines = [said("a", 60), said("b", 40), ticket(None, 30)]
    state = fold([*live(length=100_000), order, *lines])
    assert shown(state) == {"a": 60, "b": 40}
    found = taken(state, "s1", HEARD)
    assert found is not None and len(found.book.said) == 3
    assert shown(fold([*live(length=100_000), said(None, 106), *lines])) == {
        "": 6,
        "a": 60,
        "b": 40,
    }
    placed = {one.key[3]: one for one in Lines(found).within}
    assert (placed["a"].line.refunded_total, placed["a"].heard) == (30, HEARD)


@pytest.mark.parametrize(
    ("event", "verdict"),
    [
        (said(None, 106, "again"), "same"),
        (said(None, 107, "again"), "changed"),
        (said("a", 60, "again"), "same"),
        (said("a", 61, "again"), "changed"),
        (said("c", 1, "again"), "new"),
        (ticket(None, 5), "new"),
    ],
)
def test_a_preview_knows_that_rows_follow_from_one_another(event: Event, verdict: str) -> None:
    state = fold([*live(length=100_000), said(None, 106), said("a", 60), said("b", 40)])
    before = dict(state.money.book.lines())
    assert [found for _, found in would_change(state, [event])] == [verdict]
    assert dict(state.money.book.lines()) == before
    assert line_key(event)[:3] == ("taobao", "", "o1")


def test_what_names_a_line_of_an_order_told_as_a_whole_alone_counts_at_the_whole() -> None:
    told = [said(None, 100), ticket("a", 30), ticket("b", 12, "t2"), ticket(None, 12, "t2")]
    assert of(*told, measures=("order_lines", "gmv", "refund_cohort")) == (1, 100, 42)
    moved = [said(None, 100), entry("a", "funds", "n1", settled=60)]
    assert of(*moved, measures=("lines_settled", "settled")) == (1, 60)


def test_once_the_line_is_told_what_names_it_is_its_own() -> None:
    told = [said(None, 100), ticket("b", 12, "t2"), said("a", 60), said("b", 40)]
    assert of(*told, measures=("order_lines", "gmv", "refund_cohort")) == (2, 100, None)
    book = OrderBook()
    for event in told:
        book.learn(event)
    line = book.line(line_key(told[3]))
    assert line is not None and line.refunded_total == 12


def test_what_names_a_line_of_an_order_nobody_told_as_a_whole_still_waits() -> None:
    waits = [ticket("b", 12, "t2"), said("a", 60, refunded_total=0)]
    assert of(*waits, measures=("order_lines", "refund_cohort")) == (1, 0)
    beside = [*waits, said(None, 100, refunded_total=12)]
    assert of(*beside, measures=("order_lines", "gmv", "refund_cohort")) == (2, 100, 12)


def test_a_copy_of_an_order_has_what_counts_at_its_whole() -> None:
    book = OrderBook()
    for event in (ticket("a", 30), said(None, 100), ticket("b", 12, "t2")):
        book.learn(event)
    whole_key = line_key(said(None, 100))
    there = book.line(whole_key)
    assert there is not None and there.refunded_total == 42
    for key in (whole_key, (*whole_key[:3], "a")):
        assert book.part([key]).line(whole_key) == there


def whole_refunds(*events: Event) -> list[tuple[str, int, int]]:
    """(line, tickets, amount) of the order book that heard these, in whatever order."""
    found = set()
    for some in permutations(events):
        book = OrderBook()
        for event in some:
            book.learn(event)
        found.add(tuple((key[3], count, amount) for key, count, amount in book.whole_refunds()))
    [only] = found
    return list(only)


def test_tickets_of_a_whole_order_that_count_at_its_first_paid_line_are_counted() -> None:
    two = said("b", 4_000), said("c", 6_000)
    assert whole_refunds(*two, ticket(None, 5_000)) == [("b", 1, 5_000)]
    assert whole_refunds(*two, ticket(None, 5_000), ticket(None, 800, "t2")) == [("b", 2, 5_800)]
    book = OrderBook()
    for event in (*two, ticket(None, 5_000)):
        book.learn(event)
    told = {key[3]: line.refunded_total for key, line in book.lines()}
    assert told["b"] == 5_000, "it is what the line holds of it"


def test_a_ticket_whose_line_is_known_or_the_only_one_or_empty_is_none_of_them() -> None:
    two = said("b", 4_000), said("c", 6_000)
    assert whole_refunds(*two, ticket("c", 5_000)) == []
    assert whole_refunds(*two, ticket(None, 5_000), ticket("c", 5_000)) == []
    assert whole_refunds(said("b", 4_000), ticket(None, 4_000)) == []
    assert whole_refunds(*two, ticket(None, None)) == []
    assert whole_refunds(said(None, 10_000), ticket(None, 4_000)) == []
    said_too = said("b", 4_000), said("c", 6_000, refunded_total=5_000)
    assert whole_refunds(*said_too, ticket(None, 5_000)) == [], "a line says the same money"
