"""Which hour a tally speaks of. [plain]"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MINUTE_MS = 60_000
#: So long after the full hour people still report the hour that is over.
FRESH_MS = 15 * MINUTE_MS


@dataclass(frozen=True, slots=True)
class Period:
    """A clock hour [start, end) of a show, UTC ms, cut at the show's edges; `over`: it has passed."""

    start: int
    end: int
    over: bool

    @property
    def key(self) -> str:
        """What tells it from the others: an hour that is reported while it runs is another thing."""
        return f"{self.start}{'' if self.over else '+'}"


def period(hours: Sequence[tuple[int, int]], full: bool = False) -> Period | None:
    """The hour to report: the one that is over, shortly after it, else the one that runs. `hours`: the
    clock hours of the show so far, the last cut at the present, which is a `full` hour or not. None at
    the first instant."""
    if not hours:
        return None
    start, end = hours[-1]
    if full:
        return Period(start, end, over=True)
    if len(hours) > 1 and end - start <= FRESH_MS:
        return Period(*hours[-2], over=True)
    return Period(start, end, over=False)
