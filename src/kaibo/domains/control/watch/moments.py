"""Which product was explained at a second, and what is true of it: what claims are held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from time import monotonic

from kaibo.domains.compliance.public import Context, Facts, Moment, platform_of, register
from kaibo.domains.control.cards import RoomCard
from kaibo.domains.control.shown import told
from kaibo.domains.control.shown.numbers import row_id
from kaibo.domains.control.watch.seen import Seen
from kaibo.domains.selection import public as selection
from kaibo.live.lanes import Span

#: How long what the line-up said of a show's links is good for, s.
FRESH_S = 2.0
NOTHING = -1


class Moments:
    """The product on air in one room. `look` gives what the room says; the line-up is asked again
    when what it said is older than `FRESH_S`."""

    def __init__(self, room: RoomCard) -> None:
        self.platform = platform_of(room.platform.value)
        self._platform_code = room.platform.value
        self.seen: Seen | None = None
        self._show: int | None = None
        self._links: list[selection.LinkCard] = []
        self._claims: Mapping[int, selection.Claims] = {}
        self._asked = float("-inf")

    def learn(self, seen: Seen) -> None:
        """What the room says now; the line-up too, when it is due."""
        self.seen = seen
        show = None if seen.show is None else row_id(seen.show.key)
        if show == self._show and monotonic() - self._asked < FRESH_S:
            return
        self._show, self._asked = show, monotonic()
        self._links = [] if show is None else selection.links(show)
        self._claims = selection.claims([link.id for link in self._links])

    def at(self, second: float) -> Moment:
        """What is true at a second (UTC). Unknown of what is not in the line-up."""
        link = self._link_at(round(second * 1000))
        return self.of_product(NOTHING if link is None else link, second)

    def of_product(self, product: int, second: float) -> Moment:
        """The same of a link that has gone off the table by then."""
        known = self._claims.get(product)
        ours = None if known is None else known.product
        claims = {} if known is None else known.facts
        facts = Facts(register().with_facts(claims, ours, round(second * 1000)))
        category, name = ("", "") if known is None else (known.category, known.name)
        return Moment(product, name, Context("live_speech", category, self.platform, facts))

    def product_at(self, at: int) -> int | None:
        """Our id of the product explained at `at` (UTC ms); None of none in particular."""
        link = self._link_at(at)
        known = None if link is None else self._claims.get(link)
        return None if known is None else known.product

    def on_surface(self, surface: str, at: int) -> Context:
        """What is true at `at` (UTC ms) for a text that stands on another surface."""
        return replace(self.at(at / 1000).context, surface=surface)

    def _link_at(self, at: int) -> int | None:
        if self.seen is None:
            return None
        if pitch := self.seen.pitch_at(at):
            return self._of_pitch(pitch)
        segment = self.seen.segment_at(at)
        value = segment.data.get("segment") if segment else None
        goods = told.goods(value.get("goods")) if isinstance(value, dict) else None
        return None if goods is None else goods.link_id

    def _of_pitch(self, pitch: Span) -> int | None:
        link = told.whole(pitch.data, "link")
        if link is not None:
            return link
        number = told.whole(pitch.data, "link_no")
        if number is not None and (found := self._by_number(number)) is not None:
            return found
        if pitch.product is None:
            return None
        ours = selection.products_by_platform_id(self._platform_code, [pitch.product])
        ident = ours.get(pitch.product)
        return next((one.id for one in self._links if one.product == ident), None)

    def _by_number(self, number: int) -> int | None:
        return next((one.id for one in self._links if one.link_no == number), None)
