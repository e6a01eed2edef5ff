"""What a show brought, for the domains above: rows of every level, lines, totals, spans. Plain data.

Everything is copied out of the room in one quick look and worked out afterwards (docs/specs/results.md).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kaibo.domains.control import running
from kaibo.domains.control.cards import RoomCard, sources
from kaibo.domains.control.choices import Level
from kaibo.domains.control.shown.labels import Labels
from kaibo.domains.control.shown.levels import best, show_of
from kaibo.domains.control.shown.seen import Seen, find, see
from kaibo.domains.control.shown.still import still, worked_out
from kaibo.live.fold import Fold
from kaibo.live.gauges import Total
from kaibo.live.lanes import Span
from kaibo.live.lines import Lines, Taken, taken
from kaibo.live.metrics import Value, channel_totals, level_metrics, show_metrics, speakers
from kaibo.live.metrics.joined import joined, whole
from kaibo.live.presses import Press
from kaibo.live.room import Room
from kaibo.live.ticks import TALK, LongTick, Said, Tick
from kaibo.live.view import Row, Show, View, long_ticks, shows


@dataclass(frozen=True, slots=True)
class RanShow:
    """A show of a room's log: [start, end) in UTC ms, `end` None while it runs."""

    room: str
    id: str
    title: str
    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row of a level. `measures`: None = unknown; `ticks`: by (source, name without prefix)."""

    key: str
    label: str
    measures: Mapping[str, int | None]
    metrics: Mapping[str, Value]
    ticks: Mapping[tuple[str, str], Tick] = field(default_factory=dict)


class Result:
    """One show as it stood at `now` (room time, UTC ms), to be asked in any thread."""

    def __init__(
        self, room: RoomCard, seen: Seen, fold: Fold, orders: Taken, long: list[LongTick]
    ) -> None:
        self.room, self.now, self.cur = room, seen.now, orders.cur
        self.long_ticks = long
        self._seen, self._fold = seen, fold
        self.lines = Lines(orders)

    @property
    def show(self) -> RanShow:
        """The show itself."""
        told = show_of(self._seen)
        return RanShow(self.room.ident, told.id, told.title, told.start, told.end)

    @property
    def recounting(self) -> bool:
        """Whether a correction is owed that the numbers do not follow yet."""
        return self._seen.recounting is not None

    @property
    def presses(self) -> list[Press]:
        """What was pressed in it, in order."""
        return self._seen.presses

    @property
    def plan(self) -> Mapping[str, object] | None:
        """The plan it was armed with, by value: the baseline of its review; None without one."""
        plan = self._seen.armed.x.get("plan") if self._seen.armed else None
        return plan if isinstance(plan, dict) else None

    @property
    def gaps(self) -> list[tuple[str, int, int | None]]:
        """(source, start, end or None) of every stretch a source told nothing of."""
        return [(name, gap.start, gap.end) for name, gap in self._seen.gaps]

    def spans(self, lane: str) -> list[Span]:
        """The spans of a lane (segment, pitch, pin, shift, host, lucky_bag), in order of time."""
        return self._seen.lanes[lane]

    def label(self, level: str, key: str) -> str:
        """What a row of a level is called."""
        self._labels.learn(level, [key])
        return self._labels.row(level, key)

    def rows(self, level: str, only: Collection[str] | None = None) -> list[ResultRow]:
        """The rows of a level with their metrics, "none" last; one row for level `show`. `only`: no
        metrics but these, for working them all out takes most of the time."""
        rows = self._view.rows(level)
        self._labels.learn(level, [row.key for row in rows])
        values = self._metrics(level, rows, only)
        return [
            ResultRow(
                row.key,
                self._labels.row(level, row.key),
                row.measures,
                values.get(row.key, {}),
                row.ticks,
            )
            for row in rows
        ]

    @property
    def totals(self) -> dict[tuple[str, str, str], Total]:
        """What platforms report of the show: (source, name without prefix, product or "") → total.
        Of what a platform cut into several shows their sum, where it has one."""
        found = joined(whole(self._fold.reported.totals))
        return {key[1:4]: total for key, total in found.items() if not key[4]}

    @property
    def on_air(self) -> list[Total]:
        """How long each of the platform's own shows was on air that make this one, each standing at
        the middle of its time, from the source that speaks latest; nothing where none says."""
        found = self._fold.reported.totals
        air = {key: total for key, total in found.items() if key[2:5] == ("air_ms", "", "")}
        told = joined(whole(air))
        newest = max(told, key=lambda key: (told[key], key), default=None)
        mine = {key: total for key, total in air.items() if newest and key[1] == newest[1]}
        own = [total for key, total in mine.items() if key[5]]
        return own or list(mine.values())

    @property
    def talks(self) -> dict[str, dict[tuple[str, int], Said]]:
        """What sources list as explained in the show: source → (product, start) → the stretch."""
        return self._fold.reported.ticks.by_source(TALK)

    @property
    def channel_totals(self) -> dict[str, dict[str, Total]]:
        """What the platform that speaks reports by channel (渠道): channel → name → total."""
        return channel_totals(self._fold.reported.totals, self._seen.show.id)

    @cached_property
    def _view(self) -> View:
        return worked_out(self._fold, self._seen.show, self._seen.now)

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self._seen, self.room)

    @cached_property
    def _spoken(self) -> dict[str, str]:
        better = {
            card.name: Level(card.level) for card in sources(self.room.ident, retired_too=True)
        }
        return speakers(best(self._view.whole().gauges, better))

    def _metrics(
        self, level: str, rows: list[Row], only: Collection[str] | None
    ) -> dict[str, dict[str, Value]]:
        if only is not None and not only:
            return {}
        if level == "show":
            whole = show_metrics(self._view, self._spoken)
            kept = {name: value for name, value in whole.items() if only is None or name in only}
            return {row.key: kept for row in rows}
        return dict(level_metrics(self._view, level, self._spoken, rows=rows, only=only))


def result(room: RoomCard, show: str) -> Result:
    """A show of a room. Refusals: `not_found`, those of `running.look`."""

    def look(here: Room) -> tuple[Seen, Fold, Taken, list[LongTick]]:
        there = find(here.fold, room.ident, show)
        orders = taken(here.fold, show, here.clock.now())
        assert orders is not None, "the show was found"
        long = long_ticks(here.fold, there.start, min(there.end, here.clock.now()))
        return see(here, there), still(here.fold, there), orders, long

    return Result(room, *running.look(room.ident, look))


def ran(room: RoomCard) -> list[RanShow]:
    """Every show of the room's log, oldest first. Refusals of `running.look`."""

    def read(here: Room) -> list[tuple[Show, str]]:
        return [(show, _title(here.fold, show)) for show in shows(here.fold)]

    return [
        RanShow(room.ident, show.id, title, show.start, show.end if show.ended else None)
        for show, title in running.look(room.ident, read)
    ]


def pressed(room: RoomCard, kind: str, since: int = 0) -> list[Press]:
    """The presses of one kind after `since` (UTC ms) in a room's log, in order, without working
    anything out. Refusals of `running.look`."""

    def read(here: Room) -> list[Press]:
        return [one for one in here.fold.presses.all if one.kind == kind and one.ts > since]

    return running.look(room.ident, read)


def _title(fold: Fold, show: Show) -> str:
    span = fold.latest.show.at(show.start)
    title = span.data.get("title") if span is not None else None
    return title if isinstance(title, str) and title else show.id
