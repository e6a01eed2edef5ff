"""The same hour of yesterday's same shift: from what is kept of it, else from its hand readings."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kaibo.domains.control import public as control
from kaibo.domains.review.boards import past, wording
from kaibo.domains.review.boards.gathering import Gathered, Told
from kaibo.domains.review.boards.rules.baseline import Baseline, How
from kaibo.domains.review.bulletin.rules import readings
from kaibo.domains.review.bulletin.rules.due import Ran, on_air_at
from kaibo.domains.review.bulletin.rules.period import Period
from kaibo.kit.clock import DAY

_METRICS = ("gmv", "report.gmv")
NOT_OVER = "这一小时还没过完，不和昨日比"
NONE_YET = "昨日和之前的同一小时没有可比的数"


@dataclass(frozen=True, slots=True)
class Before:
    """Sales of the hour compared with, fen, and its name; without sales `why` there are none."""

    sales: Fraction | None
    name: str
    why: str = ""


def before(gathered: Gathered, hour: Told | None, period: Period) -> Before:
    """What the hour `period` of a running show is compared with."""
    if not period.over:
        return Before(None, "", NOT_OVER)
    return _kept(hour) or _read(gathered, period) or Before(None, "", NONE_YET)


def _kept(hour: Told | None) -> Before | None:
    """The newest kept hour that began at about the same time of day, told by as good a source."""
    case = None if hour is None else hour.case
    if case is None:
        return None
    for metric in _METRICS:
        mine = case.figures.get(metric)
        if mine is None:
            continue
        for other in past.before(case, (metric,)):
            figure = other.figures.get(metric)
            if figure is None or not figure.fit or figure.quality != mine.quality:
                continue
            if other.whole and other.minute == case.minute:
                found = Baseline(How.LAST, (), figure.value, None, ((other, figure),))
                return Before(figure.value, wording.name_of(case, found))
    return None


def _read(gathered: Gathered, period: Period) -> Before | None:
    """By the readings of the show that was on air a day ago."""
    room = gathered.found.room
    start, end = period.start - DAY, period.end - DAY
    ran = [Ran(one.id, one.start, one.end) for one in control.ran(room)]
    there = on_air_at(ran, end)
    if there is None or there.id == gathered.show.id:
        return None
    presses = control.pressed(room, "reading", there.start - 1)
    until = gathered.show.start if there.end is None else there.end
    read = readings.readings((one.ts, one.x.get("boxes")) for one in presses if one.ts <= until)
    grown = readings.of_hour(read, "gmv", start, end, there.start)
    if grown is None:
        return None
    return Before(Fraction(grown.by), "昨日同一小时（手报）")
