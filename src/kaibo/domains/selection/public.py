"""The door of selection: ids in, frozen dataclasses out.

No card carries cost or anything kept for those who may read cost or profit; `costs` gives cost
by itself, to whoever has checked the right.
"""

from __future__ import annotations

from collections.abc import Collection

from kaibo.domains.selection.actions import shows as actions
from kaibo.domains.selection.cards import (
    CostCard,
    LinkCard,
    NumberSpan,
    ProductCard,
    ShowCard,
    SkuCard,
    link_card,
    product_card,
    show_card,
    sku_card,
)
from kaibo.domains.selection.changes import Change, changes
from kaibo.domains.selection.choices import Status
from kaibo.domains.selection.claims import Claims, claims
from kaibo.domains.selection.models import Link, LinkNumber, Product, ProductOnPlatform, Show, Sku
from kaibo.kit.access import system
from kaibo.kit.fact import Fact

__all__ = [
    "Change",
    "Claims",
    "CostCard",
    "LinkCard",
    "NumberSpan",
    "ProductCard",
    "ShowCard",
    "SkuCard",
    "changes",
    "claims",
    "costs",
    "costs_by_platform_id",
    "follow_run",
    "link",
    "links",
    "number_history",
    "products",
    "products_by_platform_id",
    "rooms_in_use",
    "show",
    "shows",
    "skus",
    "status_was_moved",
]


def show(show_id: int) -> ShowCard | None:
    """One show, a retired one too."""
    row = Show.objects.filter(pk=show_id).first()
    return show_card(row) if row else None


def shows(start: int, end: int, room: str | None = None) -> list[ShowCard]:
    """Shows that touch [start, end) in UTC ms, by their start."""
    rows = Show.objects.active().filter(starts_at__lt=end, ends_at__gt=start)
    if room is not None:
        rows = rows.filter(room=room)
    return [show_card(row) for row in rows.order_by("starts_at", "pk")]


def rooms_in_use() -> set[str]:
    """Rooms with a show that is not closed."""
    return set(Show.objects.active().exclude(status=Status.CLOSED).values_list("room", flat=True))


def follow_run(show_id: int, *, expect: int, status: str) -> None:
    """A show's plan follows its run; the system writes it. Refusal: `stale`."""
    actions.follow(system("run"), show_id, expect=expect, status=status)


def status_was_moved(show_id: int) -> bool:
    """Whether a person or a run ever moved the show's status."""
    moves = ("selection.show.set_status", "selection.show.follow")
    about = Fact.objects.filter(subject_type=Show.subject(), subject_id=show_id)
    return about.filter(verb__in=moves).exists()


def links(show_id: int) -> list[LinkCard]:
    """The links of a show in the order of its line-up."""
    rows = Link.objects.active().filter(show=show_id).select_related("product", "sku")
    return [link_card(row) for row in rows.order_by("position", "pk")]


def link(link_id: int) -> LinkCard | None:
    """One link, one taken out of the bag too."""
    row = Link.objects.filter(pk=link_id).select_related("product", "sku").first()
    return link_card(row) if row else None


def number_history(show_id: int) -> list[NumberSpan]:
    """Every number every link of the show has had, oldest first."""
    rows = LinkNumber.objects.filter(show=show_id).order_by("created_at", "pk")
    return [NumberSpan(row.link_id, row.link_no, row.created_at, row.retired_at) for row in rows]


def products(product_ids: Collection[int]) -> dict[int, ProductCard]:
    """These products by id, retired ones too."""
    return {row.pk: product_card(row) for row in Product.objects.filter(pk__in=product_ids)}


def skus(product_ids: Collection[int]) -> list[SkuCard]:
    """Price and stock facts of the SKUs of these products, those in use."""
    rows = Sku.objects.active().filter(product__in=product_ids)
    return [sku_card(row) for row in rows.order_by("product", "pk")]


def costs(sku_ids: Collection[int]) -> dict[int, int | None]:
    """What a piece costs us, fen. The caller has checked money.cost.read."""
    return dict(Sku.objects.filter(pk__in=sku_ids).values_list("pk", "cost"))


def costs_by_platform_id(platform: str, platform_ids: Collection[str]) -> dict[str, CostCard]:
    """What a piece costs by the platform's product id; a product that nobody has listed, or of which
    the cost of any SKU is unknown, is missing. The caller has checked money.cost.read."""
    ours = products_by_platform_id(platform, platform_ids)
    rows: dict[int, list[tuple[int | None, int]]] = {}
    found = Sku.objects.active().filter(product__in=set(ours.values()))
    for product, cost, changed in found.values_list("product", "cost", "updated_at"):
        rows.setdefault(product, []).append((cost, changed))
    out: dict[str, CostCard] = {}
    for listed, product in ours.items():
        skus = rows.get(product, [])
        known = [cost for cost, _ in skus if cost is not None]
        if skus and len(known) == len(skus):
            newest = max(changed for _, changed in skus)
            out[listed] = CostCard(min(known), max(known), len(skus), newest)
    return out


def products_by_platform_id(platform: str, platform_ids: Collection[str]) -> dict[str, int]:
    """Our product ids by the platform's; what nobody has listed is missing."""
    rows = ProductOnPlatform.objects.active().filter(
        platform=platform, platform_product_id__in=platform_ids
    )
    return dict(rows.values_list("platform_product_id", "product_id"))
