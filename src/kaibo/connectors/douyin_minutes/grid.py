"""How long the stretches of a file are: told by how far apart its rows stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import gcd

MINUTE_MS = 60_000
#: The lengths a trend is drawn with, in ms.
GRIDS = tuple(minutes * MINUTE_MS for minutes in (1, 5, 10, 15, 30, 60))


@dataclass(frozen=True, slots=True)
class Grid:
    """Stretches of `ms` milliseconds, beginning `phase` after multiples of it."""

    ms: int
    phase: int

    def fits(self, ts: int) -> bool:
        """Whether a stretch begins at `ts` (UTC ms)."""
        return ts % self.ms == self.phase


def find_grid(times: Iterable[int]) -> Grid | None:
    """The grid of these starts (UTC ms, in any order); None where there are not two of them, or
    where they stand otherwise than a trend does.

    The commonest distance between neighbours decides, so that a break or one odd row does not.
    Where only every second or third stretch has a row, it is the longest grid they all lie on.
    Rows more than an hour apart are days, not a trend.
    """
    starts = sorted(set(times))
    distances = Counter(later - earlier for earlier, later in pairwise(starts))
    if not distances:
        return None
    most = max(distances.values())
    commonest = min(distance for distance, times in distances.items() if times == most)
    if commonest not in GRIDS:
        all_on = gcd(*distances)
        fitting = [grid for grid in GRIDS if all_on % grid == 0]
        if not fitting or commonest > GRIDS[-1]:
            return None
        commonest = fitting[-1]
    phases = Counter(start % commonest for start in starts)
    phase = max(phases, key=lambda p: (phases[p], -p))
    return Grid(commonest, phase)
