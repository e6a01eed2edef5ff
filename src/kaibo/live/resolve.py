"""Which row of each level a thing belongs to: as-of the timeline, at fold time, for good."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kaibo.live.hashing import Names
from kaibo.live.lanes import FOREVER, I64, Lane
from kaibo.live.measures import LEVELS
from kaibo.live.rows import Rows
from kaibo.live.timeline import Timeline

MINUTE_MS = 60_000
#: Level of lucky bags: only what happens while one is open has a row.
LUCKY_BAG = "lucky_bag"
#: Levels whose rows are spans of a lane, and which lane.
LANE_OF = {
    "segment": "segment",
    "shift": "shift",
    "round": "pitch",
    "talk": "pitch",
    LUCKY_BAG: LUCKY_BAG,
}
#: Level only kept inside: a product's own minutes, for its best minute and its last five.
PRODUCT_MINUTE = "product_minute"
INNER_LEVELS = (LUCKY_BAG, PRODUCT_MINUTE)
PRODUCT_SHIFT = 32  # minutes up to the year 9999 fit below, half a million products above


@dataclass(slots=True)
class Facts:
    """Things to be placed: `ts` (UTC ms), `show` number (-1 = by time), product, channel numbers.

    `event`: the place in its batch of the event that tells each, for those who ask where a number
    comes from; None where no single event does.
    """

    ts: I64
    show: I64
    product: I64
    channel: I64
    event: I64 | None = None

    def __len__(self) -> int:
        return len(self.ts)

    def take(self, index: I64) -> Facts:
        """The facts at `index`, in that order."""
        return Facts(self.ts[index], self.show[index], self.product[index], self.channel[index])

    def plus(self, other: Facts) -> Facts:
        """These facts and the others. All of them, or none, have their events."""
        event = None
        if self.event is not None and other.event is not None:
            event = np.concatenate([self.event, other.event])
        return Facts(
            np.concatenate([self.ts, other.ts]),
            np.concatenate([self.show, other.show]),
            np.concatenate([self.product, other.product]),
            np.concatenate([self.channel, other.channel]),
            event,
        )


#: For each level one or more row arrays (host: one a host on mic); -1 = no row in this slot.
Placed = dict[str, list[I64]]


class Resolver:
    """Places facts on the rows of every level, as of a timeline that only grows at its end."""

    def __init__(self, timeline: Timeline, names: dict[str, Names] | None = None) -> None:
        self.timeline = timeline
        self.names: dict[str, Names] = names or {
            level: Names()
            for level in (
                "show",
                "segment",
                "shift",
                "host",
                "talk",
                "lucky_bag",
                "product",
                "channel",
            )
        }
        self.rows: dict[str, Rows] = {level: Rows() for level in (*LEVELS, *INNER_LEVELS)}

    def copy(self) -> Resolver:
        """A resolver whose tables and names may be added to without touching these."""
        names = {level: names.copy() for level, names in self.names.items()}
        new = Resolver(self.timeline, names)
        new.rows = {level: rows.copy() for level, rows in self.rows.items()}
        return new

    def shows(self, ts: I64) -> I64:
        """Number of the show that runs at each instant; 0 = none."""
        return self._keys(self.timeline.show, "show", ts)

    def show_at(self, instant: int) -> int:
        """Number of the show that runs at `instant`; 0 = none."""
        span = self.timeline.show.at(instant)
        return 0 if span is None else self.names["show"][span.key]

    def show_ends(self, ts: I64) -> I64:
        """End of the show that runs at each instant (`FOREVER` while it is open or none runs)."""
        lane = self.timeline.show
        index = lane.as_of(ts)
        ends = np.append(lane.edges()[1], FOREVER)
        return ends[index]

    def place(self, facts: Facts) -> Placed:
        """Rows of each fact at each level. What belongs nowhere goes to the row of key 0."""
        by_time = self.shows(facts.ts)
        show = np.where(facts.show >= 0, facts.show, by_time)
        here = (show > 0) & (by_time == show)
        return {level: self._rows(level, facts, show, here) for level in self.rows}

    def rows_at(self, level: str, facts: Facts) -> list[I64]:
        """Rows of each fact at one level, its show being the one that runs at its time."""
        show = self.shows(facts.ts)
        return self._rows(level, facts, show, show > 0)

    def _rows(self, level: str, facts: Facts, show: I64, here: NDArray[np.bool_]) -> list[I64]:
        if level == "host":
            return self._hosts(facts.ts, show, here)
        table, inside = self.rows[level], show > 0
        if level == PRODUCT_MINUTE:
            rows = np.full(len(facts), -1, np.int64)
            sold = inside & (facts.product > 0)
            if sold.any():
                key = (facts.product << PRODUCT_SHIFT) | (facts.ts // MINUTE_MS)
                rows[sold] = table.of(show[sold], key[sold])
            return [rows]
        if level == LUCKY_BAG:
            return [self._in_bag(facts, show, here)]
        if level == "show":
            return [table.of(show, np.zeros(len(facts), np.int64))]
        if level == "minute":
            key = np.where(inside, facts.ts // MINUTE_MS, 0)
        elif level in ("product", "channel"):
            key = np.where(inside, facts.product if level == "product" else facts.channel, 0)
        elif level in ("round", "talk"):
            key = np.where(here, self._pitch(facts, level == "talk"), 0)
        else:
            key = np.where(here, self._keys(self.timeline.lane[level], level, facts.ts), 0)
        return [table.of(show, key)]

    def _in_bag(self, facts: Facts, show: I64, here: NDArray[np.bool_]) -> I64:
        """The lucky bag that is open; what lies outside of bags has no row here."""
        rows = np.full(len(facts), -1, np.int64)
        lane = self.timeline.lane[LUCKY_BAG]
        if lane.spans:
            key = np.where(here, self._keys(lane, LUCKY_BAG, facts.ts), 0)
            open_now = key > 0
            rows[open_now] = self.rows[LUCKY_BAG].of(show[open_now], key[open_now])
        return rows

    def cuts(self, level: str) -> I64:
        """Instants inside which a level's row by time cannot change (minutes are cut apart)."""
        if level == "host":
            return self.timeline.host.cuts()
        lane = LANE_OF.get(level)
        return self.timeline.lane[lane].cuts() if lane else Lane().cuts()

    def _keys(self, lane: Lane, level: str, ts: I64) -> I64:
        """Key number of the span that runs at each instant; 0 = none."""
        names = self.names[level]
        return lane.each(ts, lambda span: names[span.key])

    def _pitch(self, facts: Facts, agreeing: bool) -> I64:
        """Key of the pitch on air; `agreeing`: 0 where the fact's own product is another one."""
        lane = self.timeline.lane["pitch"]
        key = self._keys(lane, "talk", facts.ts)
        if not agreeing:
            return key
        products = self.names["product"]
        on_air = lane.each(facts.ts, lambda span: products[span.product])
        agrees = (facts.product == 0) | (facts.product == on_air)
        return np.where(agrees, key, 0)

    def _hosts(self, ts: I64, show: I64, here: NDArray[np.bool_]) -> list[I64]:
        """One row array for each host who may be on mic at once; key 0 where nobody is."""
        names = self.names["host"]
        slots: list[I64] = []
        nobody = np.ones(len(ts), np.bool_)
        for host, lane in sorted(self.timeline.host.lanes.items()):
            on = here & (lane.as_of(ts) >= 0)
            if on.any():
                nobody &= ~on
                rows = np.full(len(ts), -1, np.int64)
                rows[on] = self.rows["host"].of(show[on], np.full(int(on.sum()), names[host]))
                slots.append(rows)
        rows = np.full(len(ts), -1, np.int64)
        if nobody.any():
            rows[nobody] = self.rows["host"].of(show[nobody], np.zeros(int(nobody.sum()), np.int64))
        return [*slots, rows]
