"""When a number stops moving, and what to call it before: 未成熟 until it has aged."""

from __future__ import annotations

from enum import StrEnum

HOUR_MS, DAY_MS = 3_600_000, 86_400_000


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

UNRIPE, ROUGH = "未成熟", "可参考"


def ripeness(maturity: Maturity, age_ms: int) -> str:
    """What to write beside a number `age_ms` after the end of its show; "" = it is settled.

    A figure of the first hour is unripe for an hour; who pays after the end still moves it. One
    that refunds change is unripe for 15 days and rough until the 30th, and carries its age in days
    (D0 = the first).
    """
    if maturity is Maturity.HOUR and age_ms < HOUR_MS:
        return UNRIPE
    if maturity is Maturity.REFUNDS and age_ms < 30 * DAY_MS:
        days = max(age_ms, 0) // DAY_MS
        return f"{UNRIPE if days < 15 else ROUGH}（D{days}）"
    return ""
