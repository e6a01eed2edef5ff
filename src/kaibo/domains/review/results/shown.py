"""The results of a show as the pages show them."""

from __future__ import annotations

from dataclasses import asdict, replace

from kaibo.domains.control import public as control
from kaibo.domains.review.results import reconcile, shapes
from kaibo.domains.review.results.attribution import Attribution, attribution
from kaibo.domains.review.results.maturity import Spoken, Version, by_day, versions
from kaibo.domains.review.results.reconcile import Row, Theirs, Window
from kaibo.domains.review.results.sums import Sum
from kaibo.kit.clock import from_ms
from kaibo.live.gauges import Total
from kaibo.live.metrics.define import Unit
from kaibo.live.metrics.totals import TOTAL

REASON_LABELS = {
    reconcile.DEFINITION: "口径",
    reconcile.WINDOW: "时间",
    reconcile.REFUND: "退款",
    reconcile.PENDING: "待定",
    reconcile.MISSING: "缺数",
}
AFTERSALES = "aftersales"
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


def results(found: control.Result) -> shapes.ResultsOut:
    """All of it."""
    show, lines = found.show, found.lines.all
    end = show.end if show.end is not None else found.now
    split = attribution(lines, show.start, found.cur)
    files = [
        Spoken(card.as_of, card.first)
        for card in control.files_of(show.room)
        if card.holds == AFTERSALES and card.first is not None
    ]
    within = [one for one in lines if one.within]
    live = [one for one in lines if one.is_live]
    window = window_of(found)
    rows = reconciled(found, window)
    known = orders_known(found)
    return shapes.ResultsOut(
        room=show.room,
        show=show.id,
        title=show.title,
        start=show.start,
        end=show.end,
        cur=found.cur,
        recounting=found.recounting,
        attribution=_attribution(split),
        by_time=[_version(v, known) for v in versions(within, end, found.now, files)],
        by_genre=[_version(v, known) for v in versions(live, end, found.now, files)]
        if live
        else [],
        refunds_by_day=[
            shapes.DayRefundOut(day=day, amount=amount)
            for day, amount in by_day(within, lambda ms: from_ms(ms).date().isoformat()).items()
        ],
        reconcile=[_row(row) for row in rows],
        agreeing=sum(row.agrees is True for row in rows),
        window=None if window is None else [window.start, window.end],
    )


def reconciled(found: control.Result, window: Window | None) -> list[Row]:
    """Every metric that a platform reports of the show and we count, in the order people read."""
    theirs, lines, around = spoken(found), found.lines.all, found.lines.unsaid_around
    known = orders_known(found)
    rows = [
        reconcile.row(name, of, lines, theirs[name], window, around)
        if known
        else Row(name, None, theirs[name], None, ())
        for name, of in reconcile.METRICS.items()
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
    the time on air says how long it was."""
    air = [
        total
        for (_, name, product), total in found.totals.items()
        if name == "air_ms" and not product
    ]
    if not air:
        return None
    newest = max(air)
    return Window(newest.ts - newest.value // 2, newest.ts - newest.value // 2 + newest.value)


def _attribution(split: Attribution) -> shapes.AttributionOut:
    return shapes.AttributionOut(
        by_time=_sum(split.by_time),
        by_genre=None if split.by_genre is None else _sum(split.by_genre),
        parts=[
            shapes.AttributionPartOut(
                code=one.code, label=one.label, sign=one.sign, sum=_sum(one.sum)
            )
            for one in split.parts
        ],
    )


def _sum(one: Sum) -> shapes.SumOut:
    return shapes.SumOut(**asdict(one))


def _version(one: Version, known: bool) -> shapes.VersionOut:
    shown = one if known else replace(one, gross=None, refunded=None, orders_refunded=None)
    return shapes.VersionOut(**asdict(shown), net=shown.net)


def _row(row: Row) -> shapes.ReconcileOut:
    known = TOTAL.get(row.name)
    return shapes.ReconcileOut(
        name=row.name,
        label=known.zh if known else row.name,
        money=known is not None and known.metric is Unit.FEN,
        ours=row.ours,
        theirs=row.theirs.value,
        same=row.same,
        difference=row.difference,
        unexplained=row.unexplained,
        agrees=row.agrees,
        source=row.theirs.source,
        as_of=row.theirs.as_of,
        unsaid=row.unsaid,
        least=row.least,
        most=row.most,
        parts=[
            shapes.SplitOut(
                reason=one.reason,
                label=REASON_LABELS[one.reason],
                value=one.value,
                lines=one.lines,
                text=one.text,
            )
            for one in row.parts
        ],
    )
