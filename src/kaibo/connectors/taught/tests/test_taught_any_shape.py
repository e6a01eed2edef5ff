"""Every kind of taught table: columns in any order, under any name that is known, with holes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.file_format import Aired, Holds
from kaibo.connectors.base.tests.properties import (
    assert_sound,
    blanked,
    events_of,
    read_rows,
    rearranged,
    said,
)
from kaibo.connectors.taught.format import taught_format
from kaibo.connectors.taught.mapping import renamed
from kaibo.connectors.taught.suggest import mapping, suggest
from kaibo.connectors.taught.targets.tables import KINDS
from kaibo.connectors.taught.tests.composed import TABLES
from kaibo.connectors.taught.tests.reading import FILE, learned

HOLDS = st.sampled_from(list(TABLES))


@settings(max_examples=50, deadline=None)
@given(st.data(), HOLDS)
def test_order_of_columns_and_names_said_to_be_the_same_change_nothing(
    data: st.DataObject, holds: Holds
) -> None:
    rows = TABLES[holds]
    headers = [str(cell) for cell in rows[0]]
    body = [[str(cell) for cell in row] for row in rows[1:]]
    plain = mapping(suggest(headers, body, holds), holds, "composed")
    for number, header in enumerate(headers):
        plain = renamed(plain, header, f"新列{number}")
    made = taught_format("taught-1", "教过的表", plain)
    wanted, _ = read_rows(made, rows, FILE)
    width = len(headers)
    even = [[*row, *[""] * (width - len(row))] for row in rows]
    table = data.draw(rearranged(made.layouts[0], even))
    found, _ = read_rows(made, table, FILE)
    assert said(found) == said(wanted) != []


@settings(max_examples=50, deadline=None)
@given(st.data(), HOLDS)
def test_any_name_of_the_trade_is_suggested_to_mean_the_same(
    data: st.DataObject, holds: Holds
) -> None:
    rows = TABLES[holds]
    headers = [str(cell) for cell in rows[0]]
    body = [[str(cell) for cell in row] for row in rows[1:]]
    at = data.draw(st.integers(0, len(headers) - 1))
    before = suggest(headers, body, holds)
    target = KINDS[holds].targets.get(before[at].target)
    if target is None:
        return
    other = [*headers]
    other[at] = data.draw(st.sampled_from(sorted(target.names)))
    found = suggest(other, body, holds)
    assert [one.target for one in found] == [one.target for one in before]


@settings(max_examples=60, deadline=None)
@given(st.data(), HOLDS)
def test_holes_never_raise_and_blank_money_is_never_zero(data: st.DataObject, holds: Holds) -> None:
    rows = [[*row, *[""] * (len(TABLES[holds][0]) - len(row))] for row in TABLES[holds]]
    made = learned(rows, holds)
    table = data.draw(blanked(rows))
    told, problems = read_rows(made, table, FILE)
    events = events_of(told)
    assert_sound(events)
    at = {str(header): position for position, header in enumerate(table[0])}
    lost = {one.row for one in problems.kept if one.text.endswith("此行未计入。")}
    numbers = {one.row_no for one in told if isinstance(one, Aired)}
    numbers |= {int(e.id.split(":")[1].split("#")[0]) for e in events if e.kind != "order.entry"}
    assert not numbers & lost
    money = {"order.state": "用户实付金额(元)", "report.gmv": "成交金额", "tick.spend": "消耗"}
    for event in events:
        header = money.get(event.kind)
        if header in at and event.kind != "order.entry":
            cell = str(table[int(event.id.split(":")[1].split("#")[0]) - 1][at[header]])
            assert (cell.strip(" -") == "") == (event.amount is None)


@pytest.mark.parametrize("holds", TABLES)
def test_the_same_file_twice_tells_the_same(holds: Holds) -> None:
    made = learned(TABLES[holds], holds)
    first, _ = read_rows(made, TABLES[holds], FILE)
    second, _ = read_rows(made, TABLES[holds], FILE)
    assert said(first) == said(second)


@pytest.mark.parametrize("holds", TABLES)
def test_a_header_alone_tells_nothing(holds: Holds) -> None:
    told, problems = read_rows(learned(TABLES[holds], holds), TABLES[holds][:1], FILE)
    assert (told, problems.kept) == ([], [])


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(list(KINDS)),
    st.lists(st.text(max_size=6), min_size=1, max_size=6),
    st.lists(st.lists(st.text(max_size=12), max_size=7), max_size=4),
)
def test_no_table_is_too_odd_to_be_looked_at(
    holds: Holds, headers: list[str], rows: list[list[str]]
) -> None:
    columns = suggest(headers, rows, holds)
    assert [one.header for one in columns] == headers
    targets = [one.target for one in columns if one.target != "skip"]
    assert len(targets) == len(set(targets))
