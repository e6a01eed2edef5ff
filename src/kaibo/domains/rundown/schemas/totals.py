"""What a plan adds up to, as the API answers it: time by role and link, rounds, open points."""

from __future__ import annotations

from ninja import Schema


class PlanIssueOut(Schema):
    """One open point, as a sentence."""

    code: str
    text: str
    segment: int | None
    before_show: bool


class PlanRoleOut(Schema):
    """Planned ms of one product role; "" has no product, or its role is unknown."""

    role: str
    ms: int
    segments: int


class PlanLinkOut(Schema):
    """One link's planned talk; shares in 1/10000, `off` + = more than meant."""

    link_id: int | None
    link_no: int | None
    title: str
    ms: int
    segments: int
    share: int | None
    target: int | None
    off: int | None


class PlanFitOut(Schema):
    """How many whole rounds of the loop fit (null: it is empty) and what is left over, ms."""

    rounds: int | None
    rest_ms: int


class PlanShiftOut(PlanFitOut):
    """The same of a shift as far as it lies in the slot, [start, end) in UTC ms, once the one-offs
    in it are taken off. `hosts` is "" when the roster has none."""

    hosts: str
    start: int
    end: int


class PlanTotalsOut(Schema):
    """What a plan adds up to; `over` + = longer than the slot. Of a loop also `hour`, an hour
    without one-offs, and `shifts`, those of the roster in this room and slot."""

    rev: int
    planned_ms: int
    slot_ms: int
    ends_at: int | None
    over: int | None
    loop_ms: int
    target_ms: int | None
    rounds: int | None
    hour: PlanFitOut | None
    shifts: list[PlanShiftOut]
    roles: list[PlanRoleOut]
    links: list[PlanLinkOut]
    issues: list[PlanIssueOut]
