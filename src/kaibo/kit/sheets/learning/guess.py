"""Which column may mean what, by its name and its cells: scores, and each meaning given once. [plain]

A score is a whole number to 100. By name: 95 for the header itself, less for a name hidden in it;
cells that cannot be read so take 45 away. Under 50 nothing is suggested.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kaibo.kit.sheets.headers import names_in

SURE = 50
BY_DISTANCE = (95, 92, 88, 82, 76)
CONTAINED = 60
DISAGREES = 45

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Offer(Generic[M]):
    """A meaning a column may have; `rank` is its place in the table of meanings."""

    score: int
    index: int
    rank: int
    meaning: M
    why: str


def named(header: str, known: Collection[str]) -> tuple[int, str] | None:
    """How well a header fits a meaning's names (in `header_name` form), and why; None = not."""
    names = names_in(header)
    distance = next((far for name, far in names if name in known), None)
    if distance is not None:
        return BY_DISTANCE[distance], "列名里有它" if distance else "列名就是它"
    if any(len(name) >= 3 and name in names[0][0] for name in known if names):
        return CONTAINED, "列名里有它"
    return None


def weighed(score: int, why: str, readable: Callable[[], int], telling: bool) -> tuple[int, str]:
    """The same after a look at the cells: `readable()` of a hundred can be read so; `telling`
    says that this proves something, because not every text can."""
    good = readable()
    if good < 60:
        return score - DISAGREES, f"列名像，但内容不像（{100 - good}% 读不懂）"
    return (min(99, score + 4), f"{why}，内容也像") if telling else (score, why)


def given_once(offers: Iterable[Offer[M]]) -> dict[int, Offer[M]]:
    """Column → its offer. The surest first; of equals, the meaning further up in the table, then
    the column further left. A column has one meaning, a meaning one column."""
    chosen: dict[int, Offer[M]] = {}
    taken: set[int] = set()
    for offer in sorted(offers, key=lambda one: (-one.score, one.rank, one.index)):
        if offer.index in chosen or offer.rank in taken or offer.score < SURE:
            continue
        taken.add(offer.rank)
        chosen[offer.index] = offer
    return chosen
