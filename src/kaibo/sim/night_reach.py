"""Whom a composed show reached: its people and what they did, by minute, source and product."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kaibo.sim.happenings import Happenings
from kaibo.sim.plan import Plan
from kaibo.sim.world import BIN_MS, CHANNELS, FOLLOW, SOURCES

I64 = NDArray[np.int64]

PAID = CHANNELS.index("paid")
BINS_A_MINUTE = 60_000 // BIN_MS
HOUR_MS = 3_600_000
#: Who was shown the room saw it so many times over, in hundredths: the room knows no faces before
#: they enter.
SEEN_EACH = 125


@dataclass(frozen=True, slots=True)
class Minute:
    """One minute from `at` (UTC ms). Times: impressions, views, leaves, comments, likes, shares,
    follows, product_views, and clicks by product in `clicks_by`; people: viewers, leavers, and
    `online` at its end. `paid_views` of the views were paid for; `spend` in fen."""

    at: int
    impressions: int
    views: int
    paid_views: int
    leaves: int
    viewers: int
    leavers: int
    online: int
    comments: int
    likes: int
    shares: int
    follows: int
    product_views: int
    clicks_by: tuple[int, ...]
    spend: int = 0

    @property
    def product_clicks(self) -> int:
        return sum(self.clicks_by)

    def costing(self, spend: int) -> Minute:
        """The same minute with what its traffic cost, fen."""
        return replace(self, spend=spend)


@dataclass(frozen=True, slots=True)
class SourceReach:
    """One traffic source: times shown and entered, people, and their time in the room, ms."""

    impressions: int
    views: int
    viewers: int
    watch_ms: int


@dataclass(frozen=True, slots=True)
class ProductReach:
    """One product: its cards shown and clicks in times, and the people."""

    views: int
    viewers: int
    clicks: int
    clickers: int


@dataclass(frozen=True, slots=True)
class Reach:
    """The whole show. `sources` as in CHANNELS, `products` as in the plan; `fans` are viewers who
    came as followers, `organic` those who came another way than by paid traffic. `viewers_by_hour`:
    people who entered in each hour (UTC ms of its start)."""

    viewers: int
    fans: int
    organic: int
    interactors: int
    product_viewers: int
    product_clickers: int
    peak_online: int
    sources: tuple[SourceReach, ...]
    products: tuple[ProductReach, ...]
    viewers_by_hour: dict[int, int]

    @property
    def impressions(self) -> int:
        return sum(source.impressions for source in self.sources)

    @property
    def impression_viewers(self) -> int:
        return max(self.impressions * 100 // SEEN_EACH, self.viewers)

    @property
    def views(self) -> int:
        return sum(source.views for source in self.sources)

    @property
    def watch_ms(self) -> int:
        return sum(source.watch_ms for source in self.sources)


class Gathering:
    """Takes in a show bin by bin."""

    def __init__(self, plan: Plan, start: int) -> None:
        self.start = start
        self.minutes: list[Minute] = []
        self._bins: list[Happenings] = []
        self._entered: list[I64] = []
        self._entered_by: list[I64] = []
        self._interactors: list[I64] = []
        self._impressions = np.zeros(SOURCES, np.int64)
        self._watch = np.zeros(SOURCES, np.int64)
        self._peak = 0
        self._looks: dict[int, list[I64]] = {at: [] for at in range(len(plan.products))}
        self._clicks: dict[int, list[I64]] = {at: [] for at in range(len(plan.products))}

    def take(self, what: Happenings) -> None:
        """The next bin."""
        people = what.people
        self._entered.append(what.entered.number)
        self._entered_by.append(what.entered.source)
        self._impressions += what.impressions
        self._watch += np.bincount(people.source, minlength=SOURCES) * BIN_MS
        self._peak = max(self._peak, len(people))
        for kind in ("comment", "like", "share"):
            self._interactors.append(people.number[what.voices[kind]])
        shop = what.shopping
        for pairs, kept in ((shop.views, self._looks), (shop.clicks, self._clicks)):
            for product in np.unique(pairs.product).tolist():
                kept[product].append(people.number[pairs.person[pairs.product == product]])
        self._bins.append(what)
        if len(self._bins) == BINS_A_MINUTE:
            self.minutes.append(self._minute())
            self._bins = []

    def reach(self) -> Reach:
        """Whom the show reached so far."""
        numbers, by = _joined(self._entered), _joined(self._entered_by)
        sources = tuple(
            SourceReach(
                int(self._impressions[at]),
                int((by == at).sum()),
                _people(numbers[by == at]),
                int(self._watch[at]),
            )
            for at in range(SOURCES)
        )
        looks = {at: _joined(some) for at, some in self._looks.items()}
        clicks = {at: _joined(some) for at, some in self._clicks.items()}
        return Reach(
            viewers=_people(numbers),
            fans=_people(numbers[by == FOLLOW]),
            organic=_people(numbers[by != PAID]),
            interactors=_people(_joined(self._interactors)),
            product_viewers=_people(_joined(list(looks.values()))),
            product_clickers=_people(_joined(list(clicks.values()))),
            peak_online=self._peak,
            sources=sources,
            viewers_by_hour=self._by_hour(),
            products=tuple(
                ProductReach(
                    len(looks[at]), _people(looks[at]), len(clicks[at]), _people(clicks[at])
                )
                for at in looks
            ),
        )

    def _by_hour(self) -> dict[int, int]:
        hours: dict[int, list[I64]] = defaultdict(list)
        for number, came in enumerate(self._entered):
            hours[(self.start + number * BIN_MS) // HOUR_MS * HOUR_MS].append(came)
        return {hour: _people(_joined(some)) for hour, some in hours.items()}

    def _minute(self) -> Minute:
        bins = self._bins
        came = _joined([one.entered.number for one in bins])
        gone = _joined([one.left.number for one in bins])
        by = _joined([one.entered.source for one in bins])
        clicked = _joined([one.shopping.clicks.product for one in bins])
        voices: dict[str, int] = defaultdict(int)
        for one in bins:
            for kind, who in one.voices.items():
                voices[kind] += len(who)
        return Minute(
            at=self.start + bins[0].number * BIN_MS,
            impressions=sum(int(one.impressions.sum()) for one in bins),
            views=len(came),
            paid_views=int((by == PAID).sum()),
            leaves=len(gone),
            viewers=_people(came),
            leavers=_people(gone),
            online=len(bins[-1].people),
            comments=voices["comment"],
            likes=sum(int(one.likes.sum()) for one in bins),
            shares=voices["share"],
            follows=voices["follow"],
            product_views=sum(len(one.shopping.views.person) for one in bins),
            clicks_by=tuple(np.bincount(clicked, minlength=len(self._clicks)).tolist()),
        )


def _joined(some: list[I64]) -> I64:
    return np.concatenate(some) if some else np.zeros(0, np.int64)


def _people(numbers: I64) -> int:
    return len(np.unique(numbers))
