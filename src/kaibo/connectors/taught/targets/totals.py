"""The figures a show, a product in it, a stretch of it or an ad report can hold, by the words of
the trade. What each figure is, its unit and whether it adds up, stands in the core's table."""

from __future__ import annotations

from collections.abc import Iterable

from kaibo.connectors.taught.targets.target import Read, Target, target
from kaibo.live.events import REPORT_PREFIX, SAMPLE_PREFIX, TICK_PREFIX
from kaibo.live.metrics.totals import TOTAL, TOTALS, Total

_READ = {"count": Read.COUNT, "fen": Read.MONEY, "ms": Read.LENGTH, "ppm": Read.SHARE}

#: What a total is called besides its own word.
_WORDS: dict[str, str] = {
    "air_ms": "开播时长 时长 直播时间长度 Duration",
    "impressions": "曝光次数 曝光量 曝光 展现量 展现次数 直播间曝光 直播曝光次数 LIVEimpressions",
    "impression_viewers": "曝光人数 曝光UV",
    "views": (
        "直播间观看次数 场观 累计观看次数 观看人次 直播间浏览次数 场观人次 观看量 播放次数 进入次数 "
        "直播间访问次数 累计场观 观看PV PV Views"
    ),
    "viewers": (
        "直播间观看人数 累计观看人数 直播间浏览人数 直播访问人数 观众数 观看UV 直播间访问人数 "
        "进房人数 进入人数 直播观看人数 观众人数 UV Viewers"
    ),
    "peak_online": "最高在线 峰值在线 峰值 在线峰值 最高同时在线 最高同时在线人数 峰值在线人数 PCU Peakviewers",
    "avg_online": "平均在线 均在线 ACU",
    "stay_ms": "平均观看时长 人均停留时长 平均停留时长 人均停留 平均停留 停留时长 停留 Avg.viewduration",
    "returning_fan_ppm": "老粉占比 老粉观看占比",
    "comments": "评论数 评论 评论量 直播评论量 弹幕数 公屏数 Comments",
    "follows": (
        "新增关注 新增关注数 新增粉丝 涨粉 涨粉数 新粉 新增粉丝量 加粉 加粉数 关注数 关注量 "
        "新增关注人数 涨粉量 Newfollowers"
    ),
    "unfollows": "取关数 取关人数 掉粉 掉粉数",
    "live_club_joins": "加团 加团人数 新增粉丝团 新加粉丝团 新增加团",
    "shopping_club_joins": "加购物团",
    "products_listed": "商品数 上架商品数 讲解商品数",
    "product_viewers": "直播间商品曝光人数",
    "product_views": "直播间商品曝光次数 商品曝光 商品曝光量 Productimpressions",
    "product_clickers": "直播间商品点击人数 商品访客数 商品点击UV",
    "product_clicks": "直播间商品点击次数 商品点击 商品点击量 商品点击数 商品点击PV Productclicks",
    "orders_paid": (
        "直播间成交订单数 支付订单数 订单数 成交单数 成交笔数 支付笔数 订单量 单量 成交单量 "
        "付款订单数 成交订单量 成交单"
    ),
    "buyers": "直播间成交人数 支付人数 成交用户数 支付买家数 付款人数 购买人数 Customers",
    "items_paid": "直播间成交件数 支付件数 销量 销售件数 成交商品件数 Itemssold",
    "gmv": (
        "直播间成交金额 GMV 支付GMV 销售额 成交额 直播GMV 成交GMV 直播成交金额 直播间GMV 总成交金额 "
        "直播销售额 总GMV"
    ),
    "buyer_paid": "直播间用户支付金额 支付金额 实付金额 实际支付金额 用户实付",
    "net_1h": "净GMV 净成交",
    "refund": "直播间退款金额 退款额 退款",
    "orders_refunded": "直播间退款订单数 退款单数 退款笔数",
    "refund_buyers": "直播间退款人数",
    "commission_due": "预估佣金 佣金支出",
    "spend": "消耗 花费 总花费 投流消耗 广告消耗 千川消耗 投放金额 推广费用 投流费",
    "likes": "点赞数 点赞 点赞量 Likes",
    "shares": "分享数 分享 转发次数 转发 Shares",
    "leaves": "离开人次",
    "interactions": "互动数 互动量",
    "gifts": "送礼次数 礼物数",
    "cart_adders": "商品加购人数",
    "cart_items": "商品加购件数 加购商品件数",
    "cart_adds": "加购 加购数",
    "orders_created": "下单数 下单笔数 下单订单数 提交订单数",
    "unpaid_orders": "未付款订单数 待付款订单数",
    "organic_viewers": "自然流量人数",
    "paid_viewers": "付费流量人数",
    "seed_orders": "种草成交笔数",
    "presale_deposit": "定金金额",
    "refunded_ok": "退款成功金额",
}
#: What it is called in a report of ads, where 成交金额 is what the ads are said to have brought.
_AD: dict[str, str] = {
    "spend": (
        "消耗 整体消耗 总消耗 花费 总花费 投放消耗 广告消耗 投放花费 推广费用 成本 消费 实际消耗 Cost "
        "AdsCost"
    ),
    "ad_gmv": "整体成交金额 成交金额 直接成交金额 交易额 成交额 GMV 支付GMV 投放GMV 广告GMV AdsGMV",
    "ad_orders": "整体成交订单数 成交订单数 成交笔数 订单数 成交单数",
    "ad_buyer_paid": "用户实际支付金额 用户支付金额 支付金额",
    "ad_net_gmv": "净成交金额",
    "ad_orders_net": "净成交订单数",
    "ad_coupon": "智能优惠券金额 整体成交智能优惠券金额",
    "ad_subsidy": "平台补贴金额 电商平台补贴金额",
    "ad_presale": "未完结预售订单预估金额 整体未完结预售订单预估金额",
    "ad_refund_1h": "1小时内退款金额 1小时退款金额",
    "ad_refund": "退款金额",
}
#: What is of the room and of no product.
_ROOM = frozenset(
    "air_ms impressions impression_viewers incentive_views peak_online avg_online unfollows leaves "
    "returning_fan_ppm live_club_joins shopping_club_joins products_listed gifts organic_viewers "
    "paid_viewers watch_total_ms".split()
)
#: What a product's own figures are called beside it.
_OF_PRODUCT: dict[str, str] = {
    "product_views": "曝光次数 曝光量 曝光",
    "product_viewers": "曝光人数",
    "product_clicks": "点击次数 点击数 点击量 点击",
    "product_clickers": "点击人数 访客数",
}


def _targets(
    totals: Iterable[Total], prefix: str, *words: dict[str, str], running: bool = True
) -> dict[str, Target]:
    """Targets of these totals. Without `running`, names that say 累计 are left out: what is counted
    since the show began is no figure of a stretch."""
    found = {}
    for one in totals:
        names = " ".join(table.get(one.name, "") for table in words).split()
        kept = " ".join(name for name in names if running or "累计" not in name)
        key = prefix + one.name
        found[key] = target(key, one.zh, _READ[one.unit], kept)
    return found


def _adds(one: Total) -> bool:
    return one.adds and one.unit in ("count", "fen")


#: Figures of the ad report keep to their own word elsewhere: 成交金额 of a show is the show's.
REPORTS = _targets(TOTALS, REPORT_PREFIX, _WORDS)
PRODUCT_REPORTS = _targets(
    (one for one in TOTALS if one.name not in _ROOM), REPORT_PREFIX, _WORDS, _OF_PRODUCT
)
TICKS = {
    "sample.online": target(
        "sample.online", "在线人数", Read.COUNT, "实时在线人数 在线 同时在线 实时在线"
    ),
    **_targets((one for one in TOTALS if _adds(one)), TICK_PREFIX, _WORDS, running=False),
    **_targets(
        (one for one in TOTALS if one.distinct == "people"), SAMPLE_PREFIX, _WORDS, running=False
    ),
}
AD_TICKS = _targets((TOTAL[name] for name in _AD), TICK_PREFIX, _AD)
