"""A plan made from the plan of another show: last night's script for tonight."""

from __future__ import annotations

from collections.abc import Mapping

from kaibo.domains.rundown.actions.editing import Edit
from kaibo.domains.rundown.models import Cue, Plan, ScriptText, Segment
from kaibo.domains.rundown.reading import in_order
from kaibo.domains.selection import public as selection
from kaibo.domains.selection.public import LinkCard
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Place, Refusal, invalid

_KEPT = ("title", "purpose", "duration_ms", "in_loop", "lane", "note")


def copy(actor: Actor, show_id: int, *, source: int) -> Plan:
    """The plan of show `source` as a new plan of this show, with scripts and cues, in one act.

    Hard starts keep their distance from the start of the slot; one that would lie outside is left
    out. A segment keeps its product: it gets this show's link for it, and none when the product
    is not in this show's bag. Refusals: `invalid`, `not_found`, `duplicate`.
    """
    show = selection.show(show_id)
    if show is None or not show.active:
        raise invalid([Place("show_id", "没有这一场，它可能已被取消。")])
    with journal.act(actor, "rundown.plan.copy") as writing:
        old = Plan.objects.active().select_for_update().filter(show_id=source).first()
        if old is None:
            raise Refusal("not_found", "那一场没有脚本，没有什么可复制的。", values={"id": source})
        links = _same_goods(source, show_id)
        plan = writing.create(
            Plan,
            show_id=show_id,
            kind=old.kind,
            slot_start=show.starts_at,
            slot_end=show.ends_at,
            target_ms=old.target_ms,
            talk_targets=[
                {**one, "link_id": links[one["link_id"]].id}
                for one in old.talk_targets
                if one["link_id"] in links
            ],
        )
        _segments(Edit(writing, plan), old, links)
        return plan


def _segments(edit: Edit, old: Plan, links: Mapping[int, LinkCard]) -> None:
    found = {row.pk: row for row in Segment.objects.active().filter(plan=old)}
    scripts = {row.segment_id: row.blocks for row in ScriptText.objects.filter(segment__in=found)}
    rows = in_order(old, found)
    link_ids = {number: card.id for number, card in links.items()}
    made = edit.writing.create_all(
        Segment,
        [
            {name: getattr(row, name) for name in _KEPT}
            | {
                "plan": edit.plan,
                "link_id": link_ids.get(row.link_id or 0),
                "link_no": row.link_no,
                "hard_start": _hard_start(row, old, edit.plan),
            }
            for row in rows
        ],
    )
    copies = {row.pk: copy for row, copy in zip(rows, made, strict=True)}
    edit.writing.create_all(
        ScriptText,
        [{"segment": copy, "blocks": scripts[number]} for number, copy in copies.items()],
    )
    cues = Cue.objects.active().filter(segment__in=found).order_by("pk")
    edit.writing.create_all(
        Cue,
        [
            {name: getattr(cue, name) for name in ("offset_ms", "duty", "kind", "text")}
            | {"segment": copies[cue.segment_id]}
            for cue in cues
        ],
    )
    edit.put_in([copy.pk for copy in made], None)


def _hard_start(row: Segment, old: Plan, plan: Plan) -> int | None:
    if row.hard_start is None:
        return None
    hard = plan.slot_start + row.hard_start - old.slot_start
    return hard if plan.slot_start <= hard < plan.slot_end else None


def _same_goods(source: int, show_id: int) -> dict[int, LinkCard]:
    """For the links of one show by id: the other show's link for the same product and SKU."""
    here = {(card.product, card.sku): card for card in selection.links(show_id)}
    return {
        card.id: here[card.product, card.sku]
        for card in selection.links(source)
        if (card.product, card.sku) in here
    }
