"""The table of additive integer measures: what the fold counts, where it comes from, in what unit.

Every measure is kept at every level (show, minute, segment, shift, host, round, product, talk,
channel). A measure is null where it is unknown: none of its kinds was seen or promised by a
source, or a contributing event lacked the field it needs (an anonymous comment makes the number
of commenters unknown, not smaller). Distincts are exact sets and are never added up.
"""

from __future__ import annotations

from kaibo.live.measure import Measure, Take
from kaibo.live.measure import measure as _m
from kaibo.live.order_measures import ORDERS

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
_P = ("pitch.start", "show.start")
_RUN: tuple[Measure, ...] = (
    _m("pitches", "讲解次数", "Pitch spans that began", Take.DERIVED, *_P),
    _m("pitch_ms", "讲解时长", "Time a product was being pitched", Take.DERIVED, *_P, unit="ms"),
    _m("air_ms", "时长", "Time of the show within the row", Take.DERIVED, unit="ms"),
)

MEASURES: tuple[Measure, ...] = (*_AUDIENCE, *_PEOPLE, *_VISITS, *ORDERS, *_RUN)
COLUMN: dict[str, int] = {m.id: i for i, m in enumerate(MEASURES)}
MEASURE: dict[str, Measure] = {m.id: m for m in MEASURES}
WIDTH = len(MEASURES)
#: Those that say, while above zero in a show, that others of it are known.
SHOWN_BY = frozenset({"order_lines", "pitches", *(m.shown_by for m in MEASURES if m.shown_by)})

#: Gauges: for each name a `sample.<name>` or reading gives last, peak and time integral.
GAUGE_PARTS = ("last", "peak", "sum_ms", "observed_ms")

LEVELS = ("show", "minute", "segment", "shift", "host", "round", "product", "talk", "channel")


def table_hash() -> str:
    """Changes when the table does, so that a snapshot of another table is passed over."""
    import hashlib

    text = "\n".join(
        f"{m.id}:{m.take}:{m.distinct}:{','.join(m.kinds)}:{m.shown_by}" for m in MEASURES
    )
    return hashlib.sha256(text.encode()).hexdigest()[:16]


__all__ = [
    "COLUMN",
    "GAUGE_PARTS",
    "LEVELS",
    "MEASURE",
    "MEASURES",
    "SHOWN_BY",
    "WIDTH",
    "Measure",
    "Take",
    "table_hash",
]
