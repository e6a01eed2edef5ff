"""Figures of a show as rows: the best source that speaks, and which it is when that is not obvious."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaibo.domains.review.boards import wording
from kaibo.domains.review.boards.gathering import HOUR, PUSHED, Gathered, Told, metric_of
from kaibo.domains.review.boards.origins import COMPOSED, OWN, Origin
from kaibo.domains.review.boards.rules.cases import Case, Place
from kaibo.domains.review.boards.rules.duties import Slot
from kaibo.domains.review.boards.rules.readings import PREFIX
from kaibo.domains.review.boards.rules.sights import rights_for
from kaibo.domains.review.boards.shown import SHOW
from kaibo.domains.review.boards.stretches import minutes_of_hour
from kaibo.domains.review.boards.tiles import Viewer
from kaibo.domains.review.bulletin.rules import words
from kaibo.domains.review.bulletin.rules.readings import SAME_MS
from kaibo.domains.review.bulletin.rules.sheet import Cell, Row
from kaibo.kit.access import Actor
from kaibo.kit.clock import at_clock, on_calendar
from kaibo.live.events import REPORT_PREFIX
from kaibo.live.metrics import Metric, Value

#: From so long after a show's end on a moment is told with its day.
DAY_MS = 12 * 3_600_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A number to be told: the metrics that answer, the best first, and what it is called there."""

    id: str
    zh: str
    slot: Slot
    counted: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The metric that answers, its value and where it is from."""

    metric: Metric
    value: Value
    origin: Origin

    @property
    def exact(self) -> Fraction | None:
        """Without rounding; None unknown."""
        return self.value.exact


class Figures:
    """The figures of one show for one reader; remembers which rights it took to read what was told."""

    def __init__(self, gathered: Gathered, actor: Actor) -> None:
        self.gathered, self.cur = gathered, gathered.found.cur
        self._viewer = Viewer(actor)
        self.rights: set[str] = set()

    def sees(self, name: str) -> bool:
        """Whether a metric may be told to this reader."""
        return self._viewer.sees(metric_of(name))

    def find(self, told: Told, slot: Slot) -> Found | None:
        """What answers a slot in a row: what was pushed or collected before what is older or was read
        by hand. None where nothing may be seen; without a value where nothing is known."""
        names = [name for name in slot if name in told.values and self.sees(name)]
        found = [Found(metric_of(name), told.values[name], told.origins[name]) for name in names]
        known = [one for one in found if one.exact is not None]
        best = _best(known) or (found[0] if found else None)
        if best is not None and best.exact is not None:
            self.rights |= rights_for(best.metric)
        return best

    def row(self, told: Told, asked: Asked, more: str = "") -> Row | None:
        """A number as a row, `more` before the note on its source; None where it may not be seen."""
        found = self.find(told, asked.slot)
        if found is None or found.exact is None:
            seen = any(self.sees(name) for name in asked.slot)
            return Row(asked.id, asked.zh, words.UNKNOWN, known=False) if seen else None
        value = words.figure(found.exact, found.metric.unit, self.cur, asked.counted)
        note = "；".join(part for part in (more, self.note(found)) if part)
        cell = cell_of(told, found.metric.id)
        return Row(asked.id, asked.zh, value, note, strong=asked.strong, cell=cell)

    def rows(self, told: Told, many: Sequence[Asked]) -> list[Row]:
        """Those of them that may be seen."""
        return [row for asked in many if (row := self.row(told, asked)) is not None]

    def note(self, found: Found) -> str:
        """Whose and how good a number is, "" for what we were told as it happened and counted."""
        origin = found.origin
        composed = origin.quality.endswith(COMPOSED)
        level = origin.quality.removesuffix(COMPOSED)
        # A figure of the platform's own is not what our lines add up to.
        whose = "平台" if found.metric.id.startswith(REPORT_PREFIX) else ""
        if level in (*PUSHED, OWN) and not composed:
            return whose
        said = f"{whose} {wording.source_of(level, composed, found.value)}".lstrip()
        if origin.as_of is None or level in PUSHED:
            return said
        return f"{said} {self.moment(origin.as_of)}"

    def moment(self, at: int) -> str:
        """A moment beside the show: by the clock during it, with its date afterwards."""
        return at_clock(at) if at <= self.gathered.end + DAY_MS else on_calendar(at)


def whole(gathered: Gathered) -> Told:
    """The row of the whole show; at its very first instant one of which nothing is known."""
    rows = gathered.level(SHOW)
    if rows:
        return rows[0]
    show = gathered.show
    place = Place(
        show.room, show.id, show.title, SHOW, show.id, "", show.start, show.end, gathered.day
    )
    return Told(Case(place, frozenset(), 0, 0), {}, {}, {})


def cell_of(told: Told, metric: str) -> Cell | None:
    """Where a metric of a row stands in the log; None for what was read by hand."""
    place = told.case.place
    if metric.startswith(PREFIX):
        return None
    if place.level == HOUR:
        return Cell("minute", minutes_of_hour(place.start, place.end), metric)
    return Cell(place.level, SHOW if place.level == SHOW else place.key, metric)


def _best(known: Sequence[Found]) -> Found | None:
    """The first of those that are told as it happens; else the newest, of two as new the better."""
    if not known:
        return None
    live = [one for one in known if one.origin.quality[:2] in PUSHED]
    if live:
        return live[0]
    newest = max(one.origin.as_of or 0 for one in known)
    return next(one for one in known if newest - (one.origin.as_of or 0) <= SAME_MS)
