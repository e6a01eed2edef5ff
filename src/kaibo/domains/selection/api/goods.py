"""/api/products: what we sell, and the ids platforms know it by."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.selection.actions import products
from kaibo.domains.selection.api import shown
from kaibo.domains.selection.models import Product
from kaibo.domains.selection.schemas import Expect, goods
from kaibo.kit.access import Actor, actor_of
from kaibo.kit.errors import Refusal
from kaibo.kit.shapes import Line

router = Router()
WRITE = "product.write"
PAGE = 500


@router.get("/products", response=list[goods.ProductOut])
def everything(
    request: HttpRequest, query: Line = "", retired: bool = False, after: int = 0
) -> list[goods.ProductOut]:
    """Products by age, 500 at a time (`after` is the last id of the page before).

    `query` finds by title, short name, code or platform id.
    """
    actor = actor_of(request, Product.read_right)
    rows = Product.objects.all() if retired else Product.objects.active()
    if query:
        found = Q(title__icontains=query) | Q(short__icontains=query)
        found |= Q(skus__code__icontains=query) | Q(on_platforms__platform_product_id=query)
        rows = rows.filter(found).distinct()
    return shown.products(actor, list(rows.filter(pk__gt=after).order_by("pk")[:PAGE]))


@router.get("/products/{int:product_id}", response=goods.ProductOut)
def one(request: HttpRequest, product_id: int) -> goods.ProductOut:
    """One product, a retired one too."""
    actor = actor_of(request, Product.read_right)
    row = Product.objects.filter(pk=product_id).first()
    if row is None:
        text = f"没有编号为 {product_id} 的商品。"
        raise Refusal("not_found", text, values={"id": product_id})
    return _one(actor, row)


@router.post("/products", response={201: goods.ProductOut})
def add(request: HttpRequest, body: goods.ProductIn) -> Status[goods.ProductOut]:
    """A new product."""
    actor = actor_of(request, WRITE)
    return Status(201, _one(actor, products.add(actor, **_values(body))))


@router.post("/products/{int:product_id}", response=goods.ProductOut)
def change(request: HttpRequest, product_id: int, body: goods.ProductChange) -> goods.ProductOut:
    """A product as it shall be."""
    actor = actor_of(request, WRITE)
    row = products.change(actor, product_id, expect=body.expect, **_values(body))
    return _one(actor, row)


@router.post("/products/{int:product_id}/retire", response=goods.ProductOut)
def retire(request: HttpRequest, product_id: int, body: Expect) -> goods.ProductOut:
    """Take a product out of the lists."""
    actor = actor_of(request, WRITE)
    return _one(actor, products.retire(actor, product_id, expect=body.expect))


@router.post("/products/{int:product_id}/restore", response=goods.ProductOut)
def restore(request: HttpRequest, product_id: int, body: Expect) -> goods.ProductOut:
    """Undo it."""
    actor = actor_of(request, WRITE)
    return _one(actor, products.restore(actor, product_id, expect=body.expect))


@router.post("/products/{int:product_id}/listings", response={201: goods.ListingOut})
def list_on_platform(
    request: HttpRequest, product_id: int, body: goods.ListingIn
) -> Status[goods.ListingOut]:
    """Say under which id a platform lists the product."""
    row = products.list_on_platform(
        actor_of(request, WRITE),
        product_id,
        platform=body.platform,
        shop=body.shop,
        platform_product_id=body.platform_product_id,
    )
    return Status(201, shown.listing_of(row))


@router.post("/listings/{int:listing_id}/retire", response=goods.ListingOut)
def unlist_on_platform(request: HttpRequest, listing_id: int, body: Expect) -> goods.ListingOut:
    """That id no longer means this product."""
    actor = actor_of(request, WRITE)
    return shown.listing_of(products.unlist_on_platform(actor, listing_id, expect=body.expect))


def _one(actor: Actor, row: Product) -> goods.ProductOut:
    return shown.products(actor, [row])[0]


def _values(body: goods.ProductIn) -> dict[str, str]:
    return {
        "title": body.title,
        "short": body.short,
        "category": body.category,
        "role": str(body.role),
    }
