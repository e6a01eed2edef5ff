"""What the review's API answers of a show beside others: its goals, its baseline, its plan, the funnel."""

from __future__ import annotations

from ninja import Schema

from kaibo.domains.review.findings.rules.comparable import ComparedWith


class HeldToOut(Schema):
    """A number of the show beside a goal (`n` 0) or the median of `n` earlier shows, named in `name`.
    Amounts in fen; `difference` = value less against, `share` = value / against; null: the show does
    not know it, or nothing was to be divided by."""

    metric: str
    label: str
    unit: str
    name: str
    value: float | None
    against: float
    difference: float | None
    share: float | None
    n: int


class AgainstPlanOut(Schema):
    """The plan the show was armed with: its time (UTC ms), by how much the show began later (`late_ms`,
    below 0 earlier) and ended later (null while it runs), how many of its segments were on air, and
    the titles of those that never were. `loops`: it repeats, each segment counts once."""

    start: int
    end: int
    late_ms: int
    over_ms: int | None
    segments: int
    taken: int
    missed: list[str]
    loops: bool


class AgainstOut(Schema):
    """The show in one line: what it is judged by (`value` null and `metric` "" where nothing is known,
    `why` says so; `origin` "" where it is obvious), against its goals, its own baseline, its plan."""

    metric: str
    label: str
    unit: str
    value: float | None
    origin: str
    why: str
    goals: list[HeldToOut]
    why_no_goal: str
    usual: HeldToOut | None
    why_no_usual: str
    plan: AgainstPlanOut | None
    why_no_plan: str


class QuotientOut(Schema):
    """`num` / `den`, and the value as the metric is read; null unknown."""

    value: float | None
    num: int | None
    den: int | None


class ComparedShowOut(Schema):
    """A show of the baseline."""

    id: str
    title: str
    start: int


class FunnelStepOut(Schema):
    """One factor. `metric` is its id in the catalogue, null where it is none; `unit` of `now` and
    `before`. `part`: what it brought of the difference, fen. `limit`: the largest part that is usual,
    null without enough history; `strength` in thousandths of how the factor moves by itself."""

    kind: str
    label: str
    metric: str | None
    unit: str
    now: QuotientOut | None
    before: QuotientOut | None
    part: int
    limit: int | None
    usual: bool | None
    strength: int | None


class AbsentOut(Schema):
    """A step of the funnel that is not split, and why."""

    kind: str
    label: str
    why: str


class FunnelOut(Schema):
    """The difference to the baseline and its parts, which add up to it, fen. `absent`: steps no
    source told of, or that contradict the next one; `notes` are sentences on the rest."""

    against: ComparedWith
    against_label: str
    shows: list[ComparedShowOut]
    origin: str
    origin_label: str
    now: int
    before: int
    difference: int
    steps: list[FunnelStepOut]
    absent: list[AbsentOut]
    notes: list[str]
