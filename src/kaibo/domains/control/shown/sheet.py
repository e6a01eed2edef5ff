"""The handover sheet of a room as it stands now, with what the room and its plan can tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaibo.domains.control import running
from kaibo.domains.control.cards import RoomCard
from kaibo.domains.control.choices import CURRENCIES
from kaibo.domains.control.rules.handover import Field, OpenItems, sheet
from kaibo.domains.control.rules.offers import Offer, changed
from kaibo.domains.control.schemas.run import ArmedPlanOut, RunOut
from kaibo.domains.control.shown import now
from kaibo.domains.control.shown.labels import Labels
from kaibo.domains.control.shown.numbers import row_id
from kaibo.domains.control.shown.seen import HOST, LANES, Seen, see
from kaibo.domains.rundown import public as rundown
from kaibo.live.glance import Glance
from kaibo.live.room import Room


@dataclass(frozen=True, slots=True)
class Shown:
    """What the control room shows, and the show that is on air."""

    parts: dict[str, Any]
    seen: Seen | None


def handover(room: RoomCard) -> tuple[Field, ...]:
    """The sheet. Refusals: those of `running.look`."""
    shown = running.look(room.ident, _shown)
    if shown.seen is None:
        return sheet(shown.parts, OpenItems())
    _name(shown.parts["run"], Labels(shown.seen, room))
    run = now.run(room.ident)
    items = OpenItems(
        next_up=_next(run), offers_changed=_offers(shown.seen, run.plan, CURRENCIES[room.cur])
    )
    return sheet(shown.parts, items)


def _shown(room: Room) -> Shown:
    glance = Glance(room.fold, room.clock.now())
    parts = {
        "run": glance.run(),
        "figures": glance.figures(),
        "links": glance.links(),
        "gauges": [*glance.gauges(), *glance.gauges(money=True)],
    }
    on_air = glance.show is not None and not glance.show.ended
    return Shown(parts, see(room, glance.show) if glance.show and on_air else None)


def _name(run: dict[str, Any], labels: Labels) -> None:
    """Give the spans on air the label that people know them by."""
    spans = {span.id: (lane, span) for lane in LANES for span in labels.seen.lanes[lane]}
    shown = [run[lane] for lane in LANES if lane != HOST and run[lane]] + run["hosts"]
    found = [spans[one["id"]] for one in shown if one["id"] in spans]
    labels.learn_spans(span for _, span in found)
    for one in shown:
        if one["id"] in spans:
            one["label"] = labels.span(*spans[one["id"]])


def _next(run: RunOut) -> str | None:
    """What the plan of now has next; None when there is no plan, or nothing is left of it."""
    if run.loop is not None:
        return run.loop.next_title
    ahead = [one for one in run.outlook.segments if one.state == "upcoming"] if run.outlook else []
    return ahead[0].title if ahead else None


def _offers(seen: Seen, armed: ArmedPlanOut | None, decimals: int) -> tuple[str, ...] | None:
    """What was changed since the show was armed; None when nobody knows what it was armed with."""
    show = row_id(seen.show.id)
    plan = (
        None if show is None or armed is None or not armed.segments else rundown.plan_for_run(show)
    )
    if plan is None or armed is None:
        return None
    before = {
        one.goods.link_id: _offer(one.goods)
        for one in armed.segments
        if one.goods is not None and one.goods.link_id is not None
    }
    after = {one.goods.link_id: _offer(one.goods) for one in plan.segments if one.goods is not None}
    return changed(before, after, decimals)


def _offer(goods: Any) -> Offer:
    number = "" if goods.link_no is None else f"{goods.link_no}号 "
    return Offer(number + (goods.short or goods.title), goods.final_price, goods.offer)
