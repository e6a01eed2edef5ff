"""What goals ask of those above them: planned shows, and what past shows brought hour by hour.

Goals stand below whoever plans shows and keeps their results, so they are told by name who knows
(`settings.KAIBO_GOAL_INPUTS`). Where nobody is named, the roster says when the room is on air and
there is no history.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from kaibo.domains.goals.rules.history import PastShow
from kaibo.domains.goals.team_calendar import calendar
from kaibo.domains.people import public as people
from kaibo.kit.clock import DAY


@dataclass(frozen=True, slots=True)
class Planned:
    """A show as planned, [start, end) in UTC ms."""

    room: str
    start: int
    end: int


class Inputs(Protocol):
    """What is known of shows. `room` "" asks for all rooms."""

    def shows(self, room: str, start: int, end: int) -> Sequence[Planned]:
        """Planned shows that begin in [start, end), by their start."""

    def past(self, room: str, metric: str, before: int) -> Sequence[PastShow]:
        """The last shows that ended by `before`, a hundred at most, with the metric's sums."""


class Roster:
    """What the roster alone tells: shifts that meet are one show; nothing of the past."""

    def shows(self, room: str, start: int, end: int) -> list[Planned]:
        """Each unbroken run of shifts of a room that begins in [start, end), by its start.

        A room that never closes has one show a day: a run longer than a day is cut where show days
        begin.
        """
        # From a day before on: what began earlier and still runs is no show of this stretch.
        rows = people.shifts(start - DAY, end, room or None)
        runs: list[Planned] = []
        for card in sorted(rows, key=lambda one: (one.room, one.starts_at)):
            last = runs[-1] if runs else None
            if last is not None and last.room == card.room and card.starts_at <= last.end:
                runs[-1] = Planned(card.room, last.start, max(last.end, card.ends_at))
            else:
                runs.append(Planned(card.room, card.starts_at, card.ends_at))
        found = [one for run in runs for one in _by_day(run) if start <= one.start < end]
        return sorted(found, key=lambda one: (one.start, one.room))

    def past(self, room: str, metric: str, before: int) -> list[PastShow]:
        """Nothing: a roster brings no money."""
        return []


def _by_day(run: Planned) -> list[Planned]:
    if run.end - run.start <= DAY:
        return [run]
    return [Planned(run.room, *day) for day in calendar().days((run.start, run.end))]


def inputs() -> Inputs:
    """Whoever settings name, else the roster."""
    named = getattr(settings, "KAIBO_GOAL_INPUTS", "")
    return cast("Inputs", import_string(named)()) if named else Roster()
