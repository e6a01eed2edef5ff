"""What importing a table would do: every row, every difference, every problem. [plain]

Nothing is erased by an empty cell, nothing in the show that the table does not name is touched,
and the same table planned upon its own result plans nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import filterfalse

from kaibo.domains.selection.columns.suggest import Column
from kaibo.domains.selection.lineup.planned import Plan, RowPlan
from kaibo.domains.selection.lineup.planner import Planner, is_named, names_sku
from kaibo.domains.selection.lineup.reading import entries, permitted
from kaibo.domains.selection.lineup.state import Drafts, State
from kaibo.domains.selection.lineup.table import Table


def plan(
    table: Table,
    columns: Sequence[Column],
    state: State,
    *,
    rights: Collection[str],
    platform: str = "",
    shop: str = "",
    step: Callable[[int, int], None] = lambda done, of: None,
) -> Plan:
    """What this table would do to this state, done by somebody with these rights.

    `step` is called before each row with how many are done and how many there are; what it raises
    ends the planning.
    """
    kept, withheld = permitted(columns, rights)
    read, problems = entries(table, kept)
    made = Plan(
        Drafts("product", state.products),
        Drafts("sku", state.skus),
        Drafts("platform", state.listings),
        Drafts("link", state.links),
        problems=problems,
        withheld=withheld,
    )
    planner = Planner(made, kept, rights, state.retired, platform, shop)
    taken = {problem.row for problem in problems if not problem.column}
    # Those that name an SKU first, so that a row for the whole product finds all of its links,
    # and the same table read again finds the same ones.
    first = [*filter(names_sku, read)]
    first += [entry for entry in read if is_named(entry) and not names_sku(entry)]
    for done, entry in enumerate(first):
        step(done, len(read))
        planner.take(entry)
    planner.give_numbers()
    # A row that says only a number means the link which has it when all else is done.
    for done, entry in enumerate(filterfalse(is_named, read), len(first)):
        step(done, len(read))
        planner.take(entry)
    made.rows += [RowPlan(number) for number in sorted(taken)]
    planner.conclude()
    made.rows.sort(key=lambda row: row.row)
    made.problems.sort(key=lambda problem: problem.row)
    return made
