"""A show's review as a page is told of it."""

from __future__ import annotations

from kaibo.domains.compliance import public as compliance
from kaibo.domains.control.schemas import reviews as shapes
from kaibo.domains.people import public as people


def shown(content: compliance.ShowContent) -> shapes.PreShowReviewOut:
    """The list of a show as it is now, and the signatures under earlier versions of it."""
    review = compliance.review_of(content)
    sheet = review.sheet
    return shapes.PreShowReviewOut(
        show=content.show,
        digest=content.sha256,
        version=review.version,
        items=[_item(line) for line in sheet.lines],
        claims=[_claim(claim) for claim in sheet.claims],
        open=len(sheet.open),
        blockers=len(sheet.blockers),
        packs=[f"{name} {version}" for name, version in sheet.packs],
        off=list(sheet.off),
        signatures=[_signature(one, content.sha256) for one in review.signatures],
    )


def _item(line: compliance.ReviewLine) -> shapes.PreShowReviewItemOut:
    item = line.item
    return shapes.PreShowReviewItemOut(
        key=item.key,
        group=item.group.value,
        group_label=compliance.REVIEW_GROUPS[item.group],
        title=item.title,
        basis=item.basis,
        looked_at=item.is_looked_at,
        blocks=item.blocks,
        state=line.state,
        seen=[shapes.PreShowReviewSeenOut(text=one.text, link=one.link) for one in line.seen],
        note=line.note,
        by=_name(line.by),
        at=line.at,
    )


def _claim(claim: compliance.ReviewClaim) -> shapes.PreShowReviewClaimOut:
    return shapes.PreShowReviewClaimOut(
        place=claim.place,
        segment=claim.segment,
        link=claim.link,
        product=claim.product,
        rule=claim.rule,
        name=claim.name,
        severity=claim.severity,
        verdict=claim.verdict,
        span=claim.span,
        reason=claim.reason,
        missing=claim.missing,
        rewrite=claim.rewrite,
        basis=claim.basis,
        settled=claim.settled,
        acceptance=claim.acceptance,
    )


def _signature(one: compliance.Signature, digest: str) -> shapes.PreShowReviewSignatureOut:
    return shapes.PreShowReviewSignatureOut(
        id=one.id,
        version=one.version,
        number=one.number,
        at=one.at,
        by=_name(one.by) or "",
        own=one.is_own,
        open=one.open,
        blockers=one.blockers,
        countersign_until=one.countersign_until,
        countersigned_at=one.countersigned_at,
        countersigned_by=_name(one.countersigned_by),
        still=one.digest == digest,
    )


def _name(user: int | None) -> str | None:
    person = None if user is None else people.person(user)
    return None if person is None else person.name
