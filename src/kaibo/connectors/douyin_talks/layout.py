"""The columns of a 讲解记录: which product, from when to when.

None of these headers has been seen on a real export; they are the platform's own field names and
the trade's words for them.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

LAYOUT = Layout(
    id="douyin_talks",
    title="罗盘讲解记录",
    id_key="product",
    columns=(
        Column("product", ("商品ID", "商品编号", "product_id"), required=True),
        Column("title", ("商品标题", "商品名称", "product_name", "title")),
        Column("link_no", ("链接号", "商品序号", "购物袋序号")),
        Column(
            "start",
            ("讲解开始时间", "开始讲解时间", "商品讲解开始时间", "talk_start_time"),
            required=True,
        ),
        Column(
            "end",
            ("讲解结束时间", "结束讲解时间", "商品讲解结束时间", "talk_end_time"),
            required=True,
        ),
        Column("account", ("主播抖音号", "抖音号")),
        Column("nickname", ("主播昵称", "达人昵称")),
    ),
)
