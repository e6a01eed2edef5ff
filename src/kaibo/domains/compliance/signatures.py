"""A show's review as others know it: how it stands now, and what was signed of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kaibo.domains.compliance.register import register
from kaibo.domains.compliance.reviewing import Sheet, sheet
from kaibo.domains.compliance.rules.checklist import ItemState
from kaibo.domains.compliance.rules.content import ShowContent

if TYPE_CHECKING:
    from kaibo.domains.compliance.models import PreShowReview
    from kaibo.kit.access import Actor


@dataclass(frozen=True, slots=True)
class Signature:
    """A signed review: of the content with this `digest`, with so many items and blockers open."""

    id: int
    version: int
    number: int
    at: int
    by: int | None
    is_own: bool
    digest: str
    open: int
    blockers: int
    countersign_until: int | None
    countersigned_at: int | None
    countersigned_by: int | None


@dataclass(frozen=True, slots=True)
class Review:
    """`version`: of the review that is open, None when none is begun; signatures newest first."""

    version: int | None
    sheet: Sheet
    signatures: tuple[Signature, ...]


# The door of compliance opens without a database too (`kaibo check`), so its models are asked for
# only when somebody asks for what they hold.


def review_of(content: ShowContent) -> Review:
    """The list of a show as it is now, with the answers given so far."""
    from kaibo.domains.compliance.models import PreShowReview

    rows = list(PreShowReview.objects.active().filter(show=content.show).order_by("-number"))
    newest = rows[0] if rows else None
    answers: Mapping[str, Any] = {} if newest is None else newest.answers
    return Review(
        newest.version if newest is not None and newest.signed_at is None else None,
        sheet(content, register(), answers),
        tuple(_signature(row) for row in rows if row.signed_at is not None),
    )


def answer_item(
    actor: Actor, show: int, *, expect: int | None, key: str, state: ItemState, note: str
) -> None:
    """Say how an item stands. Refusals: those of `actions.reviews.answer`."""
    from kaibo.domains.compliance.actions import reviews

    reviews.answer(actor, show, expect=expect, key=key, state=state, note=note)


def sign_review(actor: Actor, content: ShowContent, *, expect: int | None, digest: str) -> None:
    """Sign a show as it is now. Refusals: those of `actions.reviews.sign`."""
    from kaibo.domains.compliance.actions import reviews

    reviews.sign(actor, review_of(content).sheet, expect=expect, digest=digest)


def countersign_review(actor: Actor, review: int, *, show: int, expect: int) -> None:
    """Sign what another signed. Refusals: those of `actions.reviews.countersign`."""
    from kaibo.domains.compliance.actions import reviews

    reviews.countersign(actor, review, show=show, expect=expect)


def accept_claim(actor: Actor, *, rule: str, said: str, product: int | None, reason: str) -> None:
    """Answer for a claim. Refusals: those of `actions.reviews.accept`."""
    from kaibo.domains.compliance.actions import reviews

    reviews.accept(actor, rule=rule, said=said, product=product, reason=reason)


def _signature(row: PreShowReview) -> Signature:
    from kaibo.domains.compliance.actions.reviews import COUNTERSIGN_MS

    assert row.signed_at is not None
    lines = [line for line in (row.sheet or {}).get("lines", ()) if line["state"] == ItemState.OPEN]
    return Signature(
        id=row.pk,
        version=row.version,
        number=row.number,
        at=row.signed_at,
        by=row.signed_by_id,
        is_own=row.is_own,
        digest=row.plan_sha256,
        open=len(lines),
        blockers=sum(line["item"]["blocks"] for line in lines),
        countersign_until=row.signed_at + COUNTERSIGN_MS if row.is_own else None,
        countersigned_at=row.countersigned_at,
        countersigned_by=row.countersigned_by_id,
    )
