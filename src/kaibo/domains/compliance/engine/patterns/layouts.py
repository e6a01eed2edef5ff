"""In how many ways a pattern can be laid over a text at one place: what bounds the work it takes."""

from functools import lru_cache

from kaibo.domains.compliance.engine.patterns.grammar import (
    Alt,
    Beside,
    Gap,
    Mark,
    Node,
    Number,
    OneOf,
    Seq,
    Text,
)
from kaibo.domains.compliance.engine.patterns.needs import spelled

# A number in words may end at each of its characters (三百 in 三百万).
NUMBER_ENDS = 12
# Nobody asks beyond: products of what is refused anyway are not worked out.
_PLENTY = 10**12


def layouts(node: Node) -> int:
    """At most so many ways lead from one place of a text through the pattern, whatever the text.

    What can match is counted, not what is written: of a list of words only those count together
    that begin one another (高, 高血压), for only they can stand at one place.
    """
    if isinstance(node, Gap):
        return 2 if node.at_edge == "end" else max(1, node.most + 1) + (node.at_edge == "start")
    if isinstance(node, Number):
        return NUMBER_ENDS
    if isinstance(node, Alt):
        return min(_PLENTY, _of_ways(node))
    product = 1
    for part in node.parts if isinstance(node, Seq) else ():
        product = min(_PLENTY, product * layouts(part))
    return product


@lru_cache(maxsize=2048)
def _of_ways(node: Alt) -> int:
    words: set[str] = set()
    anywhere = 0
    by_first: dict[str, int] = {}
    for way in node.ways:
        told = spelled(way)
        if told is not None:
            words.update(told)
        elif firsts := first_of(way):
            for char in set(firsts):
                by_first[char] = by_first.get(char, 0) + layouts(way)
        else:
            anywhere += layouts(way)
    nothing = node.optional or "" in words
    words.discard("")
    chains: dict[str, int] = {}
    for word in words:
        chain = sum(word[:size] in words for size in range(1, len(word) + 1))
        chains[word[0]] = max(chain, chains.get(word[0], 0))
    firsts_met = chains.keys() | by_first.keys()
    most = max((chains.get(c, 0) + by_first.get(c, 0) for c in firsts_met), default=0)
    return max(1, most + anywhere + nothing)


def first_of(node: Node) -> str:
    """Every character a match can begin with; "" when that cannot be told."""
    if isinstance(node, Text):
        return node.text[:1]
    if isinstance(node, OneOf):
        return node.chars
    if isinstance(node, Alt) and not node.optional:
        firsts = [first_of(way) for way in node.ways]
        return "".join(firsts) if all(firsts) else ""
    if isinstance(node, Seq):
        for part in node.parts:
            if not isinstance(part, Mark | Beside):
                return first_of(part)
    return ""
