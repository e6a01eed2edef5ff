"""The parts a goal can be rolled down to, each with its weight and what that was taken from."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from kaibo.domains.goals.choices import Scope, WeighedBy
from kaibo.domains.goals.inputs import Inputs, Planned, inputs
from kaibo.domains.goals.models import Goal
from kaibo.domains.goals.rules import history
from kaibo.domains.goals.rules.calendar import Calendar, Span
from kaibo.domains.goals.rules.history import PastShow, Weight
from kaibo.domains.goals.rules.roll_down import Part
from kaibo.domains.goals.team_calendar import calendar
from kaibo.domains.people import public as people


def parts_of(
    goal: Goal, into: Scope, *, planned_only: bool = False, before: int | None = None
) -> list[Part]:
    """The parts of a goal at a finer scope, by their start.

    Their weights are taken from shows that ended by `before` (UTC ms, else the goal's start).

    `planned_only`: only days on which a show is planned to begin are parts.
    """
    given, when = inputs(), calendar()
    span = (goal.starts_at, goal.ends_at)
    past = given.past(goal.room, goal.metric, goal.starts_at if before is None else before)
    if into is Scope.DAY:
        return _days(goal, given, past, when, planned_only)
    if into is Scope.SHOW:
        return _shows(given.shows(goal.room, *span), past, when)
    hours = _hours(goal, span, past, when)
    return hours if into is Scope.HOUR else _shifts(goal, span, hours)


def _days(
    goal: Goal, given: Inputs, past: Sequence[PastShow], when: Calendar, planned_only: bool
) -> list[Part]:
    span = (goal.starts_at, goal.ends_at)
    shows = given.shows(goal.room, *span)
    days = when.days(span)
    # A show belongs whole to the day it begins on.
    planned = [
        sum(one.end - one.start for one in shows if day[0] <= one.start < day[1]) for day in days
    ]
    weights = history.of_days(days, past, when)
    if not weights and any(planned):
        weights = [Weight(Fraction(ms), WeighedBy.PLANNED) for ms in planned]
    elif not weights:
        weights = [Weight(Fraction(1), WeighedBy.TIME) for _ in days]
    return [
        Part(Scope.DAY, goal.room, *day, weight, ms)
        for day, weight, ms in zip(days, weights, planned, strict=True)
        if ms or not planned_only
    ]


def _shows(planned: Sequence[Planned], past: Sequence[PastShow], when: Calendar) -> list[Part]:
    # Two plans of one room and time are one show with one goal.
    shows = list(dict.fromkeys(planned))
    weights = history.of_shows([(one.room, (one.start, one.end)) for one in shows], past, when)
    return [
        Part(Scope.SHOW, one.room, one.start, one.end, weight, one.end - one.start)
        for one, weight in zip(shows, weights, strict=True)
    ]


def _hours(goal: Goal, span: Span, past: Sequence[PastShow], when: Calendar) -> list[Part]:
    hours = when.hours(span)
    weights = history.of_hours(goal.room, span, hours, past, when)
    return [
        Part(Scope.HOUR, goal.room, *hour, weight, hour[1] - hour[0])
        for hour, weight in zip(hours, weights, strict=True)
    ]


def _shifts(goal: Goal, span: Span, hours: Sequence[Part]) -> list[Part]:
    """The roster's shifts as far as they lie in the show; two of the same edges are one crew."""
    cards = people.shifts(*span, goal.room or None)
    spans = sorted({(max(one.starts_at, span[0]), min(one.ends_at, span[1])) for one in cards})
    set_hours = Goal.objects.active().filter(
        scope=Scope.HOUR,
        room=goal.room,
        metric=goal.metric,
        starts_at__gte=span[0],
        ends_at__lte=span[1],
    )
    said = [((row.starts_at, row.ends_at), Fraction(row.value)) for row in set_hours]
    covered = sum(end - start for (start, end), _ in said) == span[1] - span[0]
    by_goals = covered and any(value for _, value in said)
    weighed = said if by_goals else [(hour.span, hour.weight.value) for hour in hours]
    values = history.of_shifts(spans, weighed)
    weighed_by = WeighedBy.HOUR_GOALS if by_goals else _common(hours)
    cases = 0 if by_goals else min((hour.weight.cases for hour in hours), default=0)
    return [
        Part(Scope.SHIFT, goal.room, *one, Weight(value, weighed_by, cases), one[1] - one[0])
        for one, value in zip(spans, values, strict=True)
    ]


def _common(hours: Sequence[Part]) -> WeighedBy:
    """What the hours' weights were taken from, where all were; else time had its part in it."""
    found = {hour.weight.weighed_by for hour in hours}
    return found.pop() if len(found) == 1 else WeighedBy.TIME
