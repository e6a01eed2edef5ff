"""Measures over a window of minutes: the last five, and the best one."""

from __future__ import annotations

from kaibo.live.lanes import I64
from kaibo.live.measures import COLUMN
from kaibo.live.resolve import MINUTE_MS, PRODUCT_MINUTE, PRODUCT_SHIFT, Resolver

LAST_MINUTES = 5
#: measure of the window -> the measure it sums or compares
WINDOWED = {
    "product_clicks_5min": "product_clicks",
    "gmv_5min": "gmv",
    "gmv_best_minute": "gmv",
}
_BASES = ("product_clicks", "gmv")
_COLUMNS = [COLUMN[base] for base in _BASES]

#: minute -> what its bases add up to, and how often each was unknown
Minutes = dict[int, tuple[I64, I64]]


class Windows:
    """The windowed measures of a show's rows at one level; none at levels but show and product.

    The last five minutes are the running minute of `now` (UTC ms) and the four before it.
    """

    def __init__(
        self, resolver: Resolver, show: int, level: str, now: int, known: dict[str, bool]
    ) -> None:
        self.running, self.known = now // MINUTE_MS, known
        #: key of a row -> its minutes; key 0 is the whole show, or what belongs to no product
        self.minutes: dict[int, Minutes] = {}
        self.given = level in ("show", "product")
        if self.given:
            self.minutes[0] = _minutes_of_show(resolver, show)
        if level == "product":
            self._split(resolver, show)

    def of(self, key: int) -> dict[str, int | None]:
        """The windowed measures of one row, None = unknown."""
        return {name: self._value(name, base, key) for name, base in WINDOWED.items() if self.given}

    def _value(self, name: str, base: str, key: int) -> int | None:
        at = _BASES.index(base)
        best = name == "gmv_best_minute"
        seen = [
            (int(values[at]), bool(doubts[at]))
            for minute, (values, doubts) in self.minutes.get(key, {}).items()
            if best or self.running - LAST_MINUTES < minute <= self.running
        ]
        if not self.known[base] or any(doubt for _, doubt in seen):
            return None
        numbers = [value for value, _ in seen]
        return max(numbers, default=0) if best else sum(numbers)

    def _split(self, resolver: Resolver, show: int) -> None:
        """Minutes of each product; what they leave of the show's belongs to no product."""
        table, rest = resolver.rows[PRODUCT_MINUTE], self.minutes[0]
        for row, (number, packed) in enumerate(table.keys()):
            if number != show:
                continue
            product, minute = packed >> PRODUCT_SHIFT, packed & ((1 << PRODUCT_SHIFT) - 1)
            mine = (table.values[row, _COLUMNS], table.unknown[row, _COLUMNS])
            self.minutes.setdefault(product, {})[minute] = mine
            values, doubts = rest[minute]
            rest[minute] = (values - mine[0], doubts - mine[1])


def _minutes_of_show(resolver: Resolver, show: int) -> Minutes:
    table = resolver.rows["minute"]
    return {
        minute: (table.values[row, _COLUMNS], table.unknown[row, _COLUMNS])
        for row, (number, minute) in enumerate(table.keys())
        if number == show
    }
