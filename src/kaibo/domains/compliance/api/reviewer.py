"""/api/compliance/reviewer: a language model's notes on texts, for a person to weigh."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field, StringConstraints

from kaibo.domains.compliance.api.checking import RIGHT
from kaibo.domains.compliance.categories import category_of
from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.marking import rule_name
from kaibo.domains.compliance.platforms import platform_of
from kaibo.domains.compliance.readiness import require_ready
from kaibo.domains.compliance.reviewer.asking import review, service
from kaibo.domains.compliance.schemas import Checkable, In, Key, Word
from kaibo.kit.access import actor_of, require

router = Router()
MOST_TEXTS = 60


class AskedTextIn(In):
    """A text to be read; `key` comes back with its notes."""

    key: Key
    text: Annotated[Checkable, StringConstraints(max_length=2_000)]


class AskReviewerIn(In):
    """Texts of one script, the product's category and the platform's code ("" unknown)."""

    texts: Annotated[list[AskedTextIn], Field(min_length=1, max_length=MOST_TEXTS)]
    category: Word = ""
    platform: Word = ""


class ReviewerOut(Schema):
    """Which model may be asked; null: none is configured."""

    model: str | None


class ReviewerNoteOut(Schema):
    """A note on words of the text with this key, under a rule that exists."""

    key: str
    span: str
    rule: str
    name: str
    reason: str


class ReviewerNotesOut(Schema):
    """`dropped`: notes whose rule does not exist, or whose words do not stand in the text."""

    model: str
    notes: list[ReviewerNoteOut]
    dropped: int


@router.get("/compliance/reviewer", response=ReviewerOut)
def reviewer(request: HttpRequest) -> ReviewerOut:
    """Whether there is one."""
    actor_of(request, RIGHT)
    found = service()
    return ReviewerOut(model=None if found is None else found.model)


@router.post("/compliance/reviewer", response=ReviewerNotesOut)
def ask(request: HttpRequest, body: AskReviewerIn) -> ReviewerNotesOut:
    """Ask it, by those who write scripts. Nothing is kept, no verdict changes."""
    require(actor_of(request, RIGHT), "rundown.write")
    require_ready()
    context = Context(
        surface="script",
        category=category_of(body.category),
        platform=platform_of(body.platform),
    )
    found = review({one.key: one.text for one in body.texts}, context)
    return ReviewerNotesOut(
        model=found.model,
        notes=[
            ReviewerNoteOut(
                key=note.key,
                span=found.texts[note.key][note.start : note.end],
                rule=note.rule,
                name=rule_name(note.rule),
                reason=note.reason,
            )
            for note in found.notes.taken
        ],
        dropped=found.notes.dropped,
    )
