"""From rows to values: a plan as it is at this moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db.models import Sum

from kaibo.domains.rundown import goods
from kaibo.domains.rundown.models import Cue, Plan, ScriptText, Segment
from kaibo.domains.rundown.rules import texts
from kaibo.domains.rundown.values import (
    BlockValue,
    CueValue,
    Goods,
    PlanValue,
    SegmentValue,
    TalkTarget,
    digest,
)


def plan_value(plan: Plan) -> PlanValue:
    """The whole plan by value. Call it under the plan's lock where all of it must be of one
    moment."""
    links = goods.of_show(plan.show_id)
    segments = {row.pk: row for row in Segment.objects.active().filter(plan=plan)}
    value = PlanValue(
        id=plan.pk,
        show_id=plan.show_id,
        version=plan.version,
        rev=rev(plan),
        kind=plan.kind,
        slot_start=plan.slot_start,
        slot_end=plan.slot_end,
        target_ms=plan.target_ms,
        talk_targets=_targets(plan, links),
        segments=_segments(in_order(plan, segments), links),
        sha256="",
    )
    return replace(value, sha256=digest(value))


def segment_value(row: Segment) -> SegmentValue:
    """One active segment of an active plan by value, with its place."""
    others = {one.pk: one for one in Segment.objects.active().filter(plan=row.plan)}
    places = {one.pk: place for place, one in enumerate(in_order(row.plan, others), 1)}
    value = _segments([row], goods.of_show(row.plan.show_id))[0]
    return replace(value, position=places[row.pk])


def in_order(plan: Plan, segments: Mapping[int, Segment]) -> list[Segment]:
    """Segments in plan order."""
    places = {number: place for place, number in enumerate(plan.position)}
    last = len(places)
    return sorted(segments.values(), key=lambda row: (places.get(row.pk, last), row.pk))


def rev(plan: Plan) -> int:
    """The sum of all versions of all rows of the plan, retired ones too: every write raises one
    of them and none ever falls, so it rises with every change, without a row all would fight for.
    """
    sums = (
        Segment.objects.filter(plan=plan).aggregate(sum=Sum("version")),
        ScriptText.objects.filter(segment__plan=plan).aggregate(sum=Sum("version")),
        Cue.objects.filter(segment__plan=plan).aggregate(sum=Sum("version")),
    )
    return plan.version + sum(one["sum"] or 0 for one in sums)


def _segments(rows: list[Segment], links: Mapping[int, Goods]) -> tuple[SegmentValue, ...]:
    ids = [row.pk for row in rows]
    by_number = {link.link_no: link for link in links.values() if link.link_no is not None}
    scripts = {row.segment_id: row for row in ScriptText.objects.filter(segment__in=ids)}
    cues: dict[int, list[CueValue]] = {number: [] for number in ids}
    found = Cue.objects.active().filter(segment__in=ids)
    for cue in found.order_by("offset_ms", "pk"):
        cues[cue.segment_id].append(
            CueValue(cue.pk, cue.version, cue.offset_ms, cue.duty, cue.kind, cue.text)
        )
    values = []
    for position, row in enumerate(rows, 1):
        link = links.get(row.link_id or 0) or by_number.get(row.link_no or 0)
        script = scripts[row.pk]
        values.append(
            SegmentValue(
                id=row.pk,
                version=row.version,
                position=position,
                title=row.title,
                purpose=row.purpose,
                duration_ms=row.duration_ms,
                link_id=link.link_id if link else row.link_id,
                link_no=link.link_no if link else row.link_no,
                goods=link,
                hard_start=row.hard_start,
                in_loop=row.in_loop,
                lane=row.lane,
                note=row.note,
                script_id=script.pk,
                script_version=script.version,
                blocks=_blocks(script.blocks, link),
                cues=tuple(cues[row.pk]),
            )
        )
    return tuple(values)


def _blocks(blocks: Iterable[texts.Block], link: Goods | None) -> tuple[BlockValue, ...]:
    known = goods.spoken(link) if link else {}
    return tuple(
        BlockValue(block["kind"], block["text"], texts.fill(block["text"], known))
        for block in blocks
    )


def _targets(plan: Plan, links: Mapping[int, Goods]) -> tuple[TalkTarget, ...]:
    """The plan's own targets, then those of the line-up for links it says nothing about."""
    own = {one["link_id"]: one["share"] for one in plan.talk_targets}
    rest = {
        link.link_id: link.talk_share
        for link in sorted(links.values(), key=lambda one: one.link_id)
        if link.talk_share is not None and link.link_id not in own
    }
    return tuple(
        _target(number, share, links.get(number)) for number, share in (own | rest).items()
    )


def _target(link_id: int, share: int, link: Goods | None) -> TalkTarget:
    if link is None:
        return TalkTarget(link_id, None, "", share)
    return TalkTarget(link_id, link.link_no, link.short or link.title, share)
