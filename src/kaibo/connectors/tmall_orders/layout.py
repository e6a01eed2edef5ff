"""The columns of Taobao and Tmall order files, old and new.

Receiver, address, telephone and payment account are not listed, so no parser can ask for them;
the member name becomes a keyed hash.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

LAYOUT = Layout(
    id="tmall_orders",
    title="天猫订单报表",
    id_key="order",
    columns=(
        Column("order", ("订单编号",), required=True),
        Column("main", ("主订单编号",)),
        Column("total", ("总金额",), required=True),
        Column("buyer_paid", ("买家实际支付金额",)),
        Column("created", ("订单创建时间",), required=True),
        Column("paid", ("订单付款时间",), required=True),
        Column("refunded", ("退款金额",)),
        Column("paid_out", ("打款商家金额",)),
        Column("shipped_at", ("发货时间",)),
        Column("received_at", ("确认收货时间",)),
        Column("state", ("订单状态",)),
        Column("title", ("宝贝标题",)),
        Column("qty", ("宝贝总数量",)),
        Column("shop", ("店铺名称",)),
        Column("buyer", ("买家会员名",)),
    ),
    # 宝贝明细 has one row a sub-order.
    foreign=("子订单编号",),
)
