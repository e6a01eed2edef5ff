"""When a number stops moving, and what to call it before: 未成熟 until it has aged."""

from __future__ import annotations

from enum import StrEnum

HOUR_MS = 3_600_000


class Maturity(StrEnum):
    """What still changes a number after its minute has passed."""

    EVENT = "event"
    VISITS = "visits"
    PAYMENTS = "payments"
    HOUR = "hour"
    REFUNDS = "refunds"
    AS_OF = "as_of"


ZH: dict[Maturity, str] = {
    Maturity.EVENT: "当时就定",
    Maturity.VISITS: "下播后定：还在房里的人没算",
    Maturity.PAYMENTS: "未付订单付款前会涨",
    Maturity.HOUR: "最后一笔付款满 1 小时后定",
    Maturity.REFUNDS: "未成熟：满 15 天可参考，满 30 天定",
    Maturity.AS_OF: "以平台导出的时间为准",
}
