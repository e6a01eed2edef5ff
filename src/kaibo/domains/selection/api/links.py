"""/api/shows/…/links: a show's bag with its link numbers."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema, Status

from kaibo.domains.selection import public, rules
from kaibo.domains.selection.actions import copying, links, numbering, undo
from kaibo.domains.selection.api import shown
from kaibo.domains.selection.models import Link
from kaibo.domains.selection.rules import Move
from kaibo.domains.selection.schemas import Expect
from kaibo.domains.selection.schemas import links as shapes
from kaibo.kit.access import Actor, actor_of

router = Router()
WRITE = "link.write"


class NumberOut(Schema):
    """A link had a number over [since, until) in UTC ms; `until` null: it still has."""

    link: int
    link_no: int
    since: int
    until: int | None


@router.get("/shows/{int:show_id}/links", response=list[shapes.AnyLink])
def in_show(request: HttpRequest, show_id: int, retired: bool = False) -> list[shapes.LinkOut]:
    """The links in the order of the line-up."""
    actor = actor_of(request, Link.read_right)
    rows = Link.objects.all() if retired else Link.objects.active()
    found = rows.filter(show=show_id).select_related("product", "sku")
    return shown.links_of(actor, list(found.order_by("position", "pk")))


@router.get("/shows/{int:show_id}/numbers", response=list[NumberOut])
def numbers(request: HttpRequest, show_id: int) -> list[NumberOut]:
    """Every number every link has had, oldest first."""
    actor_of(request, Link.read_right)
    return [
        NumberOut(link=one.link, link_no=one.link_no, since=one.since, until=one.until)
        for one in public.number_history(show_id)
    ]


@router.post("/shows/{int:show_id}/links", response={201: shapes.AnyLink})
def add(request: HttpRequest, show_id: int, body: shapes.LinkIn) -> Status[shapes.LinkOut]:
    """Put a product into the bag."""
    actor = actor_of(request, WRITE)
    row = links.add(actor, show_id, product=body.product, sku=body.sku, link_no=body.link_no)
    return Status(201, _one(actor, row))


@router.post("/links/{int:link_id}", response=shapes.AnyLink)
def change(request: HttpRequest, link_id: int, body: shapes.LinkChange) -> shapes.LinkOut:
    """What the plan says of a link."""
    actor = actor_of(request, WRITE)
    values = body.dict(exclude={"expect"})
    return _one(actor, links.change(actor, link_id, expect=body.expect, **values))


@router.post("/links/{int:link_id}/offer", response=shapes.AnyLink)
def set_offer(request: HttpRequest, link_id: int, body: shapes.OfferIn) -> shapes.LinkOut:
    """What buyers pay here, and the offer in words."""
    actor = actor_of(request, "product.price.write")
    row = links.set_offer(
        actor, link_id, expect=body.expect, final_price=body.final_price, offer=body.offer
    )
    return _one(actor, row)


@router.post("/links/{int:link_id}/retire", response=shapes.AnyLink)
def retire(request: HttpRequest, link_id: int, body: Expect) -> shapes.LinkOut:
    """Take a link out of the bag."""
    actor = actor_of(request, WRITE)
    return _one(actor, links.retire(actor, link_id, expect=body.expect))


@router.post("/links/{int:link_id}/restore", response=shapes.AnyLink)
def restore(request: HttpRequest, link_id: int, body: Expect) -> shapes.LinkOut:
    """Put it back, without a number."""
    actor = actor_of(request, WRITE)
    return _one(actor, links.restore(actor, link_id, expect=body.expect))


@router.post("/shows/{int:show_id}/links/reorder", response=shapes.ReorderOut)
def reorder(request: HttpRequest, show_id: int, body: shapes.ReorderIn) -> shapes.ReorderOut:
    """Give several links other numbers at once."""
    moves = [Move(one.link, one.expect, one.link_no, one.position) for one in body.moves]
    act, changes = links.reorder(actor_of(request, WRITE), show_id, moves)
    return shapes.ReorderOut(
        act=act.id,
        undo_until=act.at + rules.UNDO_MS,
        announcement=numbering.announcement(changes),
        changes=renumbered(changes),
    )


@router.post("/shows/{int:show_id}/links/copy", response={201: shapes.LinksCopiedOut})
def copy(
    request: HttpRequest, show_id: int, body: shapes.LinksCopyIn
) -> Status[shapes.LinksCopiedOut]:
    """The links of another show into this one's bag, behind what is in it."""
    actor = actor_of(request, WRITE)
    act, made, left = copying.copy_links(actor, show_id, source=body.source)
    return Status(
        201,
        shapes.LinksCopiedOut(
            act=act.id if made else None,
            undo_until=act.at + rules.UNDO_MS if made else None,
            made=made,
            left=left,
        ),
    )


@router.post("/shows/{int:show_id}/undo", response=shapes.ShowOut)
def take_back(request: HttpRequest, show_id: int, body: shapes.UndoIn) -> shapes.ShowOut:
    """Undo an import or a reordering just made."""
    return shown.show_of(undo.undo(actor_of(request, WRITE), show_id, body.act))


def renumbered(changes: list[numbering.Renumbered]) -> list[shapes.RenumberedOut]:
    """Old → new, for the page."""
    return [
        shapes.RenumberedOut(link=one.link, title=one.title, old=one.old, new=one.new)
        for one in changes
    ]


def _one(actor: Actor, row: Link) -> shapes.LinkOut:
    return shown.links_of(actor, [row])[0]
