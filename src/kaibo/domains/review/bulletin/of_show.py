"""The bulletin of a show: what it brought, how sure that is, what stood out and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaibo.domains.control import public as control
from kaibo.domains.goals import public as goals
from kaibo.domains.review.boards import past, wording
from kaibo.domains.review.boards.gathering import NONE, Gathered, Told, metric_of
from kaibo.domains.review.boards.rules import baseline
from kaibo.domains.review.boards.rules.fitness import MOVES_MS
from kaibo.domains.review.boards.shown import SHIFT, aims
from kaibo.domains.review.bulletin import remarks
from kaibo.domains.review.bulletin.figures import Asked, Figures, whole
from kaibo.domains.review.bulletin.rules import words
from kaibo.domains.review.bulletin.rules.sheet import Cell, Row, Section, Sheet, clean, unknown
from kaibo.kit.access import Actor
from kaibo.kit.clock import at_clock, length, on_calendar

GMV = Asked("gmv", "成交金额", ("gmv", "report.gmv", "reading.gmv"), strong=True)
NET_1H = Asked("net_1h", "扣 1 小时内退款", ("net_1h", "report.net_1h"))
NET = Asked("net_refunds", "扣至今全部退款", ("net_refunds",))
SALES = (
    Asked("orders_paid", "成交订单", ("orders_paid", "report.orders_paid", "reading.orders_paid"), "单"),
    Asked("buyers", "成交人数", ("buyers", "report.buyers", "reading.buyers"), "人"),
)  # fmt: skip
TRAFFIC = (
    Asked("viewers", "观看人数", ("viewers", "report.viewers"), "人"),
    Asked("views", "观看次数", ("views", "report.views", "reading.views"), "次"),
    Asked("peak_online", "最高在线", ("peak_online", "report.peak_online"), "人"),
    Asked("stay", "人均停留", ("stay_per_viewer", "report.stay_per_viewer", "reading.stay")),
)
ADS = (
    Asked("spend", "消耗", ("report.spend", "report.spend_promoted", "reading.spend")),
    Asked("roi_net", "净成交 ROI", ("report.roi_net",)),
    Asked("roi_paid", "支付 ROI", ("report.roi_paid",)),
)
TOP = 5
MOST_SHIFTS = 8
#: What may still change is said beside it.
_UNRIPE = "还会变"


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The bulletin, the show it speaks of, and until when it was told, UTC ms."""

    show: control.RanShow
    at: int
    sheet: Sheet


def bulletin(room: control.RoomCard, show: str, actor: Actor) -> Bulletin:
    """The bulletin of a show, as of now; of one that runs, so far. Refusals: `not_found`, those of
    reading a room."""
    found = control.result(room, show)
    return Making(room, Gathered(found), actor).bulletin()


class Making:
    """One bulletin in the making."""

    def __init__(self, room: control.RoomCard, gathered: Gathered, actor: Actor) -> None:
        self.room, self.gathered, self.actor = room, gathered, actor
        self.figures = Figures(gathered, actor)
        self.whole = whole(gathered)

    def bulletin(self) -> Bulletin:
        """All of it."""
        show = self.gathered.show
        sections = (
            Section("show", "", tuple(self._head())),
            Section("sales", "成交", tuple(self._sales())),
            Section("goal", "目标", tuple(self._goals())),
            Section("traffic", "流量", tuple(self.figures.rows(self.whole, TRAFFIC))),
            Section("ads", "投放", tuple(self._ads())),
            Section("shifts", "班次", tuple(self._shifts())),
            Section("links", "链接前五", tuple(self._links())),
            *remarks.sections(self.room, self.gathered, self.actor),
        )
        title = f"{clean(self.room.title, 24)} 战报 {clean(show.title, 30)}"
        if show.end is None:
            title = f"{title}（播到 {at_clock(self.gathered.end)}）"
        return Bulletin(
            show, self.gathered.end, Sheet(title, sections, frozenset(self.figures.rights))
        )

    def _head(self) -> Iterator[Row]:
        gathered = self.gathered
        start, end = gathered.show.start, gathered.end
        until = "现在" if gathered.show.end is None else at_clock(end)
        span = f"{on_calendar(start)}–{until}，{length(end - start)}"
        yield Row("time", "", span)
        if gathered.found.recounting:
            yield Row("recounting", "", "有补正正在重算，数马上会变", known=False)

    def _sales(self) -> Iterator[Row]:
        for asked in (GMV, NET_1H, NET):
            unripe = self._unripe(asked)
            if (row := self.figures.row(self.whole, asked, unripe)) is not None:
                yield row
        yield from self.figures.rows(self.whole, SALES)
        if (usual := self._usual()) is not None:
            yield usual

    def _unripe(self, asked: Asked) -> str:
        """That refunds are still coming back."""
        found = self.figures.find(self.whole, asked.slot)
        if found is None or found.exact is None or found.metric.maturity not in MOVES_MS:
            return ""
        case = self.whole.case
        unfit = self.gathered.unfit(found.metric, found.origin, case.place.end, case.whole)
        return "" if unfit is None else _UNRIPE

    def _usual(self) -> Row | None:
        """The sales beside what is usual here."""
        found = self.figures.find(self.whole, GMV.slot)
        if found is None or found.exact is None or self.gathered.show.end is None:
            return None
        case, metric = self.whole.case, found.metric
        earlier = past.before(case, (metric.id,))
        usual = baseline.choose(case, metric.id, found.origin.quality, earlier)
        if usual is None:
            # A group is not told what there is not: the board says why.
            return None
        middle = usual.median * metric.scale
        by = words.change(found.exact - middle, metric.unit, self.figures.cur)
        typical = words.figure(middle, metric.unit, self.figures.cur)
        note = f"{'中位' if usual.n > 1 else '那场'} {typical}"
        return Row("usual", f"比{wording.name_of(case, usual)}", by, note)

    def _goals(self) -> Iterator[Row]:
        cards = aims(self.whole, self.gathered)
        if not cards:
            yield unknown("goal", "这一场没有定目标")
        for card in cards:
            if self.figures.sees(card.metric):
                yield self._goal(card)

    def _goal(self, card: goals.GoalCard) -> Row:
        metric, cur = metric_of(card.metric), self.figures.cur
        told = self.whole.values.get(card.metric)
        done = None if told is None else told.num
        if done is None and card.metric == GMV.id:
            found = self.figures.find(self.whole, GMV.slot)
            done = None if found is None or found.exact is None else round(found.exact)
        goal = words.figure(Fraction(card.value), metric.unit, cur)
        gap = goals.gap(card.value, (card.start, card.end), self.gathered.end, done)
        if done is None or gap.left is None or gap.over is None:
            return Row(card.metric, metric.zh, f"目标 {goal}", "不知道完成多少")
        part = words.share(done, card.value)
        rest = words.figure(Fraction(gap.left or gap.over), metric.unit, cur)
        left = f"{'还差' if gap.left else '超'} {rest}"
        note = "，".join(one for one in (f"完成 {part}" if part else "", left) if one)
        return Row(card.metric, metric.zh, f"目标 {goal}", note)

    def _ads(self) -> list[Row]:
        return self.figures.rows(self.whole, ADS)

    def _shifts(self) -> Iterator[Row]:
        shifts = sorted(self.gathered.level(SHIFT), key=lambda one: one.case.place.start)
        for told in shifts[:MOST_SHIFTS]:
            found = self.figures.find(told, GMV.slot[:2])
            label = clean(told.case.place.label, 30)
            known = found is not None and found.exact is not None
            value = self.figures.row(told, Asked("", label, GMV.slot[:2]))
            if value is not None:
                ident = f"shift:{told.case.place.key}"
                yield Row(ident, label, value.value, value.note, known, cell=value.cell)
        if len(shifts) > MOST_SHIFTS:
            yield Row("shifts", "", f"另有 {len(shifts) - MOST_SHIFTS} 个班次", known=False)
        yield from self._outside() if shifts else ()

    def _outside(self) -> Iterator[Row]:
        """What was sold while no shift was on: else the shifts do not add up to the show."""
        rows = self.gathered.found.rows(SHIFT)
        sold = next((row.metrics["gmv"] for row in rows if row.key == NONE), None)
        if sold is not None and sold.exact and self.figures.sees("gmv"):
            value = words.figure(sold.exact, metric_of("gmv").unit, self.figures.cur, "")
            cell = Cell(SHIFT, NONE, "gmv")
            yield Row("shift:none", "不在班次里", value, cell=cell)

    def _links(self) -> Iterator[Row]:
        best = top(self.gathered.level("product"))
        if not best or not self.figures.sees(GMV.id):
            yield unknown("links", "没有按链接的成交")
        for place, told in enumerate(best, 1):
            talked = told.values.get("talk_gmv_per_minute")
            each = None if talked is None else talked.exact
            pace = "没有记讲解"
            if each is not None:
                pace = f"讲解 {words.figure(each, metric_of('talk_gmv_per_minute').unit, self.figures.cur)}"
            label = f"{place}. {clean(told.case.place.label, 44)}"
            value = words.figure(told.values["gmv"].exact, metric_of("gmv").unit, self.figures.cur)
            key = told.case.place.key
            yield Row(f"link:{key}", label, value, pace, cell=Cell("product", key, "gmv"))


def top(rows: Sequence[Told]) -> list[Told]:
    """The links that brought most, of equals by their key; none that brought nothing."""
    sold = [one for one in rows if (one.values["gmv"].exact or 0) > 0]
    return sorted(sold, key=lambda one: (-(one.values["gmv"].exact or 0), one.case.place.key))[:TOP]
