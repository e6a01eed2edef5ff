"""Whose refund is it: the order's refund stands on each of its lines, as the order's amount does.

A line that is alone takes it. Of several, a cancelled one takes what it cost first; the others take
what they cost when everything else went back too; else the one line with returned pieces takes the
rest. What could be spread in two ways stays unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Back:
    """What one line of an order knows of its refund: what it cost, the order's refund as printed
    (both in the minor unit), pieces returned, and `sure`, a refund that needs no printed sum.
    None = unknown. `cancelled`: after payment."""

    amount: int | None
    printed: int | None
    pieces: int | None
    sure: int | None = None
    cancelled: bool = False


def refunds(lines: Sequence[Back]) -> list[int | None]:
    """What has gone back for each line of one order, in the same unit; None = unknown.

    The printed refund holds freight and taxes, which the lines do not: none gets more than it cost.
    """
    if len(lines) > 1 and len({line.printed for line in lines}) == 1:
        lines = _cancelled_first(lines)
    shares = iter(_shares([line for line in lines if line.sure is None]))
    return [next(shares) if line.sure is None else line.sure for line in lines]


def _cancelled_first(lines: Sequence[Back]) -> list[Back]:
    gone = sum(line.amount or 0 for line in lines if line.cancelled)
    return [
        replace(line, sure=line.amount)
        if line.cancelled
        else replace(line, printed=max(0, line.printed - gone) if line.printed else line.printed)
        for line in lines
    ]


def _shares(lines: list[Back]) -> list[int | None]:
    printed = {line.printed for line in lines}
    if None in printed:
        return [None for _ in lines]
    if len(lines) == 1 or len(printed) > 1 or printed == {0}:
        # Where the lines of an order differ, the file prints each line's own refund.
        return [_at_most(line.printed, line.amount) for line in lines]
    amounts = [line.amount for line in lines]
    known = [amount for amount in amounts if amount is not None]
    if len(known) == len(lines) and lines and (lines[0].printed or 0) >= sum(known):
        return amounts
    if sum(bool(line.pieces) for line in lines) == 1 and all(
        line.pieces is not None for line in lines
    ):
        return [_at_most(line.printed, line.amount) if line.pieces else 0 for line in lines]
    return [None for _ in lines]


def _at_most(printed: int | None, amount: int | None) -> int | None:
    if not printed:
        return printed
    return None if amount is None else min(printed, amount)
