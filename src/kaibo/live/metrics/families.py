"""Names the trade uses for several numbers at once, and which numbers those are.

A family is what people say; its members are what they may mean. Members are never compared,
never averaged and never stand in for each other: each is in `confused_with` of the others.
"""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.live.events import REPORT_PREFIX


@dataclass(frozen=True, slots=True)
class Family:
    """What people say, what to ask back (Chinese), and the ids it may mean."""

    zh: str
    ask: str
    members: tuple[str, ...]


def _f(zh: str, ask: str, *members: str) -> Family:
    return Family(zh, ask, members)


_TOLD: tuple[Family, ...] = (
    _f("场观", "人次还是人数？人次里，同一个人进来三次算三次。", "views", "viewers"),
    _f(
        "在线",
        "此刻、最高，还是平均？平均又分按时间、按分钟和由停留推算。人气是热度分，不是人数。",
        "online", "peak_online", "avg_online", "avg_online_by_minute", "avg_online_by_visits",
        "popularity", "peak_popularity", "report.peak_online", "report.avg_online",
    ),
    _f(
        "停留",
        "除以到访、人数，还是观看次数？单位是秒还是分钟？",
        "stay_per_visit", "stay_per_viewer", "stay_per_view", "report.stay_per_viewer",
    ),
    _f("1分钟留存", "占结束了的到访，还是占全部观看次数？", "views_1min", "retention_1min",
       "retention_1min_views"),
    _f("流速", "只数进来的，还是扣掉离开的？", "inflow", "outflow", "net_inflow", "leaves"),
    _f(
        "曝光进入率",
        "人次除以人次，还是人数除以人数？",
        "report.entry_rate_times", "report.entry_rate_people",
    ),
    _f(
        "互动率",
        "互动的人除以观看人数、除以在线，还是几种次数相加？算进哪些动作？",
        "interaction_rate_people", "interaction_rate_online", "interaction_count",
        "comment_rate_people", "comment_rate_times",
    ),
    _f("点赞率", "人数还是次数？次数可以连点。", "like_rate_people", "like_rate_times"),
    _f("分享率", "人数还是次数？", "share_rate_people", "share_rate_times"),
    _f("打赏", "礼物的个数、价值，打赏的次数，还是比率？", "tips", "tip_value", "tip_rate_times",
       "report.gifts"),
    _f("评论数", "一共多少条，还是每分钟多少条？", "comments", "comments_per_minute"),
    _f("新增粉丝", "扣不扣取关？", "new_followers", "unfollows", "net_followers"),
    _f(
        "转粉率",
        "除以观看人数、在线，还是还不是粉丝的人？",
        "follow_rate", "follow_rate_people", "follow_rate_online",
    ),
    _f("商品曝光", "人数还是次数？", "product_viewers", "product_views"),
    _f("商品点击", "人数还是次数？", "product_clickers", "product_clicks", "product_clicks_5min"),
    _f(
        "商品点击率",
        "分母是看到商品的、进直播间的，还是在线的？人数还是次数？",
        "product_click_rate_people", "product_click_rate_times", "product_click_rate_online",
        "live_click_rate_people", "live_click_rate_times",
    ),
    _f(
        "成交率、转化率",
        "从哪一步算起：看到直播间、进来、看到商品、点击，还是下单？分子是人还是订单？",
        "click_buy_rate_people", "click_order_rate_times", "view_buy_rate_people",
        "view_order_rate_times", "product_view_buy_rate_people",
        "report.impression_buy_rate_people", "payment_rate",
    ),
    _f("加购", "人数、次数还是件数？", "cart_adders", "cart_adds", "cart_items"),
    _f("加购率", "占观看人数，还是占点击人数？", "cart_rate_people", "click_cart_rate_people"),
    _f("订单数", "创建的、付了的、没付的，还是扣掉退款的？", "orders_created", "orders_paid",
       "orders_unpaid", "report.unpaid_orders", "orders_net_1h", "talk_orders", "orders_live",
       "report.orders_attributed", "report.sku_orders", "report.ad_orders"),
    _f(
        "GPM、千次成交",
        "每千次观看、每千人、每千次直播间曝光，还是每千次商品曝光？",
        "gpm_watch", "gpm_viewers", "gpm_product", "report.gpm_show", "value_per_viewer",
    ),
    _f(
        "成交金额、GMV",
        "扣不扣退款，扣到什么时候？用户付的还是商品成交的？整场的还是讲解时的？谁归的因？",
        "gmv", "gmv_with_subsidy", "net_1h", "net_refunds", "talk_gmv", "gmv_live", "gmv_5min", "gmv_best_minute",
        "report.buyer_paid", "report.gmv_direct", "report.gmv_attributed", "report.seed_gmv",
        "report.ad_gmv",
    ),
    _f("客单价", "每个人、每一单，还是每一件？", "spend_per_buyer", "order_value", "item_price"),
    _f(
        "每小时成交",
        "成交金额还是用户支付金额？整个时长还是讲解的时长？",
        "gmv_per_hour", "talk_gmv_per_minute", "report.buyer_paid_per_hour",
    ),
    _f(
        "退款金额",
        "按下单时间、按退款时间，还是只看付款后 1 小时？到哪一天为止？",
        "refund_cohort", "refund_cohort_live", "refund_cash", "refund_1h", "report.refund",
        "report.refunded_ok", "report.ad_refund",
    ),
    _f("退款订单数", "至今的，还是付款后 1 小时内的？", "orders_refunded", "orders_refunded_1h"),
    _f(
        "退款率",
        "按金额还是按单数？1 小时内还是到今天？第几天看的？",
        "refund_rate", "refund_rate_1h", "refund_order_rate", "refund_order_rate_1h",
        "report.refund_rate",
    ),
    _f(
        "ROI",
        "分子扣不扣退款，扣哪些？消耗是哪一列？",
        "report.roi_paid", "report.roi_net", "report.roi_after_refunds",
    ),
    _f("投放消耗", "店铺绑定的账户花的，投在店铺上的，还是千川这一条计划的？前两个互相重叠。",
       "report.spend_bound", "report.spend_promoted", "report.spend"),
    _f("直播间曝光", "人数还是次数？", "report.impressions", "report.impression_viewers"),
)  # fmt: skip


def families(known: frozenset[str]) -> tuple[Family, ...]:
    """The families with the platform's own figure of each member put beside it, where there is one.

    `known` are all metric ids.
    """
    out = []
    for family in _TOLD:
        members: dict[str, None] = {}
        for ident in family.members:
            members[ident] = None
            if REPORT_PREFIX + ident in known:
                members[REPORT_PREFIX + ident] = None
        out.append(Family(family.zh, family.ask, tuple(members)))
    return tuple(out)


def confusions(known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """For each metric id the others it must not be confused with, in order of the families."""
    out: dict[str, dict[str, None]] = {ident: {} for ident in known}
    groups = [f.members for f in families(known)]
    groups += [(i, REPORT_PREFIX + i) for i in sorted(known) if REPORT_PREFIX + i in known]
    for members in groups:
        for ident in members:
            out[ident].update(dict.fromkeys(m for m in members if m != ident))
    return {ident: tuple(others) for ident, others in out.items()}
