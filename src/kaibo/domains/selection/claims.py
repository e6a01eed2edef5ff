"""What a link may truthfully be said to be: the facts that claims about it are held against.

Facts carry the names and units of the compliance engine (yuan as text, hours, days); what the
line-up does not say is absent, what it says there is none of reads "none".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from kaibo.domains.compliance.public import category_of
from kaibo.domains.selection.cards import LinkCard, SkuCard, link_card, sku_card
from kaibo.domains.selection.models import Link, Sku

#: How the note of a column begins that was kept as it is.
KEPT = "="
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_HOURS = re.compile(r"([0-9]+)\s*(?:个)?(小时|h|H|天|日|工作日)")
_NOTHING = frozenset(["无", "没有", "不送", "无赠品", "-", "/", "—", "0", "否", "none", "None"])
_GIVES = re.compile("[^，,；;+＋。]*(?:送|赠)[^，,；;+＋。]*")

#: Columns of a line-up that say one fact by themselves, by what they are called there.
_AS_IT_STANDS = {
    "origin": "产地 原产地 产地/发货地",
    "ship_from": "发货地 发货仓",
    "material": "材质 面料 成分 面料成分",
    "net_content": "净含量 规格净含量 净重",
    "warranty": "质保 保修 质保期",
    "carrier": "快递 发货快递 物流",
    "return_policy": "退换政策 退换货 售后政策 售后",
    "filing": "备案号 备案编号 化妆品备案",
    "special_cert": "特证 特殊化妆品注册号 国妆特字",
    "reg_no": "批准文号 注册号 注册证号 蓝帽子批号",
    "authorization": "品牌授权 授权书 授权情况",
    "report": "质检报告 检测报告 质检",
    "brand": "品牌",
    "model": "型号",
    "grade_std": "执行标准 产品标准",
    "function": "保健功能 批准功能",
    "sc_license": "SC编号 生产许可",
}
_TITLES = {title: fact for fact, titles in _AS_IT_STANDS.items() for title in titles.split()}


@dataclass(frozen=True, slots=True)
class Claims:
    """What is known of a link: `name` as it is called on set, `category` of the packs ("" when it
    cannot be told), `facts` by the engine's names."""

    link: int
    product: int
    name: str
    category: str
    facts: Mapping[str, object]


def claims(link_ids: Collection[int], *, offers: bool = True) -> dict[int, Claims]:
    """The facts of these links by their id, as the line-up has them now; retired ones too.

    `offers=False` leaves out what only the offer's own words say: they are no proof of themselves.
    """
    rows = Link.objects.filter(pk__in=link_ids).select_related("product", "sku")
    cards = {row.pk: (link_card(row), row.product.category) for row in rows}
    skus: dict[int, list[SkuCard]] = {}
    wanted = {card.product for card, _ in cards.values()}
    for row in Sku.objects.active().filter(product__in=wanted):
        skus.setdefault(row.product_id, []).append(sku_card(row))
    return {
        ident: Claims(
            ident,
            card.product,
            card.name,
            category_of(called) or category_of(card.title),
            facts_of(card if offers else replace(card, offer=""), skus.get(card.product, [])),
        )
        for ident, (card, called) in cards.items()
    }


def facts_of(card: LinkCard, skus: Collection[SkuCard]) -> dict[str, object]:
    """Price, stock, gift, shipping and what else a line-up says of one link."""
    facts: dict[str, object] = {}
    if card.final_price is not None:
        facts["price"] = facts["settle_price"] = str(Decimal(card.final_price) / 100)
    mine = [one for one in skus if card.sku is None or one.id == card.sku]
    stock = card.promisable_stock
    if stock is None and mine and all(one.stock is not None for one in mine):
        stock = sum(one.stock or 0 for one in mine)
    if stock is not None:
        facts["stock"] = stock
    told = {title.strip(): text.strip() for title, text in card.notes.items() if text.strip()}
    facts |= _of_columns(told)
    if "gift" not in facts and (given := [one.strip() for one in _GIVES.findall(card.offer)]):
        facts["gift"] = "，".join(given)
    return facts


def _of_columns(told: Mapping[str, str]) -> dict[str, object]:
    facts: dict[str, object] = {}
    for name, text in told.items():
        fact = _TITLES.get(name.removeprefix(KEPT))
        if fact is not None:
            facts[fact] = "none" if text in _NOTHING else text
    if gift := told.get("bonus"):
        facts["gift"] = "none" if gift in _NOTHING else gift
    if low := _NUMBER.search(told.get("recent_low", "")):
        facts["low7"] = low.group()
    if (against := told.get("compare_price")) and (number := _NUMBER.search(against)):
        facts["compare_price"] = number.group()
        basis = (against[: number.start()] + against[number.end() :]).strip(" 元¥：:，,（）()")
        if basis:
            facts["compare_basis"] = basis
    facts |= _in_time(told)
    return facts


def _in_time(told: Mapping[str, str]) -> dict[str, object]:
    facts: dict[str, object] = {}
    sent = told.get("ship_within", "")
    if found := _HOURS.search(sent):
        hours = found[2] in ("小时", "h", "H")
        facts["ship_hours" if hours else "ship_days"] = int(found[1])
    elif "当天" in sent or "当日" in sent:
        facts["ship_hours"] = 24
    kept = told.get("price_guarantee", "")
    if kept in _NOTHING and kept:
        facts["price_protect_days"] = 0
    elif found := re.search("([0-9]+)\\s*(?:天|日)", kept):
        facts["price_protect_days"] = int(found[1])
    return facts
