"""What the figures of a file are called, in which currency they are, and who may see them. [plain]

A figure is known by its kind (`report.gmv`, `tick.spend`) or by the part of a movement of money
(`settled`); one that is not in yuan by that and its currency, `report.gmv@USD`: two are never added.
"""

from __future__ import annotations

import re

from kaibo.domains.control.imports.summing import GROSS, MOVED, REFUNDED, in_currency
from kaibo.live.metrics.totals import TOTAL

SALES, ADS, PROFIT = "money.gmv.read", "traffic.read", "money.profit.read"
LABELS = {
    GROSS: "订单金额",
    REFUNDED: "订单退款",
    "refund": "退款",
    "settled": "结算金额",
    "income": "收入合计",
    "platform_fee": "平台服务费",
    "commission": "佣金",
    "service_fee": "招商服务费",
    "channel_fee": "渠道分成",
    "promotion_fee": "站外推广费",
    "other_fees": "其他扣费",
    # Reported, and kept as reported: no metric is made of these.
    "ad_net_buyer_paid": "投放净成交用户支付金额",
    "ad_orders_refunded_1h": "投放 1 小时内退款订单数",
    "ad_impressions": "投放曝光次数",
    "ad_clicks": "投放点击次数",
    "ad_settled_ppm": "投放净成交金额结算率",
    "ad_orders_settled_ppm": "投放净成交订单结算率",
    "entry_ppm": "曝光观看率（次数）",
    "view_buy_ppm": "观看成交转化率",
    "like_ppm": "点赞率",
    "share_ppm": "分享率",
    "interaction_rate_ppm": "互动率",
    "cover_click_rate_ppm": "封面图点击率",
    "click_buy_rate_ppm": "点击-成交转化率",
    "product_view_buy_rate_ppm": "曝光-成交转化率",
    "gpm_watch_ppm": "千次观看成交金额",
    "gpm_product_ppm": "商品千次曝光成交金额",
    "product_clicks_5min": "近 5 分钟商品点击次数",
    "final_price": "到手价",
    "stock": "库存",
    "promo_stock": "活动库存",
    "items_attributed": "归因成交件数",
    "stay_view_ms": "每次观看平均停留",
    "shop_visits": "引导进店次数",
    "shows": "开播场次",
}
#: Files of what the shop is paid: all their money is.
_BOOKS = frozenset({"settlement", "funds"})
_KEPT = frozenset(MOVED) - {"refund"} | {"commission_due"}
_PREFIX = re.compile(r"^(report|tick)\.")


def label_of(name: str) -> str:
    """What people read: 成交金额, or 成交金额（USD）."""
    name, cur = in_currency(name)
    bare = _PREFIX.sub("", name)
    known = TOTAL.get(bare)
    label = LABELS.get(bare) or (known.zh if known else bare)
    return f"{label}（{cur}）" if cur else label


def rights_of(holds: str, name: str) -> frozenset[str]:
    """The rights it takes to see an amount of this name in a file that `holds` such rows."""
    bare = _PREFIX.sub("", in_currency(name)[0])
    if holds in _BOOKS or bare in _KEPT:
        return frozenset({PROFIT})
    if bare.startswith("spend"):  # what was spent is no sale
        return frozenset({ADS})
    return frozenset({ADS, SALES}) if bare.startswith("ad_") else frozenset({SALES})
