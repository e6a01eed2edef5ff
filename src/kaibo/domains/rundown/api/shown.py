"""Plans as the API shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from django.db.models import Count, Q, Sum

from kaibo.domains.people import public as people
from kaibo.domains.rundown import reading
from kaibo.domains.rundown.actions.undo import UNDO_MS, last_act
from kaibo.domains.rundown.choices import CUE_LABELS, BlockKind, CueKind, Lane, PlanKind
from kaibo.domains.rundown.models import Plan, Segment
from kaibo.domains.rundown.rules import issues, linear, loops
from kaibo.domains.rundown.schemas import answers
from kaibo.domains.rundown.schemas.totals import PlanFitOut, PlanShiftOut, PlanTotalsOut
from kaibo.domains.rundown.values import CueValue, PlanValue, SegmentValue
from kaibo.domains.selection import public as selection
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, now_ms
from kaibo.kit.rights import Duty


def done(actor: Actor, plan_id: int, made: list[int] | None = None) -> answers.PlanDoneOut:
    """The plan after an act that the actor has just done."""
    row = Plan.objects.get(pk=plan_id)
    return answers.PlanDoneOut(
        plan=plan(row),
        act=last_act(actor, row),
        made=made or [],
        undo_until=now_ms() + UNDO_MS,
    )


def cards(rows: Sequence[Plan]) -> list[answers.PlanCardOut]:
    """Plans as a list of shows names them, their segments added up in one query."""
    in_loop = Sum("duration_ms", filter=Q(in_loop=True))
    found = Segment.objects.active().filter(plan__in=rows).values("plan")
    added = {
        one["plan"]: one
        for one in found.annotate(segments=Count("pk"), whole=Sum("duration_ms"), loop=in_loop)
    }
    nothing = {"segments": 0, "whole": 0, "loop": 0}
    return [
        answers.PlanCardOut(
            id=row.pk,
            show_id=row.show_id,
            kind=PlanKind(row.kind),
            segments=sums["segments"],
            planned_ms=sums["whole"],
            loop_ms=sums["loop"] or 0,
        )
        for row in rows
        for sums in [added.get(row.pk, nothing)]
    ]


def totals(row: Plan) -> PlanTotalsOut:
    """What the plan adds up to, a loop by the hour and by the roster's shifts too."""
    value = reading.plan_value(row)
    hour, shifts = None, []
    if value.kind == PlanKind.LOOP:
        fits = loops.fit(loops.loop_parts(value.parts), 0, HOUR)
        hour = PlanFitOut(rounds=fits.rounds, rest_ms=fits.rest)
        shifts = [_shift(value, card) for card in _roster(value)]
    sums = asdict(issues.totals(value))
    return PlanTotalsOut(rev=value.rev, hour=hour, shifts=shifts, **sums)


def _roster(value: PlanValue) -> list[people.ShiftCard]:
    show = selection.show(value.show_id)
    return people.shifts(value.slot_start, value.slot_end, show.room) if show else []


def _shift(value: PlanValue, card: people.ShiftCard) -> PlanShiftOut:
    start, end = max(card.starts_at, value.slot_start), min(card.ends_at, value.slot_end)
    fits = loops.fit(value.parts, start, end)
    hosts = "、".join(seat.name for seat in card.seats if seat.duty == Duty.HOST)
    return PlanShiftOut(rounds=fits.rounds, rest_ms=fits.rest, hosts=hosts, start=start, end=end)


def plan(row: Plan) -> answers.PlanOut:
    """A plan with its planned times."""
    value = reading.plan_value(row)
    times = _times(value)
    loop_at = _loop_at(value)
    return answers.PlanOut(
        id=value.id,
        show_id=value.show_id,
        version=value.version,
        rev=value.rev,
        kind=PlanKind(value.kind),
        slot_start=value.slot_start,
        slot_end=value.slot_end,
        target_ms=value.target_ms,
        talk_targets=[answers.TalkTargetOut(**asdict(one)) for one in value.talk_targets],
        segments=[_segment(one, times.get(one.id), loop_at.get(one.id)) for one in value.segments],
        sha256=value.sha256,
        active=row.retired_at is None,
    )


def _segment(
    value: SegmentValue, time: linear.Planned | None, loop_at: int | None
) -> answers.SegmentOut:
    goods = value.goods
    return answers.SegmentOut(
        id=value.id,
        version=value.version,
        position=value.position,
        title=value.title,
        purpose=value.purpose,
        duration_ms=value.duration_ms,
        link_id=value.link_id,
        link_no=value.link_no,
        goods=answers.SegmentGoodsOut(
            **{key: one for key, one in asdict(goods).items() if key != "talk_share"}
        )
        if goods
        else None,
        hard_start=value.hard_start,
        in_loop=value.in_loop,
        lane=Lane(value.lane) if value.lane else None,
        note=value.note,
        start=time.start if time else None,
        end=time.end if time else None,
        gap=time.gap if time else 0,
        clash=time.clash if time else 0,
        loop_at=loop_at,
        script_version=value.script_version,
        blocks=[
            answers.ScriptBlockOut(kind=BlockKind(one.kind), text=one.text, shown=one.shown)
            for one in value.blocks
        ],
        cues=[_cue(one) for one in value.cues],
    )


def _cue(value: CueValue) -> answers.CueOut:
    return answers.CueOut(
        id=value.id,
        version=value.version,
        offset_ms=value.offset_ms,
        duty=Duty(value.duty),
        duty_label=Duty(value.duty).label,
        kind=CueKind(value.kind),
        kind_label=CUE_LABELS[value.kind],
        text=value.text,
    )


def _times(value: PlanValue) -> dict[int, linear.Planned]:
    """Planned times: of every segment of a linear plan, of a loop's one-offs with a hard start."""
    if value.kind == PlanKind.LINEAR:
        return {one.id: one for one in linear.planned(value.parts, value.slot_start)}
    return {
        part.id: linear.Planned(part.id, part.hard_start, part.hard_start + part.duration, 0, 0)
        for part in value.parts
        if part.hard_start is not None and not part.in_loop
    }


def _loop_at(value: PlanValue) -> dict[int, int]:
    """Where in the loop each of its segments begins."""
    found: dict[int, int] = {}
    at = 0
    if value.kind == PlanKind.LOOP:
        for part in value.parts:
            if part.in_loop:
                found[part.id] = at
                at += part.duration
    return found
