"""Composed settlement rows under the real header of the 抖店 bill."""

from __future__ import annotations

from collections.abc import Mapping

from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import columns, table
from kaibo.connectors.base.tests.properties import events_of, read_rows
from kaibo.connectors.douyin_settlement.format import SETTLEMENT
from kaibo.live.events import Event

#: 34 columns; 店铺劵 is the platform's spelling.
HEADER = columns("""
结算时间 订单号 子订单号 结算金额 结算账户 结算单类型 有结算前退款 下单时间 商品ID 商品数量
业务类型 订单类型 订单总价 商品总价 运费 店铺劵 结算前退款金额 平台补贴 达人补贴 抖音支付补贴
抖音月付营销补贴 用户实付 收入合计 平台服务费 佣金 渠道分成 招商服务费 站外推广费 其他分成
其他分成说明 支出合计 是否免佣 免佣金额 备注
""")

FORMULAS = {"结算金额": "收入+支出", "收入合计": "用户实付+补贴", "支出合计": "各项费用之和"}
SETTLED = {
    "结算时间": "2026-09-20 05:59:20",
    "订单号": "'6917000000000000001",
    "子订单号": "'6917000000000000002",
    "结算金额": "46.03",
    "结算账户": "聚合账户",
    "结算单类型": "已结算",
    "有结算前退款": "是",
    "下单时间": "2026-09-07 08:55:37",
    "商品ID": "3700000000000000001",
    "商品数量": "2",
    "结算前退款金额": "-2.80",
    "用户实付": "52.00",
    "收入合计": "52.00",
    "平台服务费": "-2.60",
    "佣金": "-3.12",
    "渠道分成": "-0.05",
    "招商服务费": "-0.10",
    "站外推广费": "-0.07",
    "其他分成": "-0.03",
    "支出合计": "-5.97",
}
TAKEN_BACK = SETTLED | {
    "结算时间": "2026-09-25 18:34:00",
    "结算金额": "-46.03",
    "结算单类型": "结算后退款-非原路退回",
    "结算前退款金额": "0.00",
    "收入合计": "-52.00",
    "平台服务费": "2.60",
    "佣金": "3.12",
    "渠道分成": "0.05",
    "招商服务费": "0.10",
    "站外推广费": "0.07",
    "其他分成": "0.03",
    "支出合计": "5.97",
}
OTHER = SETTLED | {"订单号": "'6917000000000000011", "子订单号": "'6917000000000000011"}
ROWS = [SETTLED, TAKEN_BACK, OTHER]
COSTS = ("平台服务费", "佣金", "渠道分成", "招商服务费", "站外推广费", "其他分成", "支出合计")


def as_amounts(row: Mapping[str, str]) -> dict[str, str]:
    """The same row in an export that prints costs as amounts, not as deductions."""
    turned = {name: row[name].removeprefix("-") for name in COSTS}
    return dict(row) | {
        name: value if row[name].startswith("-") or value == "0.00" else f"-{value}"
        for name, value in turned.items()
    }


def read(
    *rows: Mapping[str, object], header: list[str] | None = None
) -> tuple[list[Event], Problems]:
    told, problems = read_rows(SETTLEMENT, table(header or HEADER, [FORMULAS, *rows]))
    return events_of(told), problems


def sums(event: Event) -> dict[str, object]:
    """The money of an entry."""
    apart = ("platform", "book", "entry", "scene", "as_of", "file")
    return {key: value for key, value in (event.x or {}).items() if key not in apart}


def codes(problems: Problems) -> list[tuple[int | None, str | None, str]]:
    return [(p.row, p.column, p.code) for p in problems.kept]
