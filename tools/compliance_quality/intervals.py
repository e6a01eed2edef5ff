"""Exact 95 % intervals for a share (Clopper and Pearson), in plain Python."""

from collections.abc import Callable
from math import comb

_SIDE = 0.025


def at_most(k: int, n: int, p: float) -> float:
    """P(X ≤ k) for X binomial over n with chance p."""
    if p <= 0:
        return 1.0
    if p >= 1:
        return 1.0 if k >= n else 0.0
    return sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k + 1))


def interval(k: int, n: int) -> tuple[float, float]:
    """The interval for k of n, both sides at 2.5 %; (0, 1) when n is 0."""
    if n == 0:
        return 0.0, 1.0
    low = 0.0 if k == 0 else _where(lambda p: 1 - at_most(k - 1, n, p) >= _SIDE)
    high = 1.0 if k == n else _where(lambda p: at_most(k, n, p) <= _SIDE)
    return low, high


def _where(true_from: Callable[[float], bool]) -> float:
    """Where a condition that holds from some p on begins to hold."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if true_from(middle) else (middle, high)
    return (low + high) / 2
