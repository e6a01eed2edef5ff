"""/api/compliance/check: what texts may not say, in a context."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from kaibo.domains.compliance import in_use, schemas
from kaibo.domains.compliance.categories import category_of
from kaibo.domains.compliance.engine.context import Context, Facts
from kaibo.domains.compliance.engine.verdicts import Finding
from kaibo.domains.compliance.marking import Mark, Text, check_texts, code_units
from kaibo.domains.compliance.platforms import platform_of
from kaibo.domains.compliance.readiness import require_ready
from kaibo.kit.access import actor_of

router = Router()
RIGHT = "compliance.check"


@router.post("/compliance/check", response=schemas.ComplianceCheckOut)
def check(request: HttpRequest, body: schemas.ComplianceCheckIn) -> schemas.ComplianceCheckOut:
    """The verdict on each text with its findings; nothing is kept."""
    actor_of(request, RIGHT)
    require_ready()
    context = Context(
        category=category_of(body.category),
        platform=platform_of(body.platform),
        facts=Facts(dict(body.facts)),
    )
    texts = [Text(one.key, one.text, one.surface.value) for one in body.texts]
    return schemas.ComplianceCheckOut(
        texts=[
            schemas.CheckedTextOut(
                key=marked.key,
                verdict=marked.verdict,
                findings=[_shown(one.text, mark) for mark in marked.marks],
            )
            for one, marked in zip(texts, check_texts(texts, context, again=True), strict=True)
        ],
        off=in_use.problems(),
    )


def _shown(text: str, mark: Mark) -> schemas.ComplianceFindingOut:
    return shown_finding(text, mark.finding, mark.name, mark.instead)


def shown_finding(
    text: str, found: Finding, name: str, instead: str | None
) -> schemas.ComplianceFindingOut:
    """A finding as a page draws it on the text it was found in."""
    return schemas.ComplianceFindingOut(
        rule=found.rule,
        name=name,
        severity=schemas.RuleSeverity(found.severity),
        verdict=found.verdict,
        start=code_units(text, found.start),
        end=code_units(text, found.end),
        span=found.span,
        how=found.how,
        reason=found.reason,
        missing=found.missing,
        rewrite=found.rewrite,
        instead=instead,
        basis=found.basis,
    )
