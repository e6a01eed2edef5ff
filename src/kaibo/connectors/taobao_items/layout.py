"""The columns of 宝贝明细, the Taobao order file with one row a sub-order."""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

LAYOUT = Layout(
    id="taobao_items",
    title="淘宝宝贝明细",
    id_key="line",
    columns=(
        Column("line", ("子订单编号",), required=True),
        Column("order", ("主订单编号",), required=True),
        Column("due", ("买家应付货款",), required=True),
        Column("created", ("订单创建时间",), required=True),
        Column("paid", ("订单付款时间",), required=True),
        Column("buyer_paid", ("买家实际支付金额",)),
        Column("state", ("订单状态",)),
        Column("refund_state", ("退款状态",)),
        Column("refunded", ("退款金额",)),
        Column("title", ("标题", "商品标题", "宝贝标题")),
        Column("product", ("商品ID", "宝贝ID")),
        Column("price", ("价格", "商品价格")),
        Column("qty", ("购买数量",)),
        Column("code", ("商家编码",)),
        Column("outer_code", ("外部系统编号",)),
    ),
    # 抖店 order files have the same two numbers.
    foreign=("订单提交时间", "订单应付金额", "流量体裁"),
)
