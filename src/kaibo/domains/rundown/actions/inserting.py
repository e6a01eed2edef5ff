"""A template put into a plan, as one act."""

from __future__ import annotations

from typing import Any

from kaibo.domains.rundown import goods, templates
from kaibo.domains.rundown.actions.editing import Edit, editing
from kaibo.domains.rundown.actions.segments import check_room, with_link
from kaibo.domains.rundown.choices import PlanKind
from kaibo.domains.rundown.models import Cue, Plan, Segment
from kaibo.domains.rundown.rules import texts
from kaibo.kit.access import Actor
from kaibo.kit.clock import SECOND


def insert(
    actor: Actor, plan_id: int, template_id: str, *, after: int | None = None
) -> tuple[Plan, list[Segment]]:
    """Put all segments of a template behind `after` (0: first, null: last).

    Its link numbers become the show's links where there are such numbers. Hard starts count from
    the start of the slot; one that would lie outside is left out. A plan that has no target
    length or shares of talk yet takes those of a loop.
    """
    template = templates.named(template_id)
    with editing(actor, "rundown.template.insert", plan_id) as edit:
        check_room(edit.plan, len(template.segments))
        is_loop = edit.plan.kind == PlanKind.LOOP
        made: list[Segment] = []
        for one in template.segments:
            blocks = [texts.Block(kind=block.kind.value, text=block.text) for block in one.blocks]
            values = with_link(
                edit.plan,
                {
                    "title": one.title,
                    "purpose": one.purpose,
                    "duration_ms": one.seconds * SECOND,
                    "link_no": one.link_no,
                    "hard_start": _hard_start(edit.plan, one),
                    "in_loop": one.in_loop and is_loop,
                    "lane": one.lane.value,
                    "note": one.note,
                },
            )
            segment = edit.add(blocks, **values)
            made.append(segment)
            for cue in one.cues:
                edit.writing.create(
                    Cue,
                    segment=segment,
                    offset_ms=cue.at_s * SECOND,
                    duty=cue.duty.value,
                    kind=cue.kind.value,
                    text=cue.text,
                )
        edit.put_in([segment.pk for segment in made], after)
        if is_loop:
            _take_targets(edit, template)
        return edit.plan, made


def _hard_start(plan: Plan, segment: templates.TemplateSegment) -> int | None:
    if segment.at_s is None:
        return None
    hard = plan.slot_start + segment.at_s * SECOND
    return hard if hard < plan.slot_end else None


def _take_targets(edit: Edit, template: templates.Template) -> None:
    links = goods.of_show(edit.plan.show_id)
    values: dict[str, Any] = {}
    if edit.plan.target_ms is None and template.target_s is not None:
        values["target_ms"] = template.target_s * SECOND
    if not edit.plan.talk_targets:
        values["talk_targets"] = [
            {"link_id": link.link_id, "share": one.share}
            for one in template.talk_targets
            if (link := goods.numbered(links, one.link_no)) is not None
        ]
    if values:
        edit.writing.put(edit.plan, **values)
