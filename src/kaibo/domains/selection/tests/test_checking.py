"""A product card checked as it is written: by what is on file and by the link's own numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.compliance import public as compliance
from kaibo.domains.compliance.actions import evidence
from kaibo.domains.compliance.choices import EvidenceKind
from kaibo.domains.compliance.register import forget
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.selection.actions import links, products
from kaibo.domains.selection.models import Link, Show
from kaibo.domains.selection.tests.conftest import EVENING
from kaibo.kit.access import Actor
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _read() -> None:
    compliance.warm()


@pytest.fixture(autouse=True)
def _nothing_on_file() -> None:
    forget()


@pytest.fixture
def cream(lead: Actor, show: Show) -> Link:
    """A cream at 128 yuan, sent in 48 hours."""
    product = products.add(lead, title="面霜", short="霜", category="护肤", role="")
    row = links.add(lead, show.pk, product=product.pk, sku=None, link_no=3)
    return links.set_offer(lead, row.pk, expect=row.version, final_price=12_800, offer="")


def marks(
    page: Browser, path: str, text: str, surface: str = "product_card"
) -> list[dict[str, Any]]:
    """What is found in one text of a card."""
    answer = page.post(f"/api/{path}/check", texts=[{"key": 4, "surface": surface, "text": text}])
    assert answer.status_code == 200, answer.content
    [one] = answer.json()["texts"]
    assert one["key"] == 4
    found: list[dict[str, Any]] = one["marks"]
    return found


def rules(page: Browser, path: str, text: str, surface: str = "product_card") -> list[str]:
    return [one["rule"] for one in marks(page, path, text, surface)]


def test_a_title_is_marked_where_it_stands(desk: Browser, cream: Link) -> None:
    text = "🧴全网最好的,面霜\t50g"
    [one] = marks(desk, f"products/{cream.product_id}", text)
    units = text.encode("utf-16-le")[2 * one["start"] : 2 * one["end"]].decode("utf-16-le")
    assert (one["rule"], units) == ("ABS-01", one["span"])
    assert one["basis"] and one["reason"]
    assert marks(desk, f"products/{cream.product_id}", "保湿面霜 50g") == []


def test_an_offer_is_held_against_the_links_own_numbers(
    desk: Browser, cream: Link, lead: Actor
) -> None:
    path = f"links/{cream.pk}"
    [one] = marks(desk, path, "今晚到手99元", "script")
    assert (one["rule"], one["verdict"]) == ("PRC-04", "violation")
    assert marks(desk, path, "今晚到手128元", "script") == []
    # Without a price nothing is said of one, and a product by itself has none.
    assert marks(desk, f"products/{cream.product_id}", "今晚到手99元", "script") == []
    links.set_offer(lead, cream.pk, expect=cream.version, final_price=None, offer="")
    assert marks(desk, path, "今晚到手99元", "script") == []


def test_a_title_goes_by_the_platform_it_is_listed_on_and_an_offer_may_hold_a_price(
    desk: Browser, cream: Link
) -> None:
    text = [{"key": 1, "surface": "product_card", "text": "面霜 到手价128元"}]

    def found(platform: str, path: str = f"products/{cream.product_id}") -> list[str]:
        answer = desk.post(f"/api/{path}/check", texts=text, platform=platform).json()
        return [mark["rule"] for mark in answer["texts"][0]["marks"]]

    assert (found("douyin"), found("")) == (["DY-02"], [])
    text[0]["surface"] = "script"
    assert found("douyin", f"links/{cream.pk}") == []


def test_an_offer_that_is_changed_is_not_held_against_what_it_was(
    desk: Browser, cream: Link, lead: Actor
) -> None:
    row = links.set_offer(
        lead, cream.pk, expect=cream.version, final_price=12_800, offer="送洗脸巾1包"
    )
    path = f"links/{row.pk}"
    assert marks(desk, path, "下单送洗脸巾2包", "script") == []
    # A line for the host is held against the offer as it is.
    assert rules(desk, path, "下单送洗脸巾2包", "phrase") == ["GFT-01"]
    # What a column of the line-up says is there is a fact of its own.
    links.change(
        lead, row.pk, expect=row.version, position=1, talk_seconds=None, talk_share=None,
        promisable_stock=None, note="", notes={"bonus": "洗脸巾1包"},
    )  # fmt: skip
    assert rules(desk, path, "下单送洗脸巾2包", "script") == ["GFT-01"]


def test_proof_on_file_for_the_product_settles_a_claim(
    desk: Browser, cream: Link, lead: Actor
) -> None:
    text, path = "面霜 销量全网第一", f"products/{cream.product_id}"
    [one] = marks(desk, path, text)
    assert one["missing"]
    proof = evidence.add(
        lead,
        kind=EvidenceKind.SALES,
        title="销量证明",
        rules=[one["rule"]],
        products=[cream.product_id],
    )
    assert marks(desk, path, text) == []
    assert marks(desk, f"links/{cream.pk}", text, "script") == []
    # A link is read as of its show's day.
    evidence.change(lead, proof.pk, expect=proof.version, valid_until=EVENING - 1)
    assert len(marks(desk, f"links/{cream.pk}", text, "script")) == 1


def test_what_is_asked_keeps_nothing_and_says_what_it_knew(desk: Browser, cream: Link) -> None:
    before = Fact.objects.count()
    body = {"texts": [{"key": 1, "surface": "script", "text": "到手128\ud83d"}]}
    answer = desk.post(f"/api/links/{cream.pk}/check", **body).json()
    assert {"price", "settle_price"} <= set(answer["about"]) and answer["off"] == []
    assert Fact.objects.count() == before


def test_what_is_not_there_and_who_may_not(
    desk: Browser, cream: Link, page_of: Callable[[Duty], Browser]
) -> None:
    text = [{"key": 1, "surface": "product_card", "text": "面霜"}]
    for path in ("products/999999", "links/999999"):
        assert desk.post(f"/api/{path}/check", texts=text).status_code == 404
    odd = [{"key": 1, "surface": "comment", "text": "面霜"}]
    assert desk.post(f"/api/links/{cream.pk}/check", texts=odd).status_code == 422
    assert (
        Browser("192.168.9.9").post(f"/api/links/{cream.pk}/check", texts=text).status_code == 401
    )
    assert marks(page_of(Duty.HOST), f"links/{cream.pk}", "面霜") == []
