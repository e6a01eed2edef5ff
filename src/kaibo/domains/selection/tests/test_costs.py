"""What a piece costs, by the platform's id: from the cheapest to the dearest SKU, or not known."""

from __future__ import annotations

import pytest

from kaibo.domains.selection import public
from kaibo.domains.selection.actions import products
from kaibo.kit.access import system

pytestmark = pytest.mark.django_db
WHO = system("test")


def _listed(platform_id: str, *costs: int | None) -> None:
    product = products.add(WHO, title=platform_id, short="", category="", role="")
    products.list_on_platform(
        WHO, product.pk, platform="douyin", shop="", platform_product_id=platform_id
    )
    for at, cost in enumerate(costs):
        sku = products.add_sku(WHO, product.pk, code=f"{platform_id}-{at}", spec="")
        products.set_cost(WHO, sku.pk, expect=1, cost=cost)


def _costs(*ids: str) -> dict[str, tuple[int, int, int]]:
    found = public.costs_by_platform_id("douyin", ids)
    return {name: (card.low, card.high, card.skus) for name, card in found.items()}


def test_a_product_costs_between_its_cheapest_and_its_dearest_sku() -> None:
    _listed("7001", 3_000, 3_200)
    _listed("7002", 0)
    assert _costs("7001", "7002") == {"7001": (3_000, 3_200, 2), "7002": (0, 0, 1)}


def test_one_sku_without_a_cost_leaves_the_product_without() -> None:
    _listed("7001", 3_000, None)
    _listed("7002")
    assert _costs("7001", "7002", "nobody") == {}


def test_another_platform_s_id_is_another_product() -> None:
    _listed("7001", 3_000)
    assert public.costs_by_platform_id("taobao", ["7001"]) == {}


def test_a_sku_out_of_use_is_not_asked() -> None:
    _listed("7001", 3_000, None)
    ours = public.products_by_platform_id("douyin", ["7001"])["7001"]
    known, unknown = public.skus([ours])
    products.retire_sku(WHO, unknown.id, expect=unknown.version)
    assert _costs("7001") == {"7001": (3_000, 3_000, 1)}
    assert known.id != unknown.id
