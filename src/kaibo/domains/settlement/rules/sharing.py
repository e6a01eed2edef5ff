"""Money that went back of an order and not of one of its lines: shared by what each was paid. [plain]

A ticket over several sub-orders prints one sum, and so does a row of a whole order. In the log such a
sum stands with one line or with the order (docs/specs/fold.md, 6): right for the order, too much for
that line. Worked out line by line, fees and goods of the others would count as if nothing came back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaibo.domains.settlement.rules.inputs import Sale


def shares(amount: int, weights: Sequence[int]) -> list[int]:
    """An amount in parts as these weights, to the last unit: what rounding down leaves goes to the
    largest remainders, of equals the first. All 0 or more; without any weight nothing is given out."""
    whole = sum(weights)
    if not whole:
        return [0 for _ in weights]
    out = [amount * weight // whole for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % whole), i))
    for i in by_rest[: amount - sum(out)]:
        out[i] += 1
    return out


def shared(lines: Sequence[Sale]) -> list[Sale]:
    """The lines of one order, none refunded beyond what it was paid as far as the others have room:
    what is beyond goes to them by what is left of their payment, and they are marked. Left as they
    are where a line's payment is not known. What is beyond the whole order stays where it was said."""
    if len(lines) < 2 or any(one.amount is None for one in lines):
        return list(lines)
    beyond = [max((one.refunded or 0) - (one.amount or 0), 0) for one in lines]
    room = [max((one.amount or 0) - (one.refunded or 0), 0) for one in lines]
    moved = min(sum(beyond), sum(room))
    if not moved:
        return list(lines)
    given, taken = shares(moved, room), _off(moved, beyond)
    return [
        replace(one, refunded=(one.refunded or 0) + more - less, shared=True)
        if more or less
        else one
        for one, more, less in zip(lines, given, taken, strict=True)
    ]


def _off(amount: int, beyond: Sequence[int]) -> list[int]:
    """An amount taken off these, the first first."""
    out = []
    for most in beyond:
        out.append(min(most, amount))
        amount -= out[-1]
    return out
