"""Products and SKUs by API: who may write what, and three views of the money in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.selection.actions import links, products
from kaibo.domains.selection.models import Link, Product, Show, Sku
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db
COST = 12_345_67


@pytest.fixture
def cup(lead: Actor) -> Sku:
    """A SKU that costs 12,345.67 and sells for 19,999.00."""
    product = products.add(lead, title="保温杯", short="杯", category="", role="hero_role")
    sku = products.add_sku(lead, product.pk, code="B-01", spec="500ml")
    products.set_cost(lead, sku.pk, expect=1, cost=COST)
    return products.set_prices(lead, sku.pk, expect=2, regular_price=None, show_price=19_999_00)


@pytest.fixture
def link(lead: Actor, show: Show, cup: Sku) -> Link:
    """The cup as a link, with a column for cost readers and one for profit readers."""
    made = links.add(lead, show.pk, product=cup.product_id, sku=cup.pk, link_no=1)
    return journal.change(
        lead,
        "selection.link.change",
        Link,
        made.pk,
        expect=made.version,
        notes={"prop": "热水壶"},
        cost_notes={"price_floor": "底价秘密"},
        profit_notes={"margin": "毛利秘密"},
    )


VIEWS = [
    (Duty.HOST, "open"),
    (Duty.COHOST, "open"),
    (Duty.CONSOLE, "open"),
    (Duty.FLOOR, "open"),
    (Duty.OBSERVER, "open"),
    (Duty.MERCHANDISER, "cost"),
    (Duty.OPERATOR, "profit"),
    (Duty.LEAD, "profit"),
]


@pytest.mark.parametrize(("duty", "view"), VIEWS)
def test_cost_and_profit_are_in_no_answer_to_whoever_may_not_read_them(
    duty: Duty, view: str, link: Link, cup: Sku, page_of: Callable[[Duty], Browser]
) -> None:
    page = page_of(duty)
    answers = [
        page.client.get(path).content.decode()
        for path in (
            "/api/products",
            f"/api/products/{cup.product_id}",
            f"/api/shows/{link.show_id}/links",
        )
    ]
    text = "".join(answers)
    assert (str(COST) in text, '"cost"' in text) == ((view != "open"),) * 2
    assert ("底价秘密" in text) == (view != "open")
    assert ("毛利秘密" in text, "unit_margin" in text) == ((view == "profit"),) * 2
    assert text.count(f'"view":"{view}"') == 3 and "热水壶" in text


def test_the_margin_is_price_less_cost_and_unknown_when_either_is(
    desk: Browser, link: Link, cup: Sku
) -> None:
    path = f"/api/shows/{link.show_id}/links"
    assert desk.get(path)[0]["unit_margin"] == 19_999_00 - COST
    desk.post(f"/api/links/{link.pk}/offer", expect=link.version, final_price=0, offer="白送")
    assert desk.get(path)[0]["unit_margin"] == -COST
    desk.post(f"/api/skus/{cup.pk}/cost", expect=cup.version, cost=None)
    assert desk.get(path)[0]["unit_margin"] is None
    assert desk.get("/api/products")[0]["skus"][0]["cost"] is None


WRITES: list[tuple[str, dict[str, Any], set[Duty]]] = [
    ("", {"code": "B-02", "spec": ""}, {Duty.LEAD, Duty.OPERATOR, Duty.MERCHANDISER}),
    (
        "/prices",
        {"regular_price": 1, "show_price": 1},
        {Duty.LEAD, Duty.OPERATOR, Duty.MERCHANDISER},
    ),
    ("/cost", {"cost": 1}, {Duty.LEAD, Duty.OPERATOR, Duty.MERCHANDISER}),
    (
        "/stock",
        {"stock": 1, "promo_stock": None},
        {Duty.LEAD, Duty.OPERATOR, Duty.MERCHANDISER, Duty.FLOOR, Duty.CONSOLE},
    ),
]


@pytest.mark.parametrize(("path", "body", "allowed"), WRITES)
def test_names_prices_cost_and_stock_take_a_right_of_their_own(
    path: str,
    body: dict[str, Any],
    allowed: set[Duty],
    cup: Sku,
    page_of: Callable[[Duty], Browser],
) -> None:
    for duty in (Duty.HOST, Duty.CONSOLE, Duty.FLOOR, Duty.MERCHANDISER, Duty.SERVICE):
        version = Sku.objects.get().version
        answer = page_of(duty).post(f"/api/skus/{cup.pk}{path}", expect=version, **body)
        assert answer.status_code == (200 if duty in allowed else 403), duty
        if duty not in allowed:
            assert Sku.objects.get().version == version


@pytest.mark.parametrize(
    ("path", "body", "where"),
    [
        ("/prices", {"regular_price": -1, "show_price": None}, "regular_price"),
        ("/prices", {"regular_price": 1.5, "show_price": None}, "regular_price"),
        ("/prices", {"regular_price": 10**16, "show_price": None}, "regular_price"),
        ("/prices", {"show_price": 1}, "regular_price"),
        ("/cost", {"cost": -1}, "cost"),
        ("/stock", {"stock": -1, "promo_stock": None}, "stock"),
        ("/stock", {"stock": 1, "promo_stock": None, "colour": 1}, "colour"),
    ],
)
def test_a_bad_figure_is_refused_with_its_place(
    path: str, body: dict[str, Any], where: str, desk: Browser, cup: Sku
) -> None:
    answer = desk.post(f"/api/skus/{cup.pk}{path}", expect=cup.version, **body)
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, where)
    assert Sku.objects.get().version == cup.version


def test_a_stale_price_is_refused_with_both_values(desk: Browser, cup: Sku) -> None:
    path = f"/api/skus/{cup.pk}/prices"
    desk.post(path, expect=cup.version, regular_price=None, show_price=18_888_00)
    stale = desk.post(path, expect=cup.version, regular_price=None, show_price=17_777_00).json()
    assert stale["code"] == "stale"
    assert "直播价现在是「18,888.00 元」，你要写「17,777.00 元」。" in stale["text"]
    assert Sku.objects.get().show_price == 18_888_00


def test_zero_is_a_price_and_null_is_unknown(desk: Browser, cup: Sku) -> None:
    path = f"/api/skus/{cup.pk}/prices"
    made = desk.post(path, expect=cup.version, regular_price=0, show_price=None).json()
    assert (made["regular_price"], made["show_price"]) == (0, None)


def test_a_product_is_added_found_changed_retired_and_restored(desk: Browser) -> None:
    made = desk.post("/api/products", title=" 羊绒围巾🧣 ", short="巾", role="margin_role")
    assert made.status_code == 201
    product = made.json()
    assert (product["title"], product["role_label"], product["skus"]) == (
        "羊绒围巾🧣",
        "利润款",
        [],
    )
    path = f"/api/products/{product['id']}"
    listing = desk.post(f"{path}/listings", platform="douyin", platform_product_id="3456789012")
    assert listing.json()["platform_label"] == "抖音"
    for query in ("羊绒", "巾", "3456789012"):
        assert len(desk.get(f"/api/products?query={query}")) == 1
    assert desk.get("/api/products?query=没有") == []
    desk.post(path, expect=1, title="围巾", role="")
    assert desk.post(path, expect=2, title="围巾", role="big").status_code == 422
    assert desk.post(f"{path}/retire", expect=2).json()["active"] is False
    assert desk.get("/api/products") == [] and len(desk.get("/api/products?retired=true")) == 1
    assert desk.post(f"{path}/restore", expect=3).json()["active"]
    verbs = Fact.objects.filter(subject_type="selection.product").values_list("verb", flat=True)
    assert list(verbs) == [
        "selection.product.create",
        "selection.product.change",
        "selection.product.retire",
        "selection.product.restore",
    ]


def test_a_platform_id_belongs_to_one_product(desk: Browser, cup: Sku) -> None:
    other = desk.post("/api/products", title="袜").json()["id"]
    body = {"platform": "douyin", "shop": "A", "platform_product_id": "777"}
    first = desk.post(f"/api/products/{cup.product_id}/listings", **body).json()
    taken = desk.post(f"/api/products/{other}/listings", **{**body, "shop": "B"})
    assert (taken.status_code, taken.json()["code"]) == (409, "duplicate")
    assert taken.json()["text"] == "这个平台商品ID已经属于另一个商品。"
    elsewhere = {**body, "platform": "taobao"}
    assert desk.post(f"/api/products/{other}/listings", **elsewhere).status_code == 201
    desk.post(f"/api/listings/{first['id']}/retire", expect=1)
    assert desk.post(f"/api/products/{other}/listings", **body).status_code == 201


def test_a_code_is_given_once_within_a_product(desk: Browser, cup: Sku) -> None:
    path = f"/api/products/{cup.product_id}/skus"
    assert desk.post(path, code="B-01").json()["text"] == "这个商品已经有同样编码的规格。"
    assert desk.post(path, spec="没有编码").status_code == 201
    assert desk.post(path, spec="也没有编码").status_code == 201
    assert desk.post("/api/products/999/skus", spec="x").status_code == 404
    assert Sku.objects.count() == 3 and Product.objects.count() == 1
