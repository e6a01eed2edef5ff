"""The totals of a show a platform may report: what each `report.<name>` means and counts."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.live.metrics.define import Unit


@dataclass(frozen=True, slots=True)
class Total:
    """One total. `unit` is that of the integer in the event: `count`, `fen`, `ms`, `ppm`.

    Where a name is also a measure's, it means the same thing, counted by the platform.
    `metric` is the unit people read, `row` the number of the trade's term.
    """

    name: str
    zh: str
    en: str
    unit: str
    metric: Unit
    row: int | None
    distinct: str = ""


def _count(name: str, zh: str, en: str, row: int | None = None) -> Total:
    return Total(name, zh, en, "count", Unit.COUNT, row)


def _people(name: str, zh: str, en: str, row: int | None = None, of: str = "people") -> Total:
    return Total(name, zh, en, "count", Unit.COUNT, row, of)


def _fen(name: str, zh: str, en: str, row: int | None = None) -> Total:
    return Total(name, zh, en, "fen", Unit.FEN, row)


TOTALS: tuple[Total, ...] = (
    Total("air_ms", "直播时长", "Time on air", "ms", Unit.SECOND, 22),
    _count("impressions", "直播间曝光次数", "Impressions of the room", 1),
    _people("impression_viewers", "直播间曝光人数", "People shown the room", 2),
    _count("views", "观看次数", "Views", 3),
    _people("viewers", "观看人数", "Viewers", 4),
    _count("incentive_views", "激励观看次数", "Views the platform paid viewers for"),
    _count("peak_online", "最高在线人数", "Peak online", 9),
    _count("avg_online", "平均在线人数", "Average online, as rounded by the platform", 10),
    Total("stay_ms", "人均观看时长", "Watch time a viewer, as rounded", "ms", Unit.SECOND, 11),
    Total("returning_fan_ppm", "观看老粉占比", "Share of fans of old", "ppm", Unit.RATIO, 18),
    _count("comments", "评论次数", "Comments", 25),
    _count("follows", "新增粉丝数", "New followers", 26),
    _count("unfollows", "取关粉丝数", "Unfollows", 27),
    _count("live_club_joins", "新加直播团人数", "Joins of the live club", 29),
    _count("shopping_club_joins", "新加购物团人数", "Joins of the shopping club", 30),
    _people("products_listed", "带货商品数", "Products in the bag", 48, "products"),
    _people("product_viewers", "商品曝光人数", "Viewers shown a product", 34),
    _count("product_views", "商品曝光次数", "Product card impressions", 34),
    _people("product_clickers", "商品点击人数", "Viewers who clicked", 36),
    _count("product_clicks", "商品点击次数", "Product clicks", 36),
    _people("orders_paid", "成交订单数", "Paid orders", 38, "orders"),
    _people("buyers", "成交人数", "Buyers", 37),
    _count("items_paid", "成交件数", "Items paid", 49),
    _fen("gmv", "成交金额", "Sales, refunds not taken off", 50),
    _fen("buyer_paid", "用户支付金额", "What buyers paid, subsidies not counted", 51),
    _fen("net_1h", "净成交金额", "Sales less refunds within an hour", 52),
    _people(
        "orders_net_1h", "净成交订单数", "Orders less those refunded within an hour", 53, "orders"
    ),
    _fen("refund", "退款金额", "Refunds up to the day of the file", 71),
    _people("orders_refunded", "退款订单数", "Orders with a refund", 74, "orders"),
    _people("refund_buyers", "退款人数", "Buyers with a refund", 74),
    _fen("refund_1h", "1小时退款金额", "Refunds within an hour of paying", 72),
    _people(
        "orders_refunded_1h", "1小时退款订单数", "Orders refunded within an hour", 74, "orders"
    ),
    _fen("commission_due", "预估佣金支出", "Commission as the platform expects it"),
    _people("presale_orders", "预售订单数", "Presale orders", 66, "orders"),
    _fen("presale_full", "预售全款金额", "Presale, all tails taken as paid", 66),
    _fen("spend_bound", "投放消耗（店铺绑定）", "Spend of ad accounts bound to the shop", 79),
    _fen("spend_promoted", "投放消耗（店铺被投）", "Spend on ads for the shop, whoever paid", 79),
    _fen("voucher_paid", "消费券引导支付金额", "Payments brought by vouchers", 70),
    _fen("voucher_subsidy", "消费券补贴金额", "Subsidy by vouchers", 70),
    _count("voucher_uses", "消费券使用量", "Vouchers used", 70),
)
TOTAL: dict[str, Total] = {t.name: t for t in TOTALS}
