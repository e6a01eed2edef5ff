"""How a segment came to read as it does: its Facts as text before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from kaibo.domains.rundown.models import Cue, ScriptText, Segment
from kaibo.domains.rundown.rules import texts
from kaibo.domains.rundown.verbs import VERB_LABELS
from kaibo.kit import refusals
from kaibo.kit.fact import Fact
from kaibo.kit.fields import spoken
from kaibo.kit.record import Record

PAGE = 50
# The journal's own links between rows say nothing to a reader.
_SILENT = frozenset({"plan", "segment", "retired_at", "blocks"})
_MODELS: dict[str, type[Record]] = {model.subject(): model for model in (Segment, ScriptText, Cue)}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as people say it; null before for a new row."""

    field: str
    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One change, `fact` its number. `version` is that of the row it changed; `script` compares
    the script text block by block and is empty when the text stayed."""

    fact: int
    act: str
    at: int
    by: str
    verb: str
    label: str
    subject: str
    version: int
    reason: str
    fields: tuple[FieldChange, ...]
    script: tuple[texts.Line, ...]


def of_segment(segment_id: int, before: int | None = None) -> list[Step]:
    """Changes of a segment, its script and its cues, newest first, a page at a time; `before` is
    the last Fact's number of the page before. Refusal: `not_found`."""
    if not Segment.objects.filter(pk=segment_id).exists():
        raise refusals.not_found(Segment, segment_id)
    about = Q(subject_type=Segment.subject(), subject_id=segment_id)
    for model in (ScriptText, Cue):
        ids = list(model.objects.filter(segment=segment_id).values_list("pk", flat=True))
        about |= Q(subject_type=model.subject(), subject_id__in=ids)
    rows = Fact.objects.filter(about).select_related("actor").order_by("-pk")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return [_step(fact) for fact in rows[:PAGE]]


def _step(fact: Fact) -> Step:
    is_script = fact.subject_type == ScriptText.subject() and "blocks" in fact.after
    return Step(
        fact=fact.pk,
        act=fact.act,
        at=fact.at,
        by=str(fact.actor) if fact.actor_id else "系统",
        verb=fact.verb,
        label=VERB_LABELS.get(fact.verb, fact.verb),
        subject=fact.subject_type,
        version=fact.version,
        reason=fact.reason,
        fields=tuple(_fields(fact)),
        script=texts.differences(fact.before.get("blocks") or [], fact.after["blocks"] or [])
        if is_script
        else (),
    )


def _fields(fact: Fact) -> list[FieldChange]:
    model = _MODELS[fact.subject_type]
    found = []
    for name, value in fact.after.items():
        if name in _SILENT:
            continue
        field: Any = model._meta.get_field(name)
        former = spoken(field, fact.before[name]) if name in fact.before else None
        found.append(FieldChange(name, str(field.verbose_name), former, spoken(field, value)))
    return found
