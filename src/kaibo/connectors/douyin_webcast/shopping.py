"""What messages of the bag prove: a product that is sold out, and how the bag stands.

`updated_product_ids` are products, as orders name them. The products of a change of the bag are
named by promotion instead, an id no order has, and one message shows a promotion twice, at the top
and at its place: such a change lists nothing, it is kept as `douyin.bag`, with its promotions in
order.
"""

from __future__ import annotations

from collections import Counter

from kaibo.connectors.base.json_fields import Message, child, count, field, ident, string
from kaibo.connectors.douyin_webcast.message import PLATFORM, Row
from kaibo.live.events import MOST, Event

#: So many promotions of a bag are kept by id; `products` counts them all.
MAX_KEPT = 200


def shopping(row: Row) -> list[Event]:
    """`product.stock` 0 of the one product that is said to be sold out; nothing for the rest."""
    ids = field(row.data, "updated_product_ids")
    if field(row.data, "sold_out") is not True or not isinstance(ids, list) or len(ids) != 1:
        return []
    product = ident({"id": ids[0]}, "id")
    if product is None:
        return []
    title = string(child(row.data, "updated_product_info"), "title")[:500]
    x: Message = {"sold_out": True, **({"title": title} if title else {})}
    return [row.event("product.stock", product=product, n=0, x=x)]


def bag_changed(row: Row) -> list[Event]:
    """`douyin.bag`: `x.total` as the message says, `x.products` different ones counted,
    `x.doubled` how often one was named again, `x.promotions` the first of them in order."""
    rows = field(row.data, "update_product_info")
    if not isinstance(rows, list):
        return []
    named = [ident(one, "promotion_id") for one in rows if isinstance(one, dict)]
    promotions = [one for one in named if one is not None and len(one) <= 32]
    named_so_often = Counter(promotions)
    distinct = list(named_so_often)
    if not distinct:
        return []
    x: Message = {
        "products": len(distinct),
        "doubled": len(promotions) - len(distinct),
        "promotions": distinct[:MAX_KEPT],
    }
    if twice := [one for one, times in named_so_often.items() if times > 1]:
        x["shown_twice"] = twice[:10]
    if (total := count(row.data, "total", MOST["n"])) is not None:
        x["total"] = total
    return [row.event(f"{PLATFORM}.bag", x=x)]
