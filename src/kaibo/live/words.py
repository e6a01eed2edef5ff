"""Keys of rows in words, and their order on a page: by time where rows are stretches of time."""

from __future__ import annotations

from kaibo.live.resolve import LANE_OF, MINUTE_MS, Resolver

NONE = "none"


class Words:
    """Turns the key numbers of one level into their names, in the show of that number."""

    def __init__(self, resolver: Resolver, level: str, show: int) -> None:
        self.level = level
        lane = LANE_OF.get(level)
        self._names = resolver.names.get("talk" if level == "round" else level)
        spans = resolver.timeline.lane[lane].spans if lane else []
        self._start: dict[str, int] = {}
        #: Pitch → `product#n`: the n-th pitch of that product in the show.
        self.rounds: dict[str, str] = {}
        turns: dict[str, int] = {}
        for span in spans:
            if span.key in self._start or resolver.show_at(span.start) != show:
                continue
            self._start[span.key] = span.start
            product = span.product or ""
            turns[product] = turns.get(product, 0) + 1
            self.rounds[span.key] = f"{product}#{turns[product]}"

    def of(self, key: int) -> str:
        """The name of a row: UTC ms of a minute, an id, `product#n` of a round; "none" for 0."""
        if self.level == "minute":
            return str(key * MINUTE_MS)  # every moment of a show has its minute, 1970 included
        if self.level == "show":
            return "show"
        name = self._names.names[key] if self._names else None
        if name is None:
            return NONE
        return self.rounds[name] if self.level == "round" else name

    def order(self, key: int) -> tuple[bool, int, str]:
        """What rows are sorted by."""
        name = self._names.names[key] if self._names and self.level != "minute" else None
        start = self._start.get(name, 0) if name else key
        last = key == 0 and self.level != "minute"
        return last, start if name in self._start or not self._names else 0, self.of(key)
