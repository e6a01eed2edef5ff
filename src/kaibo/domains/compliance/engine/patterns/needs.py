"""The words a pattern cannot do without: what of it is looked for before the pattern is tried."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from kaibo.domains.compliance.engine.patterns.chances import chance
from kaibo.domains.compliance.engine.patterns.grammar import (
    Alt,
    Beside,
    Edge,
    Gap,
    Mark,
    Node,
    Number,
    OneOf,
    Seq,
    Text,
)

# Parts that stand side by side are spelled out together, up to so many words: 没(了|有价) is
# looked for as 没了 and 没有价, not as 没.
_MOST_WORDS = 400
# A number holds one of these (compiling.py spells numbers out).
NUMERALS = frozenset("0123456789零一二两三四五六七八九十百千万亿半俩仨")


@dataclass(frozen=True, slots=True)
class Need:
    """One of `words` stands in every match, with at most `left` characters of it before the word
    and `right` from the word's beginning to the match's end."""

    words: frozenset[str]
    left: int
    right: int


def needs(node: Node) -> list[Need]:
    """Every set of words of which each match holds one, in the order they stand."""
    told = spelled(node)
    if told is not None:
        return _need_of(told, 0, 0)
    if isinstance(node, Number):
        return [Need(NUMERALS, longest(node) - 1, longest(node))]
    if isinstance(node, Seq):
        return _needs_in_a_row(node.parts)
    if isinstance(node, Alt) and not node.optional:
        ways = [needs(way) for way in node.ways]
        if all(ways):
            rarest = [min(way, key=lambda need: chance(need.words)) for way in ways]
            words = _without_longer(frozenset().union(*(need.words for need in rarest)))
            # A longer word may be met by a shorter one that stands within it.
            spare = max(len(word) for need in rarest for word in need.words) - 1
            return [
                Need(
                    words,
                    max(need.left for need in rarest) + spare,
                    max(need.right for need in rarest),
                )
            ]
    return []


def longest(node: Node) -> int:
    """How many characters a match has at most."""
    if isinstance(node, Text):
        return len(node.text)
    if isinstance(node, OneOf):
        return 1
    if isinstance(node, Gap):
        return max(1, node.most)
    if isinstance(node, Number):
        return 20
    if isinstance(node, Alt):
        return max(map(longest, node.ways))
    return sum(map(longest, node.parts)) if isinstance(node, Seq) else 0


def _needs_in_a_row(parts: tuple[Node, ...]) -> list[Need]:
    lengths = [longest(part) for part in parts]
    told: list[Need] = []
    run: list[str] = [""]
    begun = 0

    def spelled_out(end: int) -> list[Need]:
        return _need_of(run, sum(lengths[:begun]), sum(lengths[end:]))

    for at, part in enumerate(parts):
        more = spelled(part)
        if more is not None and len(run) * len(more) <= _MOST_WORDS:
            run = [a + b for a, b in product(run, more)]
            continue
        told += spelled_out(at)
        if more is not None:
            run, begun = more, at
            continue
        before, after = sum(lengths[:at]), sum(lengths[at + 1 :])
        told += [Need(one.words, before + one.left, one.right + after) for one in needs(part)]
        run, begun = [""], at + 1
    return told + spelled_out(len(parts))


def _need_of(words: Iterable[str], before: int, after: int) -> list[Need]:
    """The need for one of these words; none when nothing will do as well."""
    told = set(words)
    if "" in told:
        return []
    kept = _without_longer(frozenset(told))
    most = max(map(len, told))
    return [Need(kept, before + most - min(map(len, kept)), most + after)]


@lru_cache(maxsize=2048)
def _without_longer(words: frozenset[str]) -> frozenset[str]:
    """The words that hold no other of them."""
    kept: set[str] = set()
    for word in sorted(words, key=len):
        size = len(word)
        within = (word[a:b] for a in range(size) for b in range(a + 1, size + 1))
        if not any(part in kept for part in within):
            kept.add(word)
    return frozenset(kept)


def spelled(node: Node) -> list[str] | None:
    """Everything a node can match, spelled out; None when that is too much or not to be said."""
    if isinstance(node, Text):
        return [node.text]
    if isinstance(node, OneOf):
        return list(dict.fromkeys(node.chars))
    if isinstance(node, Mark | Beside | Edge):
        return [""]
    if isinstance(node, Alt):
        words: list[str] = [""] if node.optional else []
        for way in node.ways:
            more = spelled(way)
            if more is None:
                return None
            words += more
        return words
    if isinstance(node, Seq):
        told = [""]
        for part in node.parts:
            more = spelled(part)
            if more is None or len(told) * len(more) > _MOST_WORDS:
                return None
            told = [a + b for a, b in product(told, more)]
        return told
    return None
