"""A minute file made up for the tests: the export's known headers and the trade's for the rest."""

from __future__ import annotations

from kaibo.connectors.base.tests.composed import columns

HEADERS = columns("""
时间 评论次数 新加直播团人数 新增粉丝数 进入人数 离开人数 实时在线人数 成交金额 成交订单数 成交件数
商品点击次数 商品曝光次数 点赞次数 分享次数 消耗 曝光-观看率
""")

#: Three minutes around midnight, the last with next to nothing said.
ROWS: list[list[object]] = [
    ["2026/03/01 23:58", "12", "1", "3", "85", "70", "412", "1,288.50", "21", "22",
     "140", "1.2万", "900", "2", "300.25", "8.1%"],
    ["2026/03/01 23:59", "0", "0", "0", "40", "66", "386", "0.00", "0", "0",
     "9", "800", "-", "0", "12", "7.9%"],
    ["2026/03/02 00:00", "5", "-", "", "-", "-", "380", "-", "--", "",
     "-", "-", "-", "-", "-", "-"],
]  # fmt: skip
TABLE: list[list[object]] = [[*HEADERS], *ROWS]
