"""Own baselines: which earlier rows a row is compared with, and what is usual among them. [plain]

docs/specs/results.md, 6. Earlier rows of the same room and level only, of the same link where the
row is about one, with the same metric told by a source of the same level. No peers, no benchmark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from kaibo.domains.review.boards.rules.cases import Case, Figure

#: So many of a class are looked at, the newest; fewer than so many say nothing of what is usual.
LAST, FEWEST = 20, 5
#: A round is compared with so many before it.
ROUNDS = 5


class Shared(StrEnum):
    """What rows may have in common besides room, level and link."""

    HOST = "host"
    SLOT = "slot"
    WEEKDAY = "weekday"


class How(StrEnum):
    """How a baseline was come by: `class` of comparable rows, the `last` one alone because there
    are too few for a class, or the last `rounds` of the link."""

    CLASS = "class"
    LAST = "last"
    ROUNDS = "rounds"


_SHARES: dict[Shared, Callable[[Case, Case], bool]] = {
    Shared.HOST: lambda one, other: bool(one.hosts) and one.hosts == other.hosts,
    Shared.SLOT: Case.same_slot,
    Shared.WEEKDAY: lambda one, other: one.weekday == other.weekday,
}
#: From the most specific to the whole room.
CLASSES: tuple[tuple[Shared, ...], ...] = (
    (Shared.HOST, Shared.SLOT, Shared.WEEKDAY),
    (Shared.HOST, Shared.SLOT),
    (Shared.HOST, Shared.WEEKDAY),
    (Shared.SLOT, Shared.WEEKDAY),
    (Shared.HOST,),
    (Shared.SLOT,),
    (Shared.WEEKDAY,),
    (),
)


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is usual: `median` and `mad` (the median distance from it; None of a single one), both
    before the metric's scale, over `of`, the newest first. `shared`: what all of them share with
    the row."""

    how: How
    shared: tuple[Shared, ...]
    median: Fraction
    mad: Fraction | None
    of: tuple[tuple[Case, Figure], ...]

    @property
    def n(self) -> int:
        """How many were compared."""
        return len(self.of)


def choose(row: Case, metric: str, quality: str, past: Iterable[Case]) -> Baseline | None:
    """The baseline of `metric`, told in `row` by a source of `quality`; None where there is nothing
    to compare with. `past` in any order; the row itself, its show and later ones may be among it.

    An hour is compared with the same hour only.
    """
    fixed = (Shared.SLOT,) if row.place.level == "hour" else ()
    found = _comparable(row, metric, quality, past, same_show=False)
    found = [one for one in found if _share(row, one[0], fixed)]
    for shared in CLASSES:
        members = [one for one in found if _share(row, one[0], shared)][:LAST]
        if len(members) >= FEWEST:
            return _baseline(How.CLASS, shared, members)
    if not found:
        return None
    last = next((one for one in found if row.same_slot(one[0])), found[0])
    shared = tuple(one for one in Shared if _share(row, last[0], (one,)))
    return _baseline(How.LAST, shared, [last])


def rounds(row: Case, metric: str, quality: str, past: Iterable[Case]) -> Baseline | None:
    """A round against the last five of its link, in this show and then in earlier ones."""
    found = _comparable(row, metric, quality, past, same_show=True)[:ROUNDS]
    return _baseline(How.ROUNDS, (), found) if found else None


def median(values: Sequence[Fraction]) -> Fraction:
    """The middle one; of an even number the mean of the two in the middle. Exact."""
    ordered, half = sorted(values), len(values) // 2
    if len(values) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def _comparable(
    row: Case, metric: str, quality: str, past: Iterable[Case], same_show: bool
) -> list[tuple[Case, Figure]]:
    """Earlier rows that tell the same of the same kind of thing, the newest first."""
    here = row.place
    found = [
        (one, figure)
        for one in past
        if (figure := one.figures.get(metric)) is not None
        and figure.fit
        and figure.quality == quality
        and one.place.start < here.start
        and (one.place.room, one.place.level, one.link) == (here.room, here.level, row.link)
        and (same_show or one.place.show != here.show)
    ]
    return sorted(
        found,
        key=lambda one: (one[0].place.start, one[0].place.show, one[0].place.key),
        reverse=True,
    )


def _share(row: Case, other: Case, wanted: Iterable[Shared]) -> bool:
    return all(_SHARES[one](row, other) for one in wanted)


def _baseline(how: How, shared: tuple[Shared, ...], of: Sequence[tuple[Case, Figure]]) -> Baseline:
    values = [figure.value for _, figure in of]
    middle = median(values)
    mad = median([abs(value - middle) for value in values]) if len(values) > 1 else None
    return Baseline(how, shared, middle, mad, tuple(of))
