"""How a show ran beside the plan it was armed with: its time, and the segments nobody took. [plain]"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

#: A plan that repeats: nobody can say that a turn of it is missing, only that a segment never came.
_LOOP = "loop"


@dataclass(frozen=True, slots=True)
class AgainstPlan:
    """`start`, `end`: as planned, UTC ms. `late_ms`: so much later than planned it began, below 0
    earlier; `over_ms`: so much later it ended, None while it runs. Of `segments` planned `taken` were
    on air at least once; `missed` are the titles of the others, in the plan's order."""

    start: int
    end: int
    late_ms: int
    over_ms: int | None
    segments: int
    taken: int
    missed: tuple[str, ...]
    loops: bool


def against_plan(
    plan: Mapping[str, object], start: int, end: int | None, taken: Collection[str]
) -> AgainstPlan | None:
    """A show [start, end) beside its plan by value; `taken`: ids of the segments that were on air.

    None where the plan does not say its time: it is no plan of ours.
    """
    since, until = plan.get("slot_start"), plan.get("slot_end")
    if type(since) is not int or type(until) is not int:
        return None
    given = plan.get("segments")
    segments = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    missed = [one for one in segments if str(one.get("id")) not in taken]
    return AgainstPlan(
        since,
        until,
        start - since,
        None if end is None else end - until,
        len(segments),
        len(segments) - len(missed),
        tuple(str(one.get("title") or "") for one in missed),
        plan.get("kind") == _LOOP,
    )
