"""A whole number split by weights, exactly: the method of largest remainder. [plain]"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def portions(total: int, weights: Sequence[Fraction]) -> list[int]:
    """`total` >= 0 over `weights` >= 0, in their order; the portions add up to `total`.

    Each portion is its exact share rounded down, and the units left over go one each to the largest
    remainders, the earlier one first where two are equal. So a portion is less than one unit away
    from its exact share, and of two parts the heavier never gets less. Where all weights are 0 the
    parts are equal. With a larger total a single portion may lose one unit (and never more): that
    is the known price of staying next to the exact share. ValueError for a negative total or
    weight, and for a total without parts.
    """
    if total < 0 or any(weight < 0 for weight in weights):
        raise ValueError("only what is not negative can be split")
    if not weights:
        if total:
            raise ValueError("nothing to split it over")
        return []
    whole = sum(weights, Fraction(0))
    exact = [Fraction(total, len(weights)) if not whole else total * w / whole for w in weights]
    out = [share.numerator // share.denominator for share in exact]
    by_remainder = sorted(range(len(out)), key=lambda at: (out[at] - exact[at], at))
    for at in by_remainder[: total - sum(out)]:
        out[at] += 1
    return out
