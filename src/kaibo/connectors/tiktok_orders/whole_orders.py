"""What only the rows of one order together tell: which row is which line, and whose the refund is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kaibo.connectors.base.order_line import OrderLine
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.tiktok_orders.refunds import Back, refunds


@dataclass(frozen=True, slots=True)
class Sold:
    """One line with the currency of its money, None where the file names none."""

    line: OrderLine
    cur: str | None


@dataclass(frozen=True, slots=True)
class Read:
    """A row read by itself, before its order is known."""

    sold: Sold
    back: Back
    parcel: str


def whole_order(read: list[Read], problems: Problems) -> Iterator[Sold]:
    """The lines of one order, each with its own key and refund; an unclear refund is noted."""
    keys = _keys(read)
    own = dict(zip(keys, read, strict=True))
    shared = dict(zip(own, refunds([one.back for one in own.values()]), strict=True))
    for key, one in zip(keys, read, strict=True):
        line, printed, refunded = one.sold.line, one.back.printed, shared[key]
        if refunded is None and printed:
            problems.note(
                "refund_unknown",
                line.row_no,
                "{n} 行的退款分不清是订单里哪一件的（首个在第 {row} 行），退款未知。",
            )
        derived = bool(refunded) and refunded != printed
        line = replace(line, line=key, refunded=refunded, refund_derived=derived)
        yield Sold(line, one.sold.cur)


def _keys(read: list[Read]) -> list[str]:
    """The SKU of each row, with `#2`, `#3` … for a further line of the same SKU.

    A row of the same pieces and price in the same parcel is the same line said again.
    """
    seen: dict[str, list[Read]] = {}
    keys = []
    for one in read:
        sku = one.sold.line.line or ""
        lines = seen.setdefault(sku, [])
        nth = next((n for n, other in enumerate(lines, 1) if _same(one, other)), len(lines) + 1)
        if nth > len(lines):
            lines.append(one)
        keys.append(sku if nth == 1 else f"{sku}#{nth}")
    return keys


def _same(one: Read, other: Read) -> bool:
    a, b = one.sold.line, other.sold.line
    apart = one.parcel and other.parcel and one.parcel != other.parcel
    return not apart and (a.qty, a.amount) == (b.qty, b.amount)
