"""The tally of a room that is on air: twelve boxes, the hour against its goal and yesterday's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from kaibo.domains.control import public as control
from kaibo.domains.goals import public as goals
from kaibo.domains.review.boards import days
from kaibo.domains.review.boards.gathering import HOUR, Gathered, Told, metric_of
from kaibo.domains.review.boards.rules.readings import PREFIX
from kaibo.domains.review.boards.shown import SHIFT, aims
from kaibo.domains.review.bulletin.figures import Asked, Figures, Found, cell_of, whole
from kaibo.domains.review.bulletin.rules import readings, words
from kaibo.domains.review.bulletin.rules.period import Period, period
from kaibo.domains.review.bulletin.rules.readings import Read
from kaibo.domains.review.bulletin.rules.sheet import Cell, Row, Section, Sheet, clean
from kaibo.domains.review.bulletin.yesterday import Before, before
from kaibo.kit.access import Actor
from kaibo.kit.clock import MINUTE, at_clock, length
from kaibo.kit.errors import Refusal

INFLOW = "inflow"
#: The twelve boxes as teams print them. Of what a better source tells, that is told.
BOXES = (
    Asked("gmv", "成交额", ("gmv", "report.gmv", "reading.gmv"), strong=True),
    Asked("orders_paid", "成交单", ("orders_paid", "report.orders_paid", "reading.orders_paid"), "单"),
    Asked("buyers", "成交人数", ("buyers", "report.buyers", "reading.buyers"), "人"),
    Asked("online", "在线", ("online", "reading.online"), "人"),
    Asked("views", "累计场观", ("views", "report.views", "reading.views"), "人次"),
    Asked(INFLOW, "进人", ("reading.inflow",), "人次"),
    Asked("stay", "人均停留", ("stay_per_viewer", "report.stay_per_viewer", "reading.stay")),
    Asked(
        "product_clicks", "商品点击",
        ("product_clicks", "report.product_clicks", "reading.product_clicks"), "次",
    ),
    Asked("spend", "消耗", ("report.spend", "report.spend_promoted", "reading.spend")),
    Asked("follows", "新粉", ("new_followers", "report.new_followers", "reading.follows"), "人"),
    Asked("club_joins", "加团", ("report.live_club_joins", "reading.club_joins"), "人"),
    Asked("violations", "违规", ("reading.violations",), "次"),
)  # fmt: skip
#: Boxes that only grow, so that two readings make a difference.
_GROWS = frozenset(box.id for box in BOXES) - {"online", INFLOW, "stay"}
_SALES = BOXES[0]
NOT_ON_AIR = "直播间「{}」现在没有在直播，没有可报的数。下播以后请看战报。"
NO_GOAL = "这一小时没有定目标"


@dataclass(frozen=True, slots=True)
class Tally:
    """The tally, the show and the hour it speaks of. `read_at`: the last hand reading, UTC ms;
    `by_hand`: the sales in it were read by hand, or nobody knows them."""

    show: control.RanShow
    period: Period
    sheet: Sheet
    read_at: int | None
    by_hand: bool


def tally(room: control.RoomCard, actor: Actor, show: str | None = None) -> Tally:
    """The tally as of now; `show`: of one that may have ended. Refusals: `not_on_air`, those of
    reading a room."""
    if show is None:
        ran = control.ran(room)
        if not ran or ran[-1].end is not None:
            text = NOT_ON_AIR.format(room.title)
            raise Refusal("not_on_air", text, values={"room": room.ident})
        show = ran[-1].id
    return Making(room, Gathered(control.result(room, show)), actor).tally()


class Making:
    """One tally in the making."""

    def __init__(self, room: control.RoomCard, gathered: Gathered, actor: Actor) -> None:
        self.room, self.gathered = room, gathered
        self.figures = Figures(gathered, actor)
        show, end = gathered.show, gathered.end
        # At the very first instant there is no hour yet: one of no length.
        full = end % MINUTE == 0 and days.minute_of(end) % 60 == 0
        self.period = period(days.hours(show.start, end), full) or Period(show.start, end, False)
        self.whole = whole(gathered)
        key = str(self.period.start)
        self.hour = gathered.row(HOUR, key) if key in gathered.keys(HOUR) else None
        self.read = read_in(gathered.found)

    def tally(self) -> Tally:
        """All of it."""
        rows = [*self._head(), *self._hour(), *self._ahead()]
        boxes, notes = _noted([row for asked in BOXES if (row := self._box(asked)) is not None])
        sections = (
            Section("hour", "", tuple(rows)),
            Section("boxes", "", tuple(boxes)),
            Section("source", "", tuple(notes)),
        )
        clock = at_clock(self.period.end)
        title = f"{clean(self.room.title, 24)} {clock} {'报数' if self.period.over else '即时报数'}"
        sales = self.figures.find(self.whole, _SALES.slot)
        return Tally(
            self.gathered.show,
            self.period,
            Sheet(title, sections, frozenset(self.figures.rights)),
            self.read[-1].at if self.read else None,
            sales is None or sales.exact is None or sales.metric.id.startswith(PREFIX),
        )

    def _head(self) -> Iterator[Row]:
        found = self.gathered.found
        hosts = [
            clean(found.label("host", span.key), 12)
            for span in found.spans("host")
            if span.start < self.gathered.end <= span.end
        ]
        parts = [
            clean(found.show.title, 24),
            f"已播 {length(self.gathered.end - found.show.start)}",
            *([f"在麦 {'、'.join(dict.fromkeys(hosts))}"] if hosts else []),
        ]
        yield Row("show", "", " · ".join(parts))

    def _hour(self) -> Iterator[Row]:
        """The hour's sales, against its goal and against yesterday's."""
        sales, note, cell = self.grown(_SALES)
        name = f"{at_clock(self.period.start)}–{at_clock(self.period.end)} 成交"
        told = words.money(None if sales is None else round(sales), self.figures.cur)
        yield Row("hour", name, told, note, known=sales is not None, strong=True, cell=cell)
        cards = {one.metric: one for one in (aims(self.hour, self.gathered) if self.hour else [])}
        card = next((cards[name] for name in ("gmv", "report.gmv") if name in cards), None)
        if card is None:
            yield Row("hour_goal", "", NO_GOAL, known=False)
        else:
            yield self._goal("hour_goal", "本时目标", card, None if sales is None else round(sales))
        yield self._against(before(self.gathered, self.hour, self.period), sales)

    def _against(self, found: Before, sales: Fraction | None) -> Row:
        if found.sales is None or sales is None:
            return Row("before", "", found.why or "不知道这一小时的成交，没法和昨日比", known=False)
        by = words.change(sales - found.sales, metric_of("gmv").unit, self.figures.cur)
        value = words.money(round(found.sales), self.figures.cur)
        return Row("before", f"比{found.name}", by, f"那时 {value}")

    def _ahead(self) -> Iterator[Row]:
        """The goals of the running shift and of the show."""
        shifts = [one for one in self.gathered.level(SHIFT) if one.case.place.end is None]
        for ident, zh, told in (
            *(("shift_goal", "本班目标", one) for one in shifts[-1:]),
            ("show_goal", "本场目标", self.whole),
        ):
            cards = {one.metric: one for one in aims(told, self.gathered)}
            card = next((cards[name] for name in ("gmv", "report.gmv") if name in cards), None)
            if card is not None:
                yield self._goal(ident, zh, card, self._done(told, card.metric), ahead=True)

    def _done(self, told: Told, metric: str) -> int | None:
        """What is done of a goal: of the whole show a reading may say it."""
        value = told.values.get(metric)
        if value is not None and value.num is not None:
            return value.num
        sales = self.figures.find(told, _SALES.slot)
        return None if sales is None or sales.exact is None else round(sales.exact)

    def _goal(
        self, ident: str, zh: str, card: goals.GoalCard, done: int | None, ahead: bool = False
    ) -> Row:
        gap = goals.gap(card.value, (card.start, card.end), self.gathered.end, done)
        cur = self.figures.cur
        if gap.left is None or done is None:
            return Row(ident, zh, words.money(card.value, cur), "不知道完成多少")
        part = words.share(done, card.value)
        left = (
            f"还差 {words.money(gap.left, cur)}" if gap.left else f"超 {words.money(gap.over, cur)}"
        )
        said = [left, *([f"完成 {part}"] if part else [])]
        if ahead and gap.left and gap.need_per_hour is not None:
            need = words.money(gap.need_per_hour, cur)
            said.append(f"剩 {length(gap.left_ms)}，要每小时 {need}")
        return Row(ident, zh, words.money(card.value, cur), "，".join(said))

    def _box(self, asked: Asked) -> Row | None:
        if asked.id == INFLOW:
            return self._inflow(asked)
        by, since = self._difference(asked)
        return self.figures.row(self.whole, asked, f"{since} {by}" if by else "")

    def _inflow(self, asked: Asked) -> Row | None:
        """Entries of the hour: counted where a source counts them, else as read."""
        found = (
            None if self.hour is None else self.figures.find(self.hour, ("views", "report.views"))
        )
        if found is None or found.exact is None:
            return self.figures.row(self.whole, asked)
        value = words.figure(found.exact, found.metric.unit, self.figures.cur, asked.counted)
        when = "这一小时" if self.period.over else f"{at_clock(self.period.start)} 起"
        note = "；".join(part for part in (when, self.figures.note(found)) if part)
        cell = cell_of(self.hour, found.metric.id) if self.hour is not None else None
        return Row(asked.id, asked.zh, value, note, cell=cell)

    def _difference(self, asked: Asked) -> tuple[str, str]:
        """How much a box grew, and since when, in words; "" where nobody knows."""
        found = self.figures.find(self.whole, asked.slot)
        if found is None or found.exact is None or asked.id not in _GROWS:
            return "", ""
        unit = found.metric.unit
        if not found.metric.id.startswith(PREFIX):
            grown = self._counted(found)
            since = "这一小时" if self.period.over else f"{at_clock(self.period.start)} 起"
        else:
            read = readings.since_last(self.read, asked.id)
            grown = None if read is None else read.by * found.metric.scale
            since = "" if read is None else f"比 {at_clock(read.since)}"
        if grown is None:
            return "", ""
        return words.change(grown, unit, self.figures.cur, asked.counted), since

    def _counted(self, found: Found) -> Fraction | None:
        value = None if self.hour is None else self.hour.values.get(found.metric.id)
        return None if value is None else value.exact

    def grown(self, asked: Asked) -> tuple[Fraction | None, str, Cell | None]:
        """How much a box grew in the hour, a note on how that is known, and where it stands."""
        if self.hour is not None:
            found = self.figures.find(self.hour, asked.slot)
            if found is not None and found.exact is not None:
                return found.exact, self.figures.note(found), cell_of(self.hour, found.metric.id)
        if not self.figures.sees(PREFIX + asked.id):
            return None, "", None
        read = readings.of_hour(
            self.read, asked.id, self.period.start, self.period.end, self.gathered.show.start
        )
        if read is None:
            return None, "", None
        return Fraction(read.by), f"手报 {at_clock(read.since)}→{at_clock(read.at)}", None


def read_in(found: control.Result) -> list[Read]:
    """The hand readings of a show."""
    presses = [one for one in found.presses if one.kind == "reading"]
    return readings.readings((one.ts, one.x.get("boxes")) for one in presses)


def _noted(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The boxes, those that nobody knows on one line at the end; every line is known or that one."""
    known = [row for row in rows if row.known]
    missing = [row.label for row in rows if not row.known]
    if not missing:
        return known, []
    return known, [
        Row("unknown", "", f"{words.UNKNOWN} 还没有数：{'、'.join(missing)}", known=False)
    ]
