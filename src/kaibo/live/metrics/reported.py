"""Metrics over what a platform reports of a show: other ids, other inputs, never a fallback.

A ratio that we also count is told once, in its own group, and mirrored here over `report.*`.
What only a platform can know (impressions, spend) is told here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Unpack

from kaibo.live.events import REPORT_PREFIX
from kaibo.live.metrics.define import SHOW, TIME, Fields, Group, Metric, Origin, Unit, Window
from kaibo.live.metrics.maturity import HOUR_MS, Maturity
from kaibo.live.metrics.totals import COMPASS, TOTAL, TOTALS, Total

_REFUNDING = ("refund", "orders_refunded", "refund_buyers")
_SCALE = {"ms": Fraction(1, 1000), "ppm": Fraction(1, 1_000_000)}
#: Ids that say what the number is, not how the event carries it; where we count it too, equal.
_ID = {
    "air_ms": "air_time",
    "stay_ms": "stay_per_viewer",
    "follows": "new_followers",
    "returning_fan_ppm": "returning_fan_share",
}

#: Counted ratios that are told again over the platform's totals.
MIRRORED = (
    "viewers_per_hour", "views_per_viewer", "comment_rate_times", "comments_per_minute",
    "net_followers", "follow_rate", "product_view_rate_people", "product_click_rate_people",
    "product_click_rate_times", "live_click_rate_people", "live_click_rate_times",
    "click_buy_rate_people", "click_order_rate_times", "view_buy_rate_people",
    "view_order_rate_times", "product_view_buy_rate_people", "gpm_product", "items_per_order",
    "gpm_watch", "gpm_viewers", "value_per_viewer", "spend_per_buyer", "order_value", "item_price",
    "gmv_per_hour", "refund_rate_1h", "refund_order_rate", "refund_order_rate_1h",
)  # fmt: skip

_g = Group(
    "reported",
    levels=SHOW,
    window=Window.SHOW,
    origin=Origin.REPORTED,
    maturity=Maturity.AS_OF,
    source=COMPASS,
)
ONLY_REPORTED = _g.metrics
_R = REPORT_PREFIX


def _only(
    ident: str,
    zh: str,
    en: str,
    num: str,
    den: str,
    *,
    unit: Unit = Unit.RATIO,
    scale: int = 1,
    **more: Unpack[Fields],
) -> None:
    named = _R + ident, "平台 " + zh, en + ", as reported"
    _g.add(*named, num, den, unit=unit, scale=scale, **more)


# One metric a call, as compact as it can be read.
# fmt: off
_only(
    "entry_rate_times", "曝光进入率（次数）", "Views over impressions",
    "report.views", "report.impressions", row=5,
    note="大屏用次数，漏斗图用人数，两个数差不少。",
)
_only(
    "entry_rate_people", "曝光进入率（人数）", "Viewers over people shown the room",
    "report.viewers", "report.impression_viewers", row=6,
)
_only(
    "impressions_per_hour", "单小时曝光次数", "Impressions per hour",
    "report.impressions", "report.air_ms",
    unit=Unit.COUNT_PER_HOUR, scale=HOUR_MS, row=15, source="TikTok Shop Impressions per hour",
)
_only(
    "impression_buy_rate_people", "曝光-成交率（人数）", "Buyers over people shown the room",
    "report.buyers", "report.impression_viewers", row=40,
)
_only(
    "gpm_show", "千次曝光成交（按直播间曝光次数）", "Sales per thousand impressions of the room",
    "report.gmv", "report.impressions",
    unit=Unit.FEN_PER_1000, scale=1000, row=56, source="TikTok Shop Show GPM",
    note="TikTok 泰国站的官方说明直接把它叫 GPM。",
)
_only(
    "buyer_paid_per_hour", "单小时用户支付金额", "What buyers paid, per hour",
    "report.buyer_paid", "report.air_ms", unit=Unit.FEN_PER_HOUR, scale=HOUR_MS, row=61,
)
_only(
    "refund_rate", "退款率（至导出日，金额）", "Refunds up to the day of the file over sales",
    "report.refund", "report.gmv", row=71, maturity=Maturity.REFUNDS,
    note="未成熟：满 15 天可参考，满 30 天才定。看它要同时看导出日。",
)
_only(
    "roi_paid", "支付ROI", "Sales over spend", "report.gmv", "report.spend_promoted",
    unit=Unit.MULTIPLE, row=80, source="抖音罗盘 成交金额 ÷ 投放消耗（店铺被投）",
    note="罗盘把消耗分成“店铺绑定”和“店铺被投”两列，互相重叠，不能相加；这里用被投。",
)
_only(
    "roi_net", "净成交ROI（扣1小时内退款）", "Sales less refunds within an hour, over spend",
    "report.net_1h", "report.spend_promoted",
    unit=Unit.MULTIPLE, row=81, source="巨量千川 净成交ROI",
)
_only(
    "roi_after_refunds", "退后ROI（扣至导出日全部退款）", "Sales less all refunds, over spend",
    "report.gmv - report.refund", "report.spend_promoted",
    unit=Unit.MULTIPLE, row=81, source="行业里的另一种净成交ROI", maturity=Maturity.REFUNDS,
)
# fmt: on


def _plain(total: Total) -> Metric:
    """The total itself as a metric; one that adds up over time is there for any stretch of which
    the platform reports the minutes."""
    levels, window = (TIME, Window.ROW) if total.adds else (SHOW, Window.SHOW)
    made = Group("reported", levels=levels, window=window, origin=Origin.REPORTED)
    made.add(
        _R + _ID.get(total.name, total.name),
        "平台 " + total.zh,
        total.en + ", as reported",
        _R + total.name,
        unit=total.metric,
        scale=_SCALE.get(total.unit, 1),
        row=total.row,
        source=total.source,
        maturity=Maturity.REFUNDS if total.name in _REFUNDING else Maturity.AS_OF,
    )
    return made.metrics[0]


def mirrored(counted: Iterable[Metric]) -> Iterator[Metric]:
    """The metrics of `MIRRORED` over the totals of the same names."""
    by_id = {m.id: m for m in counted}
    names = {name: _R + name for name in TOTAL}
    for ident in MIRRORED:
        ours = by_id[ident]
        yield replace(
            ours,
            id=_R + ident,
            zh="平台 " + ours.zh,
            en=ours.en + ", as reported",
            group="reported",
            num=ours.num.renamed(names),
            den=ours.den.renamed(names),
            levels=SHOW,
            window=Window.SHOW,
            origin=Origin.REPORTED,
            maturity=Maturity.REFUNDS if ours.maturity is Maturity.REFUNDS else Maturity.AS_OF,
            note="",
        )


def reported(counted: Iterable[Metric]) -> tuple[Metric, ...]:
    """All metrics over `report.*`: the totals, what only a platform knows, the mirrored ratios."""
    return (*map(_plain, TOTALS), *ONLY_REPORTED, *mirrored(counted))
