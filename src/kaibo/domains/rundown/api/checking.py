"""/api/segments/{id}/check: what a script may not say of its product, as somebody writes it."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from kaibo.domains.compliance import public as compliance
from kaibo.domains.rundown import goods
from kaibo.domains.rundown.choices import BlockKind
from kaibo.domains.rundown.models import Segment
from kaibo.domains.rundown.rules.filled import Filled, filled
from kaibo.domains.rundown.schemas import checking as schemas
from kaibo.domains.rundown.values import Goods
from kaibo.domains.selection import public as selection
from kaibo.kit import refusals
from kaibo.kit.access import actor_of, require

router = Router()

#: Where a block ends up: said or shown. The rest is between the people behind the camera.
_SURFACES = {
    BlockKind.HOST_LINE: "script",
    BlockKind.COHOST: "script",
    BlockKind.INTERACTION: "script",
    BlockKind.SCREEN: "overlay",
}


@router.post("/segments/{int:segment_id}/check", response=schemas.ScriptCheckOut)
def check(
    request: HttpRequest, segment_id: int, body: schemas.ScriptCheckIn
) -> schemas.ScriptCheckOut:
    """Blocks checked against what the line-up knows of the segment's product; nothing is kept."""
    require(actor_of(request, Segment.read_right), "compliance.check")
    row = Segment.objects.filter(pk=segment_id).select_related("plan").first()
    if row is None:
        raise refusals.not_found(Segment, segment_id)
    compliance.require_ready()
    link = _link_of(row)
    known = goods.spoken(link) if link else {}
    claims = selection.claims([link.link_id]).get(link.link_id) if link else None
    product = claims.product if claims else None
    # What is on file when it will be said, not while it is written.
    at, on_file = row.plan.slot_start, compliance.register()
    context = compliance.Context(
        category=claims.category if claims else "",
        platform=compliance.platform_of(body.platform),
        facts=compliance.Facts(on_file.with_facts(claims.facts if claims else {}, product, at)),
    )
    told = {one.key: filled(one.text, known) for one in body.blocks}
    texts = [
        compliance.Text(str(one.key), told[one.key].text, _SURFACES[one.kind])
        for one in body.blocks
        if one.kind in _SURFACES
    ]
    marks = {
        int(one.key): [
            mark
            for mark in one.marks
            if on_file.settles(mark.finding, product, at) is None
            and on_file.accepted(mark.finding, product) is None
        ]
        for one in compliance.check_texts(texts, context, again=True)
    }
    return schemas.ScriptCheckOut(
        blocks=[
            schemas.ScriptBlockMarksOut(
                key=one.key,
                marks=[_shown(one.text, told[one.key], mark) for mark in marks.get(one.key, ())],
            )
            for one in body.blocks
        ],
        about=sorted(context.facts.known),
        off=compliance.problems(),
    )


def _link_of(row: Segment) -> Goods | None:
    links = goods.of_show(row.plan.show_id)
    if row.link_id is not None:
        return links.get(row.link_id)
    return None if row.link_no is None else goods.numbered(links, row.link_no)


def _shown(written: str, said: Filled, mark: compliance.Mark) -> schemas.ScriptMarkOut:
    found = mark.finding
    start, end = said.written(found.start, found.end)
    return schemas.ScriptMarkOut(
        rule=found.rule,
        name=mark.name,
        severity=found.severity,
        verdict=found.verdict,
        start=compliance.code_units(written, start),
        end=compliance.code_units(written, end),
        span=found.span,
        reason=found.reason,
        missing=found.missing,
        rewrite=found.rewrite,
        instead=mark.instead,
        basis=found.basis,
    )
