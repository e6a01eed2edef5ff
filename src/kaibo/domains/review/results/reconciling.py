"""Ours beside what platforms report of a show: every row, from what the room knows of it."""

from __future__ import annotations

from kaibo.domains.control import public as control
from kaibo.domains.review.results import reconcile
from kaibo.domains.review.results.beside import Row, Theirs, Window
from kaibo.domains.review.results.counting import METRICS
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


def reconciled(found: control.Result, window: Window | None) -> list[Row]:
    """Every metric that a platform reports of the show and we count, in the order people read."""
    theirs, lines, around = spoken(found), found.lines.all, found.lines.unsaid_around
    known = orders_known(found)
    rows = [
        reconcile.row(name, of, lines, theirs[name], window, around)
        if known
        else Row(name, None, theirs[name], None, ())
        for name, of in METRICS.items()
        if name in theirs
    ]
    if "refund" in theirs and not known:
        rows.append(Row("refund", None, theirs["refund"], None, ()))
    elif "refund" in theirs:
        rows.append(reconcile.refund_row(lines, theirs["refund"], window, around))
    if mine := [name for name in COUNTED if name in theirs]:
        measures = {k: v for row in found.rows("show", ()) for k, v in row.measures.items()}
        missing = sum((end or found.now) - start for _, start, end in found.gaps)
        for name in mine:
            ours = measures.get(COUNTED[name])
            rows.append(reconcile.counted(name, ours, theirs[name], missing))
    return rows


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
