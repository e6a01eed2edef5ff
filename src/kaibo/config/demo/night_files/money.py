"""The shop's money: 结算账单 and 动账明细, the same payouts and returns as two books print them."""

from __future__ import annotations

from kaibo.config.demo.night_files import names
from kaibo.config.demo.night_files.cells import Cell, Row, columns, dashed, under, yuan
from kaibo.kit.clock import DAY, HOUR
from kaibo.sim.night import Night
from kaibo.sim.night_orders import Movement, NightOrder
from kaibo.sim.night_truth import NightTruth

#: 店铺劵 is the platform's spelling.
SETTLEMENT = columns("""
结算时间 订单号 子订单号 结算金额 结算账户 结算单类型 有结算前退款 下单时间 商品ID 商品数量
业务类型 订单类型 订单总价 商品总价 运费 店铺劵 结算前退款金额 平台补贴 达人补贴 抖音支付补贴
抖音月付营销补贴 用户实付 收入合计 平台服务费 佣金 渠道分成 招商服务费 站外推广费 其他分成
其他分成说明 支出合计 是否免佣 免佣金额 备注
""")
#: Row 2 of every bill says how its sums come about.
FORMULAS: Row = {
    "结算金额": "收入+支出",
    "收入合计": "用户实付+补贴合计",
    "支出合计": "平台服务费+佣金+渠道分成+招商服务费+站外推广费+其他分成",
}
#: 动帐流水号 is the platform's spelling.
FUNDS = columns("""
动账时间 动帐流水号 动账方向 动账金额 动账账户 动账场景 计费类型 子订单号 订单号 售后编号 下单时间
商品ID 商品名称 达人ID 达人名称 订单类型 订单实付应结 运费实付 实际平台补贴_运费 实际平台补贴
其他平台补贴 以旧换新抵扣 政府补贴平台垫资 实际达人补贴 实际抖音支付补贴 实际抖音月付营销补贴
银行补贴 订单退款 平台服务费 佣金 服务商佣金 渠道分成 招商服务费 站外推广费 其他分成 是否免佣
免佣金额 商户主体名称 备注
""")
_BILLED = SETTLEMENT[SETTLEMENT.index("运费") : SETTLEMENT.index("其他分成") + 1]
_MOVED = FUNDS[FUNDS.index("订单实付应结") : FUNDS.index("是否免佣")]


def settlement(night: Night, truth: NightTruth) -> list[list[Cell]]:
    """结算账单: header, a row of formulas, one row for every payout or return of a sub-order."""
    header, *rows = under(SETTLEMENT, [_bill(night, order, one) for order, one in truth.movements])
    formulas: list[Cell] = [FORMULAS.get(name, "") for name in SETTLEMENT]
    return [header, formulas, *rows]


def _bill(night: Night, order: NightOrder, one: Movement) -> Row:
    part = order.parts[one.part]
    back = one.net < 0
    return dict.fromkeys(_BILLED, "0.00") | {
        "结算时间": dashed(one.at),
        "订单号": f"'{order.ident}",
        "子订单号": f"'{part.ident}",
        "结算金额": yuan(one.net),
        "结算账户": "聚合账户",
        "结算单类型": "结算后退款-非原路退回" if back else "已结算",
        "有结算前退款": "是" if one.before else "否",
        "下单时间": dashed(order.created),
        "商品ID": f"'{night.product_id(order.product)}",
        "商品数量": str(part.pieces),
        "业务类型": "鲁班广告" if order.channel == "paid" else "普通业务",
        "订单类型": "普通订单",
        "订单总价": yuan(part.amount + part.bears),
        "商品总价": yuan(part.amount + part.bears),
        "结算前退款金额": yuan(-one.before),
        "平台补贴": yuan(one.bears),
        "用户实付": yuan(one.buyer),
        "收入合计": yuan(one.income),
        "平台服务费": yuan(-one.fee),
        "支出合计": yuan(-one.fee),
        "是否免佣": "否",
        "免佣金额": "0.00",
    }


def funds(night: Night, truth: NightTruth) -> list[list[Cell]]:
    """动账明细: the same movements as they pass through the account, and two of no order: the night's
    ads are paid, and money is taken out."""
    rows: list[tuple[int, Row]] = [
        (one.at, _moved(night, order, one)) for order, one in truth.movements
    ]
    outside = [
        (night.end + 10 * HOUR, night.spend, "充值千川广告费", 1),
        (night.end + 6 * DAY, 100_000, "提现", 2),
    ]
    rows += [
        (at, _outside(night, at, fen, scene, number))
        for at, fen, scene, number in outside
        if at <= truth.as_of and fen
    ]
    rows.sort(key=lambda one: one[0])
    return under(FUNDS, [row for _, row in rows])


def _moved(night: Night, order: NightOrder, one: Movement) -> Row:
    part, back = order.parts[one.part], one.net < 0
    live = order.genre == "live"
    return dict.fromkeys(_MOVED, "0.00") | {
        "动账时间": dashed(one.at),
        "动帐流水号": _number(one.at, f"{part.ident}{1 if back else 0}", back),
        "动账方向": "出账" if back else "入账",
        "动账金额": yuan(abs(one.net)),
        "动账账户": "聚合账户",
        "动账场景": "退款-结算后退款-退用户" if back else "货款结算入账",
        "子订单号": f"'{part.ident}",
        "订单号": f"'{order.ident}",
        "售后编号": f"'{one.ticket}" if one.ticket else "-",
        "下单时间": dashed(order.created),
        "商品ID": f"'{night.product_id(order.product)}",
        "商品名称": names.title(night, order.product),
        "达人ID": f"'{names.CREATOR}" if live else "-",
        "达人名称": names.NICKNAME if live else "-",
        "订单类型": "普通订单",
        "订单实付应结": yuan(0 if back else one.buyer),
        "实际平台补贴": yuan(one.bears),
        "订单退款": yuan(one.buyer if back else 0),
        "平台服务费": yuan(-one.fee),
        "是否免佣": "否",
        "免佣金额": "0.00",
        "商户主体名称": f"{names.NICKNAME}（合成）",
    }


def _outside(night: Night, at: int, fen: int, scene: str, number: int) -> Row:
    return dict.fromkeys(_MOVED, "0.00") | {
        "动账时间": dashed(at),
        "动帐流水号": _number(at, f"{night.seed % 100:02d}{number:018d}", True),
        "动账方向": "出账",
        "动账金额": yuan(fen),
        "动账账户": "聚合账户",
        "动账场景": scene,
        "商户主体名称": f"{names.NICKNAME}（合成）",
    }


def _number(at: int, part: str, out: bool) -> str:
    digits = "".join(char for char in dashed(at) if char.isdigit())
    return f"AS{digits}{part}_{'OUT' if out else 'IN'}"
