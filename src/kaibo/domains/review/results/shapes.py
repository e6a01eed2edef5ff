"""Shapes of results: out of `/api/review`. Money in the minor unit of the room, null = unknown."""

from __future__ import annotations

from typing import Any

from ninja import Schema


class ForeignOut(Schema):
    """Paid lines in one other currency, in its minor unit; null where one of them does not say it."""

    cur: str
    lines: int
    orders: int
    amount: int | None
    refunded: int | None


class SumOut(Schema):
    """Some paid lines. `amount` leaves out `unknown` lines that do not say theirs and `foreign` ones
    in other currencies, whose own sums are `others`."""

    lines: int
    orders: int
    pieces: int
    amount: int
    unknown: int
    foreign: int
    others: list[ForeignOut]


class AttributionPartOut(Schema):
    """A reason why two attributions differ; `sign` −1 takes off, +1 adds."""

    code: str
    label: str
    sign: int
    sum: SumOut


class AttributionOut(Schema):
    """By time and by genre; `by_time` null while nobody has told of any order of the show, `by_genre`
    while the platform has said no genre."""

    by_time: SumOut | None
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


class WholeRefundsOut(Schema):
    """After-sale tickets of a whole order of several products: they count at its first one."""

    tickets: int
    amount: int


class SplitOut(Schema):
    """So much of a difference for one reason; `code`: what it is asked for by, with its lines."""

    code: str
    reason: str
    label: str
    value: int
    lines: int
    text: str


class ReconcileOut(Schema):
    """One metric: ours, theirs, ours by their definition, and what lies between.

    `unsaid` lines, of them `unsaid_outside` from around the show's time, may set theirs off ours by
    `least` to `most`, until the platform says what brought them; `agrees` is null while what is left
    may be that. `by_lines`: order lines stand behind it.
    """

    name: str
    label: str
    money: bool
    by_lines: bool
    ours: int | None
    theirs: int
    same: int | None
    difference: int | None
    unexplained: int | None
    agrees: bool | None
    source: str
    as_of: int
    unsaid: int
    unsaid_outside: int
    least: int
    most: int
    parts: list[SplitOut]


class ResultsOut(Schema):
    """What a show brought, twice attributed, as it ripens, beside the platform's figures. `names`:
    what products are called, by their id; one that nobody has named is missing."""

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
    whole_refunds: WholeRefundsOut
    reconcile: list[ReconcileOut]
    agreeing: int
    window: list[int] | None
    names: dict[str, str]
    text: str


class LineOut(Schema):
    """An order line behind a number, and what it adds to it (null where that counts things once, or
    the line does not say it, or in another currency). Its money is in `cur`; times UTC ms."""

    order: str
    line: str
    at: int
    paid_at: int | None
    product: str | None
    label: str
    qty: int | None
    cur: str
    amount: int | None
    platform_bears: int | None
    refunded: int | None
    genre: str | None
    within: bool
    adds: int | None


class BehindOut(Schema):
    """The lines behind a number, in order of time, at most some thousands of them; `count`, `orders`
    and `total` (null where lines do not add up to it) are of all."""

    money: bool
    cur: str
    count: int
    orders: int
    total: int | None
    lines: list[LineOut]


class TalkOut(Schema):
    """A stretch in which a product was explained; `key`, `ref` and `data` as a correction spells a
    span that lays it."""

    start: int
    end: int
    product: str | None
    key: str
    ref: str | None
    data: dict[str, Any]


class TalkMinuteOut(Schema):
    """A minute of the show: who was explained for most of it, ours and theirs, and for how long both
    differ in it."""

    at: int
    ours: str | None
    theirs: str | None
    off_ms: int
    differs: bool


class TalksOut(Schema):
    """A platform's log of talks beside ours. `source` null: no platform has told of any; `labels`:
    what products are called; `minutes` are given where there is a source."""

    start: int
    end: int
    source: str | None
    sources: list[str]
    as_of: int | None
    labels: dict[str, str]
    ours: list[TalkOut]
    theirs: list[TalkOut]
    minutes: list[TalkMinuteOut]
    differing: int
    off_ms: int
