"""Requests to be forgotten and what was taken out, as they are shown to whoever answers for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaibo.domains.compliance.choices import RemovalAbout

# The door of compliance opens without a database too (`kaibo check`): its models are asked for here.


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to be forgotten; `protocol` is its newest answer, null while there is none. UTC ms."""

    id: int
    platform: str
    viewer: str
    note: str
    by: str
    asked_at: int
    protocol: dict[str, Any] | None


def asked_erasures() -> list[Asked]:
    """All requests that stand, the newest first."""
    from kaibo.domains.compliance.models import ErasureRequest

    rows = ErasureRequest.objects.active().select_related("created_by").order_by("-pk")
    return [
        Asked(
            row.pk, row.platform, row.viewer, row.note, str(row.created_by or ""), row.asked_at,
            row.protocol,
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that was taken out; `done_at` null: begun and not finished. UTC ms."""

    id: int
    about: RemovalAbout
    ref: str
    counts: dict[str, int]
    sha256: str
    due_at: int
    begun_at: int
    done_at: int | None


def last_removals(most: int) -> list[Gone]:
    """The last of them, the newest first."""
    from kaibo.domains.compliance.models import Removal

    return [
        Gone(
            row.pk, RemovalAbout(row.about), row.ref, dict(row.counts), row.sha256, row.due_at,
            row.created_at, row.done_at,
        )
        for row in Removal.objects.order_by("-pk")[:most]
    ]  # fmt: skip
