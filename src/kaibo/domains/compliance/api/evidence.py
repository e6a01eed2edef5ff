"""/api/compliance/evidence: licences and proofs on file."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile

from kaibo.domains.compliance import files, in_use
from kaibo.domains.compliance import shapes_of_evidence as shapes
from kaibo.domains.compliance.actions import evidence
from kaibo.domains.compliance.choices import KIND_LABELS, KIND_RULES, EvidenceKind
from kaibo.domains.compliance.models import Evidence
from kaibo.domains.compliance.readiness import require_ready
from kaibo.domains.compliance.register import held
from kaibo.kit.access import actor_of
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.shapes import Id, Version

router = Router()
WRITE = "compliance.write"


@router.get("/compliance/evidence", response=list[shapes.EvidenceOut])
def on_file(
    request: HttpRequest,
    product: Id | None = None,
    retired: bool = False,
) -> list[shapes.EvidenceOut]:
    """What is on file, that which ends first at the top; for one product, or all. `retired`: also
    what was taken off."""
    actor_of(request, Evidence.read_right)
    rows = Evidence.objects.all() if retired else Evidence.objects.active()
    shown = [_shown(row) for row in rows.order_by("valid_until", "pk")]
    if product is not None:
        shown = [one for one in shown if not one.products or product in one.products]
    return sorted(shown, key=lambda one: one.valid_until is None)


@router.get("/compliance/evidence/kinds", response=list[shapes.EvidenceKindOut])
def kinds(request: HttpRequest) -> list[shapes.EvidenceKindOut]:
    """What evidence can be."""
    actor_of(request, Evidence.read_right)
    return [
        shapes.EvidenceKindOut(kind=kind, label=KIND_LABELS[kind], rules=list(KIND_RULES[kind]))
        for kind in EvidenceKind
    ]


@router.get("/compliance/evidence/rules", response=list[shapes.ProvableRuleOut])
def rules(request: HttpRequest) -> list[shapes.ProvableRuleOut]:
    """The rules in use that a piece of evidence can prove, by their id."""
    actor_of(request, Evidence.read_right)
    require_ready()
    offered = {rule for rules in KIND_RULES.values() for rule in rules}
    return [
        shapes.ProvableRuleOut(id=one.id, name=one.name, evidence=one.evidence)
        for one in sorted(
            (rule for pack in in_use.checker().packs for rule in pack.rules),
            key=lambda rule: rule.id,
        )
        if one.proven and ("E" in one.needs or one.id in offered)
    ]


@router.post("/compliance/evidence", response={201: shapes.EvidenceOut})
def add(request: HttpRequest, body: shapes.EvidenceIn) -> Status[shapes.EvidenceOut]:
    """Put a piece on file."""
    actor = actor_of(request, WRITE)
    return Status(201, _shown(evidence.add(actor, **body.dict())))


@router.post("/compliance/evidence/{int:evidence_id}", response=shapes.EvidenceOut)
def change(
    request: HttpRequest, evidence_id: int, body: shapes.EvidenceChange
) -> shapes.EvidenceOut:
    """Set it anew."""
    actor = actor_of(request, WRITE)
    values = body.dict()
    expect = values.pop("expect")
    values["kind"] = body.kind.value
    return _shown(evidence.change(actor, evidence_id, expect=expect, **values))


@router.post("/compliance/evidence/{int:evidence_id}/file", response=shapes.EvidenceOut)
def attach(
    request: HttpRequest,
    evidence_id: int,
    expect: Annotated[Version, Query(...)],
    file: File[UploadedFile],
) -> shapes.EvidenceOut:
    """Its file: PDF, PNG, JPG or WebP, at most 20 MB."""
    actor = actor_of(request, WRITE)
    name = file.name or "未命名"
    if file.size is not None and file.size > files.MOST_BYTES:
        raise Refusal("too_large", f"文件「{name}」超过 20 MB，没有收下。请压缩后再传。")
    content = file.read()
    return _shown(evidence.attach(actor, evidence_id, expect=expect, name=name, content=content))


@router.get("/compliance/evidence/{int:evidence_id}/file")
def file(request: HttpRequest, evidence_id: int) -> HttpResponse:
    """The file as it was put in."""
    actor_of(request, Evidence.read_right)
    row = Evidence.objects.filter(pk=evidence_id).exclude(file_sha256="").first()
    if row is None:
        raise Refusal("not_found", "这份凭证没有文件。")
    answer = HttpResponse(files.read(row.file_sha256), content_type=row.file_media)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(row.file_name)}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@router.post("/compliance/evidence/{int:evidence_id}/retire", response=shapes.EvidenceOut)
def retire(request: HttpRequest, evidence_id: int, body: shapes.ExpectIn) -> shapes.EvidenceOut:
    """Take it off the file."""
    actor = actor_of(request, WRITE)
    return _shown(evidence.retire(actor, evidence_id, expect=body.expect))


@router.post("/compliance/evidence/{int:evidence_id}/restore", response=shapes.EvidenceOut)
def restore(request: HttpRequest, evidence_id: int, body: shapes.ExpectIn) -> shapes.EvidenceOut:
    """Bring it back."""
    actor = actor_of(request, WRITE)
    return _shown(evidence.restore(actor, evidence_id, expect=body.expect))


def _shown(row: Evidence) -> shapes.EvidenceOut:
    now = now_ms()
    ends = None if row.valid_until is None else (row.valid_until - now) // DAY
    return shapes.EvidenceOut(
        id=row.pk,
        version=row.version,
        kind=EvidenceKind(row.kind),
        kind_label=KIND_LABELS[row.kind],
        title=row.title,
        number=row.number,
        holder=row.holder,
        absent=row.absent,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        products=row.products,
        hosts=row.hosts,
        rules=row.rules,
        words=row.words,
        note=row.note,
        file=row.file_name or None,
        file_media=row.file_media or None,
        file_bytes=row.file_bytes,
        in_force=row.retired_at is None and not row.absent and held(row).holds_at(now),
        ends_in_days=ends,
        active=row.retired_at is None,
    )
