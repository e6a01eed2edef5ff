"""Promise of movements of money that no file numbers: of equal ones there are as many as the one export
that has most of them, whatever is handed in, in whichever order, and whatever is taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.file_format import Given, TableFormat
from kaibo.connectors.base.tests.composed import table
from kaibo.connectors.base.tests.properties import GIVEN, events_of, read_rows
from kaibo.connectors.douyin_funds.format import FUNDS
from kaibo.connectors.douyin_funds.tests import composed as funds
from kaibo.connectors.douyin_settlement.format import SETTLEMENT
from kaibo.connectors.douyin_settlement.tests import composed as settlement
from kaibo.connectors.tiktok_income.format import INCOME
from kaibo.connectors.tiktok_income.tests import composed as income
from kaibo.live.events import Event
from kaibo.live.tests.made import T0, ev, fold, live, whole

HEARD = T0 + 400 * 86_400_000
Rows = Sequence[Mapping[str, object]]
Read = Callable[[Rows, Given], list[Event]]


def reads(format: TableFormat, header: Sequence[str], *above: Mapping[str, object]) -> Read:
    def read(rows: Rows, given: Given) -> list[Event]:
        told, problems = read_rows(format, table(list(header), [*above, *rows]), given)
        assert problems.lost_rows == 0
        return events_of(told)

    return read


#: How each file is read, and a movement of it that has no number.
BOOKS: dict[str, tuple[Read, Mapping[str, object]]] = {
    "settlement": (
        reads(SETTLEMENT, settlement.HEADER, settlement.FORMULAS),
        settlement.SETTLED,
    ),
    "funds": (
        reads(FUNDS, funds.LONG),
        funds.COMPENSATED | {"动账流水号": "-", "动帐流水号": "-"},
    ),
    "income": (reads(INCOME, income.INDONESIA), income.ORDER),
}


def settled(*exports: list[Event], back: int | None = None) -> int | None:
    """What a show's one order has been settled with, by these exports; of `back` its file is
    withdrawn at the end."""
    first = next(event for export in exports for event in export)
    x = {"platform": (first.x or {})["platform"], "created": T0 + 1, "paid": T0 + 2}
    order = ev("order.state", 2, order=first.order, line=first.line, amount=1, cur=first.cur, x=x,
               src="file:orders", id="o", recv=HEARD)  # fmt: skip
    log = [order]
    for export in exports:
        log += [replace_ids(event) for event in export]
    if back is not None:
        file = (exports[back][0].x or {})["file"]
        log.append(ev("source.retract", 3, id="back", src="file:books", x={"file": file},
                      recv=HEARD))  # fmt: skip
    state = fold([*live(length=100_000), *log], cur=first.cur or "CNY")
    return whole(state).measures["settled"]


def replace_ids(event: Event) -> Event:
    """The event as it is stored: in the room, under the name of its format."""
    return Event(
        id=event.id, kind=event.kind, room="r", src="file:books", ts=event.ts, order=event.order,
        line=event.line, cur=event.cur, x=dict(event.x or {}), recv=HEARD,
    )  # fmt: skip


def export(read: Read, number: int, rows: Rows) -> list[Event]:
    """What the export of this number tells."""
    as_of = GIVEN.as_of + number
    return read(rows, replace(GIVEN, sha256=f"{number + 1:x}" * 64, as_of=as_of))


@pytest.mark.parametrize("book", BOOKS)
def test_equal_movements_of_two_exports_are_as_many_as_one_of_them_has(book: str) -> None:
    read, one = BOOKS[book]
    once = settled(export(read, 0, [one]))
    assert once
    for counts, most in (((1, 1), 1), ((2, 1), 2), ((1, 2), 2), ((2, 2), 2), ((1, 3, 2), 3)):
        files = [export(read, n, [one] * count) for n, count in enumerate(counts)]
        assert settled(*files) == most * once, counts
        assert settled(*reversed(files)) == most * once, counts
    # Taken back, the export with most of them counts no more.
    two, three = export(read, 0, [one] * 2), export(read, 1, [one] * 3)
    assert (settled(two, three, back=1), settled(two, three, back=0)) == (2 * once, 3 * once)
    assert settled(three, two, back=0) == 2 * once


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.booleans(), max_size=4), min_size=1, max_size=3))
def test_any_exports_hold_the_largest_count_of_each_movement(
    files: list[list[bool]],
) -> None:
    """True and False are two movements of the same order, moment and amount: their type differs."""
    read, one = BOOKS["settlement"]
    other = {**one, "结算单类型": "结算后退款-非原路退回"}
    if not any(files):
        return
    told = [export(read, n, [one if row else other for row in rows])
            for n, rows in enumerate(files) if rows]  # fmt: skip
    most = [max(rows.count(kind) for rows in files) for kind in (True, False)]
    assert settled(*told) == 4_603 * sum(most)
    assert settled(*reversed(told)) == 4_603 * sum(most)
