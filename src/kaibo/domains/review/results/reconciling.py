"""Ours beside what platforms report of a show: every row, from what the room knows of it."""

from __future__ import annotations

from dataclasses import replace

from kaibo.domains.control import public as control
from kaibo.domains.review.results import currencies, reconcile
from kaibo.domains.review.results.beside import CURRENCY, Lot, Row, Split, Theirs, Window
from kaibo.domains.review.results.counting import METRICS, MONEY, Lines
from kaibo.live.gauges import Total

#: What we count ourselves, and the measure under which; the platform's total has the same name.
COUNTED = {
    "views": "views",
    "viewers": "viewers",
    "comments": "comments",
    "likes": "likes",
    "shares": "shares",
    "follows": "follows",
    "product_clicks": "product_clicks",
}

#: What is made of order lines, in the order people read.
OF_ORDERS = (*METRICS, "refund")


def reconciled(found: control.Result, window: Window | None) -> list[Row]:
    """Every metric that a platform reports of the show and we count, in the order people read."""
    theirs = spoken(found)
    rows = [Row(name, None, theirs[name], None, ()) for name in OF_ORDERS if name in theirs]
    if orders_known(found):
        lines, around = found.lines.all, found.lines.unsaid_around
        rows = [of_orders(row.name, lines, row.theirs, window, around, found.cur) for row in rows]
    if mine := [name for name in COUNTED if name in theirs]:
        measures = {k: v for row in found.rows("show", ()) for k, v in row.measures.items()}
        missing = sum((end or found.now) - start for _, start, end in found.gaps)
        for name in mine:
            ours = measures.get(COUNTED[name])
            rows.append(reconcile.counted(name, ours, theirs[name], missing))
    return rows


def of_orders(
    name: str, lines: Lines, theirs: Theirs, window: Window | None, around: Lines, cur: str
) -> Row:
    """A metric of the orders of a show in a room of currency `cur`. Money is of that currency alone;
    what lies in another one is named with its own sum, and opens its lines. Arguments as of
    `reconcile.row`."""
    if name not in MONEY:
        return reconcile.row(name, METRICS[name], lines, theirs, window, around)
    mine, near = currencies.own(lines, cur), currencies.own(around, cur)
    if name == "refund":
        row = reconcile.refund_row(mine, theirs, window, near)
    else:
        row = reconcile.row(name, METRICS[name], mine, theirs, window, near)
    return replace(row, parts=(*row.parts, *_elsewhere(lines, cur)))


def _elsewhere(lines: Lines, cur: str) -> list[Split]:
    paid = [one for one in lines if one.line.paid]
    behind = currencies.others(paid, cur)
    return [
        Split(CURRENCY, 0, f"{one.text}：不换算，没有加进来", one.cur, Lot(behind[one.cur]))
        for one in currencies.foreign(paid, cur)
    ]


def orders_known(found: control.Result) -> bool:
    """Whether anybody has told of orders in this show: without, none is not zero but unknown."""
    return any(row.measures.get("orders_created") is not None for row in found.rows("show", ()))


def spoken(found: control.Result) -> dict[str, Theirs]:
    """What platforms report of the whole show: of each name the total that speaks latest."""
    best: dict[str, tuple[Total, str]] = {}
    for (source, name, product), total in found.totals.items():
        if not product and (name not in best or best[name][0] < total):
            best[name] = total, source
    return {name: Theirs(t.value, source, t.as_of) for name, (t, source) in best.items()}


def window_of(found: control.Result) -> Window | None:
    """When the show was on air as a platform has it: a total stands at the middle of the show, and
    the time on air says how long it was. Of several of its own, from the first to the last."""
    begun = [(air.ts - air.value // 2, air.value) for air in found.on_air]
    if not begun:
        return None
    return Window(min(start for start, _ in begun), max(start + air for start, air in begun))
