"""Whose sales they are: by time tonight, by the platform's genre tomorrow, and what lies between.
[plain] docs/specs/results.md, 2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kaibo.domains.review.results.beside import Window
from kaibo.domains.review.results.sums import Sum, summed
from kaibo.live.lines import PlacedLine
from kaibo.live.orders import GENRES, LIVE

#: Genres in the platform's words, as parts of the difference.
GENRE_LABELS = {"live": "直播", "video": "短视频", "card": "商品卡", "other": "其他体裁"}


@dataclass(frozen=True, slots=True)
class Part:
    """One reason why the two differ: `sign` −1 takes its lines off the sum by time, +1 adds them."""

    code: str
    label: str
    sign: int
    sum: Sum
    lines: tuple[PlacedLine, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Paid lines by time and by genre. `by_genre` is None while the platform has not said the genre
    of any line. time + Σ sign × part = genre, in amounts, lines and pieces."""

    by_time: Sum
    by_genre: Sum | None
    parts: tuple[Part, ...]
    timed: tuple[PlacedLine, ...] = field(default=(), repr=False)
    ascribed: tuple[PlacedLine, ...] = field(default=(), repr=False)

    def behind(self, code: str) -> list[tuple[PlacedLine, int]] | None:
        """The lines behind `time`, `genre` or the code of a part, each with the sign by which it
        counts; None where there is no such number."""
        signs = {"time": (1, self.timed), "genre": (1, self.ascribed)}
        signs |= {part.code: (part.sign, part.lines) for part in self.parts}
        found = signs.get(code)
        return None if found is None else [(one, found[0]) for one in found[1]]


def attribution(
    lines: Sequence[PlacedLine], start: int, cur: str, window: Window | None = None
) -> Attribution:
    """Of the lines of one show (`Lines.all`) that began at `start`, UTC ms; `window`: when it was on
    air as the platform has it. What the platform ascribes to a live room from before it says that
    the show began is of no show of ours."""
    paid = [one for one in lines if one.line.paid and (one.within or _since(window, one))]
    within = [one for one in paid if one.within]
    before = [one for one in paid if not one.within and one.line.at < start]
    after = [one for one in paid if not one.within and one.line.at >= start]
    by_time = summed(within, cur)
    if all(one.line.genre is None for one in paid):
        return Attribution(by_time, None, (), tuple(within))

    def part(code: str, label: str, sign: int, mine: list[PlacedLine]) -> Part:
        return Part(code, label, sign, summed(mine, cur), tuple(mine))

    parts = [
        part(genre, f"{GENRE_LABELS[genre]}成交的", -1, mine)
        for genre in GENRES
        if genre != LIVE and (mine := [one for one in within if one.line.genre == genre])
    ]
    if pending := [one for one in within if one.line.genre is None]:
        parts.append(part("pending", "平台还没有说体裁的", -1, pending))
    if before:
        text = "开播前下单、平台算给直播的（开播可能按晚了）"
        parts.append(part("before", text, 1, before))
    if after:
        parts.append(part("after", "下播后才下单、平台算给直播的", 1, after))
    live = [one for one in paid if one.is_live]
    return Attribution(by_time, summed(live, cur), tuple(parts), tuple(within), tuple(live))


def _since(window: Window | None, one: PlacedLine) -> bool:
    return window is None or window.start <= one.line.at
