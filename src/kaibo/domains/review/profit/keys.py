"""What a show's profit is broken down by, and which rows a line stands in."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from kaibo.live.lines import PlacedLine

#: What belongs to no row of a level.
NONE = "none"


class ProfitBy(StrEnum):
    """What a show's profit is broken down by."""

    SHOW = "show"
    SHIFT = "shift"
    HOST = "host"
    PRODUCT = "product"


def grouped(lines: Iterable[PlacedLine], by: ProfitBy) -> dict[str, list[PlacedLine]]:
    """The lines by the key of their row; one of two hosts on mic stands with both."""
    out: dict[str, list[PlacedLine]] = {}
    for one in lines:
        for key in keys_of(one, by):
            out.setdefault(key, []).append(one)
    return out


def keys_of(one: PlacedLine, by: ProfitBy) -> tuple[str, ...]:
    """The keys of the rows a line stands in."""
    if by is ProfitBy.SHIFT:
        return (one.shift or NONE,)
    if by is ProfitBy.HOST:
        return one.hosts or (NONE,)
    if by is ProfitBy.PRODUCT:
        return (one.line.product or NONE,)
    return (ProfitBy.SHOW.value,)
