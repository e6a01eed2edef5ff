"""Findings that are not settled, for the lists of the next shows."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.review.findings.choices import FindingState
from kaibo.domains.review.findings.records import Finding
from kaibo.domains.review.findings.shown_findings import open_in


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding of the review of `show`. `owner` is a person's id, `deadline` a show day
    (YYYY-MM-DD, "" none); `metric` "" has none to be verified by, of `level` in the row `key`."""

    id: int
    version: int
    room: str
    show: str
    problem: str
    improvement: str
    plan: str
    owner: int | None
    deadline: str
    metric: str
    level: str
    key: str
    state: FindingState


def open_findings(room: str) -> list[OpenFinding]:
    """Those of a room (its ident), due first, at most a hundred; none for a room that is not there."""
    return [_card(row) for row in open_in(room)]


def _card(row: Finding) -> OpenFinding:
    return OpenFinding(
        id=row.pk,
        version=row.version,
        room=row.review.room,
        show=row.review.show,
        problem=row.problem,
        improvement=row.improvement,
        plan=row.plan,
        owner=row.owner_id,
        deadline=row.deadline,
        metric=row.metric,
        level=row.level,
        key=row.of,
        state=row.standing,
    )
