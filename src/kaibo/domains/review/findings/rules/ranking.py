"""Which links and rounds brought most and least for a minute of talk. [plain]"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

MINUTE_MS = 60_000
#: A link that was talked of for less says too little to be ranked.
SHORTEST_MS = 3 * MINUTE_MS
MOST = 3


@dataclass(frozen=True, slots=True)
class Talked:
    """A link or a round: how long it was talked of (ms), and what was sold of it meanwhile, fen and
    pieces. None unknown."""

    key: str
    label: str
    talk_ms: int | None
    money: int | None
    pieces: int | None

    @property
    def per_minute(self) -> Fraction | None:
        """Fen per talked minute."""
        if self.money is None or not self.talk_ms:
            return None
        return Fraction(self.money * MINUTE_MS, self.talk_ms)


@dataclass(frozen=True, slots=True)
class Ranking:
    """`top` best first, `bottom` worst first, no row in both; `short` were talked of for too little,
    `unknown` have no sales or no length."""

    top: tuple[Talked, ...]
    bottom: tuple[Talked, ...]
    short: tuple[Talked, ...]
    unknown: tuple[Talked, ...]
    ranked: int


def rank(rows: Sequence[Talked]) -> Ranking:
    """The three best and the three worst by money per talked minute, of equals the longer first."""
    talked = [one for one in rows if one.talk_ms is None or one.talk_ms > 0]
    unknown = [one for one in talked if one.per_minute is None]
    short = [
        one for one in talked if one.per_minute is not None and (one.talk_ms or 0) < SHORTEST_MS
    ]
    rest = [one for one in talked if one.per_minute is not None and one not in short]
    best = sorted(rest, key=lambda one: (-(one.per_minute or 0), -(one.talk_ms or 0), one.key))
    half = min(MOST, (len(best) + 1) // 2)
    top, others = best[:half], best[half:]
    return Ranking(
        tuple(top),
        tuple(reversed(others[-MOST:])),
        tuple(sorted(short, key=lambda one: one.key)),
        tuple(sorted(unknown, key=lambda one: one.key)),
        len(best),
    )
