"""Shapes of results: out of `/api/review`. Money in the minor unit of the room, null = unknown."""

from __future__ import annotations

from ninja import Schema


class SumOut(Schema):
    """Some paid lines. `amount` leaves out `unknown` lines that do not say theirs and `foreign` ones
    in another currency."""

    lines: int
    orders: int
    pieces: int
    amount: int
    unknown: int
    foreign: int


class AttributionPartOut(Schema):
    """A reason why two attributions differ; `sign` −1 takes off, +1 adds."""

    code: str
    label: str
    sign: int
    sum: SumOut


class AttributionOut(Schema):
    """By time and by genre; `by_genre` null while the platform has said no genre."""

    by_time: SumOut
    by_genre: SumOut | None
    parts: list[AttributionPartOut]


class VersionOut(Schema):
    """The money as it was known to be `age` days after the end; `ripe`: data speaks of then."""

    age: int
    at: int
    ripe: bool
    speaks_of: int | None
    gross: int | None
    refunded: int | None
    net: int | None
    orders: int
    orders_refunded: int | None


class DayRefundOut(Schema):
    """What went back on a day (YYYY-MM-DD on the team's clock)."""

    day: str
    amount: int


class SplitOut(Schema):
    """So much of a difference for one reason."""

    reason: str
    label: str
    value: int
    lines: int
    text: str


class ReconcileOut(Schema):
    """One metric: ours, theirs, ours by their definition, and what lies between.

    `unsaid` lines may set theirs off ours by `least` to `most`, until the platform says what brought
    them; `agrees` is null while what is left may be that.
    """

    name: str
    label: str
    money: bool
    ours: int | None
    theirs: int
    same: int | None
    difference: int | None
    unexplained: int | None
    agrees: bool | None
    source: str
    as_of: int
    unsaid: int
    least: int
    most: int
    parts: list[SplitOut]


class ResultsOut(Schema):
    """What a show brought, twice attributed, as it ripens, beside the platform's figures."""

    room: str
    show: str
    title: str
    start: int
    end: int | None
    cur: str
    recounting: bool
    attribution: AttributionOut
    by_time: list[VersionOut]
    by_genre: list[VersionOut]
    refunds_by_day: list[DayRefundOut]
    reconcile: list[ReconcileOut]
    agreeing: int
    window: list[int] | None
