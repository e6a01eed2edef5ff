"""/api/products/{id}/check and /api/links/{id}/check: a product card held against the rules as it is
written, by what is known of the product."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from ninja import Router

from kaibo.domains.compliance import public as compliance
from kaibo.domains.selection.claims import claims
from kaibo.domains.selection.models import Link, Product
from kaibo.domains.selection.schemas import checking as schemas
from kaibo.kit import refusals
from kaibo.kit.access import actor_of, require
from kaibo.kit.clock import now_ms

router = Router()


@router.post("/products/{int:product_id}/check", response=schemas.CardCheckOut)
def product(
    request: HttpRequest, product_id: int, body: schemas.CardCheckIn
) -> schemas.CardCheckOut:
    """A product's texts, by its category and what is on file for it; nothing is kept."""
    require(actor_of(request, Product.read_right), "compliance.check")
    row = Product.objects.filter(pk=product_id).first()
    if row is None:
        raise refusals.not_found(Product, product_id)
    category = compliance.category_of(row.category) or compliance.category_of(row.title)
    return _checked(body, row.pk, category, {}, now_ms())


@router.post("/links/{int:link_id}/check", response=schemas.CardCheckOut)
def link(request: HttpRequest, link_id: int, body: schemas.CardCheckIn) -> schemas.CardCheckOut:
    """The texts of a link in a show, by its price, stock and gift too, as of the show's day. While
    the offer itself may be among them, what only the offer says is no fact."""
    require(actor_of(request, Link.read_right), "compliance.check")
    row = Link.objects.filter(pk=link_id).select_related("show").first()
    if row is None:
        raise refusals.not_found(Link, link_id)
    written = any(one.surface == "script" for one in body.texts)
    known = claims([row.pk], offers=not written)[row.pk]
    return _checked(body, known.product, known.category, known.facts, row.show.starts_at)


def _checked(
    body: schemas.CardCheckIn, product_id: int, category: str, facts: Mapping[str, object], at: int
) -> schemas.CardCheckOut:
    compliance.require_ready()
    on_file = compliance.register()
    context = compliance.Context(
        category=category,
        platform=compliance.platform_of(body.platform),
        facts=compliance.Facts(on_file.with_facts(facts, product_id, at)),
    )
    texts = [compliance.Text(str(one.key), one.text, one.surface) for one in body.texts]
    marked = compliance.check_texts(texts, context, again=True)
    return schemas.CardCheckOut(
        texts=[
            schemas.CardMarksOut(
                key=one.key,
                marks=[
                    _shown(one.text, mark)
                    for mark in found.marks
                    if on_file.settles(mark.finding, product_id, at) is None
                    and on_file.accepted(mark.finding, product_id) is None
                ],
            )
            for one, found in zip(body.texts, marked, strict=True)
        ],
        about=sorted(context.facts.known),
        off=compliance.problems(),
    )


def _shown(written: str, mark: compliance.Mark) -> schemas.CardMarkOut:
    found = mark.finding
    return schemas.CardMarkOut(
        rule=found.rule,
        name=mark.name,
        severity=found.severity,
        verdict=found.verdict,
        start=compliance.code_units(written, found.start),
        end=compliance.code_units(written, found.end),
        span=found.span,
        reason=found.reason,
        missing=found.missing,
        rewrite=found.rewrite,
        instead=mark.instead,
        basis=found.basis,
    )
