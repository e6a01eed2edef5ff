"""The shop's own files: 抖店 orders of the night, and the after-sales that came of them."""

from __future__ import annotations

from kaibo.config.demo.night_files import names
from kaibo.config.demo.night_files.cells import (
    NONE,
    Cell,
    Row,
    columns,
    slashed,
    under,
    yuan,
)
from kaibo.kit.clock import DAY, MINUTE
from kaibo.sim.night import Night
from kaibo.sim.night_orders import NightOrder, Part, Ticket
from kaibo.sim.night_truth import genre_said

ORDERS = columns("""
主订单编号 子订单编号 支付方式 选购商品 货号 商品ID 商家编码 商品数量 商品金额 订单提交时间
支付完成时间 订单完成时间 承诺发货时间 预约发货时间 买家留言 旗帜颜色 商家备注 APP渠道 订单状态
取消原因 售后状态 订单类型 发货时间 车型 是否是以旧换新 换新额外补贴 换新额外补贴发放状态
订单应付金额 运费 优惠总金额 平台优惠 商家优惠 达人优惠 商家改价 支付优惠 手续费 红包抵扣
降价类优惠 平台实际承担优惠金额 商家实际承担优惠金额 达人实际承担优惠金额 收件人 收件人手机号
省 市 区 街道 详细地址 是否修改过地址 快递信息 序列号 达人ID 达人昵称 拼团订单团编号
商品单价是否含税 税费 鲁班落地页ID 所属门店ID 流量来源 仓库ID 仓库名称 是否安心购 广告渠道
流量类型 流量体裁 流量渠道 发货主体 发货主体明细 教育优惠 预计送达时间 是否平台仓自流转
是否是渠道商品 预约送达时间 建议发货时间（起） 建议发货时间（止）
""")
AFTERSALES = columns("""
售后单号 订单号 商品单号 商品名称 商品ID 应付金额（元） 商品运费（元） 支付优惠（元） 商品税费（元）
商品发货状态 售后类型 退商品金额（元） 退运费金额（元） 退支付优惠（元） 退税费金额（元） 售后状态
售后申请时间 退款方式 是否已上传退款凭证 售后原因 售后原因标签 退货物流单号 退货异常 退货发货时间
退货物流公司 自动处理截止时间 同意售后申请时间 商家退款时间 用户到账时间 售后关闭时间 商家退货地址
商家退货联系人姓名 商家退货联系人电话 仲裁状态 纠纷责任方 是否极速退款 是否拒签后退款 发货物流单号
发货物流状态 换货物流单号 退货物流状态 售后完结时间 订单备注 用户售后说明 售后备注 操作人 协商记录
换货商品信息 商家编码 门店名称
""")
UNSAID = "数据将于第二天更新"
#: An order that is not paid by then is closed.
GIVEN_UP_MS = 30 * MINUTE
REASONS = ("不想要了", "多拍/拍错", "与描述不符", "少件/漏发", "使用后不喜欢")


def orders(night: Night, as_of: int) -> list[list[Cell]]:
    """订单: the newest first; an order of several parts in one row, its ids joined, or, with a
    gift, in a row each."""
    rows: list[Row] = []
    for order in reversed(night.orders):
        whole = tuple(range(len(order.parts)))
        shared = _shared(night, order, as_of)
        for parts in [whole] if order.joined else [(at,) for at in whole]:
            rows.append(shared | _parts(night, order, parts, as_of))
    return under(ORDERS, rows)


def _shared(night: Night, order: NightOrder, as_of: int) -> dict[str, Cell]:
    """The cells that all rows of an order have in common."""
    known = genre_said(night, order, as_of)
    channel = names.CHANNELS[order.channel][1] if known else UNSAID
    live = order.genre == "live"
    return {
        "主订单编号": f"\t{order.ident}",
        "支付方式": NONE if order.paid is None else "抖音支付",
        "订单提交时间": slashed(order.created),
        "支付完成时间": NONE if order.paid is None else slashed(order.paid),
        "订单完成时间": _time(order.done, as_of),
        "承诺发货时间": NONE if order.paid is None else slashed(order.paid + 2 * DAY),
        "旗帜颜色": "灰",
        "APP渠道": "抖音",
        "订单类型": "普通订单",
        "发货时间": _time(order.shipped, as_of),
        "是否是以旧换新": "否",
        "运费": "0.00",
        "收件人": "##演示密文",
        "收件人手机号": "$$演示密文",
        "详细地址": "##演示密文",
        "是否修改过地址": "否",
        "达人ID": f"\t{names.CREATOR}" if live else "0",
        "达人昵称": names.NICKNAME if live else NONE,
        "流量来源": channel,
        "流量渠道": channel,
        "流量类型": UNSAID if not known else "广告" if order.channel == "paid" else "非广告",
        "流量体裁": names.GENRES[order.genre] if known else UNSAID,
        "发货主体": "商家",
    }


def _parts(night: Night, order: NightOrder, places: tuple[int, ...], as_of: int) -> dict[str, Cell]:
    """The cells of some parts of an order, summed where there are several."""
    parts = [order.parts[at] for at in places]
    bears = yuan(sum(part.bears for part in parts))
    gift = parts[0].gift
    state, reason = _state(order, places, as_of)
    return {
        "子订单编号": "\t" + ";".join(part.ident for part in parts),
        "选购商品": names.GIFT if gift else names.title(night, order.product),
        "商品ID": "\t" + (night.gift_id if gift else night.product_id(order.product)),
        "商家编码": "DEMO-GIFT" if gift else names.sku(night, order.product),
        "商品数量": sum(part.pieces for part in parts),
        "商品金额": "0.00" if gift else yuan(night.plan.products[order.product].price),
        "订单状态": state,
        "取消原因": reason,
        "售后状态": ";".join(_aftersale(order, at, as_of) for at in places),
        "订单应付金额": yuan(sum(part.amount for part in parts)),
        "优惠总金额": bears,
        "平台优惠": bears,
        "商家优惠": "0.00",
        "达人优惠": "0.00",
        "平台实际承担优惠金额": bears,
        "商家实际承担优惠金额": "0.00",
        "达人实际承担优惠金额": "0.00",
    }


def _state(order: NightOrder, places: tuple[int, ...], as_of: int) -> tuple[str, str]:
    """订单状态 and 取消原因."""
    if order.paid is None:
        given_up = order.created + GIVEN_UP_MS <= as_of
        return ("已关闭", "超时未支付") if given_up else ("待支付", NONE)
    due = sum(order.parts[at].amount for at in places) or order.amount
    mine = [ticket for ticket in order.tickets if ticket.part in places] or order.tickets
    if sum(ticket.back(as_of) for ticket in mine) == due:
        return "已关闭", "售后退款"
    if order.done is not None and order.done <= as_of:
        return "已完成", NONE
    sent = order.shipped is not None and order.shipped <= as_of
    return ("已发货" if sent else "待发货"), NONE


def _aftersale(order: NightOrder, at: int, as_of: int) -> str:
    """售后状态 of one part."""
    mine = [ticket for ticket in order.tickets if ticket.part == at and ticket.asked <= as_of]
    if not mine:
        return NONE
    [ticket] = mine
    if ticket.ended > as_of:
        return "待商家收货" if ticket.shipped else "待商家处理"
    if ticket.ending != "refund":
        return "售后关闭" if ticket.ending == "closed" else "换货成功"
    return "退款成功" if ticket.amount == order.parts[at].amount else "部分退款成功"


def aftersales(night: Night, as_of: int) -> list[list[Cell]]:
    """售后: one row a ticket that was asked by `as_of`, the newest first."""
    asked = [
        (ticket, order)
        for order in night.orders
        for ticket in order.tickets
        if ticket.asked <= as_of
    ]
    asked.sort(key=lambda one: (-one[0].asked, one[0].ident))
    return under(AFTERSALES, [_ticket(night, order, ticket, as_of) for ticket, order in asked])


def _ticket(night: Night, order: NightOrder, ticket: Ticket, as_of: int) -> Row:
    part = order.parts[ticket.part]
    ended = ticket.ended <= as_of
    back = ended and ticket.ending == "refund"
    closed = ended and ticket.ending == "closed"
    return {
        "售后单号": f"'{ticket.ident}",
        "订单号": f"'{order.ident}",
        "商品单号": f"'{part.ident}",
        "商品名称": names.title(night, order.product),
        "商品ID": f"'{night.product_id(order.product)}",
        "应付金额（元）": yuan(part.amount),
        "商品运费（元）": "0.00",
        "支付优惠（元）": "0.00",
        "商品税费（元）": "0.00",
        "商品发货状态": "已发货" if ticket.shipped else "未发货",
        "售后类型": _kind(ticket, part),
        "退商品金额（元）": "0.00" if ticket.ending == "exchange" else _asked(ticket, part),
        "退运费金额（元）": "0.00",
        "退支付优惠（元）": "0.00",
        "退税费金额（元）": "0.00",
        "售后状态": _ticket_state(ticket, ended),
        "售后申请时间": slashed(ticket.asked),
        "退款方式": "原路退回" if back else NONE,
        "售后原因": REASONS[int(ticket.ident) // 100 % len(REASONS)],
        "自动处理截止时间": slashed(ticket.asked + 2 * DAY),
        "同意售后申请时间": slashed(ticket.ended) if back else NONE,
        "商家退款时间": slashed(ticket.ended) if back else NONE,
        "用户到账时间": slashed(ticket.ended) if back else NONE,
        "售后关闭时间": slashed(ticket.ended) if closed else NONE,
        "是否极速退款": "否",
        "售后完结时间": slashed(ticket.ended) if ended else NONE,
        "商家编码": names.sku(night, order.product),
    }


def _asked(ticket: Ticket, part: Part) -> str:
    """What is asked for is printed before it is paid, and after it was refused too."""
    return yuan(ticket.amount or part.amount)


def _kind(ticket: Ticket, part: Part) -> str:
    if ticket.ending == "exchange":
        return "换货"
    if not ticket.shipped:
        return "未发货仅退款"
    return "已发货仅退款" if 0 < ticket.amount < part.amount else "退货退款"


def _ticket_state(ticket: Ticket, ended: bool) -> str:
    if not ended:
        return "待商家收货" if ticket.shipped else "待商家处理"
    return {"refund": "同意退款，退款成功", "closed": "售后关闭", "exchange": "换货成功"}[
        ticket.ending
    ]


def _time(at: int | None, as_of: int) -> str:
    return slashed(at) if at is not None and at <= as_of else NONE
