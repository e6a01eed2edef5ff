"""One number of a show: a measure in a row of a level, named as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kaibo.live.measures import COLUMN, LEVELS
from kaibo.live.resolve import LANE_OF, MINUTE_MS, Resolver
from kaibo.live.words import NONE

if TYPE_CHECKING:
    from kaibo.live.view import View


class NoSuchCell(LookupError):
    """There is no such number; the message is a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`key` is the row's name as `View.rows` gives it: UTC ms of a minute, an id, `product#n` of a
    round, "none", "show"."""

    show: str
    level: str
    key: str
    measure: str

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise NoSuchCell(f"没有「{self.level}」这一层，应为 {'、'.join(LEVELS)} 之一。")
        if self.measure not in COLUMN:
            raise NoSuchCell(f"没有「{self.measure}」这个计数。")
        if self.level == "minute" and not self.key.isdecimal():
            raise NoSuchCell(f"分钟应写成 UTC 毫秒，实际是「{self.key}」。")

    def row(self, resolver: Resolver) -> int:
        """Its row in the table of its level, -1 while nothing has reached it."""
        show = resolver.names["show"].get(self.show)
        number = self._number(resolver)
        if show is None or number is None:
            return -1
        return resolver.rows[self.level].find(show, number)

    def must_exist(self, view: View) -> None:
        """Raise NoSuchCell unless `view` shows this row."""
        if self.level != "show" and all(row.key != self.key for row in view.rows(self.level)):
            raise NoSuchCell(f"这一场在「{self.level}」这一层没有「{self.key}」这一行。")

    def _number(self, resolver: Resolver) -> int | None:
        if self.level == "show":
            return 0
        if self.level == "minute":
            return int(self.key) // MINUTE_MS
        if self.key == NONE:
            return 0
        if self.level == "round":
            return resolver.names["talk"].get(self._pitch(resolver))
        return resolver.names[self.level].get(self.key)

    def _pitch(self, resolver: Resolver) -> str:
        """Key of the pitch that is the n-th of its product in this show."""
        product, _, turn = self.key.rpartition("#")
        spans = resolver.timeline.lane[LANE_OF["round"]].spans
        show = resolver.names["show"].get(self.show)
        mine = [
            span.key
            for span in spans
            if (span.product or "") == product and resolver.show_at(span.start) == show
        ]
        turns = list(dict.fromkeys(mine))
        at = int(turn) - 1 if turn.isdecimal() else -1
        return turns[at] if 0 <= at < len(turns) else ""
