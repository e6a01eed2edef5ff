"""The door of rundown: ids in, frozen dataclasses out; and the rules of timing, which are plain.

A plan knows nothing of what is on air. Who runs a show takes it by value: the whole of it when
the show is armed, a segment at the instant it is taken.
"""

from __future__ import annotations

from django.db import transaction

from kaibo.domains.rundown import reading
from kaibo.domains.rundown.models import Plan, ScriptText, Segment
from kaibo.domains.rundown.rules.linear import (
    Expected,
    HardPoint,
    Outlook,
    Part,
    Planned,
    State,
    Taken,
    outlook,
    planned,
    planned_end,
    total,
)
from kaibo.domains.rundown.rules.loops import (
    LoopNow,
    OneOff,
    Round,
    Span,
    loop_length,
    loop_now,
    loop_parts,
    rounds,
)
from kaibo.domains.rundown.rules.talk import Share, Talk, actual_shares, shares, spoken
from kaibo.domains.rundown.values import (
    BlockValue,
    CueValue,
    Goods,
    PlanValue,
    SegmentTake,
    SegmentValue,
    TalkTarget,
    canonical,
    content,
    digest,
)
from kaibo.kit.fact import Fact

__all__ = [
    "BlockValue",
    "CueValue",
    "Expected",
    "Goods",
    "HardPoint",
    "LoopNow",
    "OneOff",
    "Outlook",
    "Part",
    "PlanValue",
    "Planned",
    "Round",
    "SegmentTake",
    "SegmentValue",
    "Share",
    "Span",
    "State",
    "Taken",
    "Talk",
    "TalkTarget",
    "actual_shares",
    "canonical",
    "content",
    "digest",
    "loop_length",
    "loop_now",
    "loop_parts",
    "outlook",
    "plan_for_run",
    "planned",
    "planned_end",
    "rev_of_show",
    "rounds",
    "segment_for_take",
    "shares",
    "spoken",
    "total",
    "writers",
]


def plan_for_run(show_id: int) -> PlanValue | None:
    """The show's whole plan by value, all of one moment, with its sha256; None when it has none."""
    with transaction.atomic():
        plan = Plan.objects.active().select_for_update().filter(show_id=show_id).first()
        return reading.plan_value(plan) if plan else None


def segment_for_take(segment_id: int) -> SegmentTake | None:
    """A segment by value as it is at this instant, with the plan's rev; None when there is none
    or it was taken out of the plan."""
    with transaction.atomic():
        row = Segment.objects.active().filter(pk=segment_id, plan__retired_at=None).first()
        if row is None:
            return None
        plan = Plan.objects.select_for_update().get(pk=row.plan_id)
        row = Segment.objects.active().select_related("plan").filter(pk=segment_id).first()
        if row is None:
            return None
        return SegmentTake(plan.pk, plan.show_id, reading.rev(plan), reading.segment_value(row))


def writers(show_id: int) -> frozenset[int]:
    """The accounts that wrote the scripts of the show's plan, whatever of it is left."""
    scripts = ScriptText.objects.filter(segment__plan__show_id=show_id)
    told = Fact.objects.filter(
        subject_type=ScriptText.subject(), subject_id__in=scripts.values("pk"), actor__isnull=False
    )
    return frozenset(told.values_list("actor_id", flat=True).distinct())


def rev_of_show(show_id: int) -> int | None:
    """The rev of the show's plan now: another one than at arming means 计划已改. None: no plan."""
    plan = Plan.objects.active().filter(show_id=show_id).first()
    return reading.rev(plan) if plan else None
