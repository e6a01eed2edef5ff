"""Metrics of money: sales, what is left of them, and sales per person, view, piece and hour."""

from __future__ import annotations

from kaibo.live.metrics.define import CHANNEL, LONG, PRODUCT, TIME, Group, Unit, Window
from kaibo.live.metrics.maturity import HOUR_MS, Maturity

_ANY = TIME + PRODUCT + CHANNEL
_g = Group("money", levels=_ANY, maturity=Maturity.PAYMENTS)
MONEY = _g.metrics

# One metric a call, as compact as it can be read.
# fmt: off
_g.add(
    "gmv", "成交金额", "Sales: paid orders of this row, refunds not taken off", "gmv",
    unit=Unit.FEN, row=51, source="抖音罗盘 直播间用户支付金额",
    note="记在下单的时刻，退款不扣，只算买家付的：罗盘的用户支付金额是这个数，罗盘的成交金额还含平台补贴。"
    "“直播期间成交金额”是全店在这段时间的成交，是另一个数；含未付款订单的算法这里不用。",
)
_g.add(
    "platform_bears", "平台补贴", "What the platform pays of these orders beside their buyers",
    "platform_bears",
    unit=Unit.FEN, row=70, source="抖店订单 平台实际承担优惠金额、TikTok Shop SKU Platform Discount",
    note="券和立减里平台自己掏的那部分。有一行订单没写，这里就不知道，不当作 0。",
)
_g.add(
    "gmv_with_subsidy", "成交金额（含平台补贴）", "Sales with what the platform pays of them",
    "gmv + platform_bears",
    unit=Unit.FEN, row=50, source="抖音罗盘 直播间成交金额、TikTok Shop Gross revenue",
    note="买家付的加上平台补贴，退款不扣：抖音罗盘和 TikTok Shop 说的成交金额。淘宝的文件没有补贴这一列。",
)
_g.add(
    "orders_paid", "成交订单数", "Paid orders", "orders_paid",
    unit=Unit.COUNT, row=38, source="抖音罗盘 直播间成交订单数",
    note="一笔主订单算一单，里面有几个子订单都一样。",
)
_g.add(
    "items_paid", "成交件数", "Items of paid orders", "items_paid",
    unit=Unit.COUNT, row=49, source="抖音罗盘 直播间成交件数",
)
_g.add(
    "buyers", "成交人数", "Buyers: distinct people who paid", "buyers",
    unit=Unit.COUNT, row=37, source="抖音罗盘 直播间成交人数",
)
_g.add(
    "net_1h", "净成交金额（扣1小时内退款）", "Sales less refunds within an hour of paying",
    "gmv - refund_1h",
    unit=Unit.FEN, row=52, source="抖音罗盘、巨量千川 净成交金额", window=Window.FIRST_HOUR,
    maturity=Maturity.HOUR, note="别家的“净成交”大多扣全部退款，那是“退后金额”。",
)
_g.add(
    "orders_net_1h", "净成交订单数（扣1小时内退款）", "Orders less those refunded within an hour",
    "orders_paid - orders_refunded_1h",
    unit=Unit.COUNT, row=53, source="抖音罗盘 净成交订单数", window=Window.FIRST_HOUR,
    maturity=Maturity.HOUR, note="退一部分的订单也整单扣掉。",
)
_g.add(
    "net_refunds", "退后金额（扣至今全部退款）", "Sales less all refunds so far",
    "gmv - refund_cohort",
    unit=Unit.FEN, row=52, source="TikTok Shop 净 GMV 的算法", window=Window.SINCE_ORDER,
    maturity=Maturity.REFUNDS, note="每过一天都可能变小，写它时要带上是第几天。",
)
_g.add(
    "gpm_watch", "千次观看成交（GPM，按观看次数）", "Sales per thousand views", "gmv", "views",
    unit=Unit.FEN_PER_1000, scale=1000, row=55, source="抖音罗盘 千次观看成交金额", levels=LONG,
)
_g.add(
    "gpm_viewers", "千人观看成交（按观看人数）", "Sales per thousand viewers", "gmv", "viewers",
    unit=Unit.FEN_PER_1000, scale=1000, row=55, source="行业文章里的另一种 GPM，等于 UV价值×1000",
    levels=LONG,
)
_g.add(
    "value_per_viewer", "UV价值", "Sales per viewer", "gmv", "viewers",
    unit=Unit.FEN, row=57, source="行业用语；生意参谋的访客平均价值用的是店铺访客", levels=LONG,
)
_g.add(
    "spend_per_buyer", "客单价（每位成交人）", "Sales per buyer", "gmv", "buyers",
    unit=Unit.FEN, row=58, source="抖音罗盘 客单价", note="TikTok Shop 的 AOV 是每一单，不是每个人。",
)
_g.add(
    "order_value", "笔单价（每单）", "Sales per order", "gmv", "orders_paid",
    unit=Unit.FEN, row=59, source="TikTok Shop AOV",
)
_g.add(
    "item_price", "件单价（每件）", "Sales per item", "gmv", "items_paid",
    unit=Unit.FEN, row=60, source="行业用语；有的工具把它也叫 AOV",
)
_g.add(
    "gmv_per_hour", "单小时成交金额", "Sales per hour", "gmv", "air_ms",
    unit=Unit.FEN_PER_HOUR, scale=HOUR_MS, row=61, source="TikTok Shop GMV Per Hour", levels=TIME,
    note="除以到毫秒的时长。罗盘的“单小时”用的是用户支付金额，见平台报的那一个。",
)
_g.add(
    "repeat_buyer_rate", "场内复购率", "Buyers with two or more paid orders in this row over buyers",
    "repeat_buyers", "buyers",
    row=64, source="开播自定", levels=LONG + PRODUCT,
    note="只看这一行里买了两单及以上的人，同一天的也算。30、60、90、365 天的复购率是另外的数，不在场次里算。",
)
_g.add(
    "orders_live", "直播体裁成交订单数", "Paid orders that the platform calls the live room's",
    "orders_live",
    unit=Unit.COUNT, row=None, source="抖音订单导出 流量体裁 = 直播", maturity=Maturity.AS_OF,
    note="按平台的归因，第二天才给全；还有多少行没给，看体裁未明的成交订单行。",
)
_g.add(
    "gmv_live", "直播体裁成交金额", "Sales that the platform calls the live room's", "gmv_live",
    unit=Unit.FEN, row=None, source="抖音订单导出 流量体裁 = 直播", maturity=Maturity.AS_OF,
    note="和成交金额是两种归因：那个按下单时间，这个按平台第二天给的体裁。没给体裁的行不在里面。",
)
_g.add(
    "genre_pending", "体裁未明的成交订单行", "Paid order lines without a genre yet", "genre_pending",
    unit=Unit.COUNT, row=None, source="抖音订单导出 流量体裁", maturity=Maturity.AS_OF,
    note="不是 0，直播体裁的数就还会变。",
)
_g.add(
    "lines_settled", "已结算订单行", "Paid order lines with a movement of money", "lines_settled",
    unit=Unit.COUNT, row=None, source="平台结算账单、资金流水", maturity=Maturity.AS_OF,
)
_g.add(
    "settled", "结算金额", "What the shop gets of this row's orders so far", "settled",
    unit=Unit.FEN, row=None, source="平台结算账单、资金流水", maturity=Maturity.AS_OF,
    note="记在下单的那一行。一条订单行有结算账单就只看账单，没有才看资金流水，两本不相加。",
)
_g.add(
    "platform_fee", "平台服务费", "What the platform keeps of them", "platform_fee",
    unit=Unit.FEN, row=None, source="平台结算账单", maturity=Maturity.AS_OF,
)
_g.add(
    "commission", "达人佣金", "What creators get of them", "commission",
    unit=Unit.FEN, row=None, source="平台结算账单", maturity=Maturity.AS_OF,
)
_g.add(
    "other_fees", "其他结算费用", "Service, channel, promotion and other fees", "other_fees",
    unit=Unit.FEN, row=None, source="平台结算账单", maturity=Maturity.AS_OF,
)
