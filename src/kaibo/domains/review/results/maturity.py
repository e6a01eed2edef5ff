"""The money of a show as it ripens: tonight, T+1, T+7, T+15, T+30, and the days on which it went back.
[plain] docs/specs/results.md, 3."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kaibo.live.lines import PlacedLine, refunded_by

DAY_MS = 86_400_000
#: Days after the end; 0 is the end itself.
AGES = (0, 1, 7, 15, 30)
#: A file of after-sales speaks for a show when its rows reach back to within so long of its end.
REACHES_BACK_MS = 2 * DAY_MS


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stored file of after-sales: the moment it speaks of, and how far back its rows reach."""

    as_of: int
    first: int


@dataclass(frozen=True, slots=True)
class Version:
    """What had been sold and had gone back by `at` (UTC ms). `ripe`: data speaks of that moment or
    later; else `speaks_of` is the moment it does speak of. Money in minor units, None = unknown.

    `orders_refunded` counts orders of which anything had gone back.
    """

    age: int
    at: int
    ripe: bool
    speaks_of: int | None
    gross: int | None
    refunded: int | None
    orders: int
    orders_refunded: int | None

    @property
    def net(self) -> int | None:
        """Sold, less what had gone back."""
        if self.gross is None or self.refunded is None:
            return None
        return self.gross - self.refunded


def versions(
    lines: Iterable[PlacedLine], end: int, now: int, files: Sequence[Spoken] = ()
) -> list[Version]:
    """The versions of paid `lines` of a show that ended at `end`, those of the future left out."""
    paid = [one for one in lines if one.line.paid]
    speaks_of = spoken_of(paid, end, files)
    return [
        _version(paid, age, end + age * DAY_MS, speaks_of)
        for age in AGES
        if end + age * DAY_MS <= now or age == 0
    ]


def spoken_of(lines: Sequence[PlacedLine], end: int, files: Sequence[Spoken]) -> int | None:
    """The latest moment of which something is known of every line: the oldest of what each line was
    last named in, or a later file of after-sales that reaches back to the show: a line it does not
    name had nothing sent back. None without lines."""
    if not lines:
        return None
    named = min(one.heard for one in lines)
    return max([named, *(f.as_of for f in files if f.first <= end + REACHES_BACK_MS)])


def by_day(lines: Iterable[PlacedLine], day: Callable[[int], str]) -> dict[str, int]:
    """What went back of these lines on each day (its name by `day`), in order of time."""
    out: dict[str, int] = {}
    steps = sorted(step for one in lines if one.line.paid for step in one.line.refunds)
    for at, amount in steps:
        out[day(at)] = out.get(day(at), 0) + amount
    return out


def _version(lines: Sequence[PlacedLine], age: int, at: int, speaks_of: int | None) -> Version:
    gone = [refunded_by(one.line, at) for one in lines]
    known = None not in gone
    amounts = [one.line.amount for one in lines]
    refunded = {
        one.order for one, back in zip(lines, gone, strict=True) if back is not None and back > 0
    }
    return Version(
        age,
        at,
        speaks_of is not None and speaks_of >= at,
        speaks_of,
        None if None in amounts else sum(a for a in amounts if a is not None),
        sum(back for back in gone if back is not None) if known else None,
        len({one.order for one in lines}),
        len(refunded) if known else None,
    )
