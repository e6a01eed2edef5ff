"""The columns of 生意参谋 直播 订单明细.

Titles and the viewer's fan tier are not listed; the member name becomes a keyed hash.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

LAYOUT = Layout(
    id="taobao_live_orders",
    title="生意参谋直播订单明细",
    id_key="line",
    columns=(
        Column("order", ("父订单",), required=True),
        Column("line", ("子订单",), required=True),
        Column("amount", ("支付金额",), required=True),
        Column("paid", ("支付时间",), required=True),
        Column("created", ("下单时间",)),
        Column("received", ("确认收货金额",)),
        Column("received_at", ("确认收货时间",)),
        Column("refunded", ("退款金额",)),
        Column("refunded_at", ("退款成功时间",)),
        Column("product", ("商品id",)),
        Column("show_ident", ("场次id",)),
        Column("show_start", ("开播时间",)),
        Column("host", ("代播主播名称",)),
        Column("host_ident", ("代播id",)),
        Column("buyer", ("会员名",)),
    ),
)
