"""Composed movements under the real headers of the 抖店 money book."""

from __future__ import annotations

from collections.abc import Mapping

from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import columns, table
from kaibo.connectors.base.tests.properties import events_of, read_rows
from kaibo.connectors.douyin_funds.format import FUNDS
from kaibo.live.events import Event

#: 30 columns; 动帐流水号 is the platform's spelling.
SHORT = columns("""
动账时间 动帐流水号 动账方向 动账金额 动账账户 动账场景 计费类型 子订单号 订单号 售后编号 下单时间
商品ID 订单类型 订单实付应结 运费实付 实际平台补贴_运费 实际平台补贴 实际达人补贴 实际抖音支付补贴
实际抖音月付营销补贴 订单退款 平台服务费 佣金 渠道分成 招商服务费 站外推广费 其他分成 是否免佣
免佣金额 备注
""")

#: 39 columns.
LONG = columns("""
动账时间 动账流水号 动账方向 动账金额 动账账户 动账场景 计费类型 子订单号 订单号 售后编号 下单时间
商品ID 商品名称 达人ID 达人名称 订单类型 订单实付应结 运费实付 实际平台补贴_运费 实际平台补贴
其他平台补贴 以旧换新抵扣 政府补贴平台垫资 实际达人补贴 实际抖音支付补贴 实际抖音月付营销补贴
银行补贴 订单退款 平台服务费 佣金 服务商佣金 渠道分成 招商服务费 站外推广费 其他分成 是否免佣
免佣金额 商户主体名称 备注
""")

NOTHING = dict.fromkeys(LONG[LONG.index("订单实付应结") : LONG.index("是否免佣")], "0.00")

SETTLED = NOTHING | {
    "动账时间": "2026-09-20 05:59:20",
    "动账流水号": "AS202609200559201602785799467_IN",
    "动账方向": "入账",
    "动账金额": "51.03",
    "动账账户": "聚合账户",
    "动账场景": "货款结算入账",
    "计费类型": "精选联盟",
    "子订单号": "'6917000000000000002",
    "订单号": "'6917000000000000001",
    "商品ID": "'3700000000000000001",
    "达人名称": "测试达人",
    "订单实付应结": "52.00",
    "运费实付": "3.00",
    "实际平台补贴": "2.00",
    "平台服务费": "-2.60",
    "佣金": "-3.12",
    "渠道分成": "-0.05",
    "招商服务费": "-0.10",
    "站外推广费": "-0.07",
    "其他分成": "-0.03",
    "商户主体名称": "测试公司",
}
REFUNDED = NOTHING | {
    "动账时间": "2026-09-25 18:34:00",
    "动账流水号": "AS202609251834001602785799468_OUT",
    "动账方向": "出账",
    "动账金额": "46.28",
    "动账场景": "退款-结算后退款-退用户",
    "子订单号": "'6917000000000000002",
    "订单号": "'6917000000000000001",
    "售后编号": "SS7015036721667375372",
    "商品ID": "'3700000000000000001",
    "订单退款": "-52.00",
    "平台服务费": "2.60",
    "佣金": "3.12",
}
COMPENSATED = NOTHING | {
    "动账时间": "2026-09-26 00:00:00",
    "动账流水号": "AS202609260000001602785799469_OUT",
    "动账方向": "出账",
    "动账金额": "-5.00",
    "动账场景": "消费者赔付",
    "子订单号": "'6917000000000000002",
    "订单号": "'6917000000000000001",
}
WITHDRAWN = NOTHING | {
    "动账时间": "2026-09-27 12:00:00",
    "动账流水号": "AS202609271200001602785799470_OUT",
    "动账方向": "出账",
    "动账金额": "10,000.00",
    "动账场景": "提现",
}
ROWS = [SETTLED, REFUNDED, COMPENSATED]


def spelt(header: list[str], row: Mapping[str, object]) -> dict[str, object]:
    """The row with its number under the name that this header spells it by."""
    number = next(name for name in header if name.endswith("流水号"))
    return dict(row) | {number: row.get("动账流水号", "")}


def as_amounts(row: Mapping[str, str]) -> dict[str, str]:
    """The same row in an export that prints costs as amounts, not as deductions."""
    costs = LONG[LONG.index("订单退款") : LONG.index("是否免佣")]
    return dict(row) | {
        name: row[name]
        if row[name] == "0.00"
        else row[name].removeprefix("-")
        if row[name].startswith("-")
        else f"-{row[name]}"
        for name in costs
    }


def read(
    *rows: Mapping[str, object], header: list[str] | None = None
) -> tuple[list[Event], Problems]:
    used = header or LONG
    told, problems = read_rows(FUNDS, table(used, [spelt(used, row) for row in rows]))
    return events_of(told), problems


def sums(event: Event) -> dict[str, object]:
    """The money of an entry that is not zero."""
    apart = ("platform", "book", "entry", "scene", "as_of", "file")
    return {key: value for key, value in (event.x or {}).items() if value and key not in apart}


def codes(problems: Problems) -> list[tuple[int | None, str | None, str]]:
    return [(p.row, p.column, p.code) for p in problems.kept]
