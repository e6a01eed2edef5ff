"""One goal: set, change, clear; and the month's goals taken over into the next month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaibo.domains.goals.choices import MadeBy, Scope
from kaibo.domains.goals.models import Goal
from kaibo.domains.goals.rules import checks
from kaibo.domains.goals.rules.calendar import Span
from kaibo.domains.goals.team_calendar import calendar
from kaibo.kit import journal
from kaibo.kit.access import Actor


def set_goal(
    actor: Actor, *, scope: Scope, room: str, metric: str, span: Span, value: int, note: str = ""
) -> Goal:
    """A new goal a person sets. Refusals: `invalid`, `goal_there`, `duplicate`."""
    checks.check_metric(metric)
    checks.check_room(scope, room)
    checks.check_span(scope, span, calendar())
    with journal.act(actor, "goals.goal.set") as writing:
        _check_free(scope, room, metric, span)
        return writing.create(
            Goal,
            scope=scope.value,
            room=room,
            metric=metric,
            starts_at=span[0],
            ends_at=span[1],
            value=value,
            made_by=MadeBy.PERSON.value,
            note=note,
        )


def change(actor: Actor, goal_id: int, *, expect: int, value: int, note: str) -> Goal:
    """Another value. From now on it is a person's, and a roll-down leaves it. Refusal: `stale`."""
    return journal.change(
        actor,
        "goals.goal.change",
        Goal,
        goal_id,
        expect=expect,
        value=value,
        note=note,
        made_by=MadeBy.PERSON.value,
    )


def clear(actor: Actor, goal_id: int, *, expect: int, rolled_down_too: bool) -> list[Goal]:
    """Take a goal away, with `rolled_down_too` all that was rolled down from it and not set since.

    Returns what was cleared, the goal first. Refusals: `stale`, `retired`.
    """
    with journal.act(actor, "goals.goal.clear") as writing:
        goal = writing.retire(Goal, goal_id, expect=expect)
        below = rolled_down(goal) if rolled_down_too else []
        return [goal, *writing.retire_all(Goal, [row.pk for row in below])]


def restore(actor: Actor, wanted: Sequence[tuple[int, int]]) -> list[Goal]:
    """Undo `clear`: (id, version) of each, as it answered. All of them or none. Refusals: `stale`,
    `goal_there` where another one stands in the place of one meanwhile."""
    with journal.act(actor, "goals.goal.restore") as writing:
        rows = []
        for goal_id, expect in wanted:
            row = Goal.objects.filter(pk=goal_id).first()
            if row is not None and row.retired_at is not None:
                _check_free(row.scope_kind, row.room, row.metric, (row.starts_at, row.ends_at))
            rows.append(writing.restore(Goal, goal_id, expect=expect))
        return rows


def rolled_down(goal: Goal) -> list[Goal]:
    """All below a goal that nobody has set by hand since, level by level; what hangs on a goal set
    by hand is that one's."""
    found: list[Goal] = []
    level = [goal]
    while level:
        rows = Goal.objects.active().filter(
            parent__in=[row.pk for row in level], made_by=MadeBy.ROLLED_DOWN
        )
        level = list(rows.order_by("starts_at", "pk"))
        found += level
    return found


@dataclass(frozen=True, slots=True)
class Copied:
    """Goals taken over, and those of before that were left, for the month has one already."""

    made: list[Goal]
    left: list[Goal]


def copy_month(actor: Actor, *, into: int, room: str | None = None) -> Copied:
    """The month goals of the month before that around `into` (UTC ms), as that month's own.

    `room`: of one room only, "" the team's. What the month has already stays.
    """
    month, before = calendar().month(into), calendar().month_before(into)
    with journal.act(actor, "goals.goal.copy") as writing:
        rows = _months(before, room)
        taken = {(row.room, row.metric) for row in _months(month, room)}
        wanted = [row for row in rows if (row.room, row.metric) not in taken]
        values = [
            {
                "scope": Scope.MONTH.value,
                "room": row.room,
                "metric": row.metric,
                "starts_at": month[0],
                "ends_at": month[1],
                "value": row.value,
                "made_by": MadeBy.PERSON.value,
                "note": row.note,
            }
            for row in wanted
        ]
        made = writing.create_all(Goal, values)
        return Copied(made, [row for row in rows if row not in wanted])


def _months(month: Span, room: str | None) -> list[Goal]:
    rows = Goal.objects.active().filter(
        scope=Scope.MONTH, starts_at__lt=month[1], ends_at__gt=month[0]
    )
    if room is not None:
        rows = rows.filter(room=room)
    return list(rows.order_by("room", "metric", "pk"))


def _check_free(scope: Scope, room: str, metric: str, span: Span) -> None:
    rows = Goal.objects.active().filter(
        scope=scope, room=room, metric=metric, starts_at__lt=span[1], ends_at__gt=span[0]
    )
    checks.check_free(scope, span, [((row.starts_at, row.ends_at), str(row)) for row in rows])
