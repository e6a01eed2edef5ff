"""Sales in another currency than a room's: told beside its sums, never converted, never in them. [plain]"""

from __future__ import annotations

from dataclasses import dataclass

#: Currencies without a minor unit (ISO 4217).
_WHOLE = frozenset({"JPY", "VND"})


@dataclass(frozen=True, slots=True)
class Foreign:
    """Paid order lines in one other currency, which are in no sum of their room. `amount` (what buyers
    paid) and `refunded` in the minor unit of `cur`; None where one of the lines does not say it."""

    cur: str
    lines: int
    orders: int
    amount: int | None
    refunded: int | None

    @property
    def text(self) -> str:
        """As a part of a sentence: "2 行是 USD，共 12.00，退了 3.00"."""
        paid = (
            "有的行没写金额" if self.amount is None else f"共 {amount_text(self.amount, self.cur)}"
        )
        back = f"，退了 {amount_text(self.refunded, self.cur)}" if self.refunded else ""
        return f"{self.lines} 行是 {self.cur}，{paid}{back}"


def amount_text(minor: int, cur: str) -> str:
    """Money as cells of a sheet have it: "-1,234.50"."""
    sign, size = ("-" if minor < 0 else ""), abs(minor)
    whole, rest = (size, "") if cur in _WHOLE else (size // 100, f".{size % 100:02d}")
    return f"{sign}{whole:,}{rest}"
