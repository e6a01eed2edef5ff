"""The columns of the 抖店 money book, by all the spellings they have been met under.

Its own number is spelt 动帐流水号 in most exports (账 with the wrong radical) and 动账流水号 in
others. The columns after 下单时间 differ between exports; each of them may be missing.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

#: What the shop is paid, whoever pays it.
INCOME: dict[str, str] = {
    "订单实付应结": "buyer_paid",
    "运费实付": "freight",
    "实际平台补贴_运费": "freight_subsidy",
    "实际平台补贴": "platform_subsidy",
    "其他平台补贴": "other_subsidy",
    "以旧换新抵扣": "trade_in",
    "政府补贴平台垫资": "state_subsidy",
    "实际达人补贴": "creator_subsidy",
    "实际抖音支付补贴": "pay_subsidy",
    "实际抖音月付营销补贴": "credit_subsidy",
    "银行补贴": "bank_subsidy",
}
#: What is taken off, by the entry's field.
COSTS: dict[str, tuple[str, ...]] = {
    "refund": ("refund",),
    "platform_fee": ("platform_fee",),
    "commission": ("commission",),
    "service_fee": ("service_fee", "agency_fee"),
    "channel_fee": ("channel_fee",),
    "promotion_fee": ("promotion_fee",),
    "other_fees": ("other_fees",),
}

LAYOUT = Layout(
    id="douyin_funds",
    title="抖店动账明细",
    id_key="amount",
    columns=(
        Column("moved_at", ("动账时间", "动帐时间"), required=True),
        Column("entry", ("动账流水号", "动帐流水号")),
        Column("way", ("动账方向", "动帐方向"), required=True),
        Column("amount", ("动账金额", "动帐金额"), required=True),
        Column("scene", ("动账场景", "动帐场景", "动账摘要", "动帐摘要")),
        Column("order", ("订单号",), required=True),
        Column("line", ("子订单号",)),
        Column("product", ("商品ID",)),
        *(Column(key, (title,)) for title, key in INCOME.items()),
        Column("refund", ("订单退款",)),
        Column("platform_fee", ("平台服务费",)),
        Column("commission", ("佣金", "达人佣金")),
        Column("agency_fee", ("服务商佣金",)),
        Column("channel_fee", ("渠道分成",)),
        Column("service_fee", ("招商服务费",)),
        Column("promotion_fee", ("站外推广费", "直播间站外推广")),
        Column("other_fees", ("其他分成",)),
    ),
    # Insurance and warehouse bills name the movement they were paid by.
    foreign=("投保单号", "费用项", "计费参数"),
)
