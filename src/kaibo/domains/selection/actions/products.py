"""Products, the ids platforms know them by, and their SKUs."""

from __future__ import annotations

from kaibo.domains.selection.models import Product, ProductOnPlatform, Sku
from kaibo.kit import journal
from kaibo.kit.access import Actor


def add(actor: Actor, *, title: str, short: str, category: str, role: str) -> Product:
    """A new product."""
    return journal.create(
        actor,
        "selection.product.create",
        Product,
        title=title,
        short=short,
        category=category,
        role=role,
    )


def change(
    actor: Actor, product_id: int, *, expect: int, title: str, short: str, category: str, role: str
) -> Product:
    """A product as it shall be. Refusals: `not_found`, `retired`, `stale`, `invalid`."""
    return journal.change(
        actor,
        "selection.product.change",
        Product,
        product_id,
        expect=expect,
        title=title,
        short=short,
        category=category,
        role=role,
    )


def retire(actor: Actor, product_id: int, *, expect: int, reason: str = "") -> Product:
    """Take a product out of the lists. Its links in shows stay what they were."""
    return journal.retire(
        actor, "selection.product.retire", Product, product_id, expect=expect, reason=reason
    )


def restore(actor: Actor, product_id: int, *, expect: int) -> Product:
    """Undo it."""
    with journal.act(actor, "selection.product.restore") as writing:
        return writing.restore(Product, product_id, expect=expect)


def list_on_platform(
    actor: Actor, product_id: int, *, platform: str, shop: str, platform_product_id: str
) -> ProductOnPlatform:
    """Say under which id a platform lists the product. Refusal: `duplicate`."""
    with journal.act(actor, "selection.platform.create") as writing:
        product = writing.lock(Product, product_id, expect=journal.ANY)
        return writing.create(
            ProductOnPlatform,
            product=product,
            platform=platform,
            shop=shop,
            platform_product_id=platform_product_id,
        )


def unlist_on_platform(actor: Actor, listing_id: int, *, expect: int) -> ProductOnPlatform:
    """The platform's id no longer means this product."""
    return journal.retire(
        actor, "selection.platform.retire", ProductOnPlatform, listing_id, expect=expect
    )


def add_sku(actor: Actor, product_id: int, *, code: str, spec: str) -> Sku:
    """A new SKU of a product. Refusals: `not_found`, `retired`, `duplicate`."""
    with journal.act(actor, "selection.sku.create") as writing:
        product = writing.lock(Product, product_id, expect=journal.ANY)
        return writing.create(Sku, product=product, code=code, spec=spec)


def rename_sku(actor: Actor, sku_id: int, *, expect: int, code: str, spec: str) -> Sku:
    """Change code and spec."""
    return journal.change(
        actor, "selection.sku.rename", Sku, sku_id, expect=expect, code=code, spec=spec
    )


def set_prices(
    actor: Actor, sku_id: int, *, expect: int, regular_price: int | None, show_price: int | None
) -> Sku:
    """Change both prices, in fen."""
    return journal.change(
        actor,
        "selection.sku.set_prices",
        Sku,
        sku_id,
        expect=expect,
        regular_price=regular_price,
        show_price=show_price,
    )


def set_cost(actor: Actor, sku_id: int, *, expect: int, cost: int | None) -> Sku:
    """Change what a piece costs us, in fen."""
    return journal.change(actor, "selection.sku.set_cost", Sku, sku_id, expect=expect, cost=cost)


def set_stock(
    actor: Actor, sku_id: int, *, expect: int, stock: int | None, promo_stock: int | None
) -> Sku:
    """Change what is left, and what is set aside for shows."""
    return journal.change(
        actor,
        "selection.sku.set_stock",
        Sku,
        sku_id,
        expect=expect,
        stock=stock,
        promo_stock=promo_stock,
    )


def retire_sku(actor: Actor, sku_id: int, *, expect: int) -> Sku:
    """Take a SKU out of use."""
    return journal.retire(actor, "selection.sku.retire", Sku, sku_id, expect=expect)
