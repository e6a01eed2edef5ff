"""What is kept of compliance for a show, for whoever puts its evidence together: by value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaibo.domains.compliance import files
from kaibo.domains.compliance.choices import APPEAL_LABELS, FAMILY_LABELS, KIND_LABELS


@dataclass(frozen=True, slots=True)
class KeptReview:
    """A signed review; `sheet` is all that was reviewed."""

    number: int
    at: int
    by: str
    is_own: bool
    countersigned_by: str
    countersigned_at: int | None
    open: int
    blockers: int
    digest: str
    sheet: dict[str, Any]


@dataclass(frozen=True, slots=True)
class KeptEvidence:
    """A piece of evidence in force during the show; its file goes by `path`, "" without one."""

    kind: str
    title: str
    number: str
    holder: str
    valid_from: int | None
    valid_until: int | None
    words: tuple[str, ...]
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class KeptViolation:
    """A ruling about the show."""

    happened_at: int
    told_at: int
    family: str
    clause: str
    quote: str
    penalty: str
    points: int | None
    appeal: str
    appeal_text: str


# The door of compliance opens without a database too (`kaibo check`): its models are asked for here.


def kept_reviews(show: int) -> tuple[KeptReview, ...]:
    """The signed reviews of a show, oldest first."""
    from kaibo.domains.compliance.models import PreShowReview

    rows = PreShowReview.objects.active().filter(show=show).exclude(signed_at=None)
    out = []
    for row in rows.select_related("signed_by", "countersigned_by").order_by("number"):
        sheet = row.sheet or {}
        left = [line for line in sheet.get("lines", ()) if line["state"] == "open"]
        out.append(
            KeptReview(
                row.number, row.signed_at or 0, str(row.signed_by or ""), row.is_own,
                str(row.countersigned_by or ""), row.countersigned_at, len(left),
                sum(line["item"]["blocks"] for line in left), row.plan_sha256, sheet,
            )
        )  # fmt: skip
    return tuple(out)


def kept_evidence(start: int, end: int) -> tuple[KeptEvidence, ...]:
    """What was in force at any time of [start, end), UTC ms."""
    from kaibo.domains.compliance.models import Evidence

    rows = Evidence.objects.active().filter(absent=False).order_by("kind", "pk")
    return tuple(
        KeptEvidence(
            KIND_LABELS[row.kind], row.title, row.number, row.holder, row.valid_from,
            row.valid_until, tuple(row.words),
            f"凭证文件/{row.pk}-{row.file_name}" if row.file_sha256 else "", row.file_sha256,
        )
        for row in rows
        if (row.valid_from is None or row.valid_from < end)
        and (row.valid_until is None or row.valid_until > start)
    )  # fmt: skip


def kept_violations(room: str, show: str) -> tuple[KeptViolation, ...]:
    """The rulings about a show, oldest first."""
    from kaibo.domains.compliance.models import Violation

    rows = Violation.objects.active().filter(room=room, show=show).order_by("happened_at", "pk")
    return tuple(
        KeptViolation(
            row.happened_at, row.told_at, FAMILY_LABELS[row.family], row.clause, row.quote,
            row.penalty, row.points, APPEAL_LABELS[row.appeal], row.appeal_text,
        )
        for row in rows
    )  # fmt: skip


def evidence_file(sha256: str) -> bytes:
    """A file of evidence. Refusals: `gone`, `damaged`."""
    return files.read(sha256)
