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
from kaibo.domains.review.findings.rules.verifying import FindingProposal
from kaibo.domains.review.findings.shapes_against import AbsentOut as AbsentOut
from kaibo.domains.review.findings.shapes_against import AgainstOut as AgainstOut
from kaibo.domains.review.findings.shapes_against import AgainstPlanOut as AgainstPlanOut
from kaibo.domains.review.findings.shapes_against import ComparedShowOut as ComparedShowOut
from kaibo.domains.review.findings.shapes_against import FunnelOut as FunnelOut
from kaibo.domains.review.findings.shapes_against import FunnelStepOut as FunnelStepOut
from kaibo.domains.review.findings.shapes_against import HeldToOut as HeldToOut
from kaibo.domains.review.findings.shapes_against import QuotientOut as QuotientOut


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
    """Turning points in order of time, and what the pace was read from; `why` when there are none.
    `level`: of the worst source of that number (L0 to L3), "" unknown; on L0 and L1 none of what
    stands beside a turn may be read as its cause, and `claim` says so."""

    of: str
    label: str
    unit: str
    level: str
    claim: str
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
    show_start: int
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


class WrittenOut(Schema):
    """What people wrote into the review of a show: all that changes while they write. `version` null:
    nobody has written into it yet. `carried`: findings of earlier shows that are not settled."""

    room: str
    show: str
    id: int | None
    version: int | None
    state: ReviewState
    state_label: str
    sentence: str
    closed_at: int | None
    closed_by: str | None
    findings: list[FindingOut]
    carried: list[FindingOut]


class ReviewOut(WrittenOut):
    """The review of a show: what was written, and what the show itself says. `funnel`, `links` and
    `rounds` are null for who may not see amounts, or where `why_no_funnel` says why."""

    title: str
    start: int
    end: int | None
    cur: str
    recounting: bool
    sees_money: bool
    against: AgainstOut
    funnel: FunnelOut | None
    why_no_funnel: str
    turning: TurningOut
    links: RankingOut | None
    rounds: RankingOut | None
    promises: list[PromiseOut]
