"""What others may know of a product, a SKU, a show and a link: frozen dataclasses, and rows as them.

No card carries cost or anything kept for those who may read cost or profit, but `CostCard`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kaibo.domains.selection.models import Link, Product, Show, Sku


@dataclass(frozen=True, slots=True)
class ProductCard:
    """A product; `role` is "" when nobody has said it."""

    id: int
    version: int
    title: str
    short: str
    category: str
    role: str
    active: bool


@dataclass(frozen=True, slots=True)
class SkuCard:
    """Price and stock facts of a SKU: fen and pieces, None unknown."""

    id: int
    version: int
    product: int
    code: str
    spec: str
    regular_price: int | None
    show_price: int | None
    stock: int | None
    promo_stock: int | None
    active: bool


@dataclass(frozen=True, slots=True)
class CostCard:
    """What a piece of a product costs us: fen, from the cheapest to the dearest of its SKUs in use.
    `as_of`: when the last of these was changed, UTC ms."""

    low: int
    high: int
    skus: int
    as_of: int


@dataclass(frozen=True, slots=True)
class ShowCard:
    """A show as planned, [starts_at, ends_at) in UTC ms."""

    id: int
    version: int
    room: str
    title: str
    starts_at: int
    ends_at: int
    kind: str
    status: str
    active: bool


@dataclass(frozen=True, slots=True)
class LinkCard:
    """A link as it is now. `name` is what it is called on set; `talk_share` is in 1/10000."""

    id: int
    version: int
    show: int
    product: int
    sku: int | None
    name: str
    title: str
    spec: str
    role: str
    link_no: int | None
    position: int
    final_price: int | None
    offer: str
    talk_seconds: int | None
    talk_share: int | None
    promisable_stock: int | None
    note: str
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A link had a number over [since, until) in UTC ms; `until` None: it still has."""

    link: int
    link_no: int
    since: int
    until: int | None


def product_card(row: Product) -> ProductCard:
    """A product row as a card."""
    return ProductCard(
        row.pk,
        row.version,
        row.title,
        row.short,
        row.category,
        row.role,
        row.retired_at is None,
    )


def sku_card(row: Sku) -> SkuCard:
    """A SKU row as a card."""
    return SkuCard(
        row.pk,
        row.version,
        row.product_id,
        row.code,
        row.spec,
        row.regular_price,
        row.show_price,
        row.stock,
        row.promo_stock,
        row.retired_at is None,
    )


def show_card(row: Show) -> ShowCard:
    """A show row as a card."""
    return ShowCard(
        row.pk,
        row.version,
        row.room,
        row.title,
        row.starts_at,
        row.ends_at,
        row.kind,
        row.status,
        row.retired_at is None,
    )


def link_card(row: Link) -> LinkCard:
    """A link row as a card."""
    return LinkCard(
        id=row.pk,
        version=row.version,
        show=row.show_id,
        product=row.product_id,
        sku=row.sku_id,
        name=str(row.product),
        title=row.product.title,
        spec=row.sku.spec if row.sku else "",
        role=row.product.role,
        link_no=row.link_no,
        position=row.position,
        final_price=row.final_price,
        offer=row.offer,
        talk_seconds=row.talk_seconds,
        talk_share=row.talk_share,
        promisable_stock=row.promisable_stock,
        note=row.note,
        notes=dict(row.notes),
    )
