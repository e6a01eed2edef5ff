"""The platform's log of what was explained when beside ours, minute by minute, and what taking its
minutes would lay. [plain] docs/specs/results.md, 4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Talk:
    """A stretch [start, end) in UTC ms in which a product was explained. `key` names the round it
    is counted as; `ref` and `data`: what the press that began it carried."""

    start: int
    end: int
    product: str | None
    key: str
    ref: str | None = None
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Minute:
    """A minute of a show, from `at`: the product that either side has for most of it (None =
    nothing was explained), and for how long both differ in it, ms."""

    at: int
    ours: str | None
    theirs: str | None
    off_ms: int

    @property
    def differs(self) -> bool:
        """Whether most of it belongs to another product."""
        return self.ours != self.theirs


def one_at_a_time(talks: Sequence[Talk], start: int, end: int) -> list[Talk]:
    """Talks in order of time, within [start, end): a later one ends the one before it, as a host
    explains one product at a time."""
    out: list[Talk] = []
    for one in sorted(talks, key=lambda talk: (talk.start, talk.key)):
        cut = replace(one, start=max(one.start, start), end=min(one.end, end))
        if cut.end <= cut.start:
            continue
        if out and out[-1].end > cut.start:
            before = out.pop()
            out += [replace(before, end=cut.start)] if before.start < cut.start else []
        out.append(cut)
    return out


def minutes(ours: Sequence[Talk], theirs: Sequence[Talk], start: int, end: int) -> Iterator[Minute]:
    """Every minute of the show [start, end), the first and the last as far as they lie in it."""
    for at in range(start // MINUTE_MS * MINUTE_MS, end, MINUTE_MS):
        since, until = max(at, start), min(at + MINUTE_MS, end)
        mine, other = _in(ours, since, until), _in(theirs, since, until)
        yield Minute(at, _most(mine, until - since), _most(other, until - since),
                     _off(mine, other, since, until))  # fmt: skip


def as_rounds(ours: Sequence[Talk], theirs: Sequence[Talk]) -> list[Talk]:
    """The platform's talks as they are laid over ours. One that is a round of ours, going by the
    product and the time they share, stays that round: `key`, `ref` and `data` of ours. Each round
    is found again in one talk at most, in the one that has most of it."""
    own = {talk.key for talk in theirs}
    shared: dict[tuple[int, str], int] = {}
    by_key: dict[str, Talk] = {}
    for at, talk in enumerate(theirs):
        for mine in ours:
            common = min(mine.end, talk.end) - max(mine.start, talk.start)
            if common > 0 and mine.product == talk.product and mine.key not in own - {talk.key}:
                shared[at, mine.key] = shared.get((at, mine.key), 0) + common
                by_key.setdefault(mine.key, mine)
    out, gone = list(theirs), set[str]()
    found = set[int]()
    for at, key in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if at not in found and key not in gone:
            found.add(at)
            gone.add(key)
            mine = by_key[key]
            out[at] = replace(out[at], key=key, ref=mine.ref, data=mine.data)
    return out


def _in(talks: Sequence[Talk], since: int, until: int) -> list[Talk]:
    return [
        replace(one, start=max(one.start, since), end=min(one.end, until))
        for one in talks
        if one.start < until and one.end > since
    ]


def _most(talks: Sequence[Talk], length: int) -> str | None:
    """The product explained for most of it; of equals the one that began first."""
    held: dict[str | None, int] = {}
    for one in talks:
        held[one.product] = held.get(one.product, 0) + one.end - one.start
    nothing = length - sum(held.values())
    best = max(held, key=lambda product: held[product], default=None)
    return best if best is not None and held[best] >= nothing else None


def _off(ours: Sequence[Talk], theirs: Sequence[Talk], since: int, until: int) -> int:
    edges = {since, until}
    for one in (*ours, *theirs):
        edges |= {one.start, one.end}
    cuts = sorted(edges)
    return sum(
        end - start for start, end in pairwise(cuts) if _at(ours, start) != _at(theirs, start)
    )


def _at(talks: Sequence[Talk], at: int) -> str | None:
    return next((one.product for one in talks if one.start <= at < one.end), None)
