"""Lines of a show by their currency: a sum is of the room's own, every other one is told beside it.
[plain] docs/specs/results.md, 1."""

from __future__ import annotations

from collections.abc import Iterable

from kaibo.domains.settlement.public import Foreign
from kaibo.live.lines import PlacedLine, total


def own(lines: Iterable[PlacedLine], cur: str) -> list[PlacedLine]:
    """Those in the room's currency `cur`; a line that names none is in it."""
    return [one for one in lines if currency(one, cur) == cur]


def others(lines: Iterable[PlacedLine], cur: str) -> dict[str, list[PlacedLine]]:
    """The other ones by their currency, in the order of its code."""
    out: dict[str, list[PlacedLine]] = {}
    for one in lines:
        if currency(one, cur) != cur:
            out.setdefault(currency(one, cur), []).append(one)
    return dict(sorted(out.items()))


def foreign(lines: Iterable[PlacedLine], cur: str) -> tuple[Foreign, ...]:
    """What the paid ones in other currencies come to, each in its own. What only went back beyond the
    lines of an order is no line, but is in `refunded`."""
    paid = [one for one in lines if one.line.paid]
    return tuple(_foreign(code, mine) for code, mine in others(paid, cur).items())


def currency(one: PlacedLine, cur: str) -> str:
    """The line's currency in a room of `cur`."""
    return one.line.cur or cur


def _foreign(code: str, lines: list[PlacedLine]) -> Foreign:
    told = [one for one in lines if one.line.counted]
    return Foreign(
        code,
        len(told),
        len({one.order for one in told}),
        total(one.line.amount for one in told),
        total(one.line.refunded_total for one in lines),
    )
