"""Legal holds put on and taken off; removals begun and done; viewers who ask to be forgotten."""

from __future__ import annotations

import re
from typing import Any

from kaibo.domains.compliance import files
from kaibo.domains.compliance.choices import HoldAbout, RemovalAbout
from kaibo.domains.compliance.models import (
    ErasureRequest,
    Evidence,
    LegalHold,
    PreShowReview,
    Removal,
    Violation,
)
from kaibo.kit import journal
from kaibo.kit.access import Actor, require
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Refusal


def hold(actor: Actor, *, about: HoldAbout, ref: str, why: str) -> LegalHold:
    """Put it under legal hold, by a named person, with a reason. Refusals: `nobody`, `no_reason`,
    `forbidden`, `invalid`, `duplicate`."""
    require(actor, "compliance.hold")
    if actor.id is None:
        raise Refusal("nobody", "证据保全要由具名的人来做。")
    _reasoned(why)
    _names_one(about, ref)
    return journal.create(
        actor, "compliance.hold.put", LegalHold, reason=why, about=about.value, ref=ref, why=why
    )


def lift(actor: Actor, hold_id: int, *, expect: int, why: str) -> LegalHold:
    """Take it off; only a lead may. Refusals: `forbidden`, `nobody`, `no_reason`, `stale`,
    `retired`."""
    require(actor, "compliance.hold.lift")
    if actor.id is None:
        raise Refusal("nobody", "解除保全要由具名的负责人来做。")
    _reasoned(why)
    with journal.act(actor, "compliance.hold.lift", reason=why) as writing:
        return writing.retire(LegalHold, hold_id, expect=expect, lifted_why=why)


def begin(
    actor: Actor, about: RemovalAbout, ref: str, *, due_at: int, counts: dict[str, int], sha256: str
) -> Removal:
    """Write down what is about to go; the same that was begun before and not done is found again."""
    with journal.act(actor, "compliance.removal.begin") as writing:
        found = Removal.objects.filter(about=about.value, ref=ref, sha256=sha256).first()
        return found or writing.create(
            Removal, about=about.value, ref=ref, due_at=due_at, counts=counts, sha256=sha256,
            done_at=None,
        )  # fmt: skip


def finish(actor: Actor, removal: int) -> Removal:
    """All of it has gone."""
    return journal.change(
        actor, "compliance.removal.done", Removal, removal, expect=journal.ANY, done_at=now_ms()
    )


def empty_sheet(actor: Actor, review: int) -> None:
    """The sheet of a signed review goes; that it was signed, by whom and its fingerprint stay."""
    journal.change(
        actor, "compliance.removal.sheet", PreShowReview, review, expect=journal.ANY, sheet=None
    )


def drop_file(actor: Actor, evidence: int, sha256: str) -> None:
    """The file of a piece of evidence goes, unless another piece has the same; its row stays."""
    with journal.act(actor, "compliance.removal.file") as writing:
        [row] = writing.lock_all(Evidence, [evidence])
        if row.file_sha256 == sha256:
            writing.put(row, file_sha256="", file_name="", file_media="", file_bytes=None)
    if not Evidence.objects.filter(file_sha256=sha256).exists():
        files.drop(sha256)


def ask(actor: Actor, *, platform: str, viewer: str, note: str) -> ErasureRequest:
    """A viewer asked to be forgotten; from now on nothing of theirs is shown or handed out.
    Refusals: `forbidden`, `duplicate`."""
    require(actor, "compliance.hold")
    return journal.create(
        actor, "compliance.erasure.ask", ErasureRequest, platform=platform, viewer=viewer,
        asked_at=now_ms(), note=note,
    )  # fmt: skip


def answer(actor: Actor, request: int, protocol: dict[str, Any]) -> ErasureRequest:
    """What went and what stays, as it is told to whoever asked."""
    return journal.change(
        actor, "compliance.erasure.answer", ErasureRequest, request, expect=journal.ANY,
        protocol=protocol,
    )  # fmt: skip


#: How each is named, and how that is said. A hold on what cannot be would keep nothing, unseen.
_REFS = {
    HoldAbout.SHOW: (re.compile("[^/]+/[^/]+"), "场次要写成“直播间编号/场次编号”"),
    HoldAbout.VIEWER: (re.compile("[0-9a-f]{16}"), "观众要写 16 位的观众编码"),
    HoldAbout.RULING: (re.compile("[0-9]{1,18}"), "平台违规要写它的编号"),
}


def _names_one(about: HoldAbout, ref: str) -> None:
    shape, how = _REFS[about]
    if not shape.fullmatch(ref):
        raise Refusal("invalid", f"“{ref}”不对：{how}。")
    if about is HoldAbout.RULING and not Violation.objects.filter(pk=int(ref)).exists():
        raise Refusal("invalid", f"没有编号是 {ref} 的平台违规。")


def _reasoned(why: str) -> None:
    if not why.strip():
        raise Refusal("no_reason", "请写明理由。")
