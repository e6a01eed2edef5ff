"""The order lines of a show, each placed: what every sum of money is made of.

`taken` copies what a room knows of a show's orders, quickly, in the room's thread; `Lines` merges and
places them afterwards, wherever there is time. docs/specs/results.md, 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kaibo.live.fold import Fold
from kaibo.live.lanes import FOREVER
from kaibo.live.order_book import OrderBook
from kaibo.live.orders import LIVE, Assertion, Key, Line
from kaibo.live.resolve import MINUTE_MS
from kaibo.live.timeline import Timeline

#: A cart filled in a show may be paid for after it, until the next show begins or this much later.
AFTER_MS = 7 * 86_400_000
#: A start that was pressed late: what the platform ascribes to the live room from before it.
BEFORE_MS = 2 * 3_600_000


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A merged order line with its rows; None where none. Times UTC ms, money in minor units.

    `hosts`: all who were on mic; `talk`: its own product was being pitched; `within`: it was
    created while the show ran, as against around it. `paid_at`: when it was paid, as far as anybody
    said. `heard`: the newest moment anything of the line speaks of; `files`: the files that name
    it, by twelve digits.
    """

    key: Key
    line: Line
    within: bool
    shift: str | None
    hosts: tuple[str, ...]
    segment: str | None
    round: str | None
    talk: bool
    paid_at: int | None
    heard: int
    files: tuple[str, ...]

    @property
    def order(self) -> tuple[str, str, str]:
        """The order the line is of."""
        return self.key[:3]

    @property
    def minute(self) -> int:
        """The minute it was created in, UTC ms."""
        return self.line.at // MINUTE_MS * MINUTE_MS

    @property
    def is_live(self) -> bool:
        """Whether the platform ascribes it to the live room."""
        return self.line.genre == LIVE


@dataclass(frozen=True, slots=True)
class Taken:
    """What a room knew of a show's orders: a book of its own, the timeline, the show's reach, and
    from when and until when an order may be the show's that was not created in it."""

    book: OrderBook
    timeline: Timeline
    show: str
    start: int
    end: int
    since: int
    until: int
    cur: str


def taken(fold: Fold, show: str, now: int) -> Taken | None:
    """Copies of all order lines that may belong to a show, with its timeline; None for a show that
    is not there. Quick: nothing is merged. `now`: UTC ms of the room."""
    spans = [span for span in fold.timeline.show.spans if span.key == show]
    if not spans:
        return None
    start, end = spans[0].start, min(spans[-1].end, now)
    later = [s.start for s in fold.timeline.show.spans if s.start >= spans[-1].end]
    until = min([*later, end + AFTER_MS]) if spans[-1].end < FOREVER else end
    earlier = [s.end for s in fold.timeline.show.spans if s.end <= start]
    since = max([*earlier, start - BEFORE_MS])
    mine = fold.money.book.where(lambda one: since <= _at(one) < until, since, until)
    return Taken(mine, fold.timeline.copy(), show, start, end, since, until, fold.cur)


class Lines:
    """The lines of one show in order of time: those created while it ran, and those the platform
    ascribes to the live room that were created around it, in no other show."""

    def __init__(self, taken: Taken) -> None:
        self.taken = taken

    @property
    def all(self) -> list[PlacedLine]:
        """Every line, paid or not."""
        return [one for one in self._every if one.within or one.is_live]

    @property
    def within(self) -> Iterator[PlacedLine]:
        """Paid lines created while the show ran."""
        return (one for one in self._every if one.within and one.line.paid)

    @property
    def unsaid_around(self) -> list[PlacedLine]:
        """Paid lines created around the show of which the platform has not said what brought them:
        some may be the show's."""
        return [
            one
            for one in self._every
            if not one.within and one.line.genre is None and one.line.paid
        ]

    @cached_property
    def _every(self) -> list[PlacedLine]:
        return sorted(self._placed(), key=lambda one: (one.line.at, one.key))

    def _placed(self) -> Iterator[PlacedLine]:
        held = self.taken
        rounds = _rounds(held.timeline, held.show)
        for key, line in held.book.lines():
            if not held.since <= line.at < held.until:
                continue
            show = held.timeline.show.at(line.at)
            within = show is not None and show.key == held.show
            if within or (show is None and line.genre in (LIVE, None)):
                yield self._place(key, line, within, rounds)

    def _place(self, key: Key, line: Line, within: bool, rounds: dict[str, str]) -> PlacedLine:
        book, lanes = self.taken.book, self.taken.timeline.lane
        said = book.said[key]
        at = line.at
        pitch = lanes["pitch"].at(at) if within else None
        shift = lanes["shift"].at(at) if within else None
        segment = lanes["segment"].at(at) if within else None
        return PlacedLine(
            key,
            line,
            within,
            None if shift is None else shift.key,
            tuple(self.taken.timeline.host.at(at)) if within else (),
            None if segment is None else segment.key,
            None if pitch is None else rounds.get(pitch.key),
            pitch is not None and line.product is not None and pitch.product == line.product,
            min((one.paid for one in said if one.paid is not None), default=None),
            book.heard(key),
            tuple(sorted({_file(one) for one in said if one.src.startswith("file:")})),
        )


def _at(one: Assertion) -> int:
    """About when a line was created, as one assertion has it."""
    return one.created if one.created is not None else one.paid if one.paid is not None else one.ts


def _file(one: Assertion) -> str:
    return one.id.partition(":")[0]


def _rounds(timeline: Timeline, show: str) -> dict[str, str]:
    """Pitch → `product#n`, the n-th pitch of that product in the show."""
    turns: dict[str, int] = {}
    out: dict[str, str] = {}
    for span in timeline.lane["pitch"].spans:
        there = timeline.show.at(span.start)
        if span.key in out or there is None or there.key != show:
            continue
        product = span.product or ""
        turns[product] = turns.get(product, 0) + 1
        out[span.key] = f"{product}#{turns[product]}"
    return out


def refunded_by(line: Line, at: int) -> int | None:
    """What had gone back of a line by `at` (UTC ms); None where its refunds are not known."""
    if line.refunded_total is None:
        return None
    return sum(amount for when, amount in line.refunds if when <= at)


def total(values: Iterable[int | None]) -> int | None:
    """The sum; None as soon as one part is unknown."""
    out = 0
    for value in values:
        if value is None:
            return None
        out += value
    return out
