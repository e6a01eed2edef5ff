"""Clips and their signatures as pages show them."""

from __future__ import annotations

from collections.abc import Iterable

from kaibo.domains.content import schemas
from kaibo.domains.content.actions.clips import draft_of
from kaibo.domains.content.checking import digest_of
from kaibo.domains.content.models import Clip, ClipReview
from kaibo.domains.content.rules.standing import STANDING_LABELS, standing
from kaibo.domains.selection import public as selection


def shown(rows: Iterable[Clip]) -> list[schemas.ClipOut]:
    """With how each stands, by its last signature."""
    rows = list(rows)
    last: dict[int, ClipReview] = {}
    signed = ClipReview.objects.filter(clip__in=rows).select_related("created_by").defer("sheet")
    for review in signed.order_by("number"):
        last[review.clip_id] = review
    wanted = {row.product for row in rows if row.product is not None}
    names = {card.id: card.short or card.title for card in selection.products(wanted).values()}
    return [_shown(row, last.get(row.pk), names.get(row.product or 0, "")) for row in rows]


def _shown(row: Clip, last: ClipReview | None, product: str) -> schemas.ClipOut:
    digest = digest_of(draft_of(row))
    stands = standing(
        digest=digest,
        signed=None if last is None else last.digest,
        published=row.published_at is not None,
        taken_down=row.taken_down_at is not None,
    )
    return schemas.ClipOut(
        id=row.pk,
        version=row.version,
        room=row.room,
        show=row.show,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        product=row.product,
        product_name=product,
        platform=row.platform,
        account=row.account,
        title=row.title,
        spoken=row.spoken,
        shown=row.shown,
        ad_label=row.ad_label,
        ai_made=row.ai_made,
        ai_label=row.ai_label,
        published_at=row.published_at,
        url=row.url,
        taken_down_at=row.taken_down_at,
        standing=stands,
        standing_label=STANDING_LABELS[stands],
        digest=digest,
        signed_by=_name(last),
        signed_at=None if last is None else last.created_at,
        signed_open=None if last is None else last.open,
        by=str(row.updated_by or row.created_by or ""),
        active=row.retired_at is None,
    )


def shown_review(row: ClipReview) -> schemas.ClipReviewOut:
    """A signature with what it was put under."""
    claims = None if row.sheet is None else row.sheet["claims"]
    # Signed before claims knew by which acceptance they stood.
    unknown = {"acceptance": None}
    packs = [] if row.sheet is None else [" ".join(pack) for pack in row.sheet["packs"]]
    return schemas.ClipReviewOut(
        id=row.pk,
        number=row.number,
        by=_name(row),
        at=row.created_at,
        digest=row.digest,
        open=row.open,
        is_own=row.is_own,
        claims=None
        if claims is None
        else [schemas.ClipClaimOut(**unknown | one) for one in claims],
        packs=packs,
    )


def _name(row: ClipReview | None) -> str:
    return row.created_by.name if row is not None and row.created_by else ""
