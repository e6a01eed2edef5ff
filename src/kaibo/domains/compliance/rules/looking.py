"""What the system sees by itself of a show that is to be reviewed. [plain]"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kaibo.domains.compliance.choices import EvidenceKind as Kind
from kaibo.domains.compliance.rules.checklist import ItemState
from kaibo.domains.compliance.rules.content import ShowContent
from kaibo.domains.compliance.rules.evidence import SOON_MS, Held

#: What a category may not be sold without: any one of a set will do.
NEEDED: Mapping[str, tuple[tuple[Kind, ...], ...]] = {
    "food": ((Kind.FOOD_LICENSE, Kind.PRODUCTION_LICENSE),),
    "fresh_food": ((Kind.FOOD_LICENSE, Kind.PRODUCTION_LICENSE),),
    "alcohol": ((Kind.FOOD_LICENSE, Kind.PRODUCTION_LICENSE),),
    "tea": ((Kind.FOOD_LICENSE, Kind.PRODUCTION_LICENSE),),
    "health_food": ((Kind.HEALTH_FOOD,), (Kind.AD_APPROVAL,)),
    "fsmp": ((Kind.AD_APPROVAL,),),
    "drug": ((Kind.DRUG,), (Kind.AD_APPROVAL,)),
    "device": ((Kind.DEVICE,), (Kind.AD_APPROVAL,)),
    "cosmetics": ((Kind.COSMETIC_FILING, Kind.SPECIAL_COSMETIC),),
    "infant": ((Kind.INSPECTION, Kind.CCC),),
    "toys": ((Kind.CCC, Kind.INSPECTION),),
    "home_appliance": ((Kind.CCC, Kind.INSPECTION),),
}
#: Not to be sold in a live room at all, by law or by every platform's rules.
FORBIDDEN = frozenset({"tobacco", "insurance", "finance"})
#: Only staff of the brand may recommend these (三品一械).
ONLY_STAFF = frozenset({"health_food", "drug", "device", "fsmp"})
_GIVES = ("送", "赠")
LABELS = {
    Kind.FOOD_LICENSE: "食品经营许可证", Kind.PRODUCTION_LICENSE: "生产许可证",
    Kind.HEALTH_FOOD: "保健食品批准文号", Kind.AD_APPROVAL: "广告审查批准文号",
    Kind.DRUG: "药品批准文号", Kind.DEVICE: "医疗器械注册证或备案",
    Kind.COSMETIC_FILING: "化妆品备案", Kind.SPECIAL_COSMETIC: "特殊化妆品注册证",
    Kind.INSPECTION: "质检报告", Kind.CCC: "3C 认证",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing found about an item: what, and of which link, text or person."""

    text: str
    link: int | None = None


Looked = tuple[ItemState, tuple[Seen, ...]]
Look = Callable[[ShowContent, tuple[Held, ...]], Iterator[Seen]]


def looked_at(content: ShowContent, held: Iterable[Held]) -> dict[str, Looked]:
    """The answers of the items that need no check of texts, by their key."""
    on_file = tuple(one for one in held if not one.absent)
    out: dict[str, Looked] = {}
    for key, look in _LOOKS.items():
        found = tuple(look(content, on_file))
        out[key] = (ItemState.OPEN if found else ItemState.OK, found)
    if not content.links:
        # Without goods nothing of the line-up can be looked at: it is open, not fine.
        for key in ("forbidden", "licences", "price_basis", "gifts", "stock", "shipping"):
            out[key] = (ItemState.OPEN, (Seen("排品里还没有商品。"),))
    if not content.hosts:
        out["hosts"] = (ItemState.OPEN, (Seen("这一场还没有排主播。"),))
    return out


def _forbidden(content: ShowContent, held: tuple[Held, ...]) -> Iterator[Seen]:
    for link in content.links:
        if link.category in FORBIDDEN:
            yield Seen(f"{link.called}：这一类商品不能在直播间卖。", link.link)


def _licences(content: ShowContent, held: tuple[Held, ...]) -> Iterator[Seen]:
    if not any(one.kind == Kind.BUSINESS_LICENSE and _holds(one, content) for one in held):
        yield Seen("营业执照没有登记，或开播时已到期。")
    for link in content.links:
        for ways in NEEDED.get(link.category, ()):
            if not any(
                one.kind in ways and one.is_for(link.product) and _holds(one, content)
                for one in held
            ):
                names = "或".join(LABELS[way] for way in ways)
                yield Seen(f"{link.called}：缺{names}。", link.link)


def _expiry(content: ShowContent, held: tuple[Held, ...]) -> Iterator[Seen]:
    products = {link.product for link in content.links}
    hosts = {host.host for host in content.hosts}
    for one in held:
        meant = (not one.products or one.products & products) and (
            not one.hosts or one.hosts & hosts
        )
        if meant and one.valid_until is not None and one.valid_until < content.ends_at + SOON_MS:
            yield Seen(f"{one.title}：到期太近，开播后不满 30 天。")


def _price_basis(content: ShowContent, held: tuple[Held, ...]) -> Iterator[Seen]:
    for link in content.links:
        told = link.facts.get("compare_price")
        if told is None or link.facts.get("compare_basis") not in (None, "none"):
            continue
        if not any(
            one.kind == Kind.COMPARED_PRICE and one.is_for(link.product) and _holds(one, content)
            for one in held
        ):
            yield Seen(f"{link.called}：划线价 {told} 元没有写依据。", link.link)


def _gifts(content: ShowContent, held: tuple[Held, ...]) -> Iterator[Seen]:
    for link in content.links:
        gift = link.facts.get("gift")
        offered = any(word in link.offer for word in _GIVES)
        if offered and not any(
            char.isdigit() or char in "一两二三四五六七八九十" for char in str(gift or "")
        ):
            yield Seen(f"{link.called}：机制里有赠品，没有写明名称和数量。", link.link)


def _stock(content: ShowContent, held: tuple[Held, ...]) -> Iterator[Seen]:
    for link in content.links:
        stock = link.facts.get("stock")
        if stock is None:
            yield Seen(f"{link.called}：不知道有多少库存。", link.link)
        elif stock == 0:
            yield Seen(f"{link.called}：库存是 0。", link.link)


def _shipping(content: ShowContent, held: tuple[Held, ...]) -> Iterator[Seen]:
    for link in content.links:
        if "ship_hours" not in link.facts and "ship_days" not in link.facts:
            yield Seen(f"{link.called}：排品表里没有发货时效。", link.link)


def _hosts(content: ShowContent, held: tuple[Held, ...]) -> Iterator[Seen]:
    for host in content.hosts:
        if not any(
            one.kind == Kind.HOST_IDENTITY and host.host in one.hosts and _holds(one, content)
            for one in held
        ):
            yield Seen(f"{host.name}：没有实名登记与报备的凭证。")


def _who_may(content: ShowContent, held: tuple[Held, ...]) -> Iterator[Seen]:
    for link in content.links:
        if link.category in ONLY_STAFF:
            yield Seen(f"{link.called}：只能由品牌方人员介绍，不能由达人推荐。", link.link)


def _holds(one: Held, content: ShowContent) -> bool:
    """In force for the whole show."""
    return one.holds_at(content.starts_at) and one.holds_at(content.ends_at)


_LOOKS: dict[str, Look] = {
    "forbidden": _forbidden,
    "licences": _licences,
    "expiry": _expiry,
    "price_basis": _price_basis,
    "gifts": _gifts,
    "stock": _stock,
    "shipping": _shipping,
    "hosts": _hosts,
    "who_may": _who_may,
}
