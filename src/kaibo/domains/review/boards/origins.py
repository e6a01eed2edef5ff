"""Who told the numbers of a show: of each metric its sources, how good they are, and as of when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kaibo.domains.control import public as control
from kaibo.domains.review.results.maturity import REACHES_BACK_MS
from kaibo.live.measures import MEASURE
from kaibo.live.metrics import Metric
from kaibo.live.metrics.inputs import INPUT
from kaibo.live.orders import PAID_STATES, Assertion

AFTERSALES = "aftersales"
DESK, FILE = "desk", "file:"
#: Behind a level: what told it was composed. `OWN`: pressed at our own desk.
COMPOSED, OWN, NOBODY = "c", "own", ""
#: A number somebody read off a screen.
READING, BY_HAND = "reading", "L0"
_LATER = ("order.state", "order.fix", "order.refund", "order.entry")
#: Measures of what went back: after-sale tickets speak of them too, often days after the order.
_BACK = ("refund", "orders_refunded")
#: Files whose rows are what is sampled or said minute by minute.
_MINUTELY = frozenset({"minutes", "chat"})
#: Windows of the view, by the measure they are cut from.
_CUT_FROM = {
    "product_clicks_5min": "product_clicks", "gmv_5min": "gmv", "gmv_best_minute": "gmv",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """The sources of a metric by name, the `quality` of the worst of them (as in `Figure`), and the
    moment the oldest of them speaks of, UTC ms, None where it goes with the row."""

    sources: tuple[str, ...]
    quality: str
    as_of: int | None


class Origins:
    """Asked once for a show, in the thread that asked for its result."""

    def __init__(self, found: control.Result) -> None:
        self._found = found
        room = found.show.room
        self._cards = {card.name: card for card in control.sources(room, retired_too=True)}

    def of(self, metric: Metric, level: str) -> Origin:
        """Of one metric at a level of the show."""
        back = any(name.startswith(_BACK) for name in metric.inputs)
        parts = [self._input(name, level, back=back) for name in metric.inputs]
        sources = {source for told, _ in parts for source in told}
        ages = [as_of for _, as_of in parts if as_of is not None]
        return Origin(tuple(sorted(sources)), self.quality(sources), min(ages, default=None))

    def quality(self, sources: Iterable[str]) -> str:
        """The level of the worst of these sources; our own presses only count by themselves."""
        told = {self._quality(one) for one in sources}
        others = told - {OWN}
        if NOBODY in others:
            return NOBODY
        if not others:
            return OWN if told else NOBODY
        worst = min(one[:2] for one in others)
        return worst + COMPOSED if any(one.endswith(COMPOSED) for one in others) else worst

    @cached_property
    def speaks_of(self) -> int | None:
        """The latest moment of which something is known of every paid line of the show, UTC ms, as in
        `results.maturity.spoken_of`; read off what was said, for merging and placing takes long."""
        held = self._found.lines.taken
        named = [
            max(
                [one.heard for one in said]
                + [t.heard for t in held.book.tickets.get(key, {}).values()]
            )
            for key, said in held.book.said.items()
            if any(_paid_in(one, held.start, held.end) for one in said)
        ]
        files = [
            card.as_of
            for card in control.files_of(self._found.show.room)
            if card.holds == AFTERSALES
            and card.first is not None
            and card.first <= held.end + REACHES_BACK_MS
        ]
        return max([min(named), *files]) if named else None

    def _quality(self, source: str) -> str:
        if source == DESK:
            return OWN
        card = self._cards.get(source)
        if card is not None:
            return card.level.value + (COMPOSED if card.level_label != card.level.label else "")
        return "L1" if source.startswith(FILE) else NOBODY

    def _input(self, name: str, level: str, *, back: bool) -> tuple[frozenset[str], int | None]:
        """`back`: the metric is of what went back, so that its orders speak of the same moment."""
        known = INPUT[name]
        if known.total:
            return self._reported(known.total, level)
        if known.gauge:
            return self._promised({f"sample.{known.gauge}"}), None
        kinds = set(MEASURE[_CUT_FROM.get(name, name)].kinds)
        if kinds & set(_LATER):
            return self._returned if back else self._ordered
        if not kinds or any(kind in ("pitch.start", "show.start") for kind in kinds):
            return frozenset({DESK}), None
        return self._promised(kinds), None

    def _reported(self, name: str, level: str) -> tuple[frozenset[str], int | None]:
        """Of the whole show the source that speaks is the one with the latest as_of of all; below
        it the one whose stretches cover most, of equals the first by name."""
        if level == "show":
            told = [
                (-total.as_of, source)
                for (source, _, product), total in self._found.totals.items()
                if not product
            ]
            if not told:
                return frozenset(), None
            source = min(told)[1]
            total = self._found.totals.get((source, name, ""))
            return frozenset({source}), None if total is None else total.as_of
        found = self._ticking.get(name)
        return (frozenset(), None) if found is None else (frozenset({found}), None)

    @cached_property
    def _ticking(self) -> Mapping[str, str]:
        best: dict[str, tuple[int, str]] = {}
        for row in self._found.rows("show"):
            for (source, name), tick in row.ticks.items():
                mine = -tick.covered_ms, source
                best[name] = min(best.get(name, mine), mine)
        return {name: source for name, (_, source) in best.items()}

    @cached_property
    def _ordered(self) -> tuple[frozenset[str], int | None]:
        """Who asserted the order lines, and the newest moment anything of them speaks of."""
        said = [one for told in self._found.lines.taken.book.said.values() for one in told]
        return frozenset(one.src for one in said), max((one.heard for one in said), default=None)

    @cached_property
    def _returned(self) -> tuple[frozenset[str], int | None]:
        """As `_ordered`, with those who told of after-sales."""
        sources, heard = self._ordered
        tickets = [
            t for told in self._found.lines.taken.book.tickets.values() for t in told.values()
        ]
        if heard is None or not tickets:
            return sources, heard
        return sources | {t.src for t in tickets}, max(heard, *(t.heard for t in tickets))

    def _promised(self, kinds: set[str]) -> frozenset[str]:
        """The best sources that say they deliver one of these kinds. Where none says so and the room
        has only one, it was that one; where it has none, the files that tell minutes of this show."""
        cards = [card for card in self._cards.values() if kinds & set(card.provides)]
        if not cards and len(self._cards) == 1:
            cards = list(self._cards.values())
        if not cards:
            return self._filed
        best = max(card.level for card in cards)
        return frozenset(card.name for card in cards if card.level == best)

    @cached_property
    def _filed(self) -> frozenset[str]:
        held = self._found.lines.taken
        return frozenset(
            f"{FILE}{card.format}"
            for card in control.files_of(self._found.show.room)
            if card.holds in _MINUTELY
            and card.first is not None
            and card.last is not None
            and card.first < held.end
            and card.last >= held.start
        )


def _paid_in(one: Assertion, start: int, end: int) -> bool:
    """Whether this says of a line that it was placed while the show ran, and has been paid."""
    at = one.created if one.created is not None else one.paid if one.paid is not None else one.ts
    return start <= at < end and (one.paid is not None or one.state in PAID_STATES)
