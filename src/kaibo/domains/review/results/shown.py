"""The results of a show as the pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace

from kaibo.domains.control import public as control
from kaibo.domains.review.results import beside, currencies, shapes
from kaibo.domains.review.results.as_text import Words, as_text
from kaibo.domains.review.results.attribution import Attribution, attribution
from kaibo.domains.review.results.beside import Behind, Row
from kaibo.domains.review.results.maturity import Spoken, Version, by_day, versions
from kaibo.domains.review.results.names import names
from kaibo.domains.review.results.reconciling import orders_known, reconciled, window_of
from kaibo.domains.review.results.sums import Sum
from kaibo.kit.clock import from_ms, on_calendar
from kaibo.kit.errors import Refusal
from kaibo.live.lines import PlacedLine, total
from kaibo.live.metrics.define import Unit
from kaibo.live.metrics.totals import TOTAL

REASON_LABELS = {
    beside.DEFINITION: "口径",
    beside.SUBSIDY: "平台补贴",
    beside.WINDOW: "时间",
    beside.REFUND: "退款",
    beside.PENDING: "待定",
    beside.MISSING: "缺数",
    beside.CURRENCY: "币种",
}
AFTERSALES = "aftersales"
ATTRIBUTION = "attribution"
#: As many lines behind a number are shown; a file of them is what the export is for.
MOST_LINES = 3_000


def results(found: control.Result) -> shapes.ResultsOut:
    """All of it."""
    show, lines = found.show, found.lines.all
    end = show.end if show.end is not None else found.now
    window = window_of(found)
    split = attribution(lines, show.start, found.cur, window)
    files = [
        Spoken(card.as_of, card.first)
        for card in control.files_of(show.room)
        if card.holds == AFTERSALES and card.first is not None
    ]
    within = [one for one in currencies.own(lines, found.cur) if one.within]
    live = currencies.own(split.ascribed, found.cur)
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
        attribution=_attribution(split, known or bool(lines)),
        by_time=[_version(v, known) for v in versions(within, end, found.now, files)],
        by_genre=[_version(v, known) for v in versions(live, end, found.now, files)]
        if live
        else [],
        refunds_by_day=[
            shapes.DayRefundOut(day=day, amount=amount)
            for day, amount in by_day(within, lambda ms: from_ms(ms).date().isoformat()).items()
        ],
        whole_refunds=_whole_refunds(found, within),
        reconcile=[_row(row) for row in rows],
        agreeing=sum(row.agrees is True for row in rows),
        window=None if window is None else [window.start, window.end],
        names=names(found),
        text=_text(found, rows),
    )


def _whole_refunds(found: control.Result, within: Iterable[PlacedLine]) -> shapes.WholeRefundsOut:
    """Those of which the line they count at is one of `within`."""
    mine = {one.key for one in within if one.line.paid}
    there = [
        (count, amount)
        for key, count, amount in found.lines.taken.book.whole_refunds()
        if key in mine
    ]
    return shapes.WholeRefundsOut(
        tickets=sum(count for count, _ in there), amount=sum(amount for _, amount in there)
    )


def _text(found: control.Result, rows: list[Row]) -> str:
    show = found.show
    when = on_calendar(show.start) if show.end is None else (
        f"{on_calendar(show.start)}–{on_calendar(show.end)}"
    )  # fmt: skip
    if rows:
        when += f"，平台的数截至 {on_calendar(max(row.theirs.as_of for row in rows))}"
    words = Words(
        {row.name: _label(row.name) for row in rows},
        REASON_LABELS,
        frozenset(row.name for row in rows if _money(row.name)),
    )
    return as_text(f"{found.room.title} {show.title}", when, found.cur, rows, words)


def _label(name: str) -> str:
    known = TOTAL.get(name)
    return known.zh if known else name


def _money(name: str) -> bool:
    known = TOTAL.get(name)
    return known is not None and known.metric is Unit.FEN


def behind(found: control.Result, of: str, part: str) -> shapes.BehindOut:
    """The lines behind a number: of the attributions (`of` = attribution; part time, genre or the
    code of a reason) or of a metric of the reconciliation (part ours, same, open or the code of a
    reason). Refusal: `not_found`."""
    told = _of_attribution(found, part) if of == ATTRIBUTION else _of_row(found, of, part)
    if told is None:
        text = "这个数刚刚变了，没有这一部分了，请刷新再看。"
        raise Refusal("not_found", text, values={"of": of, "part": part})
    told = sorted(told, key=lambda one: (one.line.line.at, one.line.key))
    values = [one.value for one in told if currencies.currency(one.line, found.cur) == found.cur]
    called = names(found)
    return shapes.BehindOut(
        money=of == ATTRIBUTION or _money(of),
        cur=found.cur,
        count=len(told),
        orders=len({one.line.order for one in told}),
        total=total(values) if values or not told else None,
        lines=[_line(one, called, found.cur) for one in told[:MOST_LINES]],
    )


def _of_attribution(found: control.Result, part: str) -> list[Behind] | None:
    split = attribution(found.lines.all, found.show.start, found.cur, window_of(found))
    lines = split.behind(part)
    if lines is None:
        return None
    return [Behind(one, _adds(one, sign, found.cur)) for one, sign in lines]


def _adds(one: PlacedLine, sign: int, cur: str) -> int | None:
    amount = one.line.amount if currencies.currency(one, cur) == cur else None
    return None if amount is None else sign * amount


def _of_row(found: control.Result, name: str, part: str) -> list[Behind] | None:
    rows = reconciled(found, window_of(found))
    row = next((one for one in rows if one.name == name), None)
    lines = None if row is None else row.behind(part)
    return None if lines is None else list(lines)


def _line(one: Behind, called: dict[str, str], cur: str) -> shapes.LineOut:
    line = one.line.line
    product = line.product or ""
    return shapes.LineOut(
        order=one.line.key[2],
        line=one.line.key[3],
        at=line.at,
        paid_at=one.line.paid_at,
        product=line.product,
        label=called.get(product, product),
        qty=line.qty,
        cur=currencies.currency(one.line, cur),
        amount=line.amount,
        platform_bears=line.platform_bears,
        refunded=line.refunded_total,
        genre=line.genre,
        within=one.line.within,
        adds=one.value,
    )


def _attribution(split: Attribution, told: bool) -> shapes.AttributionOut:
    return shapes.AttributionOut(
        by_time=_sum(split.by_time) if told else None,
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
    return shapes.ReconcileOut(
        name=row.name,
        label=_label(row.name),
        money=_money(row.name),
        by_lines=len(row.mine) + len(row.counted) > 0,
        ours=row.ours,
        theirs=row.theirs.value,
        same=row.same,
        difference=row.difference,
        unexplained=row.unexplained,
        agrees=row.agrees,
        source=row.theirs.source,
        as_of=row.theirs.as_of,
        unsaid=row.unsaid,
        unsaid_outside=row.outside,
        least=row.least,
        most=row.most,
        parts=[
            shapes.SplitOut(
                code=one.code,
                reason=one.reason,
                label=REASON_LABELS[one.reason],
                value=one.value,
                lines=one.lines,
                text=one.text,
            )
            for one in row.parts
        ],
    )
