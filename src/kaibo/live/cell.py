"""One number of a show: a measure in a row of a level, or in several minutes, named as it is shown."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kaibo.live.lanes import I64
from kaibo.live.measures import COLUMN, LEVELS, MEASURE
from kaibo.live.resolve import LANE_OF, MINUTE_MS, Resolver
from kaibo.live.words import NONE

if TYPE_CHECKING:
    from kaibo.live.view import View

#: No number is of more minutes: a day, also the one on which clocks go back.
LONGEST_MS = 25 * 3_600_000
_MINUTES = re.compile(r"([0-9]{1,15})(?:-([0-9]{1,15}))?")


class NoSuchCell(LookupError):
    """There is no such number; the message is a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`key` is the row's name as `View.rows` gives it: UTC ms of a minute, an id, `product#n` of a
    round, "none", "show". Several minutes are one number by `from-until` at level minute: both UTC ms
    on whole minutes, `until` the first minute that is none of them."""

    show: str
    level: str
    key: str
    measure: str

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise NoSuchCell(f"没有「{self.level}」这一层，应为 {'、'.join(LEVELS)} 之一。")
        if self.measure not in COLUMN:
            raise NoSuchCell(f"没有「{self.measure}」这个计数。")
        if self.level == "minute":
            _check_minutes(self.key)

    @property
    def several(self) -> bool:
        """Whether it is a number of several rows, each counted on its own."""
        return self.level == "minute" and "-" in self.key

    @property
    def distinct(self) -> bool:
        """Whether it counts members, each once in a row."""
        return MEASURE[self.measure].distinct

    def rows(self, resolver: Resolver) -> I64:
        """Its rows in the table of its level, as far as anything has reached them."""
        show = resolver.names["show"].get(self.show)
        numbers = self._numbers(resolver)
        if show is None or not numbers:
            return np.zeros(0, np.int64)
        table = resolver.rows[self.level]
        found = (table.find(show, number) for number in numbers)
        return np.array([row for row in found if row >= 0], np.int64)

    def must_exist(self, view: View) -> None:
        """Raise NoSuchCell unless `view` shows this row, or any of these minutes."""
        if self.level == "show":
            return
        there = {row.key for row in view.rows(self.level)}
        if not self.several:
            if self.key not in there:
                raise NoSuchCell(f"这一场在「{self.level}」这一层没有「{self.key}」这一行。")
        elif there.isdisjoint(str(minute * MINUTE_MS) for minute in self._minutes()):
            raise NoSuchCell(f"这一场在「{self.key}」（起-止，UTC 毫秒）里没有一分钟有记录。")

    def _numbers(self, resolver: Resolver) -> Collection[int]:
        """Key numbers of its rows; none for what nothing has named yet."""
        if self.level == "minute":
            return self._minutes()
        number = self._number(resolver)
        return () if number is None else (number,)

    def _minutes(self) -> range:
        start, _, until = self.key.partition("-")
        first = int(start) // MINUTE_MS
        return range(first, int(until) // MINUTE_MS if until else first + 1)

    def _number(self, resolver: Resolver) -> int | None:
        if self.level == "show" or self.key == NONE:
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


def _check_minutes(key: str) -> None:
    """Raise NoSuchCell unless `key` names a minute, or a stretch of whole minutes."""
    match = _MINUTES.fullmatch(key)
    if match is None:
        raise NoSuchCell(
            f"分钟应写成 UTC 毫秒，几分钟写成「起-止」两个 UTC 毫秒，实际是「{key[:60]}」。"
        )
    if match[2] is None:
        return
    start, until = int(match[1]), int(match[2])
    if start % MINUTE_MS or until % MINUTE_MS:
        raise NoSuchCell(f"起和止都要落在整分钟上（{MINUTE_MS} 的倍数），实际是「{key}」。")
    if start >= until:
        raise NoSuchCell(f"止要在起之后，实际是「{key}」。")
    if until - start > LONGEST_MS:
        hours = LONGEST_MS // 3_600_000
        raise NoSuchCell(f"一次最多看一天（{hours} 小时以内）的分钟，「{key}」太长，请分几次看。")
