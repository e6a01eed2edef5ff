"""A goal rolled down: looked at first, then written as it was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from kaibo.domains.goals.actions.goals import rolled_down
from kaibo.domains.goals.choices import MadeBy, Scope
from kaibo.domains.goals.models import Goal, said
from kaibo.domains.goals.parts import parts_of
from kaibo.domains.goals.rules import checks, roll_down
from kaibo.domains.goals.rules.roll_down import Kept, Part, Spread
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal


@dataclass(frozen=True, slots=True)
class Wish:
    """How a goal shall be rolled down.

    `at` and `done`: only what is left over what remains at that instant, `done` being what the
    parts that have ended by it brought. They go together.
    """

    into: Scope
    planned_only: bool = False
    at: int | None = None
    done: int | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a roll-down would write. `digest` names it: only what was seen is written. `now`: part
    (room, start, end) → its goal's value today."""

    goal: Goal
    spread: Spread
    digest: str
    now: dict[tuple[str, int, int], int]


def preview(goal_id: int, wish: Wish) -> Preview:
    """What it would be; nothing is written. Refusals: `not_found`, `invalid`, `does_not_add`."""
    goal = Goal.objects.active().filter(pk=goal_id).first()
    if goal is None:
        raise Refusal("not_found", f"没有编号为 {goal_id} 的目标，它可能已被清除。")
    return _looked_at(goal, wish)


def spread(actor: Actor, goal_id: int, wish: Wish, *, expect: int, digest: str) -> list[Goal]:
    """Write it, all or nothing; the children as they are now, by their start.

    Children rolled down before and no longer part of it are cleared. Refusals: those of `preview`,
    `stale`, `spread_changed` (not what was looked at any more), `no_parts`, `set_too_high`.
    """
    with journal.act(actor, "goals.goal.spread") as writing:
        goal = writing.lock(Goal, goal_id, expect=expect)
        seen = _looked_at(goal, wish)
        if seen.digest != digest:
            raise Refusal(
                "spread_changed",
                "预览之后，排班、场次或其中的目标变了，什么也没有写入。请重新预览再确认。",
            )
        checks.check_placed(seen.spread, wish.into, said(goal.metric, abs(seen.spread.unplaced)))
        _write(writing, goal, wish, seen.spread)
    return _children(goal, wish.into)


def _looked_at(goal: Goal, wish: Wish) -> Preview:
    checks.check_into(goal.scope_kind, wish.into)
    checks.check_adds(checks.check_metric(goal.metric))
    parts = parts_of(goal, wish.into, planned_only=wish.planned_only, before=wish.at)
    own = _own(goal, wish.into)
    ours = {row.pk for row in own}
    kept = [_kept(row) for row in _inside(goal, wish.into) if row.pk not in ours]
    made = _rolled(goal, parts, kept, wish)
    now = {(row.room, row.starts_at, row.ends_at): row.value for row in own}
    return Preview(goal, made, _digest(goal, wish, made), now)


def _rolled(goal: Goal, parts: Sequence[Part], kept: Sequence[Kept], wish: Wish) -> Spread:
    if wish.at is None or wish.done is None:
        return roll_down.roll_down(goal.value, parts, kept)
    return roll_down.roll_rest(goal.value, parts, kept, at=wish.at, done=wish.done)


def _inside(goal: Goal, into: Scope) -> list[Goal]:
    """Goals of that scope in the goal's stretch; the whole team's shows are those of all rooms."""
    rows = Goal.objects.active().filter(scope=into, metric=goal.metric, starts_at__lt=goal.ends_at)
    # A show belongs whole to the day it begins on.
    edge = "starts_at__gte" if into is Scope.SHOW else "ends_at__gt"
    rows = rows.filter(**{edge: goal.starts_at})
    if goal.room or into is not Scope.SHOW:
        rows = rows.filter(room=goal.room)
    return list(rows.order_by("starts_at", "room", "pk"))


def _own(goal: Goal, into: Scope) -> list[Goal]:
    """What was rolled down from the goal and nobody has set since."""
    rows = Goal.objects.active().filter(parent=goal, scope=into, made_by=MadeBy.ROLLED_DOWN.value)
    return list(rows.order_by("starts_at", "room", "pk"))


def _write(writing: journal.Act, goal: Goal, wish: Wish, made: Spread) -> None:
    own = [row for row in _own(goal, wish.into) if wish.at is None or row.ends_at > wish.at]
    by_place = {(row.room, row.starts_at, row.ends_at): row for row in own}
    wanted = {(one.part.room, *one.part.span): one for one in made.portions}
    gone = [row for place, row in by_place.items() if place not in wanted]
    gone += [below for row in gone for below in rolled_down(row)]
    writing.retire_all(Goal, [row.pk for row in gone])
    writing.change_all(
        Goal,
        [
            (row.pk, journal.ANY, {"value": wanted[place].value})
            for place, row in by_place.items()
            if place in wanted
        ],
    )
    writing.create_all(
        Goal,
        [
            {
                "scope": wish.into.value,
                "room": room,
                "metric": goal.metric,
                "starts_at": start,
                "ends_at": end,
                "value": one.value,
                "made_by": MadeBy.ROLLED_DOWN.value,
                "parent": goal,
            }
            for (room, start, end), one in wanted.items()
            if (room, start, end) not in by_place
        ],
    )


def _children(goal: Goal, into: Scope) -> list[Goal]:
    rows = Goal.objects.active().filter(parent=goal, scope=into)
    return list(rows.order_by("starts_at", "room", "pk"))


def _kept(row: Goal) -> Kept:
    return Kept(row.pk, Scope(row.scope), row.room, row.starts_at, row.ends_at, row.value)


def _digest(goal: Goal, wish: Wish, made: Spread) -> str:
    told = [f"{goal.pk}|{goal.value}|{wish}|{made.unplaced}"]
    told += [f"{one.part.room}|{one.part.span}|{one.value}" for one in made.portions]
    told += [f"{one.id}|{one.value}" for one in made.kept]
    return sha256("\n".join(told).encode()).hexdigest()[:16]
