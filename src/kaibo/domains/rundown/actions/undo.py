"""Undo of one's own acts in a plan, for a few seconds, and only while nothing it touched has
been changed since."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from kaibo.domains.rundown.models import Cue, Plan, ScriptText, Segment
from kaibo.domains.rundown.verbs import VERB_LABELS
from kaibo.kit import journal, refusals
from kaibo.kit.access import Actor
from kaibo.kit.clock import SECOND, now_ms
from kaibo.kit.diff import snapshot
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.record import Record

UNDO_MS = 10 * SECOND
#: The button counts ten seconds; a press at the tenth still has to travel.
GRACE_MS = 2 * SECOND
UNDO = "rundown.plan.undo"
# Cues and scripts before what they stand in, the plan last.
_MODELS: dict[str, type[Record]] = {
    model.subject(): model for model in (Cue, ScriptText, Segment, Plan)
}


def undo(actor: Actor, plan_id: int, act: str | None = None) -> tuple[Plan, str]:
    """Take back an act of the actor's in this plan, the last one unless `act` names another, whole
    or not at all; returns the plan and the verb undone. Refusals: `nothing_to_undo`, `too_late`,
    `changed_since`, `not_found`."""
    with journal.act(actor, UNDO) as writing:
        plan = Plan.objects.select_for_update().filter(pk=plan_id).first()
        if plan is None:
            raise refusals.not_found(Plan, plan_id)
        facts = _act(actor, plan, act)
        rows = _rows(writing, facts)
        _check_unused(facts, rows)
        for fact in sorted(facts, key=lambda one: (_rank(one.subject_type), -one.pk)):
            _take_back(writing, rows[_key(fact)], fact)
        after = Plan.objects.get(pk=plan_id)
        writing.note(after, undone=facts[0].act)
        return after, facts[0].verb


def last_act(actor: Actor, plan: Plan) -> str:
    """The name of the actor's last act in this plan; "" when there is none."""
    return _told(actor, plan).values_list("act", flat=True).order_by("-pk").first() or ""


def _told(actor: Actor, plan: Plan) -> QuerySet[Fact]:
    return Fact.objects.filter(subject_type=Plan.subject(), subject_id=plan.pk, actor=actor.id)


def _act(actor: Actor, plan: Plan, act: str | None) -> list[Fact]:
    """What the act changed, oldest first; notes left out."""
    told = _told(actor, plan) if act is None else _told(actor, plan).filter(act=act)
    last = told.order_by("-pk").first()
    if last is None or last.verb == UNDO:
        raise Refusal("nothing_to_undo", "这份脚本里没有你可以撤销的操作。")
    if now_ms() - last.at > UNDO_MS + GRACE_MS:
        raise Refusal(
            "too_late",
            f"「{VERB_LABELS.get(last.verb, last.verb)}」已过去超过 10 秒，不能再撤销。请直接改回来。",
        )
    facts = Fact.objects.filter(act=last.act, subject_type__in=_MODELS).order_by("pk")
    return [fact for fact in facts if fact.before or _created(fact)]


def _rows(writing: journal.Act, facts: Sequence[Fact]) -> dict[tuple[str, int], Record]:
    """Every row the act left behind, as it left it. Refusal: `changed_since`."""
    left = {_key(fact): fact.version for fact in facts}
    rows: dict[tuple[str, int], Record] = {}
    for (subject, row_id), version in left.items():
        model = _MODELS[subject]
        row = model._base_manager.get(pk=row_id)
        if row.version != version:
            raise _changed_since(row, row)
        if row.retired_at is None:
            row = writing.lock(model, row_id, expect=version)
        rows[subject, row_id] = row
    return rows


def _check_unused(facts: Sequence[Fact], rows: dict[tuple[str, int], Record]) -> None:
    """Nobody has put a cue into a segment that this would take away. (Script text comes with its
    segment and is among the rows; a segment added to a plan has changed the plan.)"""
    going = [
        fact.subject_id
        for fact in facts
        if fact.subject_type == Segment.subject()
        and (_created(fact) or fact.after.get("retired_at", 0) is None)
    ]
    mine = [row_id for subject, row_id in rows if subject == Cue.subject()]
    later = Cue.objects.active().filter(segment__in=going, created_at__gte=facts[0].at)
    cue = later.exclude(pk__in=mine).select_related("segment").order_by("pk").first()
    if cue is not None:
        raise _changed_since(cue.segment, cue)


def _changed_since(row: Record, by_row: Record) -> Refusal:
    by = str(by_row.updated_by) if by_row.updated_by_id else "系统"
    return Refusal(
        "changed_since",
        f"{row._meta.verbose_name}「{row}」之后又被 {by} 改过，没有撤销。请直接改回来。",
        values={"id": row.pk, "subject": row.subject()},
    )


def _take_back(writing: journal.Act, row: Record, fact: Fact) -> None:
    if _created(fact):
        writing.retire(type(row), row.pk, expect=journal.ANY)
    elif "retired_at" in fact.after:
        if fact.after["retired_at"] is None:
            writing.retire(type(row), row.pk, expect=journal.ANY)
        else:
            writing.restore(type(row), row.pk, expect=journal.ANY)
    else:
        writing.put(row, **fact.before)


def _created(fact: Fact) -> bool:
    """A creation tells all fields and no former value; a note tells of something else."""
    return (
        not fact.before
        and fact.version == 1
        and snapshot(_MODELS[fact.subject_type]()).keys() <= fact.after.keys()
    )


def _key(fact: Fact) -> tuple[str, int]:
    return fact.subject_type, fact.subject_id


def _rank(subject: str) -> int:
    return list(_MODELS).index(subject)
