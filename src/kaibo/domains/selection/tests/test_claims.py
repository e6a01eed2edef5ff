"""The facts of a link as the line-up says them; what it does not say is absent."""

from __future__ import annotations

import pytest

from kaibo.domains.selection import public
from kaibo.domains.selection.actions import links, products
from kaibo.domains.selection.cards import LinkCard, SkuCard
from kaibo.domains.selection.claims import facts_of
from kaibo.domains.selection.models import Show
from kaibo.kit.access import Actor

LINK = LinkCard(
    id=5, version=1, show=1, product=2, sku=None, name="精华", title="保湿精华", spec="", role="",
    link_no=3, position=1, final_price=5_990, offer="", talk_seconds=None, talk_share=None,
    promisable_stock=None, note="", notes={},
)  # fmt: skip


def card(**more: object) -> LinkCard:
    return LinkCard(**{name: getattr(LINK, name) for name in LinkCard.__slots__} | more)


def sku(ident: int, stock: int | None) -> SkuCard:
    return SkuCard(ident, 1, 2, "", "", None, None, stock, None, True)


def test_the_price_is_what_is_paid_in_yuan_and_none_is_absent() -> None:
    assert facts_of(LINK, []) == {"price": "59.9", "settle_price": "59.9"}
    assert facts_of(card(final_price=None), []) == {}
    assert facts_of(card(final_price=0), [])["price"] == "0"


def test_stock_is_what_may_be_promised_else_the_sum_of_all_that_is_known() -> None:
    assert facts_of(card(promisable_stock=0), [sku(1, 9)])["stock"] == 0
    assert facts_of(LINK, [sku(1, 9), sku(2, 3)])["stock"] == 12
    assert "stock" not in facts_of(LINK, [sku(1, 9), sku(2, None)])
    assert facts_of(card(sku=2), [sku(1, 9), sku(2, 3)])["stock"] == 3


def test_the_columns_of_a_line_up_are_facts() -> None:
    notes = {
        "ship_within": "48小时内", "price_guarantee": "15天", "bonus": "无", "recent_low": "￥49.9",
        "compare_price": "129（吊牌价）", "=产地": "五常", "=品牌授权": "无", "=摄影": "近景",
    }  # fmt: skip
    facts = facts_of(card(notes=notes, final_price=None), [])
    assert facts == {
        "ship_hours": 48,
        "price_protect_days": 15,
        "gift": "none",
        "low7": "49.9",
        "compare_price": "129",
        "compare_basis": "吊牌价",
        "origin": "五常",
        "authorization": "none",
    }
    days = facts_of(card(notes={"ship_within": "付款后3天内发货"}, final_price=None), [])
    assert days == {"ship_days": 3}


def test_what_an_offer_gives_is_the_gift_unless_a_column_says_it() -> None:
    assert facts_of(card(offer="直降30，送小样2支，包邮"), [])["gift"] == "送小样2支"
    told = card(offer="拍1发2，赠面膜", notes={"bonus": "洗脸巾1包"})
    assert facts_of(told, [])["gift"] == "洗脸巾1包"
    assert "gift" not in facts_of(card(offer="第二件半价"), [])


@pytest.mark.django_db
def test_links_are_asked_by_their_id_with_the_category_of_the_packs(
    lead: Actor, show: Show
) -> None:
    product = products.add(lead, title="玻尿酸精华", short="精华", category="美妆护肤", role="")
    link = links.add(lead, show.pk, product=product.pk, sku=None, link_no=3)
    links.set_offer(lead, link.pk, expect=link.version, final_price=12_800, offer="买一送一")
    found = public.claims([link.pk, 99])
    assert list(found) == [link.pk]
    one = found[link.pk]
    assert (one.product, one.name, one.category) == (product.pk, "精华", "cosmetics")
    assert one.facts["settle_price"] == "128"
