"""What a row is called: as it was called in the log, else as the business database has it now.

A name in the log is by value, so an old show reads as it was. What neither knows keeps its key.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from kaibo.domains.control.cards import RoomCard
from kaibo.domains.control.shown import told
from kaibo.domains.control.shown.numbers import row_id
from kaibo.domains.control.shown.seen import HOST, Seen
from kaibo.domains.people import public as people
from kaibo.domains.selection import public as selection
from kaibo.kit.clock import at_clock
from kaibo.kit.rights import Duty
from kaibo.live.lanes import Span

NONE = "none"
#: What belongs to no row of a level.
NOWHERE = {
    "segment": "没有走段",
    "shift": "没有班次",
    HOST: "没有主播在麦",
    "round": "没有在讲",
    "talk": "没有在讲",
    "product": "不分商品",
    "channel": "来源不明",
}
#: A product of ours that is not listed on the platform; a number that no link has.
OURS, NUMBER = "kaibo:", "number:"


class Goods:
    """What products are called in one show: (link number, name), either may be unknown."""

    def __init__(self, seen: Seen, room: RoomCard) -> None:
        self._room, self._show = room, row_id(seen.show.id)
        self._said: dict[str, tuple[int | None, str]] = {}
        for span in sorted(seen.lanes["pitch"] + seen.lanes["pin"], key=lambda s: s.start):
            if span.product is not None:
                number, name = self._said.get(span.product, (None, ""))
                number = told.whole(span.data, "link_no") or number
                self._said[span.product] = (number, told.text(span.data, "name") or name)
        self._links: list[selection.LinkCard] | None = None

    def learn(self, products: Iterable[str]) -> None:
        """Ask the business database for those the log does not name, all at once."""
        missing = [one for one in products if not self._said.get(one, (None, ""))[1]]
        ours = self.of_platform(missing)
        links = {card.product: card for card in reversed(self.links())}
        cards = selection.products(set(ours.values()) - links.keys())
        for product, ident in ours.items():
            number = self._said.get(product, (None, ""))[0]
            link, card = links.get(ident), cards.get(ident)
            name = link.name if link else (card.short or card.title) if card else ""
            self._said[product] = (number or (link.link_no if link else None), name)

    def of_platform(self, products: Iterable[str]) -> dict[str, int]:
        """Our product ids by what stands in the log; what nobody has listed is missing."""
        wanted = [one for one in products if not one.startswith(NUMBER)]
        found = {one: ident for one in wanted if (ident := _ours(one)) is not None}
        rest = [one for one in wanted if one not in found]
        platform = self._room.platform.value
        return found | selection.products_by_platform_id(platform, rest) if rest else found

    def links(self) -> list[selection.LinkCard]:
        """The show's line-up as it is now; none for a show that selection does not know."""
        if self._links is None:
            self._links = [] if self._show is None else selection.links(self._show)
        return self._links

    def label(self, product: str | None) -> str:
        """3号 保湿精华."""
        if product is None:
            return NOWHERE["product"]
        number, name = self._of(product)
        return " ".join(part for part in (number, name) if part) or product

    def short(self, product: str) -> str:
        """3号, or the name where there is no number."""
        number, name = self._of(product)
        return number or name or product

    def _of(self, product: str) -> tuple[str, str]:
        number, name = self._said.get(product, (None, ""))
        if number is None and product.startswith(NUMBER):
            number = row_id(product.removeprefix(NUMBER))
        return ("" if number is None else f"{number}号"), name


class Labels:
    """Labels of one show's rows and spans."""

    def __init__(self, seen: Seen, room: RoomCard) -> None:
        self.seen, self.goods = seen, Goods(seen, room)
        self._spans: dict[str, dict[str, Span]] = {
            # What was taken away may still have a row, until the numbers are counted again.
            lane: {one.span.key: one.span for one in seen.gone[lane]}
            | {span.key: span for span in spans}
            for lane, spans in seen.lanes.items()
        }
        self._known: dict[tuple[str, str], str] = {}

    @cached_property
    def _planned(self) -> dict[int, str]:
        """Titles of the segments of the armed plan. A plan of hundreds takes long to read: only
        when a take did not carry its title."""
        plan = self.seen.armed.x.get("plan") if self.seen.armed else None
        segments = told.segments(plan.get("segments")) if isinstance(plan, dict) else []
        return {one.id: one.title for one in segments if one.id is not None}

    def row(self, level: str, key: str) -> str:
        """Label of a row; products are learned beforehand (`learn`)."""
        if level == "show":
            return "整场"
        if level == "minute":
            # Several minutes are named by both their edges (`live.cell`).
            return "–".join(at_clock(int(edge)) for edge in key.split("-"))
        if key == NONE:
            return NOWHERE[level]
        if level == "product":
            return self.goods.label(key)
        if level == "round":
            product, _, turn = key.rpartition("#")
            return f"{self.goods.short(product)} 第{turn}轮".strip()
        if level == "talk":
            span = self._spans["pitch"].get(key)
            return (
                key if span is None else f"{at_clock(span.start)} {self.goods.label(span.product)}"
            )
        span = self._spans.get(level, {}).get(key)
        return key if span is None else self.span(level, span)

    def learn(self, level: str, keys: Iterable[str]) -> None:
        """Look up the products that rows of these keys speak of."""
        if level == "product":
            self.goods.learn(key for key in keys if key != NONE)
        elif level == "round":
            self.goods.learn({key.rpartition("#")[0] for key in keys if key != NONE} - {""})
        elif level == "talk":
            self.learn_spans(self._spans["pitch"].values())

    def learn_spans(self, spans: Iterable[Span]) -> None:
        """Look up the products that spans speak of."""
        self.goods.learn({span.product for span in spans if span.product is not None})

    def span(self, lane: str, span: Span) -> str:
        """Label of a span."""
        if lane in ("pitch", "pin"):
            return self.goods.label(span.product)
        known = self._known.get((lane, span.key))
        if known is None:
            known = self._known[lane, span.key] = self._named(lane, span) or span.ref or span.key
        return known

    def _named(self, lane: str, span: Span) -> str:
        if lane == "segment":
            value = span.data.get("segment")
            title = told.text(value, "title") if isinstance(value, dict) else ""
            return title or self._planned.get(row_id(span.ref) or 0, "")
        name = told.text(span.data, "name")
        ident = row_id(span.key)
        if name or ident is None:
            return name
        if lane == HOST:
            host = people.host(ident)
            return host.name if host else ""
        return shift_label(people.shift(ident)) if lane == "shift" else ""


def shift_label(shift: people.ShiftCard | None) -> str:
    """晚班 20:00–24:00 小雨; "" for none."""
    if shift is None:
        return ""
    hours = f"{at_clock(shift.starts_at)}–{at_clock(shift.ends_at)}"
    hosts = "、".join(seat.name for seat in shift.seats if seat.duty is Duty.HOST)
    return " ".join(part for part in (shift.note, hours, hosts) if part)


def _ours(product: str) -> int | None:
    return row_id(product.removeprefix(OURS)) if product.startswith(OURS) else None
