"""One instant of a show: what was on air, the words and the link, and what was said and bought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kaibo.domains.control import running
from kaibo.domains.control.cards import RoomCard
from kaibo.domains.control.schemas import show as shapes
from kaibo.domains.control.schemas.run import TakenGoodsOut, TakenSegmentOut
from kaibo.domains.control.shown import sales, told
from kaibo.domains.control.shown.labels import NUMBER, Labels
from kaibo.domains.control.shown.levels import show_of
from kaibo.domains.control.shown.numbers import is_money, row_id
from kaibo.domains.control.shown.past import Who, lane_span
from kaibo.domains.control.shown.pressed import first_recorded
from kaibo.domains.control.shown.priced import Priced, then
from kaibo.domains.control.shown.seen import HOST, LANES, Seen, find, see
from kaibo.domains.control.shown.still import still, worked_out
from kaibo.domains.control.shown.tape import SLACK_MS, happened
from kaibo.kit.clock import on_calendar
from kaibo.kit.errors import Place, invalid
from kaibo.live.batch import message_keys
from kaibo.live.fold import Fold
from kaibo.live.lanes import Span
from kaibo.live.order_book import OrderBook
from kaibo.live.orders import Key, Line
from kaibo.live.room import Room

MOST_COMMENTS = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """What one look gave: the show, what it may have sold around the instant, and which comments
    were taken back since (by message key)."""

    seen: Seen
    since: int
    until: int
    lines: OrderBook
    fold: Fold
    key: bytes
    taken_back: frozenset[int]


def moment(
    room: RoomCard, show: str, at: int, span: int, money: bool, comments: bool
) -> shapes.MomentOut:
    """The show at `at` and within ± `span` ms of it. Refusals: `not_found`, `invalid`."""
    taken = running.look(room.ident, lambda here: _take(here, room.ident, show, at, span))
    seen = taken.seen
    known = worked_out(taken.fold, seen.show, seen.now).known
    on_air = _on_air(seen, at)

    def sold(of: list[tuple[Key, Line]]) -> sales.Sales:
        found = sales.totals(of, taken.fold.cur, known.__getitem__)
        return {name: value for name, value in found.items() if money or not is_money(name)}

    labels, who, first = Labels(seen, room), Who(), first_recorded(seen)
    lines = sales.within(taken.lines, taken.since, taken.until)
    labels.goods.learn(
        {s.product for s in on_air.values() if s and s.product}
        | {line.product for _, line in lines if line.product}
    )
    segment = on_air["segment"]
    words = None if segment is None else told.segment(segment.data.get("segment"))
    spans = {
        name: None
        if span_ is None
        else lane_span(name, span_, {s.id: s for s in first[name]}, labels, who)
        for name, span_ in on_air.items()
    }
    hosts = {s.id: s for s in first[HOST]}
    return shapes.MomentOut(
        show=show_of(seen),
        at=at,
        since=taken.since,
        until=taken.until,
        lanes=shapes.MomentLanesOut(
            **spans,
            hosts=[lane_span(HOST, s, hosts, labels, who) for s in _running(seen.lanes[HOST], at)],
        ),
        segment=words,
        link=_link(on_air, words, seen, labels, at),
        comments=_comments(room.ident, taken, at, comments),
        sales=sold(lines),
        products=_products(lines, sold, labels),
    )


def _take(here: Room, room: str, show: str, at: int, span: int) -> Taken:
    found = find(here.fold, room, show)
    now = here.clock.now()
    last = found.end if found.ended else max(now, found.start)
    if not found.start <= at <= last:
        begins, ends = on_calendar(found.start), on_calendar(last)
        raise invalid([Place("at", f"这一刻不在这一场里：这一场从 {begins} 到 {ends}。")])
    since, until = max(at - span, found.start), min(at + span, found.end)
    fold = here.fold
    return Taken(
        see(here, found),
        since,
        until,
        sales.touching(fold, since, until),
        still(fold, found),
        fold.key,
        frozenset(fold.comments.taken_back),
    )


def _on_air(seen: Seen, at: int) -> dict[str, Span | None]:
    return {
        name: next(iter(_running(seen.lanes[name], at)), None) for name in LANES if name != HOST
    }


def _running(spans: list[Span], at: int) -> list[Span]:
    return [span for span in spans if span.start <= at < span.end]


def _link(
    on_air: dict[str, Span | None],
    words: TakenSegmentOut | None,
    seen: Seen,
    labels: Labels,
    at: int,
) -> shapes.MomentLinkOut | None:
    """What the host was explaining, else what was pinned, else what the segment was about."""
    span = on_air["pitch"] or on_air["pin"]
    taken = words.goods if words else None
    if span is None or span.product is None:
        return None if taken is None else _of_segment(on_air, taken, seen, at)
    goods = labels.goods
    ours = goods.of_platform([span.product]).get(span.product)
    card = next((one for one in goods.links() if ours is not None and one.product == ours), None)
    link_id = told.whole(span.data, "link") or (card.id if card else None)
    number = told.whole(span.data, "link_no") or row_id(_after(span.product, NUMBER))
    if number is None and card is not None:
        number = card.link_no
    name = told.text(span.data, "name") or (card.name if card else "") or span.product
    found = Priced(None, "", "now") if card is None else Priced(card.final_price, card.offer, "now")
    if link_id is not None:
        base, since = _known(on_air, taken, seen, link_id)
        found = then(seen.facts, link_id, at, base, since, found)
    return shapes.MomentLinkOut(
        product=span.product,
        link_id=link_id,
        link_no=number,
        name=name,
        final_price=found.price,
        price_from=None if found.price is None else found.source,
        offer=found.offer,
    )


def _known(
    on_air: dict[str, Span | None], taken: TakenGoodsOut | None, seen: Seen, link_id: int
) -> tuple[Priced | None, int]:
    """What the log carried of the link, and since when it held, UTC ms."""
    segment = on_air["segment"]
    if segment is not None and taken is not None and taken.link_id == link_id:
        return Priced.of(taken, "taken"), segment.start
    armed = _armed_goods(seen, link_id)
    if armed is not None and seen.armed is not None:
        return Priced.of(armed, "armed"), seen.armed.at
    return None, 0


def _of_segment(
    on_air: dict[str, Span | None], taken: TakenGoodsOut, seen: Seen, at: int
) -> shapes.MomentLinkOut:
    found = Priced.of(taken, "taken")
    segment = on_air["segment"]
    if taken.link_id is not None and segment is not None:
        found = then(seen.facts, taken.link_id, at, found, segment.start, found)
    return shapes.MomentLinkOut(
        product=None,
        link_id=taken.link_id,
        link_no=taken.link_no,
        name=taken.short or taken.title,
        final_price=found.price,
        price_from=None if found.price is None else found.source,
        offer=found.offer,
    )


def _armed_goods(seen: Seen, link_id: int) -> TakenGoodsOut | None:
    plan = seen.armed.x.get("plan") if seen.armed else None
    if not isinstance(plan, dict):
        return None
    found = (one.goods for one in told.segments(plan.get("segments")) if one.goods)
    return next((goods for goods in found if goods.link_id == link_id), None)


def _after(text: str, prefix: str) -> str | None:
    return text.removeprefix(prefix) if text.startswith(prefix) else None


def _comments(room: str, taken: Taken, at: int, allowed: bool) -> shapes.MomentCommentsOut:
    """The comments nearest to the instant. Those taken back are not shown and not counted."""
    said = list(happened(running.log_of(room), room, taken.since, taken.until, "comment"))
    if taken.taken_back:
        keys = message_keys([(one.src, one.id) for one in said], taken.key)
        gone = np.isin(keys, np.array(sorted(taken.taken_back), np.uint64)).tolist()
        said = [one for one, out in zip(said, gone, strict=True) if not out]
    near = sorted(range(len(said)), key=lambda i: (abs(said[i].ts - at), i))[:MOST_COMMENTS]
    shown = sorted((said[i].ts, i) for i in near) if allowed else []
    items = [
        shapes.MomentCommentOut(id=one.id, src=one.src, ts=one.ts, text=one.text)
        for one in (said[i] for _, i in shown)
    ]
    return shapes.MomentCommentsOut(items=items, more=len(said) - len(items), slack_ms=SLACK_MS)


def _products(
    lines: list[tuple[Key, Line]],
    sold: Callable[[list[tuple[Key, Line]]], sales.Sales],
    labels: Labels,
) -> list[shapes.MomentProductOut]:
    """By product, most orders first."""
    by: dict[str | None, list[tuple[Key, Line]]] = defaultdict(list)
    for key, line in lines:
        by[line.product].append((key, line))
    found = [
        shapes.MomentProductOut(
            product=product, label=labels.goods.label(product), sales=sold(mine)
        )
        for product, mine in by.items()
    ]
    return sorted(found, key=lambda one: (-(one.sales["orders_created"] or 0), one.product or "~"))
