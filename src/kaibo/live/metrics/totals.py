"""The totals of a show a platform may report: what each `report.<name>` means and counts."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.live.metrics.define import Unit

COMPASS = "抖音罗盘 直播间明细"
_PRODUCTS, _SHOW = "抖音罗盘 直播商品列表", "抖音罗盘 单场数据"
_ADS, _TAOBAO, _TIKTOK = "巨量千川 全域数据", "淘宝生意参谋 直播", "TikTok Shop LIVE"


@dataclass(frozen=True, slots=True)
class Total:
    """One total. `unit` is that of the integer in the event: `count`, `fen`, `ms`, `ppm`.

    Where a name is also a measure's, it means the same thing, counted by the platform.
    `metric` is the unit people read, `row` the number of the trade's term. `adds`: those of two
    stretches of time may be added, so that minutes of it make a segment; people may be the same
    ones, a peak or an average is no sum. `source`: whose report is known to have it.
    """

    name: str
    zh: str
    en: str
    unit: str
    metric: Unit
    row: int | None
    distinct: str = ""
    adds: bool = False
    source: str = COMPASS


def _count(
    name: str, zh: str, en: str, row: int | None = None, adds: bool = True, source: str = COMPASS
) -> Total:
    return Total(name, zh, en, "count", Unit.COUNT, row, "", adds, source)


def _people(
    name: str,
    zh: str,
    en: str,
    row: int | None = None,
    of: str = "people",
    source: str = COMPASS,
) -> Total:
    # An order is placed once: those of two minutes are different ones. People come again.
    return Total(name, zh, en, "count", Unit.COUNT, row, of, of == "orders", source)


def _fen(
    name: str, zh: str, en: str, row: int | None = None, adds: bool = True, source: str = COMPASS
) -> Total:
    return Total(name, zh, en, "fen", Unit.FEN, row, "", adds, source)


TOTALS: tuple[Total, ...] = (
    Total("air_ms", "直播时长", "Time on air", "ms", Unit.SECOND, 22, adds=True),
    _count("impressions", "直播间曝光次数", "Impressions of the room", 1),
    _people("impression_viewers", "直播间曝光人数", "People shown the room", 2),
    _count("views", "观看次数", "Views", 3),
    _people("viewers", "观看人数", "Viewers", 4),
    _count("incentive_views", "激励观看次数", "Views the platform paid viewers for"),
    _count("peak_online", "最高在线人数", "Peak online", 9, adds=False),
    _count("avg_online", "平均在线人数", "Average online, as rounded by the platform", 10, adds=False),
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
    _count("likes", "点赞次数", "Likes", 23, source=_SHOW),
    _count("shares", "分享次数", "Shares", 28, source=_SHOW),
    _count("leaves", "离开次数", "Leaves", source=_SHOW),
    _count("interactions", "互动次数", "Interactions, as the platform adds them up", source=_SHOW),
    _people("interactors", "互动人数", "Viewers who interacted", source=_SHOW),
    _count("gifts", "打赏次数", "Gifts", source=_SHOW),
    _people("organic_viewers", "自然流量观看人数", "Viewers not brought by ads", source=_SHOW),
    _people("paid_viewers", "付费流量观看人数", "Viewers brought by ads", source=_SHOW),
    Total("watch_total_ms", "累计观看时长", "Time watched by all viewers", "ms", Unit.SECOND, None,
          adds=True, source=_SHOW),
    _count("pitches", "讲解次数", "Times a product was explained", source=_PRODUCTS),
    _people("cart_adders", "加购人数", "Viewers adding to the cart", source=_TAOBAO),
    _count("cart_adds", "加购次数", "Add-to-cart events", source=_TAOBAO),
    _count("cart_items", "加购件数", "Items added to carts", source=_TAOBAO),
    _people("orders_created", "创建订单数", "Orders created", of="orders", source=_PRODUCTS),
    _count("unpaid_orders", "未支付订单数", "Orders not paid when the file was made", adds=False,
           source=_PRODUCTS),
    _count("presale_deposits", "预售定金笔数", "Presale deposits paid", source=_PRODUCTS),
    _fen("presale_deposit", "预售定金金额", "Presale deposits paid", source=_PRODUCTS),
    _fen("gmv_best_minute", "分钟最高成交金额", "Sales of the best minute", adds=False,
         source=_PRODUCTS),
    _fen("gmv_5min", "近5分钟成交金额", "Sales of the last five minutes", adds=False,
         source=_PRODUCTS),
    _fen("spend", "投放消耗", "Spend on ads", 79, source=_ADS),
    _fen("ad_gmv", "投放成交金额", "Sales as the ad platform attributes them", source=_ADS),
    _fen("ad_buyer_paid", "投放用户支付金额", "What buyers paid of these sales", source=_ADS),
    _fen("ad_net_gmv", "投放净成交金额", "These sales less refunds within an hour", source=_ADS),
    _fen("ad_coupon", "投放智能优惠券金额", "Smart coupons in these sales", source=_ADS),
    _fen("ad_subsidy", "投放平台补贴金额", "Subsidy of the platform in these sales", source=_ADS),
    _fen("ad_presale", "投放未完结预售预估金额", "Presales not finished yet, as expected",
         source=_ADS),
    _fen("ad_refund", "投放退款金额", "Refunds of these sales", source=_ADS),
    _fen("ad_refund_1h", "投放1小时内退款金额", "Those within an hour of paying", source=_ADS),
    _people("ad_orders", "投放成交订单数", "Orders as the ad platform attributes them", of="orders",
            source=_ADS),
    _people("ad_orders_net", "投放净成交订单数", "These orders less those refunded within an hour",
            of="orders", source=_ADS),
    _people("seed_buyers", "种草成交人数", "Buyers who bought later, elsewhere", source=_TAOBAO),
    _people("seed_orders", "种草成交订单数", "Orders placed later, elsewhere", of="orders",
            source=_TAOBAO),
    _fen("seed_gmv", "种草成交金额", "Sales made later, elsewhere, by who had watched",
         source=_TAOBAO),
    _fen("received", "确认收货金额", "Sales whose goods were received", source=_TAOBAO),
    _fen("refunded_ok", "成功退款金额", "Refunds that went through", source=_TAOBAO),
    _fen("gmv_direct", "直接成交金额", "Sales of what was bought in the room itself", source=_TIKTOK),
    _fen("gmv_attributed", "归因成交金额", "Sales attributed to the show, bought later too",
         source=_TIKTOK),
    _people("orders_attributed", "归因成交订单数", "Orders attributed to the show", of="orders",
            source=_TIKTOK),
    _people("sku_orders", "SKU订单数", "Order lines by variant, as TikTok counts them", of="orders",
            source=_TIKTOK),
)  # fmt: skip
TOTAL: dict[str, Total] = {t.name: t for t in TOTALS}
