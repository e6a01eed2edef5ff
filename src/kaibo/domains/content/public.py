"""The door of content: clips of a show as its evidence, and those whose words are past their time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256

from kaibo.domains.compliance import public as compliance
from kaibo.domains.content.actions import keeping
from kaibo.domains.content.models import Clip
from kaibo.domains.content.showing import shown
from kaibo.kit.access import Actor

__all__ = ["DueClip", "KeptClip", "due_clips", "empty_clip", "kept_clips"]


@dataclass(frozen=True, slots=True)
class KeptClip:
    """A clip as evidence: what was published of a show, by whom it was looked at before. UTC ms;
    `open` counts the claims that were not settled when it was signed."""

    id: int
    title: str
    starts_at: int
    ends_at: int
    product: str
    platform: str
    account: str
    ad_label: bool
    ai_made: bool
    ai_label: bool
    published_at: int | None
    taken_down_at: int | None
    url: str
    standing: str
    signed_by: str
    signed_at: int | None
    open: int | None
    digest: str
    spoken: str
    shown: str


def kept_clips(room: str, show: str) -> tuple[KeptClip, ...]:
    """Clips of a show, the earliest first; one that was a mistake and never published is left out."""
    rows = Clip.objects.filter(room=room, show=show).order_by("starts_at", "pk")
    found = shown(row for row in rows if row.retired_at is None or row.published_at is not None)
    return tuple(
        KeptClip(
            one.id, one.title, one.starts_at, one.ends_at, one.product_name, one.platform,
            one.account, one.ad_label, one.ai_made, one.ai_label, one.published_at,
            one.taken_down_at, one.url, one.standing_label, one.signed_by, one.signed_at,
            one.signed_open, one.digest, one.spoken, one.shown,
        )
        for one in found
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class DueClip:
    """A clip whose words may go: kept `until` (UTC ms), the SHA-256 of what they are."""

    id: int
    ref: str
    until: int
    sha256: str
    held: bool


def due_clips(now: int) -> list[DueClip]:
    """Clips taken down, or never made, more than three years before `now` (UTC ms), that still have
    words. What is still to be seen stays, whatever its age."""
    holds, out = compliance.held(), []
    for row in Clip.objects.order_by("pk"):
        end = row.taken_down_at if row.published_at is not None else row.retired_at
        if end is None or not compliance.is_due(end, now) or not keeping.has_words(row):
            continue
        told = [row.title, row.spoken, row.shown, *keeping.sheets(row)]
        digest = sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
        held = holds.keeps(f"{row.room}/{row.show}")
        out.append(DueClip(row.pk, str(row), compliance.kept_until(end), digest, held))
    return out


def empty_clip(actor: Actor, clip: int) -> None:
    """Its words go, and those of what was signed; when, where, who signed and the fingerprints stay."""
    keeping.empty(actor, clip)
