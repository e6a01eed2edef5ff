"""A show's review: ticked, signed, countersigned; and claims accepted, or no more."""

from __future__ import annotations

from typing import Any

from kaibo.domains.compliance.engine.reading.folding import fold
from kaibo.domains.compliance.models import Acceptance, PreShowReview
from kaibo.domains.compliance.register import forget
from kaibo.domains.compliance.reviewing import Sheet
from kaibo.domains.compliance.rules.checklist import BY_KEY, ItemState
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, now_ms
from kaibo.kit.errors import Refusal

#: A shop that signs for itself has its lead look again within so long.
COUNTERSIGN_MS = 12 * HOUR


def latest(show: int) -> PreShowReview | None:
    """The newest review of a show, signed or not."""
    return PreShowReview.objects.active().filter(show=show).order_by("-number").first()


def answer(
    actor: Actor, show: int, *, expect: int | None, key: str, state: ItemState, note: str
) -> PreShowReview:
    """Say how an item stands, in the review that is open; one is begun when there is none, or the
    last is signed. `expect`: the open review's version, None when the page saw none. Refusals:
    `no_item`, `no_note`, `stale`."""
    item = BY_KEY.get(key)
    if item is None:
        raise Refusal("no_item", f"播前审核没有「{key}」这一项。")
    if item.is_looked_at and state is ItemState.NOT_MEANT and not note.strip():
        raise Refusal("no_note", f"「{item.title}」由系统核对；说它不适用要写明理由。")
    before = latest(show)
    told = {"state": state.value, "note": note.strip(), "by": actor.id, "at": now_ms()}
    with journal.act(actor, "compliance.review.answer") as writing:
        if before is None or before.signed_at is not None:
            if expect is not None:
                raise Refusal("stale", "这次审核刚刚签完字，请刷新再看。")
            answers = {} if before is None else dict(before.answers)
            return writing.create(
                PreShowReview,
                show=show,
                number=1 if before is None else before.number + 1,
                answers=answers | {key: told},
            )
        return writing.change(
            PreShowReview,
            before.pk,
            expect=before.version if expect is None else expect,
            answers=dict(before.answers) | {key: told},
        )


def sign(actor: Actor, sheet: Sheet, *, expect: int | None, digest: str) -> PreShowReview:
    """Put one's name under the show as it is now. `digest`: of the content the page showed.
    Refusals: `content_changed`, `already_signed`, `stale`."""
    content = sheet.content
    if digest != content.sha256:
        raise Refusal("content_changed", "脚本或排品刚刚改过，请看过新的内容再签字。")
    before = latest(content.show)
    signed: dict[str, Any] = {
        "sheet": sheet.kept(),
        "plan_sha256": content.sha256,
        "signed_at": now_ms(),
        "signed_by_id": actor.id,
        "is_own": actor.id in content.writers,
    }
    with journal.act(actor, "compliance.review.sign") as writing:
        if before is None:
            return writing.create(PreShowReview, show=content.show, number=1, **signed)
        if before.signed_at is not None:
            if before.plan_sha256 == content.sha256 and before.sheet == signed["sheet"]:
                raise Refusal("already_signed", "这份内容已经签过字，没有变化。")
            return writing.create(
                PreShowReview,
                show=content.show,
                number=before.number + 1,
                answers=before.answers,
                **signed,
            )
        return writing.change(
            PreShowReview, before.pk, expect=before.version if expect is None else expect, **signed
        )


def countersign(actor: Actor, review_id: int, *, show: int, expect: int) -> PreShowReview:
    """A lead looks again at what somebody signed who had written it. Refusals: `not_signed`,
    `own_signature`, `already_signed`, `stale`."""
    with journal.act(actor, "compliance.review.countersign") as writing:
        row = PreShowReview.objects.filter(pk=review_id, show=show).first()
        if row is None or row.signed_at is None:
            raise Refusal("not_signed", "这次审核还没有签字，不能复核。")
        if row.signed_by_id == actor.id:
            raise Refusal("own_signature", "自己签的字要由另一位负责人复核。")
        if row.countersigned_at is not None:
            raise Refusal("already_signed", "这次审核已经复核过了。")
        return writing.change(
            PreShowReview,
            review_id,
            expect=expect,
            countersigned_at=now_ms(),
            countersigned_by_id=actor.id,
        )


def accept(actor: Actor, *, rule: str, said: str, product: int | None, reason: str) -> Acceptance:
    """Answer for a claim. Refusals: `no_reason`, `duplicate`."""
    if not reason.strip():
        raise Refusal("no_reason", "接受一个说法要写明理由：有什么依据，为什么不违规。")
    row = journal.create(
        actor,
        "compliance.claim.accept",
        Acceptance,
        rule=rule,
        words=fold(said).text[:200],
        product=product or 0,
        why=reason.strip(),
    )
    forget()
    return row


def withdraw(actor: Actor, acceptance_id: int, *, expect: int) -> Acceptance:
    """Nobody answers for it any more, in no show. Refusals: `stale`, `retired`."""
    row = journal.retire(
        actor, "compliance.claim.withdraw", Acceptance, acceptance_id, expect=expect
    )
    forget()
    return row


def restore(actor: Actor, acceptance_id: int, *, expect: int) -> Acceptance:
    """Undo `withdraw`. Refusals: `stale`, `duplicate` when it was accepted anew meanwhile."""
    with journal.act(actor, "compliance.claim.restore") as writing:
        row = writing.restore(Acceptance, acceptance_id, expect=expect)
    forget()
    return row
