"""Findings as pages show them: with their values in later shows, and what these suggest."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from kaibo.domains.people import public as people
from kaibo.domains.review.findings import shapes
from kaibo.domains.review.findings.choices import (
    DIRECTION_LABELS,
    FINDING_STATE_LABELS,
    NEXT,
    PENDING,
    SCOPE_LABELS,
    FindingDirection,
    FindingScope,
)
from kaibo.domains.review.findings.reading import Shows, is_money
from kaibo.domains.review.findings.records import MICRO, Finding
from kaibo.domains.review.findings.rules.verifying import FindingProposal, Seen, Verdict, verdict
from kaibo.kit.record import RecordQuerySet
from kaibo.live.metrics import METRIC
from kaibo.live.metrics.value import rounded

#: The list of a room is looked through by people: more than these nobody reads.
MOST = 100


def of_review(review: int) -> list[Finding]:
    """The findings of a review, in the order they were written."""
    return list(_rows().filter(review=review).order_by("pk"))


def open_in(room: str, before: int | None = None) -> list[Finding]:
    """Findings of a room that are not settled, those due first, the newest show's before older ones.
    `before`: only of shows that began before that, UTC ms."""
    rows = _rows().filter(review__room=room, state__in=[one.value for one in PENDING])
    if before is not None:
        rows = rows.filter(review__started_at__lt=before)
    found = rows.order_by("-review__started_at", "pk")[:MOST]
    return sorted(found, key=lambda one: (one.deadline == "", one.deadline))


def judged_as(seen: list[Seen]) -> list[dict[str, Any]]:
    """What later shows say, to be kept with the judgement."""
    return [
        {
            "show": one.show,
            "title": one.title,
            "start": one.start,
            "value": None if one.value is None else round(one.value * MICRO),
            "reached": one.reached,
        }
        for one in seen
    ]


def shown(row: Finding, shows: Shows, money: bool) -> shapes.FindingOut:
    """One finding; without `money` no value of an amount."""
    known = METRIC.get(row.metric)
    hidden = known is not None and not money and is_money(row.metric)
    seen = [] if hidden or known is None else shows.verified(row)
    told = None if hidden or known is None else verdict(seen, row.verify_shows)
    pending = row.standing in PENDING
    owner = people.person(row.owner_id) if row.owner_id is not None else None
    return shapes.FindingOut(
        id=row.pk,
        version=row.version,
        room=row.review.room,
        show=row.review.show,
        show_title=row.review.title or row.review.show,
        show_start=row.review.started_at,
        problem=row.problem,
        improvement=row.improvement,
        plan=row.plan,
        owner=row.owner_id,
        owner_name=owner.name if owner else None,
        deadline=date.fromisoformat(row.deadline) if row.deadline else None,
        metric=row.metric,
        metric_label=known.zh if known else "",
        unit=known.unit.value if known else "",
        level=FindingScope(row.level) if row.level else None,
        key=row.of,
        key_label=_key_label(row, shows),
        direction=FindingDirection(row.direction) if row.direction else None,
        direction_label=DIRECTION_LABELS.get(row.direction, ""),
        wanted=None if hidden else _number(row.wanted_value),
        hidden=hidden,
        verify_shows=row.verify_shows,
        state=row.standing,
        state_label=FINDING_STATE_LABELS[row.standing],
        next=list(NEXT[row.standing]),
        verdict=row.verdict,
        verified=[_verified(one) for one in seen],
        judged=None if hidden or row.judged is None else [_kept(one) for one in row.judged],
        proposal=told.proposal if told and pending else None,
        proposal_text=_proposed(told) if told and pending else "",
        active=row.retired_at is None,
    )


def _rows() -> RecordQuerySet[Finding]:
    return Finding.objects.active().filter(review__retired_at=None).select_related("review")


def _key_label(row: Finding, shows: Shows) -> str:
    """Whose metric it is, as the show calls it that found it."""
    if not row.level:
        return ""
    if row.level == FindingScope.ROOM:
        return SCOPE_LABELS[FindingScope.ROOM]
    there = any(one.id == row.review.show for one in shows.ran)
    return shows.result(row.review.show).label(row.level, row.of) if there else row.of


def _verified(one: Seen) -> shapes.VerifiedOut:
    return shapes.VerifiedOut(
        show=one.show,
        title=one.title,
        start=one.start,
        value=_number(one.value),
        reached=one.reached,
    )


def _kept(one: dict[str, Any]) -> shapes.VerifiedOut:
    value = None if one["value"] is None else Fraction(one["value"], MICRO)
    return shapes.VerifiedOut(**one | {"value": _number(value)})


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(rounded(value))


def _proposed(told: Verdict) -> str:
    said = f"已看 {told.known} 场，达到 {told.reached} 场"
    if told.proposal is FindingProposal.WAIT:
        return f"{said}；再看 {told.wanted - told.known} 场。"
    ready = "有效" if told.proposal is FindingProposal.HELD else "无效"
    return f"{said}，建议判为「{ready}」，由你定。"
