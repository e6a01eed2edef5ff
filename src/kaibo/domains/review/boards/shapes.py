"""What boards answer: tiles with their source, age, maturity, goal and baseline."""

from __future__ import annotations

from dataclasses import dataclass

from ninja import Schema

from kaibo.domains.review.boards.rules.baseline import How, Shared
from kaibo.domains.review.boards.rules.fitness import Unfit
from kaibo.kit.rights import Duty
from kaibo.live.metrics import Origin, Unit, Window
from kaibo.live.metrics.maturity import Maturity

Number = int | float | None


# Hundreds of the four below make a board: plain dataclasses are checked without a call into Python
# for each.


@dataclass(frozen=True, slots=True)
class ComparedOut:
    """A row that was compared, and its value."""

    room: str
    show: str
    title: str
    level: str
    key: str
    label: str
    start: int
    day: str
    value: Number


@dataclass(frozen=True, slots=True)
class BaselineOut:
    """What is usual here: `median` and `mad` of `n` rows, in the tile's unit; `mad` null of one row.

    `name`: what the rows share, in words. `diff`: the value less the median; `times`: the value over
    it, null where the median is 0. `of`: the rows, the newest first.
    """

    how: How
    shared: list[Shared]
    name: str
    n: int
    median: Number
    mad: Number
    diff: Number
    times: Number
    of: list[ComparedOut]


@dataclass(frozen=True, slots=True)
class GoalGapOut:
    """The goal of this very stretch and metric: `left` is what is missing, `over` what there is
    beyond it, null unknown. `need_per_hour` in the metric's minor unit."""

    goal: int
    value: int
    done: int | None
    left: int | None
    over: int | None
    left_ms: int
    need_per_hour: int | None


@dataclass(slots=True)
class TileOut:
    """One number. `value` = `num` / `den`, scaled; null unknown, and `why` says why.

    `source_level` is L0 to L3, `own` for our own desk, null where nobody can say; `composed`: made
    up. `as_of`: the moment it speaks of; `age_ms`: how long ago that was, of a row that runs.
    `no_baseline`: why there is none. `room`, `show`, `level`, `key` and `metric` open its definition,
    inputs and rows; `traceable`: the trace knows this row. `minutes`: of an hour, the key by which
    level minute of the trace has it; null of every other row.
    """

    metric: str
    zh: str
    en: str
    unit: Unit
    value: Number
    num: int | None
    den: int | None
    why: str
    window: Window
    origin: Origin
    maturity: Maturity
    maturity_zh: str
    unfit: Unfit | None
    source_level: str | None
    source_zh: str
    composed: bool
    sources: list[str]
    as_of: int | None
    age_ms: int | None
    goal: GoalGapOut | None
    baseline: BaselineOut | None
    no_baseline: str
    room: str
    show: str
    level: str
    key: str
    traceable: bool
    minutes: str | None


class BesideOut(Schema):
    """A row beside the board: the last whole hour against the same one of earlier days, the last
    round against those before it. `end` null while it runs."""

    level: str
    key: str
    label: str
    start: int
    end: int | None
    tiles: list[TileOut]


class PartOut(Schema):
    """A show of a day board. `kept_at`: its numbers are the copy made then, null: worked out now."""

    room: str
    room_title: str
    show: str
    title: str
    start: int
    end: int | None
    cur: str
    kept_at: int | None
    tiles: list[TileOut]


class BoardOut(Schema):
    """A board of one duty. Tiles nobody of this person's rights may see are not there.

    `duties`: those that have a board of their own, first the one this person is shown unasked.
    `more`: every other metric, for search, without goal and baseline; of a day those that add up.
    `shows`: of a day, each show.
    Of a day `room`, `show`, `key` are empty and a tile holds what adds up over its shows; `unread`
    names rooms that could not be read just now, so that no sum is told without them.
    """

    kind: str
    duty: Duty
    duty_zh: str
    duties: list[Duty]
    room: str
    room_title: str
    show: str
    title: str
    level: str
    key: str
    label: str
    day: str
    start: int
    end: int | None
    now: int
    cur: str
    recounting: bool
    tiles: list[TileOut]
    more: list[TileOut]
    beside: list[BesideOut]
    shows: list[PartOut]
    unread: list[str]
