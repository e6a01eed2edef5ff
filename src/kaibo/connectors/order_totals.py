"""Adds order lines up by order and day, each line once, keeping a few bytes a line.

Rows may come in any order and repeat. Sums are of paid lines; a sum is None as soon as one of
its parts is unknown, because a number that silently leaves something out is no number.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from zoneinfo import ZoneInfo

from kaibo.connectors.base.order_line import OrderLine
from kaibo.connectors.base.problems import LOST, Problems, sentence

UNKNOWN_DAY = "unknown"
_HOUR = 3_600_000
_NO_TIME = 2**62

#: Flags of an order: some line paid, payment of some line unknown, amount or refund unknown.
_PAID, _MAYBE, _NO_AMOUNT, _NO_REFUND = 1, 2, 4, 8


@dataclass(slots=True)
class Sums:
    """Totals of one day or of the file; money in fen. `unknown_*` count orders."""

    orders: int = 0
    paid_orders: int = 0
    gross: int = 0
    refunded: int = 0
    unknown_paid: int = 0
    unknown_gross: int = 0
    unknown_refunded: int = 0

    def add(self, flags: int, gross: int, refunded: int) -> None:
        self.orders += 1
        self.paid_orders += bool(flags & _PAID)
        self.gross += gross
        self.refunded += refunded
        unsure = flags & _MAYBE
        self.unknown_paid += bool(unsure and not flags & _PAID)
        self.unknown_gross += bool(unsure or flags & _NO_AMOUNT)
        self.unknown_refunded += bool(unsure or flags & _NO_REFUND)

    def shown(self) -> dict[str, int | None]:
        """The numbers people see: None where a part is unknown."""
        gross = None if self.unknown_gross else self.gross
        refunded = None if self.unknown_refunded else self.refunded
        return {
            "orders": self.orders,
            "paid_orders": None if self.unknown_paid else self.paid_orders,
            "gross": gross,
            "refunded": refunded,
            "net": None if gross is None or refunded is None else gross - refunded,
        }


class OrderTotals:
    """Takes lines one by one; 16-byte digests stand for orders and sub-orders already seen.

    An order's day is that of its earliest creation among its lines. A line that repeats word for
    word counts once; one that repeats with other content is reported and its first form kept.
    """

    def __init__(self, tz: ZoneInfo, problems: Problems) -> None:
        self._day = day_of(tz)
        self._problems = problems
        self._lines: dict[bytes, int] = {}
        self._orders: dict[bytes, int] = {}
        self._created, self._gross, self._refunded = array("q"), array("q"), array("q")
        self._flags = array("B")

    def take(self, line: OrderLine) -> bool:
        """Count the line; False when it had been counted before."""
        content = _content(line)
        keys = [_digest(line.shop, line.order, part) for part in line.parts]
        known = [self._lines[key] for key in keys if key in self._lines]
        if known:
            self._repeat(line, same=len(known) == len(keys) and set(known) == {content})
            return False
        for key in keys:
            self._lines[key] = content
        self._add(line)
        return True

    def totals(self) -> tuple[Sums, dict[str, Sums]]:
        """The file's sums and those of each day (YYYY-MM-DD, then "unknown"), days in order."""
        whole, days = Sums(), dict[str, Sums]()
        for at, flags, gross, refunded in zip(
            self._created, self._flags, self._gross, self._refunded, strict=True
        ):
            whole.add(flags, gross, refunded)
            name = UNKNOWN_DAY if at == _NO_TIME else self._day(at)
            days.setdefault(name, Sums()).add(flags, gross, refunded)
        return whole, {name: days[name] for name in sorted(days)}

    def _add(self, line: OrderLine) -> None:
        at = self._orders.setdefault(_digest(line.shop, line.order), len(self._orders))
        if at == len(self._flags):
            self._created.append(_NO_TIME)
            self._gross.append(0)
            self._refunded.append(0)
            self._flags.append(0)
        if line.created is not None:
            self._created[at] = min(self._created[at], line.created)
        if line.has_paid is None:
            self._flags[at] |= _MAYBE
        elif line.has_paid:
            self._flags[at] |= _PAID
            self._gross[at] += line.amount or 0
            self._refunded[at] += line.refunded or 0
            self._flags[at] |= _NO_AMOUNT * (line.amount is None)
            self._flags[at] |= _NO_REFUND * (line.refunded is None)

    def _repeat(self, line: OrderLine, same: bool) -> None:
        if same:
            self._problems.note(
                "repeated_line",
                line.row_no,
                "{n} 行与前面的订单行完全相同（首个在第 {row} 行），只计一次。",
            )
            return
        why = "同一订单行前面出现过，内容不同，以先出现的为准"
        text = sentence(line.row_no, None, None, why, LOST)
        self._problems.lost_rows += 1
        self._problems.add(line.row_no, None, line.line or line.order, "conflicting_repeat", text)


def day_of(tz: ZoneInfo) -> Callable[[int], str]:
    """A function from UTC ms to the local date; asked once an hour of the year, then remembered."""

    @lru_cache(maxsize=65536)
    def hour(number: int) -> str:
        return datetime.fromtimestamp(number * _HOUR / 1000, tz).date().isoformat()

    return lambda ms: hour(ms // _HOUR)


def _digest(*words: str | None) -> bytes:
    return blake2b("\x1f".join(w or "" for w in words).encode(), digest_size=16).digest()


def _content(line: OrderLine) -> int:
    """What must agree for two rows to be the same statement of one line."""
    said = repr((line.line, line.product, line.sku, line.qty, line.amount, line.refunded))
    more = repr((line.created, line.paid, line.state, line.account, line.title, line.buyer))
    return int.from_bytes(blake2b((said + more).encode(), digest_size=8).digest(), "big")
