"""The table of additive integer measures: what the fold counts, where it comes from, in what unit.

Every measure is kept at every level (show, minute, segment, shift, host, round, product, talk,
channel). A measure is null where it is unknown: none of its kinds was seen or promised by a
source, or a contributing event lacked the field it needs (an anonymous comment makes the number
of commenters unknown, not smaller). Distincts are exact sets and are never added up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Take(StrEnum):
    """What one event adds to a measure."""

    ONE = "one"
    N = "n"
    QTY = "qty"
    VIEWER = "viewer"  # a distinct: the event's viewer
    PRODUCT = "product"  # a distinct: the event's product
    DERIVED = "derived"  # written by a part of the fold (orders, visits, tips, timeline)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. `kinds`: those that feed it; it is unknown until one is seen or promised."""

    id: str
    zh: str
    en: str
    unit: str
    take: Take
    kinds: tuple[str, ...]
    distinct: bool = False
    #: Every source that enters viewers must also deliver the others (watch time needs leaves).
    every: bool = False


def _m(
    ident: str,
    zh: str,
    en: str,
    take: Take,
    *kinds: str,
    unit: str = "count",
    distinct: bool = False,
) -> Measure:
    return Measure(ident, zh, en, unit, take, kinds, distinct)


_O = ("order.state", "order.fix")
_AUDIENCE: tuple[Measure, ...] = (
    _m("views", "观看次数", "Room entries; revisits counted", Take.ONE, "enter"),
    _m("leaves", "离开次数", "Leaves as the source reports them", Take.ONE, "leave"),
    _m("comments", "评论次数", "Comments, retracted ones taken off", Take.ONE, "comment"),
    _m("comments_retracted", "撤回评论数", "Comments taken back", Take.DERIVED, "comment"),
    _m("like_events", "点赞动作数", "Like messages", Take.ONE, "like"),
    _m("likes", "点赞次数", "Likes, as counted inside the messages", Take.N, "like"),
    _m("shares", "分享次数", "Shares", Take.ONE, "share"),
    _m("follows", "新增粉丝数", "Follows; later unfollows not taken off", Take.ONE, "follow"),
    _m("unfollows", "取关粉丝数", "Unfollows", Take.ONE, "unfollow"),
    _m("dislikes", "负反馈次数", "Not-interested marks", Take.ONE, "dislike"),
    _m("live_club_joins", "新加直播团", "Joins of the live club", Take.ONE, "club.live"),
    _m(
        "shopping_club_joins", "新加购物团", "Joins of the shopping club", Take.ONE, "club.shopping"
    ),
    _m("bag_opens", "打开购物袋次数", "Openings of the bag", Take.ONE, "bag.open"),
    _m("product_views", "商品曝光次数", "Product card impressions", Take.ONE, "product.view"),
    _m("product_clicks", "商品点击次数", "Product clicks", Take.ONE, "product.click"),
    _m("cart_adds", "加购次数", "Add-to-cart events", Take.ONE, "cart.add"),
    _m("cart_items", "加购件数", "Items added to carts", Take.QTY, "cart.add", unit="item"),
    _m("lucky_bag_joins", "福袋参与次数", "Lucky bag joins", Take.ONE, "lucky_bag.join"),
    _m("coupon_claims", "领券次数", "Coupons claimed", Take.ONE, "coupon.claim"),
    _m("tips", "礼物个数", "Gifts: combos by their largest frame", Take.DERIVED, "tip"),
    _m("tip_value", "礼物价值", "Gifts times unit price", Take.DERIVED, "tip", unit="coin"),
)
_PEOPLE: tuple[Measure, ...] = (
    _m("viewers", "观看人数", "Distinct viewers who entered", Take.VIEWER, "enter", distinct=True),
    _m("commenters", "评论人数", "Distinct commenters", Take.VIEWER, "comment", distinct=True),
    _m("likers", "点赞人数", "Distinct likers", Take.VIEWER, "like", distinct=True),
    _m("sharers", "分享人数", "Distinct sharers", Take.VIEWER, "share", distinct=True),
    _m(
        "interactors",
        "互动人数",
        "Distinct viewers who liked, commented or shared",
        Take.VIEWER,
        "comment",
        "like",
        "share",
        distinct=True,
    ),
    _m(
        "followers",
        "关注人数",
        "Distinct viewers who followed",
        Take.VIEWER,
        "follow",
        distinct=True,
    ),
    _m(
        "product_viewers",
        "商品曝光人数",
        "Distinct viewers shown a product",
        Take.VIEWER,
        "product.view",
        distinct=True,
    ),
    _m(
        "product_clickers",
        "商品点击人数",
        "Distinct viewers who clicked a product",
        Take.VIEWER,
        "product.click",
        distinct=True,
    ),
    _m(
        "cart_adders", "加购人数", "Distinct viewers adding", Take.VIEWER, "cart.add", distinct=True
    ),
    _m(
        "lucky_bag_joiners",
        "福袋参与人数",
        "Distinct viewers joining a bag",
        Take.VIEWER,
        "lucky_bag.join",
        distinct=True,
    ),
    _m(
        "products_listed",
        "上架商品数",
        "Distinct products put into the bag",
        Take.PRODUCT,
        "product.list",
        distinct=True,
    ),
)
_V = ("enter", "leave")
_VISITS: tuple[Measure, ...] = tuple(
    Measure(ident, zh, en, unit, Take.DERIVED, _V, every=True)
    for ident, zh, en, unit in (
        ("visits", "结束的停留次数", "Visits that have ended, at the minute they began", "count"),
        ("visits_1min", "停留满 1 分钟次数", "Ended visits of 60 s or more", "count"),
        ("visits_inferred", "推断结束次数", "Visits that ended without a leave", "count"),
        ("watch_ms", "观看总时长", "Time of ended visits, split where rows meet", "ms"),
    )
)
_ORDERS: tuple[Measure, ...] = (
    _m("orders_created", "创建订单数", "Distinct orders created", Take.DERIVED, *_O, distinct=True),
    _m("orders_paid", "成交订单数", "Distinct orders paid", Take.DERIVED, *_O, distinct=True),
    _m("buyers", "成交人数", "Distinct buyers of paid orders", Take.DERIVED, *_O, distinct=True),
    _m(
        "repeat_buyers",
        "复购人数",
        "Distinct buyers with two or more paid orders",
        Take.DERIVED,
        *_O,
        distinct=True,
    ),
    _m(
        "products_sold",
        "动销商品数",
        "Distinct products of paid orders",
        Take.DERIVED,
        *_O,
        distinct=True,
    ),
    _m("items_paid", "成交件数", "Items of paid order lines", Take.DERIVED, *_O, unit="item"),
    _m(
        "gmv",
        "成交金额",
        "Amount of paid lines, refunds not taken off",
        Take.DERIVED,
        *_O,
        unit="fen",
    ),
    _m(
        "talk_orders",
        "讲解成交订单数",
        "Paid orders of the product on air, created while it was",
        Take.DERIVED,
        *_O,
        distinct=True,
    ),
    _m("talk_gmv", "讲解成交金额", "GMV of the product on air", Take.DERIVED, *_O, unit="fen"),
    _m(
        "orders_refunded",
        "退款订单数",
        "Distinct orders with a refund, at the order's minute",
        Take.DERIVED,
        *_O,
        distinct=True,
    ),
    _m(
        "refund_cohort",
        "退款金额（下单时间）",
        "Refunds, order's minute",
        Take.DERIVED,
        *_O,
        unit="fen",
    ),
    _m(
        "refund_cash",
        "退款金额（退款时间）",
        "Refunds, refund's minute",
        Take.DERIVED,
        *_O,
        unit="fen",
    ),
    _m(
        "orders_refunded_1h",
        "1小时退款订单数",
        "Distinct orders refunded within an hour of payment",
        Take.DERIVED,
        *_O,
        distinct=True,
    ),
    _m("refund_1h", "1小时退款金额", "Refunded within an hour", Take.DERIVED, *_O, unit="fen"),
    _m("order_lines", "订单行数", "Order lines known", Take.DERIVED, *_O),
    _m(
        "order_lines_undated",
        "下单时间不明的订单行",
        "Placed by pay or report time",
        Take.DERIVED,
        *_O,
    ),
    _m(
        "order_lines_other_cur",
        "其他币种订单行",
        "Money left out: other currency",
        Take.DERIVED,
        *_O,
    ),
    _m("order_fixes", "订单校正次数", "Corrections that set an order anew", Take.DERIVED, *_O),
)
_P = ("pitch.start", "show.start")
_RUN: tuple[Measure, ...] = (
    _m("pitches", "讲解次数", "Pitch spans that began", Take.DERIVED, *_P),
    _m("pitch_ms", "讲解时长", "Time a product was being pitched", Take.DERIVED, *_P, unit="ms"),
    _m("air_ms", "时长", "Time of the show within the row", Take.DERIVED, unit="ms"),
)

MEASURES: tuple[Measure, ...] = (*_AUDIENCE, *_PEOPLE, *_VISITS, *_ORDERS, *_RUN)
COLUMN: dict[str, int] = {m.id: i for i, m in enumerate(MEASURES)}
MEASURE: dict[str, Measure] = {m.id: m for m in MEASURES}
WIDTH = len(MEASURES)

#: Gauges: for each name a `sample.<name>` or reading gives last, peak and time integral.
GAUGE_PARTS = ("last", "peak", "sum_ms", "observed_ms")

LEVELS = ("show", "minute", "segment", "shift", "host", "round", "product", "talk", "channel")


def table_hash() -> str:
    """Changes when the table does, so that a snapshot of another table is passed over."""
    import hashlib

    text = "\n".join(f"{m.id}:{m.take}:{m.distinct}:{','.join(m.kinds)}" for m in MEASURES)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
