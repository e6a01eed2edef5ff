"""Share of talk: how long each link is explained, planned and real, against its target. [plain]

Shares are whole 1/10000 parts, rounded down, with the ms they are made of beside them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Talk(Generic[K]):
    """One link was explained over [start, end) in UTC ms; `end` null while it still is."""

    key: K
    start: int
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Share(Generic[K]):
    """One link: `ms` of `total_ms`; `share` null while nothing was said at all; `target` null
    where nobody set one; `off` is share less target, + = more than meant."""

    key: K
    ms: int
    total_ms: int
    share: int | None
    target: int | None
    off: int | None


def spoken(talks: Iterable[Talk[K]], now: int) -> dict[K, int]:
    """Real ms by link at `now`. Marks of one link that overlap are counted once; a mark that
    ends before it begins counts nothing."""
    by_key: dict[K, list[tuple[int, int]]] = {}
    for talk in talks:
        end = now if talk.end is None else min(talk.end, now)
        if end > talk.start:
            by_key.setdefault(talk.key, []).append((talk.start, end))
    return {key: _union(spans) for key, spans in by_key.items()}


def shares(ms: Mapping[K, int], targets: Mapping[K, int]) -> tuple[Share[K], ...]:
    """Each link's share: those with a target first, in their order, then the others."""
    whole = sum(ms.values())
    keys = [*targets, *(key for key in ms if key not in targets)]
    found = []
    for key in keys:
        mine = ms.get(key, 0)
        share = mine * WHOLE // whole if whole else None
        target = targets.get(key)
        off = None if share is None or target is None else share - target
        found.append(Share(key, mine, whole, share, target, off))
    return tuple(found)


def actual_shares(
    talks: Sequence[Talk[K]], targets: Mapping[K, int], now: int
) -> tuple[Share[K], ...]:
    """Share of talk so far, against the targets."""
    return shares(spoken(talks, now), targets)


def percent(share: int) -> str:
    """1/10000 parts as people write them: "20%", "12.5%"."""
    whole, rest = divmod(share, 100)
    return f"{whole}.{rest:02d}".rstrip("0") + "%" if rest else f"{whole}%"


def _union(spans: list[tuple[int, int]]) -> int:
    length = 0
    until: int | None = None
    for start, end in sorted(spans):
        if until is None or start > until:
            length += end - start
            until = end
        elif end > until:
            length += end - until
            until = end
    return length
