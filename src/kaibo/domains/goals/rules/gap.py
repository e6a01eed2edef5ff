"""Gap-to-go: how far a goal is at an instant, and what it takes from here. [plain]"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaibo.domains.goals.rules.calendar import Span, overlap
from kaibo.kit.clock import HOUR


@dataclass(frozen=True, slots=True)
class Recent:
    """What came in lately: `amount` in the metric's minor unit (None unknown) within the last `ms`,
    which is less than asked for while a show is younger than that."""

    ms: int
    amount: int | None


@dataclass(frozen=True, slots=True)
class Pace:
    """The pace of a while: per hour, rounded down, and where the goal's stretch ends at it. None is
    unknown."""

    ms: int
    per_hour: int | None
    lands_on: int | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A goal at the instant `at`, all amounts in the metric's minor unit; None is unknown.

    `left` is what is missing and 0 once it is reached, `over` what there is beyond it. `left_ms` is
    the time still planned. `need_per_hour` is rounded up, so that keeping it is enough; it is None
    when time is up and something is missing. `paces` answer to what was given, in its order.
    """

    at: int
    value: int
    done: int | None
    left: int | None
    over: int | None
    left_ms: int
    need_per_hour: int | None
    paces: tuple[Pace, ...]


def gap(
    value: int,
    span: Span,
    at: int,
    done: int | None,
    recent: Sequence[Recent] = (),
    planned: Sequence[Span] | None = None,
) -> Gap:
    """The goal `value` of `span` at `at`, with `done` since the start of it.

    `recent`: the last 15 and 60 minutes, or any other whiles. `planned`: the stretches in which the
    room is to be on air; time off air is no time left. Without them all of `span` is.
    """
    to_come = (max(at, span[0]), span[1])
    left_ms = _covered(to_come, [span] if planned is None else planned)
    left = None if done is None else max(0, value - done)
    return Gap(
        at,
        value,
        done,
        left,
        None if done is None else max(0, done - value),
        left_ms,
        _needed(left, left_ms),
        tuple(_pace(one, done, left_ms) for one in recent),
    )


def _needed(left: int | None, left_ms: int) -> int | None:
    if left is None:
        return None
    if left == 0:
        return 0
    return -(-left * HOUR // left_ms) if left_ms else None


def _pace(recent: Recent, done: int | None, left_ms: int) -> Pace:
    if recent.amount is None or recent.ms <= 0:
        return Pace(recent.ms, None, None)
    to_come = recent.amount * left_ms // recent.ms
    return Pace(
        recent.ms,
        recent.amount * HOUR // recent.ms,
        None if done is None else done + to_come,
    )


def _covered(span: Span, planned: Sequence[Span]) -> int:
    """How much of `span` is planned; two rooms at once are one while."""
    covered, at = 0, span[0]
    for start, end in sorted(planned):
        covered += overlap((max(start, at), end), span)
        at = max(at, end)
    return covered
