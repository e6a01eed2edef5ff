"""Rows as answers: each person gets the view their rights give, by a shape of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from kaibo.domains.selection import rules
from kaibo.domains.selection.choices import (
    KIND_LABELS,
    PLATFORM_LABELS,
    ROLE_LABELS,
    STATUS_LABELS,
    Kind,
    Status,
    Tier,
)
from kaibo.domains.selection.columns.targets import NOTE_LABELS
from kaibo.domains.selection.models import Link, Product, ProductOnPlatform, Show, Sku
from kaibo.domains.selection.schemas import goods, links
from kaibo.kit.access import Actor


def products(actor: Actor, rows: Sequence[Product]) -> list[goods.ProductOut]:
    """Products with their SKUs and listings, read in two more queries."""
    ids = [row.pk for row in rows]
    skus: dict[int, list[Sku]] = {row.pk: [] for row in rows}
    for sku in Sku.objects.active().filter(product__in=ids).order_by("pk"):
        skus[sku.product_id].append(sku)
    listings: dict[int, list[ProductOnPlatform]] = {row.pk: [] for row in rows}
    for listing in ProductOnPlatform.objects.active().filter(product__in=ids).order_by("pk"):
        listings[listing.product_id].append(listing)
    return [
        goods.ProductOut(
            id=row.pk,
            version=row.version,
            title=row.title,
            short=row.short,
            category=row.category,
            role=row.role,
            role_label=ROLE_LABELS.get(row.role, ""),
            active=row.retired_at is None,
            skus=[sku_of(actor, sku) for sku in skus[row.pk]],
            listings=[listing_of(listing) for listing in listings[row.pk]],
        )
        for row in rows
    ]


def sku_of(actor: Actor, row: Sku) -> goods.SkuOut:
    """A SKU in the view of this person."""
    tiers = rules.tiers(actor.rights)
    plain = {
        "id": row.pk,
        "version": row.version,
        "product": row.product_id,
        "code": row.code,
        "spec": row.spec,
        "regular_price": row.regular_price,
        "show_price": row.show_price,
        "stock": row.stock,
        "promo_stock": row.promo_stock,
        "active": row.retired_at is None,
    }
    if Tier.PROFIT in tiers and Tier.COST in tiers:
        margin = rules.unit_margin(row.show_price, row.cost)
        return goods.SkuProfitOut(view="profit", cost=row.cost, unit_margin=margin, **plain)
    if Tier.COST in tiers:
        return goods.SkuCostOut(view="cost", cost=row.cost, **plain)
    return goods.SkuOut(view="open", **plain)


def listing_of(row: ProductOnPlatform) -> goods.ListingOut:
    """A listing."""
    return goods.ListingOut(
        id=row.pk,
        version=row.version,
        platform=row.platform,
        platform_label=PLATFORM_LABELS[row.platform],
        shop=row.shop,
        platform_product_id=row.platform_product_id,
    )


def show_of(row: Show) -> links.ShowOut:
    """A show."""
    return shows_of([row])[0]


def shows_of(rows: Sequence[Show]) -> list[links.ShowOut]:
    """Shows with how many links each has, counted in one more query."""
    active = Link.objects.active().filter(show__in=rows)
    counted = Counter(active.values_list("show_id", flat=True))
    return [_show(row, counted[row.pk]) for row in rows]


def _show(row: Show, count: int) -> links.ShowOut:
    return links.ShowOut(
        id=row.pk,
        version=row.version,
        room=row.room,
        title=row.title,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        kind=Kind(row.kind),
        kind_label=KIND_LABELS[row.kind],
        status=Status(row.status),
        status_label=STATUS_LABELS[row.status],
        links=count,
        active=row.retired_at is None,
    )


def links_of(actor: Actor, rows: Sequence[Link]) -> list[links.LinkOut]:
    """Links in the view of this person; a link to a whole product shows its SKU if it has one."""
    whole = {row.product_id for row in rows if row.sku_id is None}
    own: dict[int, list[Sku]] = {}
    for sku in Sku.objects.active().filter(product__in=whole):
        own.setdefault(sku.product_id, []).append(sku)
    only = {product: skus[0] for product, skus in own.items() if len(skus) == 1}
    tiers = rules.tiers(actor.rights)
    return [_link(row, row.sku or only.get(row.product_id), tiers) for row in rows]


def _link(row: Link, sku: Sku | None, tiers: Collection[Tier]) -> links.LinkOut:
    plain: dict[str, Any] = {
        "id": row.pk,
        "version": row.version,
        "show": row.show_id,
        "product": row.product_id,
        "sku": row.sku_id,
        "name": str(row.product),
        "title": row.product.title,
        "spec": row.sku.spec if row.sku else "",
        "role": row.product.role,
        "role_label": ROLE_LABELS.get(row.product.role, ""),
        "link_no": row.link_no,
        "position": row.position,
        "regular_price": sku.regular_price if sku else None,
        "show_price": sku.show_price if sku else None,
        "final_price": row.final_price,
        "offer": row.offer,
        "talk_seconds": row.talk_seconds,
        "talk_share": row.talk_share,
        "stock": sku.stock if sku else None,
        "promisable_stock": row.promisable_stock,
        "note": row.note,
        "notes": _notes(row.notes),
        "active": row.retired_at is None,
    }
    cost = sku.cost if sku else None
    if Tier.COST not in tiers:
        return links.LinkOut(view="open", **plain)
    plain |= {"cost": cost, "cost_notes": _notes(row.cost_notes)}
    if Tier.PROFIT not in tiers:
        return links.LinkCostOut(view="cost", **plain)
    price = row.final_price if row.final_price is not None else plain["show_price"]
    return links.LinkProfitOut(
        view="profit",
        unit_margin=rules.unit_margin(price, cost),
        profit_notes=_notes(row.profit_notes),
        **plain,
    )


def _notes(texts: Mapping[str, str]) -> list[links.NoteOut]:
    return [
        links.NoteOut(key=key, label=NOTE_LABELS.get(key, key.removeprefix("=")), text=text)
        for key, text in texts.items()
    ]
