"""The columns of the 抖店 after-sales export (50 in the long form).

The return address, its contact and telephone, what the buyer wrote and the records of the talks are
not listed, so no parser can ask for them.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

LAYOUT = Layout(
    id="douyin_aftersales",
    title="抖店售后单",
    id_key="ticket",
    columns=(
        Column("ticket", ("售后单号", "售后编号", "售后单ID"), required=True),
        Column("order", ("订单号", "订单编号"), required=True),
        Column("line", ("商品单号",)),
        Column("product", ("商品ID",)),
        Column("sku", ("商家编码",)),
        Column("state", ("售后状态",), required=True),
        Column("kind", ("售后类型",)),
        Column("shipped", ("商品发货状态",)),
        Column("goods", ("退商品金额",)),
        Column("freight", ("退运费金额",)),
        Column("reason", ("售后原因",)),
        Column("asked", ("售后申请时间",)),
        Column("agreed", ("同意售后申请时间",)),
        Column("refunded", ("商家退款时间",)),
        Column("arrived", ("用户到账时间",)),
        Column("closed", ("售后关闭时间",)),
        Column("finished", ("售后完结时间",)),
    ),
    # The money book names the ticket too, as 售后编号.
    foreign=("动账金额", "动账时间", "结算金额"),
)
