"""What shopping messages mean: a product card that is raised, and much that is not known.

Of five recorded messages two carry a product (the same card, twenty minutes apart) and three
only the times of their way through the platform. A product comes with action 1 and is what
later message definitions call the pop product: the card over the picture, `pin`.
"""

from __future__ import annotations

import re

from kaibo.connectors.tiktok_live.message import Row
from kaibo.connectors.tiktok_live.protojson import Message, child, ident, string, whole
from kaibo.connectors.tiktok_live.unknown import kept
from kaibo.live.events import Event

RAISE = 1

#: Signs that stand for one currency with two decimals; $ and ¥ stand for several.
_CURRENCY = {"฿": "THB", "£": "GBP", "₱": "PHP", "RM": "MYR"}
_PRICE = re.compile(r"(฿|£|₱|RM) ?([0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,4})\.([0-9]{2})")


def shopping(row: Row) -> list[Event]:
    """`pin` with the product and the price on its card; without a product kept as it is."""
    card = child(row.data, "shopData")
    product = ident(card, "productId")
    if product is None or whole(row.data, "data1", "actionType") != RAISE:
        return [kept(row, "tiktok.shopping")]
    shown = string(card, "priceString")
    price = price_on_card(shown)
    x: Message = {"title": string(card, "title")[:500], "price": shown[:64]}
    if shop := string(card, "shopName")[:200]:
        x["shop"] = shop
    return [
        row.event(
            "pin",
            product=product,
            amount=None if price is None else price[0],
            cur=None if price is None else price[1],
            x=x,
        )
    ]


def price_on_card(shown: str) -> tuple[int, str] | None:
    """(minor units, currency) of `฿1,299.00`; None where sign or number can be read two ways."""
    found = _PRICE.fullmatch(shown.strip())
    if found is None:
        return None
    sign, units, cents = found.groups()
    return int(units.replace(",", "")) * 100 + int(cents), _CURRENCY[sign]
