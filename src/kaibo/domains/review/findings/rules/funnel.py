"""The funnel of a show against a baseline: the longest chain both sides have, split step by step. [plain]

What we counted and what a platform reports are two chains and never one. Without impressions the
chain begins with the views; a step nobody told is left out, and so is one that contradicts the next
(clicks of nothing with orders behind them).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kaibo.domains.review.findings.rules.lmdi import Side, decompose
from kaibo.domains.review.findings.rules.usual import Usual, usual

#: From the top of the funnel to the money, by the names of measures and of reported totals.
STEPS = ("impressions", "views", "product_clicks", "orders_paid", "gmv")
MONEY = STEPS[-1]
COUNTED, REPORTED = "counted", "reported"
VOLUME, MIX = "volume", "mix"


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of a show by step, sales in fen; a step nobody told is missing. `channels`: the same
    for each channel of traffic; empty where they do not add up to the whole."""

    whole: Mapping[str, int]
    channels: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one show, by who counted (`COUNTED`, `REPORTED`)."""

    show: str
    title: str
    start: int
    by: Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class Step:
    """One factor: `kind` VOLUME, MIX or the name of the step it leads to; `of` the step before.

    `now` and `before` are (above, below): the rate is above / below; None for the mix. `part` is
    what it brought, fen. `limit`: the largest part that is usual, None without enough history;
    `strength` in thousandths of the factor's own movement.
    """

    kind: str
    of: str
    now: tuple[int, int] | None
    before: tuple[int, int] | None
    part: int
    limit: int | None
    strength: int | None

    @property
    def is_usual(self) -> bool | None:
        """Whether shows like this bring as much by themselves; None unknown."""
        return None if self.limit is None else abs(self.part) <= self.limit


@dataclass(frozen=True, slots=True)
class Funnel:
    """Sales of the show and of one show of the baseline, fen, and the parts of the difference, which
    add up to it. `left_out`: steps that contradict the next one; `shows`: the baseline's, by id."""

    origin: str
    chain: tuple[str, ...]
    now: int
    before: int
    steps: tuple[Step, ...]
    shows: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def difference(self) -> int:
        """By how much the show brought more, fen."""
        return self.now - self.before


def funnel(now: Told, baseline: Sequence[Told]) -> Funnel | None:
    """The show against the mean of the shows of the baseline (one is its own mean).

    None where the two have no sales in common. With sales alone there are no steps.
    """
    found = [one for by in (COUNTED, REPORTED) if (one := _of(by, now, baseline)) is not None]
    # The longer chain tells more; of equals what was counted, which every row opens.
    return max(found, key=lambda one: len(one.chain), default=None)


def _of(by: str, now: Told, baseline: Sequence[Told]) -> Funnel | None:
    mine = now.by.get(by)
    others = [(one, one.by[by]) for one in baseline if by in one.by]
    if mine is None or MONEY not in mine.whole:
        return None
    chain = _chain(mine, [figures for _, figures in others])
    used = [
        (one, figures) for one, figures in others if chain and set(chain) <= figures.whole.keys()
    ]
    if not used:
        return None
    rows = [mine, *(figures for _, figures in used)]
    left_out = _contradicting(chain, _sides(chain, rows, split=False))
    chain = tuple(step for step in chain if step not in left_out)
    split = _split(chain, rows) and not _contradicting(chain, _sides(chain, rows, split=True))
    shows = tuple(one.show for one, _ in used)
    here, there = _both(_sides(chain, rows, split))
    if len(chain) < 2:
        return Funnel(by, chain, here.money, there.money, (), shows, left_out)
    parts = decompose(here, there)
    kinds = [VOLUME, *([] if parts.mix is None else [MIX]), *chain[1:]]
    ranges = usual(parts.all, _history(_sides(chain, rows, split)[1:]))
    steps = tuple(
        _step(chain, kind, part, (here, there), ranges, at)
        for at, (kind, part) in enumerate(zip(kinds, parts.all, strict=True))
    )
    return Funnel(by, chain, here.money, there.money, steps, shows, left_out)


def _chain(mine: Figures, others: Sequence[Figures]) -> tuple[str, ...]:
    """The longest chain that at least half of the baseline has too, else what most of it has."""
    known = {
        tuple(step for step in STEPS if step in mine.whole and step in other.whole)
        for other in others
        if MONEY in other.whole
    }
    having = {chain: sum(set(chain) <= other.whole.keys() for other in others) for chain in known}
    common = [chain for chain, count in having.items() if 2 * count >= len(others)]
    if common:
        return max(common, key=lambda chain: (len(chain), having[chain], chain))
    return max(known, key=lambda chain: (having[chain], len(chain), chain), default=())


def _split(chain: Sequence[str], rows: Sequence[Figures]) -> bool:
    """Whether every show has every step of the chain by channel, adding up to the whole; and there
    are channels to tell apart."""
    return len({name for row in rows for name in row.channels}) > 1 and all(
        row.channels
        and all(set(chain) <= one.keys() for one in row.channels.values())
        and all(
            sum(one[step] for one in row.channels.values()) == row.whole[step] for step in chain
        )
        for row in rows
    )


def _sides(chain: Sequence[str], rows: Sequence[Figures], split: bool) -> list[Side]:
    return [
        Side(
            {name: tuple(one[step] for step in chain) for name, one in row.channels.items()}
            if split
            else {"": tuple(row.whole[step] for step in chain)}
        )
        for row in rows
    ]


def _both(sides: Sequence[Side]) -> tuple[Side, Side]:
    return sides[0], _added(sides[1:])


def _added(sides: Sequence[Side]) -> Side:
    channels: dict[str, tuple[int, ...]] = {}
    for side in sides:
        for name, row in side.channels.items():
            before = channels.get(name, (0,) * len(row))
            channels[name] = tuple(map(sum, zip(before, row, strict=True)))
    return Side(channels, len(sides))


def _contradicting(chain: Sequence[str], sides: Sequence[Side]) -> tuple[str, ...]:
    """The steps that are 0 before one above 0 anywhere."""
    rows = [row for side in sides for row in side.channels.values()]
    return tuple(
        step
        for at, step in enumerate(chain)
        if any(row[at] == 0 and any(row[at + 1 :]) for row in rows)
    )


def _history(past: Sequence[Side]) -> list[tuple[int, ...]]:
    """The parts of each past show against the mean of the others."""
    if len(past) < 2:
        return []
    return [
        decompose(side, _added([*past[:at], *past[at + 1 :]])).all for at, side in enumerate(past)
    ]


def _step(
    chain: Sequence[str],
    kind: str,
    part: int,
    sides: tuple[Side, Side],
    ranges: Usual | None,
    at: int,
) -> Step:
    above = None if kind == MIX else 0 if kind == VOLUME else chain.index(kind)
    rates = [_rate(side, above) for side in sides]
    return Step(
        kind,
        "" if not above else chain[above - 1],
        rates[0],
        rates[1],
        part,
        None if ranges is None else ranges.limits[at],
        None if ranges is None else ranges.strengths[at],
    )


def _rate(side: Side, above: int | None) -> tuple[int, int] | None:
    """(above, below) of one factor; the volume is that of one show."""
    if above is None:
        return None
    totals = side.totals
    return totals[above], totals[above - 1] if above else side.shows
