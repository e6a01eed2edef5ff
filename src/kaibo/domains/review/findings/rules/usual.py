"""Whether a part of a difference is more than what usual shows bring by themselves. [plain]

Each past show is split against the mean of the others, as the show under review is against theirs.
A part is measured by how much that factor's part moved in them (root of the mean square); the limit
is a quantile of the largest such measure of each of them, so that of exchangeable shows about one in
n + 1, at best one in twenty, is called unusual, whatever their distribution (split conformal).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, isqrt

#: Fewer past shows say nothing of what is usual.
FEWEST = 5
_COVERED = Fraction(95, 100)


@dataclass(frozen=True, slots=True)
class Usual:
    """For each factor: `limits`, the largest part in fen that is usual either way; `strength` of the
    show under review, in thousandths of the factor's own movement, None where it never moved."""

    limits: tuple[int, ...]
    strengths: tuple[int | None, ...]
    shows: int


def usual(parts: Sequence[int], past: Sequence[Sequence[int]]) -> Usual | None:
    """`parts` of the show under review and of each past show, factor by factor, fen. None with fewer
    than five past shows."""
    if len(past) < FEWEST:
        return None
    squares = [Fraction(sum(show[at] ** 2 for show in past), len(past)) for at in range(len(parts))]
    scores = sorted(
        max((Fraction(one**2) / square for one, square in zip(show, squares, strict=True) if square),
            default=Fraction(0))
        for show in past
    )  # fmt: skip
    limit = scores[min(len(scores), ceil(_COVERED * (len(scores) + 1))) - 1]
    return Usual(
        tuple(_root(square * limit) for square in squares),
        tuple(
            _root(Fraction(part**2) / square * 1_000_000) if square else None
            for part, square in zip(parts, squares, strict=True)
        ),
        len(past),
    )


def _root(value: Fraction) -> int:
    return isqrt(value.numerator // value.denominator)
