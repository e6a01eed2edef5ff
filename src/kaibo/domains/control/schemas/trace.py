"""What a number is made of: its events, or its stretches of time, whose sum it is."""

from __future__ import annotations

from ninja import Schema

from kaibo.domains.control.schemas.show import RanShowOut


class TracePartOut(Schema):
    """One event and what it adds. `offset` is its place in the log, `told` what it says of itself,
    without what the asker may not see."""

    offset: int
    adds: int
    id: str
    kind: str
    src: str
    ts: int
    recv: int
    told: dict[str, int | str]


class TraceStretchOut(Schema):
    """One stretch [start, end) in UTC ms and what it adds; `act` the press that began it, if one
    did; `inferred`: a visit whose end nobody told."""

    start: int
    end: int
    adds: int
    act: str | None
    inferred: bool


class TraceOut(Schema):
    """The number: `total` is the sum of all `count` parts and stretches. `parts` are those behind
    the offset that was asked for; `next` is the offset to go on from, null when that was all.

    `distinct`: of people, orders or products over several minutes, how many there are in all of these
    together; `total` counts them in each minute anew. Null of a single row, and of what only adds."""

    show: RanShowOut
    level: str
    key: str
    label: str
    measure: str
    total: int
    count: int
    distinct: int | None
    parts: list[TracePartOut]
    stretches: list[TraceStretchOut]
    next: int | None
