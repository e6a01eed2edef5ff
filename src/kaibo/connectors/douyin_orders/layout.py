"""The columns of 抖店 order files, by all the names they have been met under.

Two long exports (75 and 74 columns) differ in 商品金额 against 商品单价, both the price of one
piece; custom reports hold any choice of columns. Receiver, telephone and address are not listed,
so no parser can ask for them.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout
from kaibo.connectors.douyin_orders.attribution import GENRE_HINTS, GENRE_WORDS

LAYOUT = Layout(
    id="douyin_orders",
    title="抖店订单",
    id_key="order",
    columns=(
        Column("order", ("主订单编号", "主订单号", "主订单ID"), required=True),
        # Not 子订单号 and 商品单号: settlement and after-sales files call it so.
        Column("line", ("子订单编号", "子订单ID"), required=True),
        Column("title", ("选购商品", "商品名称")),
        Column("product", ("商品ID",)),
        Column("sku", ("商家编码", "商家SKU编码")),
        Column("qty", ("商品数量",)),
        Column("unit", ("商品单价", "商品金额")),
        Column("amount", ("订单应付金额",)),
        Column("freight", ("运费",)),
        Column("created", ("订单提交时间", "下单时间")),
        Column("paid", ("支付完成时间", "支付时间")),
        Column("state", ("订单状态",)),
        Column("aftersales", ("售后状态",)),
        Column("reason", ("取消原因",)),
        Column("method", ("支付方式",)),
        Column("account", ("达人ID",)),
        Column("genre", ("流量体裁",), hints=GENRE_HINTS, words=GENRE_WORDS),
        Column("channel", ("流量渠道",)),
        Column("origin", ("流量来源",)),
        Column("traffic", ("流量类型",)),
        Column("platform_bears", ("平台实际承担优惠金额",)),
        Column("shop_bears", ("商家实际承担优惠金额",)),
        Column("creator_bears", ("达人实际承担优惠金额",)),
        Column("shop", ("店铺名称", "店铺")),
    ),
    # 淘宝 item details also have 主订单编号 and 子订单编号.
    foreign=("买家实际支付金额", "买家应付货款", "支付单号"),
)
