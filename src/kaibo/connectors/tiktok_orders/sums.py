"""The money of one line: what the buyer pays for it, and who bears the discounts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kaibo.connectors.base.currency import Money
from kaibo.connectors.base.row import Row


@dataclass(frozen=True, slots=True)
class Sums:
    """SKU Subtotal After Discount, SKU Platform Discount, SKU Seller Discount in the minor unit of
    `cur`, the currency that stands beside one of them; None = unknown."""

    amount: int | None
    platform: int | None
    shop: int | None
    cur: str | None


def sums_of(row: Row, parse: Callable[[str], Money | None], must: bool) -> Sums:
    """The sums of a row; with `must` a row without an amount is lost (RowLost), because a paid
    line without one would make every total wrong."""
    amount = row.need("amount", parse) if must else row.may("amount", parse)
    platform, shop = row.may("platform_bears", parse), row.may("shop_bears", parse)
    before = row.may("before", parse)
    if (
        amount
        and platform
        and shop
        and before
        and before.minor - platform.minor - shop.minor != amount.minor
    ):
        row.note(
            "subtotal_differs",
            "{n} 行的折后小计不等于 折前小计 − 平台优惠 − 商家优惠（首个在第 {row} 行），"
            "以折后小计为准。",
        )
    cur = next((one.cur for one in (amount, platform, shop) if one and one.cur), None)
    return Sums(
        amount.minor if amount else None,
        platform.minor if platform else None,
        shop.minor if shop else None,
        cur,
    )
