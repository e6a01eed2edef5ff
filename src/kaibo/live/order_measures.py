"""The measures of orders: lines, money, refunds, genre and settlement."""

from __future__ import annotations

from kaibo.live.measure import Measure, Take, measure

_O = ("order.state", "order.fix")


def _live(ident: str, zh: str, en: str, unit: str = "count", distinct: bool = False) -> Measure:
    return measure(
        ident, zh, en, Take.DERIVED, *_O, unit=unit, distinct=distinct, shown_by="genre_lines"
    )


def _settled(ident: str, zh: str, en: str, unit: str = "count") -> Measure:
    return measure(ident, zh, en, Take.DERIVED, "order.entry", unit=unit, shown_by="lines_settled")


ORDERS: tuple[Measure, ...] = (
    measure(
        "orders_created", "创建订单数", "Distinct orders created", Take.DERIVED, *_O, distinct=True
    ),
    measure("orders_paid", "成交订单数", "Distinct orders paid", Take.DERIVED, *_O, distinct=True),
    measure(
        "buyers", "成交人数", "Distinct buyers of paid orders", Take.DERIVED, *_O, distinct=True
    ),
    measure(
        "repeat_buyers",
        "复购人数",
        "Distinct buyers with two or more paid orders",
        Take.DERIVED,
        *_O,
        distinct=True,
    ),
    measure(
        "products_sold",
        "动销商品数",
        "Distinct products of paid orders",
        Take.DERIVED,
        *_O,
        distinct=True,
    ),
    measure("items_paid", "成交件数", "Items of paid order lines", Take.DERIVED, *_O, unit="item"),
    measure(
        "gmv",
        "成交金额",
        "Amount of paid lines, refunds not taken off",
        Take.DERIVED,
        *_O,
        unit="fen",
    ),
    measure(
        "platform_bears",
        "平台补贴",
        "What the platform pays of these lines beside their buyers",
        Take.DERIVED,
        *_O,
        unit="fen",
    ),
    measure(
        "talk_orders",
        "讲解成交订单数",
        "Paid orders of the product on air, created while it was",
        Take.DERIVED,
        *_O,
        distinct=True,
    ),
    measure("talk_gmv", "讲解成交金额", "GMV of the product on air", Take.DERIVED, *_O, unit="fen"),
    measure(
        "orders_refunded",
        "退款订单数",
        "Distinct orders with a refund, at the order's minute",
        Take.DERIVED,
        *_O,
        distinct=True,
    ),
    measure(
        "refund_cohort",
        "退款金额（下单时间）",
        "Refunds, order's minute",
        Take.DERIVED,
        *_O,
        unit="fen",
    ),
    measure(
        "refund_cash",
        "退款金额（退款时间）",
        "Refunds, refund's minute",
        Take.DERIVED,
        *_O,
        unit="fen",
    ),
    measure(
        "orders_refunded_1h",
        "1小时退款订单数",
        "Distinct orders refunded within an hour of payment",
        Take.DERIVED,
        *_O,
        distinct=True,
    ),
    measure("refund_1h", "1小时退款金额", "Refunded within an hour", Take.DERIVED, *_O, unit="fen"),
    measure("order_lines", "订单行数", "Order lines known", Take.DERIVED, *_O),
    measure(
        "order_lines_undated",
        "下单时间不明的订单行",
        "Placed by pay or report time",
        Take.DERIVED,
        *_O,
    ),
    measure(
        "order_lines_other_cur",
        "其他币种订单行",
        "Money left out: other currency",
        Take.DERIVED,
        *_O,
    ),
    measure("order_fixes", "订单校正次数", "Corrections that set an order anew", Take.DERIVED, *_O),
    # By the platform's own attribution: lines whose genre is not said yet are left out, and counted.
    measure(
        "genre_lines", "体裁已明的订单行", "Order lines whose genre was said", Take.DERIVED, *_O
    ),
    measure(
        "genre_pending",
        "体裁未明的成交订单行",
        "Paid order lines whose genre nobody has said yet",
        Take.DERIVED,
        *_O,
    ),
    _live(
        "orders_live", "直播体裁成交订单数", "Distinct paid orders of the live room", distinct=True
    ),
    _live("gmv_live", "直播体裁成交金额", "Amount of paid lines of the live room", unit="fen"),
    _live(
        "refund_cohort_live",
        "直播体裁退款金额",
        "Refunds of these lines, order's minute",
        unit="fen",
    ),
    # From the platform's books, at the order's own row.
    _settled("lines_settled", "已结算订单行", "Paid order lines with a movement of money"),
    _settled("settled", "结算金额", "What the shop gets of these lines so far", unit="fen"),
    _settled("platform_fee", "平台服务费", "What the platform keeps of them", unit="fen"),
    _settled("commission", "达人佣金", "What creators get of them", unit="fen"),
    _settled(
        "other_fees", "其他结算费用", "Service, channel, promotion and other fees", unit="fen"
    ),
)
