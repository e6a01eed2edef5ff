"""Roll-down: a goal over its parts, to the unit; what a person set by hand stays. [plain]"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaibo.domains.goals.choices import Scope
from kaibo.domains.goals.rules.calendar import Span, overlap
from kaibo.domains.goals.rules.history import Weight
from kaibo.domains.goals.rules.portions import portions


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that can bear a part of a goal, [start, end) in UTC ms. `planned_ms`: how much of it
    is planned to be on air."""

    scope: Scope
    room: str
    start: int
    end: int
    weight: Weight
    planned_ms: int = 0

    @property
    def span(self) -> Span:
        """[start, end)."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Kept:
    """A goal that stays as it is: set by a person, or a part of another goal."""

    id: int
    scope: Scope
    room: str
    start: int
    end: int
    value: int

    @property
    def span(self) -> Span:
        """[start, end)."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Portion:
    """What a part gets."""

    part: Part
    value: int


@dataclass(frozen=True, slots=True)
class Spread:
    """A goal rolled down. `portions` and `kept` and what is done add up to the goal, but for
    `unplaced`: more than 0 when no part was free to take it, less when what stays is too much
    already."""

    portions: tuple[Portion, ...]
    kept: tuple[Kept, ...]
    done: int
    unplaced: int


def roll_down(value: int, parts: Sequence[Part], kept: Sequence[Kept] = ()) -> Spread:
    """The whole goal over all parts that nothing kept stands for."""
    return _over(value, [part for part in parts if not _taken(part, kept)], kept, 0)


def roll_rest(
    value: int, parts: Sequence[Part], kept: Sequence[Kept], *, at: int, done: int
) -> Spread:
    """After a miss (or a lead): what is left of the goal over the parts that have not ended at `at`.

    `done` is what the parts that have ended brought. Their goals are not touched, and what was kept
    for them counts no more. A part that is running counts whole.
    """
    open_kept = [one for one in kept if one.end > at]
    free = [part for part in parts if part.end > at and not _taken(part, open_kept)]
    return _over(value, free, open_kept, done)


def _over(value: int, free: Sequence[Part], kept: Sequence[Kept], done: int) -> Spread:
    rest = value - done - sum(one.value for one in kept)
    given = rest if rest > 0 and free else 0
    values = portions(given, [part.weight.value for part in free])
    made = tuple(Portion(part, one) for part, one in zip(free, values, strict=True))
    return Spread(made, tuple(kept), done, rest - given)


def _taken(part: Part, kept: Sequence[Kept]) -> bool:
    """Whether something kept stands for the part. Crews may share a while, other parts never do."""
    for one in kept:
        if one.room != part.room:
            continue
        shared = overlap(one.span, part.span)
        least = min(one.end - one.start, part.end - part.start)
        if shared * 2 >= least if part.scope is Scope.SHIFT else shared > 0:
            return True
    return False
