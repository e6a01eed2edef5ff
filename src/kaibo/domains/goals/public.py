"""The door of goals: ids in, frozen dataclasses out. `gap` says how far a goal is.

`PastShow`, `HourSum` and `Planned` are what `settings.KAIBO_GOAL_INPUTS` answers with.
"""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.goals.choices import MadeBy as MadeBy
from kaibo.domains.goals.choices import Scope as Scope
from kaibo.domains.goals.inputs import Inputs as Inputs
from kaibo.domains.goals.inputs import Planned as Planned
from kaibo.domains.goals.inputs import Roster as Roster
from kaibo.domains.goals.inputs import inputs as _inputs
from kaibo.domains.goals.models import Goal
from kaibo.domains.goals.rules.gap import Gap as Gap
from kaibo.domains.goals.rules.gap import Pace as Pace
from kaibo.domains.goals.rules.gap import Recent as Recent
from kaibo.domains.goals.rules.gap import gap as gap
from kaibo.domains.goals.rules.history import HourSum as HourSum
from kaibo.domains.goals.rules.history import PastShow as PastShow


@dataclass(frozen=True, slots=True)
class GoalCard:
    """A goal of [start, end), UTC ms; `room` "" is the whole team, `value` in the metric's unit."""

    id: int
    version: int
    scope: Scope
    room: str
    start: int
    end: int
    metric: str
    value: int
    made_by: MadeBy
    parent: int | None
    note: str


def goals_for(room: str, start: int, end: int, metric: str | None = None) -> list[GoalCard]:
    """Goals of a room ("" the team's) that touch [start, end), by their start, the longest first.

    `metric`: of one metric only.
    """
    rows = Goal.objects.active().filter(room=room, starts_at__lt=end, ends_at__gt=start)
    if metric is not None:
        rows = rows.filter(metric=metric)
    return [_card(row) for row in rows.order_by("starts_at", "-ends_at", "metric", "pk")]


def goal(goal_id: int) -> GoalCard | None:
    """One goal, a cleared one too."""
    row = Goal.objects.filter(pk=goal_id).first()
    return _card(row) if row else None


def planned(room: str, start: int, end: int) -> list[Planned]:
    """Planned shows that begin in [start, end), by their start; `room` "" asks for all rooms."""
    return list(_inputs().shows(room, start, end))


def _card(row: Goal) -> GoalCard:
    return GoalCard(
        row.pk,
        row.version,
        row.scope_kind,
        row.room,
        row.starts_at,
        row.ends_at,
        row.metric,
        row.value,
        MadeBy(row.made_by),
        row.parent_id,
        row.note,
    )
