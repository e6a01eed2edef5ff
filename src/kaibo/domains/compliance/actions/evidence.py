"""Evidence: put on file, changed, its file attached, taken off, brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from kaibo.domains.compliance import files, in_use
from kaibo.domains.compliance.choices import EvidenceKind
from kaibo.domains.compliance.models import Evidence
from kaibo.domains.compliance.register import forget
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal


def add(actor: Actor, *, kind: EvidenceKind, title: str, **values: Any) -> Evidence:
    """Put a piece of evidence on file. Refusals: `invalid`, `no_rule`."""
    _check_rules(values.get("rules", ()))
    row = journal.create(
        actor, "compliance.evidence.add", Evidence, kind=kind.value, title=title, **values
    )
    forget()
    return row


def change(actor: Actor, evidence_id: int, *, expect: int, **values: Any) -> Evidence:
    """Set some of it anew. Refusals: `stale`, `no_rule`."""
    _check_rules(values.get("rules", ()))
    row = journal.change(
        actor, "compliance.evidence.change", Evidence, evidence_id, expect=expect, **values
    )
    forget()
    return row


def attach(actor: Actor, evidence_id: int, *, expect: int, name: str, content: bytes) -> Evidence:
    """Its file; one that was there before stays in the folder, for the record says it was. Refusals:
    `empty`, `too_large`, `media`, `stale`."""
    media = files.media_of(content, name)
    with transaction.atomic():
        row = journal.change(
            actor,
            "compliance.evidence.attach",
            Evidence,
            evidence_id,
            expect=expect,
            file_sha256=files.keep(content),
            file_name=name[:200],
            file_media=media,
            file_bytes=len(content),
        )
    forget()
    return row


def retire(actor: Actor, evidence_id: int, *, expect: int) -> Evidence:
    """Off the file: it proves nothing any more. Refusals: `stale`, `retired`."""
    row = journal.retire(actor, "compliance.evidence.retire", Evidence, evidence_id, expect=expect)
    forget()
    return row


def restore(actor: Actor, evidence_id: int, *, expect: int) -> Evidence:
    """Undo `retire`. Refusal: `stale`."""
    with journal.act(actor, "compliance.evidence.restore") as writing:
        row = writing.restore(Evidence, evidence_id, expect=expect)
    forget()
    return row


def _check_rules(rules: Sequence[str]) -> None:
    unknown = [one for one in rules if in_use.rule_of(one) is None]
    if unknown:
        raise Refusal("no_rule", f"没有编号为「{'、'.join(unknown)}」的规则。")
