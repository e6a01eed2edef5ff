"""Metrics of refunds: by the order's time and by the refund's, by money and by orders."""

from __future__ import annotations

from kaibo.live.metrics.define import CHANNEL, PRODUCT, TIME, Group, Unit, Window
from kaibo.live.metrics.maturity import Maturity

_g = Group(
    "refunds",
    levels=TIME + PRODUCT + CHANNEL,
    window=Window.SINCE_ORDER,
    maturity=Maturity.REFUNDS,
)
REFUNDS = _g.metrics

# One metric a call, as compact as it can be read.
# fmt: off
_g.add(
    "refund_cohort", "退款金额（按下单时间）", "Refunds so far, at the order's time", "refund_cohort",
    unit=Unit.FEN, row=78, source="小红书 退款金额（支付时间）的看法，这里按下单时间",
    note="这一行的订单，到现在一共退了多少。",
)
_g.add(
    "refund_cash", "退款金额（按退款时间）", "Refunds at the time of the refund", "refund_cash",
    unit=Unit.FEN, row=78, source="小红书 退款金额（退款时间）", window=Window.ROW,
    maturity=Maturity.EVENT,
    note="这一行的时间里退出去多少，不管是哪一刻下的单。整场看，两种合计相等；逐段看，各是各的。",
)
_g.add(
    "refund_1h", "1小时退款金额", "Refunds within an hour of paying", "refund_1h",
    unit=Unit.FEN, row=72, source="抖音罗盘 1小时退款金额", window=Window.FIRST_HOUR, maturity=Maturity.HOUR,
)
_g.add(
    "refund_rate", "退款金额占比（至今）", "Refunds so far over sales", "refund_cohort", "gmv",
    row=71, source="抖音直播大屏 退款金额占比",
    note="未成熟：满 15 天可参考，满 30 天才定。和别的场次比，要比同一天龄的。",
)
_g.add(
    "refund_rate_1h", "1小时退款率（金额）", "Refunds within an hour over sales",
    "refund_1h", "gmv",
    row=72, source="抖音罗盘 1小时退款率", window=Window.FIRST_HOUR, maturity=Maturity.HOUR, note="按金额，不按单数。",
)
_g.add(
    "orders_refunded", "退款订单数", "Orders with a refund", "orders_refunded",
    unit=Unit.COUNT, row=74, source="抖音罗盘 直播间退款订单数",
    note="退一部分也算一单，记在下单的那一行。",
)
_g.add(
    "orders_refunded_1h", "1小时退款订单数", "Orders refunded within an hour of paying",
    "orders_refunded_1h",
    unit=Unit.COUNT, row=74, source="抖音罗盘 1小时退款订单数", window=Window.FIRST_HOUR, maturity=Maturity.HOUR,
)
_g.add(
    "refund_order_rate", "退款订单率（至今）", "Orders with a refund over paid orders",
    "orders_refunded", "orders_paid",
    row=74, source="行业用语，平台没有定义", note="未成熟：满 15 天可参考，满 30 天才定。",
)
_g.add(
    "refund_order_rate_1h", "1小时退款订单率", "Orders refunded within an hour over paid orders",
    "orders_refunded_1h", "orders_paid",
    row=74, source="行业用语，平台没有定义", window=Window.FIRST_HOUR, maturity=Maturity.HOUR,
)
_g.add(
    "refund_cohort_live", "直播体裁退款金额", "Refunds so far of the live room's orders",
    "refund_cohort_live",
    unit=Unit.FEN, row=78, source="抖音订单导出 流量体裁 = 直播",
    note="直播体裁成交金额的那些订单行，到现在一共退了多少。",
)
