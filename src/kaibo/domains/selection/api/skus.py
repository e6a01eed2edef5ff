"""/api/skus: variants of a product. Names, prices, cost and stock each take a right of their own."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.selection.actions import products
from kaibo.domains.selection.api import shown
from kaibo.domains.selection.schemas import Expect, goods
from kaibo.kit.access import actor_of, require

router = Router()
WRITE = "product.write"


@router.post("/products/{int:product_id}/skus", response={201: goods.AnySku})
def add(request: HttpRequest, product_id: int, body: goods.SkuIn) -> Status[goods.SkuOut]:
    """A new SKU."""
    actor = actor_of(request, WRITE)
    row = products.add_sku(actor, product_id, code=body.code, spec=body.spec)
    return Status(201, shown.sku_of(actor, row))


@router.post("/skus/{int:sku_id}", response=goods.AnySku)
def rename(request: HttpRequest, sku_id: int, body: goods.SkuChange) -> goods.SkuOut:
    """Code and spec as they shall be."""
    actor = actor_of(request, WRITE)
    row = products.rename_sku(actor, sku_id, expect=body.expect, code=body.code, spec=body.spec)
    return shown.sku_of(actor, row)


@router.post("/skus/{int:sku_id}/prices", response=goods.AnySku)
def set_prices(request: HttpRequest, sku_id: int, body: goods.PricesIn) -> goods.SkuOut:
    """Regular and show price."""
    actor = actor_of(request, "product.price.write")
    row = products.set_prices(
        actor,
        sku_id,
        expect=body.expect,
        regular_price=body.regular_price,
        show_price=body.show_price,
    )
    return shown.sku_of(actor, row)


@router.post("/skus/{int:sku_id}/cost", response=goods.AnySku)
def set_cost(request: HttpRequest, sku_id: int, body: goods.CostIn) -> goods.SkuOut:
    """What a piece costs us: to write it takes the right to read it."""
    actor = actor_of(request, WRITE)
    require(actor, "money.cost.read")
    row = products.set_cost(actor, sku_id, expect=body.expect, cost=body.cost)
    return shown.sku_of(actor, row)


@router.post("/skus/{int:sku_id}/stock", response=goods.AnySku)
def set_stock(request: HttpRequest, sku_id: int, body: goods.StockIn) -> goods.SkuOut:
    """What is left, and what is set aside for shows."""
    actor = actor_of(request, "product.stock.write")
    row = products.set_stock(
        actor, sku_id, expect=body.expect, stock=body.stock, promo_stock=body.promo_stock
    )
    return shown.sku_of(actor, row)


@router.post("/skus/{int:sku_id}/retire", response=goods.AnySku)
def retire(request: HttpRequest, sku_id: int, body: Expect) -> goods.SkuOut:
    """Take a SKU out of use."""
    actor = actor_of(request, WRITE)
    return shown.sku_of(actor, products.retire_sku(actor, sku_id, expect=body.expect))
