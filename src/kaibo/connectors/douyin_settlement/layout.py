"""The columns of the 抖店 settlement bill (34 in the long form).

Row 2 holds formulas in words (收入+支出); it is passed over like any description of the columns.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

#: Costs by the entry's field; where two columns stand for one, both are costs of that kind.
COSTS: dict[str, tuple[str, ...]] = {
    "platform_fee": ("platform_fee",),
    "commission": ("commission",),
    "service_fee": ("service_fee", "agency_fee"),
    "channel_fee": ("channel_fee",),
    "promotion_fee": ("promotion_fee",),
    "other_fees": ("other_fees",),
}

LAYOUT = Layout(
    id="douyin_settlement",
    title="抖店结算账单",
    id_key="settled",
    columns=(
        Column("order", ("订单号",), required=True),
        Column("line", ("子订单号",)),
        Column("settled_at", ("结算时间",), required=True),
        Column("settled", ("结算金额",), required=True),
        Column("scene", ("结算单类型",)),
        Column("product", ("商品ID",)),
        Column("refund", ("结算前退款金额",)),
        Column("income", ("收入合计",)),
        Column("costs", ("支出合计",)),
        Column("platform_fee", ("平台服务费",)),
        Column("commission", ("佣金", "达人佣金")),
        Column("agency_fee", ("服务商佣金",)),
        Column("channel_fee", ("渠道分成",)),
        Column("service_fee", ("招商服务费",)),
        Column("promotion_fee", ("站外推广费", "直播间站外推广")),
        Column("other_fees", ("其他分成",)),
    ),
    # The money book and the bill of the warehouse service have 结算 columns too.
    foreign=("动账金额", "动账方向", "费用项", "计费参数"),
)
