"""How what was said of one field of an order line, again and again, becomes one value.

All of it in order of (ts, id, src), so that the order of arrival plays no part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kaibo.live.orders import Assertion


def after_fix(said: list[Assertion], field: str) -> tuple[Any, list[Assertion]]:
    """The last fixed value of a field (None: never fixed) and the assertions later than it."""
    if len(said) == 1 and not said[0].fix:  # most lines: the rest is for those few
        return None, said
    for index in range(len(said) - 1, -1, -1):
        if said[index].fix and getattr(said[index], field) is not None:
            return getattr(said[index], field), said[index + 1 :]
    return None, said


def highest(said: list[Assertion], field: str) -> int | None:
    """Cumulative values only grow: the largest said since the last fix, the fix included."""
    fixed, later = after_fix(said, field)
    values = [v for a in later if (v := getattr(a, field)) is not None]
    if fixed is not None:
        values.append(fixed)
    return max(values) if values else None


def earliest(said: list[Assertion], field: str) -> int | None:
    """A moment is the earliest one said, unless a fix set it."""
    fixed, later = after_fix(said, field)
    if fixed is not None:
        return int(fixed)
    values = [v for a in later if (v := getattr(a, field)) is not None]
    return min(values) if values else None


def latest(said: list[Assertion], field: str) -> Any:
    """Facts without an order (product, channel): the last said."""
    for a in reversed(said):
        if getattr(a, field) is not None:
            return getattr(a, field)
    return None


def genre_of(said: list[Assertion]) -> str | None:
    """The one said last, by the moment it speaks of: an export of tomorrow knows more of the same
    order than today's."""
    told = [a for a in said if a.genre is not None]
    return max(told, key=lambda a: (a.heard, a[:3])).genre if told else None
