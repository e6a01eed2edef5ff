"""The closed lists of settlement: kinds of rates with their units, parts of a profit, its bases. [plain]"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: Parts per million: 5 % is 50_000.
WHOLE_PPM = 1_000_000


class RateUnit(StrEnum):
    """What a rate's figures are counted in."""

    PPM = "ppm"
    FEN = "fen"


class RateKind(StrEnum):
    """What a rate is for."""

    COMMISSION = "commission"
    PLATFORM_FEE = "platform_fee"
    FREIGHT_OUT = "freight_out"
    RETURN_FREIGHT = "return_freight"
    RETURN_LOSS = "return_loss"
    LABOUR = "labour"
    WORST_RETURN = "worst_return"
    GOODS_COST = "goods_cost"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class About:
    """A kind in words: its label, its unit, what one unit is of, and the scopes it may have besides
    a room."""

    label: str
    unit: RateUnit
    per: str
    scopes: frozenset[str] = frozenset()


_PRODUCT = frozenset({"product"})

ABOUT: dict[RateKind, About] = {
    RateKind.COMMISSION: About("佣金", RateUnit.PPM, "退后金额", _PRODUCT),
    RateKind.PLATFORM_FEE: About("平台服务费", RateUnit.PPM, "退后金额", _PRODUCT),
    RateKind.FREIGHT_OUT: About("发货运费", RateUnit.FEN, "每单"),
    RateKind.RETURN_FREIGHT: About("退货运费", RateUnit.FEN, "每个退款订单"),
    RateKind.RETURN_LOSS: About("退货损耗", RateUnit.PPM, "退回商品的成本", _PRODUCT),
    RateKind.LABOUR: About("人工", RateUnit.FEN, "每小时", frozenset({"duty", "person"})),
    RateKind.WORST_RETURN: About("最高退款率", RateUnit.PPM, "成交金额", _PRODUCT),
    RateKind.GOODS_COST: About("商品成本", RateUnit.FEN, "每件", _PRODUCT),
    RateKind.OTHER: About("其他费用", RateUnit.FEN, "每场"),
}


class ProfitPart(StrEnum):
    """The parts of a profit, in the order in which it is worked out."""

    NET_SALES = "net_sales"
    GOODS = "goods"
    COMMISSION = "commission"
    PLATFORM_FEE = "platform_fee"
    ADS = "ads"
    FREIGHT = "freight"
    RETURNS = "returns"
    HOURS = "hours"
    OTHER = "other"


PART_LABELS: dict[ProfitPart, str] = {
    ProfitPart.NET_SALES: "退后金额",
    ProfitPart.GOODS: "商品成本",
    ProfitPart.COMMISSION: "佣金",
    ProfitPart.PLATFORM_FEE: "平台服务费",
    ProfitPart.ADS: "投放",
    ProfitPart.FREIGHT: "发货运费",
    ProfitPart.RETURNS: "退货成本",
    ProfitPart.HOURS: "人工",
    ProfitPart.OTHER: "其他费用",
}


class ProfitBasis(StrEnum):
    """What a figure rests on, from the firmest to the least."""

    ACTUAL = "actual"
    RATE = "rate"
    ESTIMATE = "estimate"
    MISSING = "missing"


BASIS_LABELS: dict[ProfitBasis, str] = {
    ProfitBasis.ACTUAL: "实际",
    ProfitBasis.RATE: "按费率",
    ProfitBasis.ESTIMATE: "按往场",
    ProfitBasis.MISSING: "没有依据",
}


class Cure(StrEnum):
    """What would put a figure where nothing is known: a rate stated, a file handed in, a roster."""

    RATE = "rate"
    FILE = "file"
    ROSTER = "roster"


KIND_CHOICES = [(one.value, about.label) for one, about in ABOUT.items()]
