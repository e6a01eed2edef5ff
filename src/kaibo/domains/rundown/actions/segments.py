"""Segments: added, changed, copied, taken out and taken back."""

from __future__ import annotations

from typing import Any

from kaibo.domains.rundown import goods
from kaibo.domains.rundown.actions.editing import editing, plan_of_segment
from kaibo.domains.rundown.models import Cue, Plan, ScriptText, Segment
from kaibo.kit.access import Actor
from kaibo.kit.errors import Place, Refusal, invalid

MOST_SEGMENTS = 500


def add(actor: Actor, plan_id: int, *, after: int | None = None, **values: Any) -> Segment:
    """A new segment behind `after` (0: first, null: last) with an empty script."""
    with editing(actor, "rundown.segment.create", plan_id) as edit:
        check_room(edit.plan, 1)
        row = edit.add(**with_link(edit.plan, values))
        edit.put_in([row.pk], after)
        return row


def change(actor: Actor, segment_id: int, *, expect: int, **given: Any) -> Segment:
    """Change what is given. Refusals: `stale` with both values of what was meant, `invalid`."""
    with editing(actor, "rundown.segment.change", plan_of_segment(segment_id)) as edit:
        values = with_link(edit.plan, given)
        return edit.writing.change(Segment, segment_id, expect=expect, **values)


def duplicate(actor: Actor, segment_id: int, *, expect: int) -> Segment:
    """A copy behind the original, with script and cues. It has no hard start: two cannot begin
    at one instant."""
    with editing(actor, "rundown.segment.duplicate", plan_of_segment(segment_id)) as edit:
        check_room(edit.plan, 1)
        row = edit.writing.lock(Segment, segment_id, expect=expect)
        blocks = ScriptText.objects.get(segment=row).blocks
        names = ("title", "purpose", "duration_ms", "link_id", "link_no", "in_loop", "lane", "note")
        copy = edit.add(blocks, **{name: getattr(row, name) for name in names})
        for cue in Cue.objects.active().filter(segment=row).order_by("offset_ms", "pk"):
            edit.writing.create(
                Cue,
                segment=copy,
                offset_ms=cue.offset_ms,
                duty=cue.duty,
                kind=cue.kind,
                text=cue.text,
            )
        edit.put_in([copy.pk], row.pk)
        return copy


def retire(actor: Actor, segment_id: int, *, expect: int, reason: str = "") -> Segment:
    """Take a segment out of the plan; its script and cues stay with it."""
    with editing(
        actor, "rundown.segment.retire", plan_of_segment(segment_id), reason=reason
    ) as edit:
        row = edit.writing.retire(Segment, segment_id, expect=expect)
        edit.take_out(segment_id)
        return row


def restore(actor: Actor, segment_id: int, *, expect: int) -> Segment:
    """Take it back, to the end of the plan."""
    with editing(actor, "rundown.segment.restore", plan_of_segment(segment_id)) as edit:
        check_room(edit.plan, 1)
        row = edit.writing.restore(Segment, segment_id, expect=expect)
        edit.put_in([segment_id], None)
        return row


def check_room(plan: Plan, more: int) -> None:
    """A plan beyond any real one is somebody's mistake."""
    if len(plan.position) + more > MOST_SEGMENTS:
        raise Refusal("too_many_segments", f"一份脚本最多 {MOST_SEGMENTS} 段。")


def with_link(plan: Plan, given: dict[str, Any]) -> dict[str, Any]:
    """The given values with a link number turned into the link that has it now.

    A product goes by its number on set, but the number may move to another product tomorrow: what
    is kept is the link. Only a number no link has yet is kept as a number.
    """
    if given.get("link_id") is None and given.get("link_no") is None:
        # Taking the link away takes the number with it, and the other way round.
        gone = {"link_id": None, "link_no": None}
        return {**given, **gone} if {"link_id", "link_no"} & given.keys() else given
    links = goods.of_show(plan.show_id)
    if given.get("link_id") is not None:
        if given["link_id"] not in links:
            raise invalid([Place("link_id", "本场没有这个链接，它可能已被移走。")])
        return {**given, "link_no": None}
    found = goods.numbered(links, given["link_no"])
    if found is None:
        return {**given, "link_id": None}
    return {**given, "link_id": found.link_id, "link_no": None}
