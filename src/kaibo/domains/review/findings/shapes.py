"""What the review's API answers. Answers have no defaults, so that the client's types are exact."""

from __future__ import annotations

from datetime import date

from ninja import Schema

from kaibo.domains.review.findings.choices import (
    FindingDirection,
    FindingScope,
    FindingState,
    ReviewState,
)
from kaibo.domains.review.findings.promises import PromiseSource
from kaibo.domains.review.findings.rules.comparable import ComparedWith
from kaibo.domains.review.findings.rules.verifying import FindingProposal


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


class FunnelOut(Schema):
    """The difference to the baseline and its parts, which add up to it, fen. `notes` are sentences:
    what was left out, and why."""

    against: ComparedWith
    against_label: str
    shows: list[ComparedShowOut]
    origin: str
    origin_label: str
    now: int
    before: int
    difference: int
    steps: list[FunnelStepOut]
    notes: list[str]


class TurnBesideOut(Schema):
    """Another number over the same stretch: a sum, of people online the mean. Null unknown."""

    metric: str
    label: str
    unit: str
    value: int | None


class TurnSpanOut(Schema):
    """What was on air: a span of a lane (segment, pitch, host)."""

    lane: str
    key: str
    label: str
    start: int
    end: int


class TurnPressOut(Schema):
    """What was pressed within three minutes."""

    id: str
    kind: str
    label: str
    at: int
    text: str


class TurnGapOut(Schema):
    """A source told nothing over [start, end), UTC ms; `end` null: it never came back."""

    source: str
    start: int
    end: int | None


class TurnOut(Schema):
    """A stretch [start, end) in which the pace left its own range. `text` says it, gaps of sources
    first; never why. `value` and `usual` null: an amount that is not this person's to see."""

    start: int
    end: int
    up: bool
    value: int | None
    usual: int | None
    strength: int
    text: str
    gaps: list[TurnGapOut]
    on_air: list[TurnSpanOut]
    pressed: list[TurnPressOut]
    beside: list[TurnBesideOut]


class TurningOut(Schema):
    """Turning points in order of time, and what the pace was read from; `why` when there are none."""

    of: str
    label: str
    unit: str
    turns: list[TurnOut]
    why: str


class RankedOut(Schema):
    """A link or round. `per_minute` is fen per talked minute; null unknown."""

    key: str
    label: str
    talk_ms: int | None
    gmv: int | None
    pieces: int | None
    per_minute: float | None


class RankingOut(Schema):
    """Best first, worst first; what was talked of for less than three minutes is not ranked."""

    top: list[RankedOut]
    bottom: list[RankedOut]
    short: list[RankedOut]
    unknown: list[RankedOut]
    ranked: int


class PromiseOut(Schema):
    """A promise made on air, in the words of whoever wrote it down; `by` null: nobody known."""

    text: str
    at: int
    by: str | None
    where: PromiseSource
    press: str


class VerifiedOut(Schema):
    """The finding's metric in one later show; `reached` null: the show does not know it."""

    show: str
    title: str
    start: int
    value: float | None
    reached: bool | None


class FindingOut(Schema):
    """A finding of the review of `show`. `verified` are later shows, `proposal` what they suggest:
    a person decides. `judged` is what they said when somebody did. Values of an amount are null for
    who may not see amounts (`hidden`)."""

    id: int
    version: int
    room: str
    show: str
    show_title: str
    problem: str
    improvement: str
    plan: str
    owner: int | None
    owner_name: str | None
    deadline: date | None
    metric: str
    metric_label: str
    unit: str
    level: FindingScope | None
    key: str
    key_label: str
    direction: FindingDirection | None
    direction_label: str
    wanted: float | None
    hidden: bool
    verify_shows: int
    state: FindingState
    state_label: str
    next: list[FindingState]
    verdict: str
    verified: list[VerifiedOut]
    judged: list[VerifiedOut] | None
    proposal: FindingProposal | None
    proposal_text: str
    active: bool


class ReviewOut(Schema):
    """The review of a show. `version` null: nobody has written into it yet. `funnel`, `links` and
    `rounds` are null for who may not see amounts, or where `why_no_funnel` says why.
    `carried`: findings of earlier shows that are not settled."""

    room: str
    show: str
    title: str
    start: int
    end: int | None
    cur: str
    recounting: bool
    id: int | None
    version: int | None
    state: ReviewState
    state_label: str
    sentence: str
    closed_at: int | None
    closed_by: str | None
    sees_money: bool
    funnel: FunnelOut | None
    why_no_funnel: str
    turning: TurningOut
    links: RankingOut | None
    rounds: RankingOut | None
    promises: list[PromiseOut]
    findings: list[FindingOut]
    carried: list[FindingOut]
