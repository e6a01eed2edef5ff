"""Composed 千川 rows. The first ten columns of 直播分析 and the metrics of the live screen are the real
headers; those of plans and products are as readers of such files spell them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kaibo.connectors.base.file_format import Aired, TableFormat
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import columns, table
from kaibo.connectors.base.tests.properties import events_of, read_rows
from kaibo.live.events import Event

LIVE = columns("""
抖音号名称 日期 净成交ROI 净成交金额 整体消耗 整体支付ROI 整体成交金额 整体成交订单数 GPM
直播间整体曝光次数 直播间整体观看人数 直播间整体新增粉丝数 1小时内退款率
""")
PLAN = columns("""
计划名称 计划ID 日期 整体消耗 整体成交订单数 整体成交金额 整体支付ROI 整体成交订单成本
用户实际支付金额 电商平台补贴金额 净成交ROI 净成交金额 净成交订单成本 净成交订单数
净成交金额结算率 1小时内退款率 1小时内退款金额 7日GMV结算率 7日结算金额 14日结算金额
""")
PRODUCT = columns("""
商品ID 商品名称 日期 整体展示次数 整体点击次数 整体点击率 整体转化率 整体消耗 整体成交金额
整体支付ROI 整体成交订单成本 整体成交订单数 用户实际支付金额 电商平台补贴金额 净成交ROI
净成交金额 净成交订单数 净成交订单成本 净成交金额结算率 1小时内退款率 1小时内退款金额 7日GMV结算率
""")
#: The 36 metrics of the screen behind the columns that say which show it is.
SCREEN = [
    *columns("直播开始时间 直播结束时间 抖音号名称 直播间ID"),
    *columns("""
净成交订单数 净成交订单成本(元) 用户实际支付净成交金额(元) 净成交金额结算率 净成交订单结算率
1小时内退款订单数 1小时内退款金额(元) 1小时内退款率 整体成交订单数 GPM(元) 观看成交转化率
整体成交订单成本(元) 用户实际支付金额(元) 整体成交智能优惠券金额(元) 电商平台补贴金额(元)
整体未完结预售订单预估金额(元) 直播间退款金额(元) 直播间退款率 实时在线人数 直播间整体曝光次数
曝光观看率(次数) 直播间整体观看人数 直播间平均停留时长(整场) 直播间整体新增粉丝数
直播间评论次数 直播间商品曝光次数 直播间商品点击次数 分享次数 分享率 打赏次数 点赞率 整体消耗(元)
整体支付ROI 整体成交金额(元) 净成交ROI 净成交金额(元)
"""),
]

DAY_ONE = {
    "抖音号名称": "玉米日记",
    "日期": "2026-07-08",
    "净成交ROI": "1.80",
    "净成交金额": "1,802.00",
    "整体消耗": "1,001.50",
    "整体支付ROI": "2.00",
    "整体成交金额": "2,003.00",
    "整体成交订单数": "41",
    "GPM": "310.20",
    "直播间整体曝光次数": "1.2万",
    "直播间整体观看人数": "3,210",
    "直播间整体新增粉丝数": "12",
    "1小时内退款率": "1.20%",
}
DAY_TWO = DAY_ONE | {"日期": "2026-07-09", "整体消耗": "0.00", "净成交金额": "-"}
SISTER = DAY_ONE | {"抖音号名称": "玉米姐姐", "整体消耗": "7.00"}
TOTAL = DAY_ONE | {"日期": "全部", "整体消耗": "1,008.50"}
LIVE_ROWS = [TOTAL, DAY_ONE, DAY_TWO, SISTER]

PLAN_A = {
    "计划名称": "直播全域A",
    "计划ID": "1790000000000000001",
    "日期": "2026-07-08",
    "整体消耗": "100.10",
    "整体成交订单数": "5",
    "整体成交金额": "250.00",
    "用户实际支付金额": "240.00",
    "电商平台补贴金额": "3.00",
    "净成交金额": "200.00",
    "净成交订单数": "4",
    "净成交金额结算率": "80.00%",
    "1小时内退款金额": "50.00",
}
PLAN_B = PLAN_A | {
    "计划名称": "直播全域B",
    "计划ID": "1790000000000000002",
    "整体消耗": "20.02",
    "净成交金额": "-",
}
PLAN_NEXT = PLAN_A | {"日期": "2026-07-09", "整体消耗": "9.99"}
PLAN_ROWS = [PLAN_A, PLAN_B, PLAN_NEXT, PLAN_A | {"日期": "全部"}]

SOLD = {
    "商品ID": "3700000000000000001",
    "商品名称": "玉米糁 5斤装",
    "日期": "2026-07-08",
    "整体展示次数": "10,000",
    "整体点击次数": "321",
    "整体点击率": "3.21%",
    "整体消耗": "88.80",
    "整体成交金额": "199.00",
    "整体成交订单数": "10",
    "净成交订单数": "9",
}
OTHER = SOLD | {"商品ID": "3700000000000000002", "商品名称": "红薯", "整体消耗": "11.10"}
ALL = SOLD | {"商品ID": "-", "商品名称": "全部", "整体消耗": "99.90"}
PRODUCT_ROWS = [ALL, SOLD, OTHER, SOLD | {"日期": "全部"}]

SHOW = {
    "直播开始时间": "2026/07/08 19:00:00",
    "直播结束时间": "2026/07/09 01:00:00",
    "抖音号名称": "玉米日记",
    "直播间ID": "7520000000000000001",
    "净成交订单数": "40",
    "用户实际支付净成交金额(元)": "1,700.00",
    "净成交金额结算率": "90.00%",
    "净成交订单结算率": "0.8889",
    "1小时内退款订单数": "1",
    "1小时内退款金额(元)": "51.00",
    "1小时内退款率": "2.55%",
    "整体成交订单数": "41",
    "GPM(元)": "310.20",
    "观看成交转化率": "1.20%",
    "用户实际支付金额(元)": "1,900.00",
    "整体成交智能优惠券金额(元)": "100.00",
    "电商平台补贴金额(元)": "3.00",
    "整体未完结预售订单预估金额(元)": "0.00",
    "直播间退款金额(元)": "60.00",
    "实时在线人数": "55",
    "直播间整体曝光次数": "12000",
    "曝光观看率(次数)": "25.5%",
    "直播间整体观看人数": "3210",
    "直播间平均停留时长(整场)": "1分20秒",
    "直播间整体新增粉丝数": "12",
    "直播间评论次数": "99",
    "直播间商品曝光次数": "8000",
    "直播间商品点击次数": "700",
    "分享次数": "7",
    "分享率": "0.20%",
    "打赏次数": "3",
    "点赞率": "120%",
    "整体消耗(元)": "1001.50",
    "整体成交金额(元)": "2003.00",
    "净成交金额(元)": "1952.00",
}


def read(
    format: TableFormat, header: Sequence[str], *rows: Mapping[str, object]
) -> tuple[list[Event], Problems]:
    told, problems = read_rows(format, table(header, rows))
    return events_of(told), problems


def shows(format: TableFormat, *rows: Mapping[str, object]) -> tuple[list[Aired], Problems]:
    told, problems = read_rows(format, table(SCREEN, rows))
    return [one for one in told if isinstance(one, Aired)], problems


def values(events: Sequence[Event], kind: str) -> list[int | None]:
    """The values of the events of one kind, in order."""
    return [e.n if e.amount is None else e.amount for e in events if e.kind == kind]


def codes(problems: Problems) -> list[tuple[int | None, str | None, str]]:
    return [(p.row, p.column, p.code) for p in problems.kept]
