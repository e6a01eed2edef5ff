"""A clip written down, changed, signed, published, taken down; claims in it accepted."""

from __future__ import annotations

from typing import Any

from kaibo.domains.compliance import public as compliance
from kaibo.domains.content.checking import Draft, Sheet, digest_of, sheet_of
from kaibo.domains.content.models import Clip, ClipReview
from kaibo.domains.selection import public as selection
from kaibo.kit import journal, refusals
from kaibo.kit.access import Actor
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Place, Refusal, invalid


def draft_of(row: Clip) -> Draft:
    """What of it is reviewed; before it is published it is held to the rules of today."""
    return Draft(
        room=row.room,
        show=row.show,
        product=row.product,
        platform=row.platform,
        title=row.title,
        spoken=row.spoken,
        shown=row.shown,
        ad_label=row.ad_label,
        ai_made=row.ai_made,
        ai_label=row.ai_label,
        at=row.published_at or now_ms(),
    )


def found(clip_id: int) -> Clip:
    """A clip, a retired one too. Refusal: `not_found`."""
    row = Clip.objects.filter(pk=clip_id).first()
    if row is None:
        raise refusals.not_found(Clip, clip_id)
    return row


def note(actor: Actor, **values: Any) -> Clip:
    """Write a clip down. Refusal: `invalid`."""
    _check(values)
    return journal.create(actor, "content.clip.note", Clip, **values)


def change(actor: Actor, clip_id: int, *, expect: int, **values: Any) -> Clip:
    """Set it anew. Refusals: `invalid`, `stale`, `retired`."""
    _check(values)
    return journal.change(actor, "content.clip.change", Clip, clip_id, expect=expect, **values)


def sign(actor: Actor, clip_id: int, *, digest: str) -> ClipReview:
    """Put one's name under a clip as it is now. `digest`: of the content the page showed. Refusals:
    `nobody`, `content_changed`, `already_signed`, `retired`."""
    if actor.id is None:
        raise Refusal("nobody", "审核要由具名的人来签字。")
    with journal.act(actor, "content.clip.sign") as writing:
        row = writing.lock(Clip, clip_id, expect=journal.ANY)
        draft = draft_of(row)
        if digest_of(draft) != digest:
            raise Refusal("content_changed", "这条切片刚刚改过，请看过新的内容再签字。")
        sheet = sheet_of(draft)
        last = row.reviews.order_by("-number").first()
        if last is not None and last.digest == digest and _same(last, sheet):
            raise Refusal("already_signed", "这份内容已经签过字，没有变化。")
        return writing.create(
            ClipReview,
            clip=row,
            number=1 if last is None else last.number + 1,
            digest=digest,
            open=len(sheet.open),
            is_own=actor.id in (row.created_by_id, row.updated_by_id),
            sheet=sheet.kept(),
        )


def publish(actor: Actor, clip_id: int, *, expect: int, published_at: int | None, url: str) -> Clip:
    """It is before people's eyes since then (UTC ms), reviewed or not: what happened is written down.
    None takes it back. Refusals: `in_the_future`, `stale`."""
    _not_ahead(published_at)
    return journal.change(
        actor, "content.clip.publish", Clip, clip_id, expect=expect,
        published_at=published_at, url=url if published_at else "", taken_down_at=None,
    )  # fmt: skip


def take_down(actor: Actor, clip_id: int, *, expect: int, at: int) -> Clip:
    """Nobody sees it any more since then (UTC ms). Refusals: `not_published`, `in_the_future`,
    `before_it_was_published`, `stale`."""
    _not_ahead(at)
    row = found(clip_id)
    if row.published_at is None:
        raise Refusal("not_published", "这条切片没有登记过发布，不用下架。")
    if at < row.published_at:
        raise Refusal("before_it_was_published", "下架的时间早于发布的时间，请核对。")
    return journal.change(
        actor, "content.clip.take_down", Clip, clip_id, expect=expect, taken_down_at=at
    )


def accept(actor: Actor, clip_id: int, *, rule: str, said: str, reason: str) -> None:
    """Answer for a claim in it; it stays accepted wherever it is said of this product. Refusals:
    `not_found`, those of `compliance.accept_claim`."""
    row = found(clip_id)
    compliance.accept_claim(actor, rule=rule, said=said, product=row.product, reason=reason)


def retire(actor: Actor, clip_id: int, *, expect: int) -> Clip:
    """Written down by mistake, or never made. Refusals: `is_published`, `stale`."""
    row = found(clip_id)
    if row.published_at is not None and row.taken_down_at is None:
        raise Refusal("is_published", "这条切片还在发布中，先登记下架，再删。")
    return journal.retire(actor, "content.clip.retire", Clip, clip_id, expect=expect)


def restore(actor: Actor, clip_id: int, *, expect: int) -> Clip:
    """Undo `retire`. Refusal: `stale`."""
    with journal.act(actor, "content.clip.restore") as writing:
        return writing.restore(Clip, clip_id, expect=expect)


def _same(last: ClipReview, sheet: Sheet) -> bool:
    return last.sheet is not None and last.sheet.get("claims") == sheet.kept()["claims"]


def _check(values: dict[str, Any]) -> None:
    if values["ends_at"] <= values["starts_at"]:
        raise invalid([Place("ends_at", "切片的结束要晚于开始。")])
    product = values["product"]
    if product is not None and not selection.products([product]):
        raise invalid([Place("product", "没有这个商品，请从商品里选一个。")])


def _not_ahead(at: int | None) -> None:
    if at is not None and at > now_ms():
        raise Refusal("in_the_future", "这个时间还没有到，请核对。")
