"""The words of a bulletin: what stood out, problems, stock and promises, and what is to be done.

What people wrote comes first. What the system saw is said as "at that time", never as a cause.
"""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.domains.control import public as control
from kaibo.domains.people import public as people
from kaibo.domains.review.boards.gathering import Gathered
from kaibo.domains.review.bulletin.rules.sheet import Row, Section, clean, sentence, unknown
from kaibo.domains.review.findings import shapes, shown_turning
from kaibo.domains.review.findings.open import open_findings
from kaibo.domains.review.findings.promises import promises
from kaibo.domains.review.findings.reading import Shows
from kaibo.domains.review.findings.records import Finding
from kaibo.domains.selection import public as selection
from kaibo.kit.access import Actor, may
from kaibo.kit.clock import at_clock

MOST = 3
#: From this part of what was promised on, in hundredths, a link's stock is a risk.
LOW_PERCENT = 80
MONEY = "money.gmv.read"
_LANES = ("pitch", "host")


class _Here(Shows):
    """The one show that has been read already: the room is not asked a second time."""

    def __init__(self, room: control.RoomCard, gathered: Gathered) -> None:
        self.room, self.ran = room, [gathered.show]
        self._results = {gathered.show.id: gathered.found}
        self._rows = {}
        self._values = {}


def sections(room: control.RoomCard, gathered: Gathered, actor: Actor) -> tuple[Section, ...]:
    """What stood out, problems, risks and acts, each with at least one row."""
    turning = shown_turning.shown(_Here(room, gathered), gathered.show.id, may(actor, MONEY))
    up = [one for one in turning.turns if one.up]
    down = [one for one in turning.turns if not one.up]
    return (
        Section("bright", "亮点", tuple(_turned("bright", up, turning.why or "没有特别高的一段"))),
        Section("problems", "问题", tuple(_problems(gathered, down))),
        Section("risks", "库存与发货", tuple(_risks(gathered))),
        Section("acts", "明日动作", tuple(_acts(gathered))),
    )


def _turned(ident: str, turns: list[shapes.TurnOut], why: str) -> Iterator[Row]:
    for turn in turns[:MOST]:
        beside = [one.label for one in turn.on_air if one.lane in _LANES]
        there = f"当时：{clean('、'.join(dict.fromkeys(beside)), 60)}" if beside else ""
        yield sentence(ident, turn.text.removesuffix("。"), there)
    if not turns:
        yield unknown(ident, why.removesuffix("。"))


def _problems(gathered: Gathered, turns: list[shapes.TurnOut]) -> Iterator[Row]:
    """What the review found; as long as nobody has written it, the stretches that went below."""
    show = gathered.show
    rows = Finding.objects.active().filter(
        review__room=show.room, review__show=show.id, review__retired_at=None
    )
    written = list(rows.order_by("pk").values_list("problem", flat=True)[:MOST])
    if written:
        for text in written:
            yield sentence("problem", text)
        return
    for source, start, end in gathered.found.gaps[:1]:
        until = "之后再没有来数" if end is None else f"到 {at_clock(end)} 没有来数"
        yield sentence("problem", f"来源 {source} 从 {at_clock(start)} {until}")
    yield from _turned("problem", turns, "还没有人写，系统也没有看到特别低的一段")


def _risks(gathered: Gathered) -> Iterator[Row]:
    """Stock that ran low or was oversold, and what was promised on air."""
    found = list(_stock(gathered))
    yield from found[:MOST]
    open_promises = promises(gathered.found.presses)
    for one in open_promises[:MOST]:
        yield sentence("promise", f"未兑现承诺：{one.text}")
    if not found and not open_promises:
        yield unknown("risks", "没有可承诺库存与承诺的记录，或都没有告急")


def _stock(gathered: Gathered) -> Iterator[Row]:
    planned = control.row_id(gathered.show.id)
    links = [] if planned is None else selection.links(planned)
    promised = {
        one.product: one.promisable_stock for one in links if one.promisable_stock is not None
    }
    if not promised:
        return
    rows = [one for one in gathered.level("product") if one.measures.get("items_paid")]
    keys = [one.case.place.key for one in rows]
    platform = gathered.found.room.platform.value
    ours = selection.products_by_platform_id(platform, keys)
    for row in rows:
        most = promised.get(ours.get(row.case.place.key, 0))
        sold = row.measures["items_paid"] or 0
        if most is None or 100 * sold < LOW_PERCENT * most:
            continue
        over = f"，超卖 {sold - most:,} 件" if sold > most else ""
        label = clean(row.case.place.label, 40)
        yield Row("stock", "", f"{label}：可承诺 {most:,} 件，已卖 {sold:,} 件{over}")


def _acts(gathered: Gathered) -> Iterator[Row]:
    """What the reviews of this room left to be done, due first: act, who, until when."""
    found = open_findings(gathered.show.room)[:MOST]
    for one in found:
        owner = None if one.owner is None else people.person(one.owner)
        who = [owner.name] if owner is not None else []
        note = "，".join([*who, *([f"{one.deadline} 前"] if one.deadline else [])])
        yield sentence("act", one.improvement or one.plan or one.problem, note)
    if not found:
        yield unknown("acts", "复盘里还没有写改进")
