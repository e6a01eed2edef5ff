"""Planning a table on a state made by hand, for the tests of it."""

from __future__ import annotations

from itertools import count
from typing import Any

from kaibo.domains.selection.columns.suggest import suggest
from kaibo.domains.selection.lineup import table
from kaibo.domains.selection.lineup.plan import plan
from kaibo.domains.selection.lineup.planned import Plan
from kaibo.domains.selection.lineup.state import Now, State
from kaibo.kit.rights import RIGHTS, Duty

ALL = frozenset(RIGHTS)
IDS = count(100)
CONSOLE = frozenset(right for right, duties in RIGHTS.items() if Duty.CONSOLE in duties)


def planned(text: str, state: State | None = None, **more: Any) -> Plan:
    """A table planned with its columns as suggested."""
    found = table.read(text)
    columns = suggest(found.headers, [line.cells for line in found.lines])
    return plan(found, columns, state or State(), **{"rights": ALL, **more})


def after(state: State, made: Plan) -> State:
    """The state once the plan was carried out: new rows get ids as in a database."""
    ids: dict[tuple[str, int], int] = {}
    kinds = (made.products, made.skus, made.listings, made.links)
    for drafts in kinds:
        for draft in drafts.new:
            ids[drafts.home, draft.ref] = next(IDS)
    rows = [
        [
            Now(
                ids.get((drafts.home, ref), ref),
                1,
                {
                    name: ids.get((name, value), value) if isinstance(value, int) else value
                    for name, value in draft.after.items()
                },
            )
            for ref, draft in drafts.rows.items()
        ]
        for drafts in kinds
    ]
    products, skus, listings, links = rows
    return State(products, skus, listings, links)


def product(number: int, title: str, short: str = "") -> Now:
    return Now(number, 1, {"title": title, "short": short, "category": "", "role": ""})


def sku(number: int, of: int, code: str = "", spec: str = "", **prices: int) -> Now:
    return Now(number, 1, {"product": of, "code": code, "spec": spec, **prices})


def link(number: int, of: int, variant: int | None = None, no: int | None = None) -> Now:
    values = {"product": of, "sku": variant, "link_no": no, "position": number}
    return Now(number, 1, values)


CUP = State([product(1, "保温杯", "小绿杯")], [sku(2, 1, "B-01", "500ml", cost=1_250)], [], [])


def told(made: Plan) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.code) for one in made.problems]
