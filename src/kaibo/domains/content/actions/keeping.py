"""The words of a clip taken out when their time is over."""

from __future__ import annotations

from typing import Any

from kaibo.domains.content.models import Clip, ClipReview
from kaibo.kit import journal
from kaibo.kit.access import Actor

GONE = "（到期已删除）"


def has_words(row: Clip) -> bool:
    """Whether anything of it can still be read."""
    return bool(row.spoken or row.shown or row.title != GONE or sheets(row))


def sheets(row: Clip) -> list[Any]:
    """What was signed of it, as far as it is still there."""
    kept = ClipReview.objects.filter(clip=row).exclude(sheet=None).order_by("number")
    return list(kept.values_list("sheet", flat=True))


def empty(actor: Actor, clip_id: int) -> None:
    """All of them at once."""
    with journal.act(actor, "content.clip.empty") as writing:
        [row] = writing.lock_all(Clip, [clip_id])
        writing.put(row, title=GONE, spoken="", shown="")
        for review in ClipReview.objects.filter(clip=clip_id).exclude(sheet=None):
            [held] = writing.lock_all(ClipReview, [review.pk])
            writing.put(held, sheet=None)
