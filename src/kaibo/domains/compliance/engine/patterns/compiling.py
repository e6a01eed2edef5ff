"""A pattern's tree as a bounded regular expression and the words one of which every match holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kaibo.domains.compliance.engine.patterns.grammar import (
    Alt,
    Beside,
    Edge,
    Gap,
    Mark,
    Node,
    Number,
    OneOf,
    PatternError,
    Seq,
    Text,
    parse,
)

# Refused beyond: a pattern whose gaps multiply to more tries per place, or that spells too much.
_MOST_TRIES, _LONGEST_SOURCE, _LONGEST_MATCH = 50_000, 60_000, 200
_NUMBER = (
    "(?:[0-9]{1,12}(?:[.:][0-9]{1,6})?[wk万千百亿]{0,2}"
    "|[零一二两三四五六七八九十百千万亿半俩仨]{1,12}(?:[块元点][零一二三四五六七八九]{1,3}(?![0-9十百千万]))?)"
)
_EDGES = {"^": "(?:^|(?<=[，？]))", "$": "(?=[，？]|$)", "$？": "(?=？)"}


@dataclass(frozen=True, slots=True)
class Compiled:
    """`find` on a folded text; group "claim" is the claim when the pattern marks one. Every match
    holds one of `triggers` and is at most `longest` characters long."""

    source: str
    find: re.Pattern[str]
    triggers: frozenset[str]
    longest: int


def compiled(source: str, words: Mapping[str, tuple[str, ...]]) -> Compiled:
    """Raises `PatternError`, in Chinese, for a pattern that cannot be read or would be too slow."""
    node = _with_edges(parse(source, words))
    expression = _expression(node)
    triggers = _triggers(node)
    longest, tries = _longest(node), _tries(node)
    if not triggers:
        raise PatternError(f"句式“{source}”里没有一个一定会出现的词")
    if tries > _MOST_TRIES or longest > _LONGEST_MATCH or len(expression) > _LONGEST_SOURCE:
        raise PatternError(f"句式“{source}”太宽：空档太多或词表太长，请拆成几条")
    try:
        return Compiled(source, re.compile(expression), triggers, longest)
    except re.error as wrong:
        raise PatternError(f"句式“{source}”写错了：«…» 最多一对，并且要成对（{wrong}）") from None


def _with_edges(node: Node) -> Node:
    """The tree with the gaps at its two ends known as such."""
    if not isinstance(node, Seq):
        return node
    parts = list(node.parts)
    real = [place for place, part in enumerate(parts) if not isinstance(part, Mark)]
    for place, edge in ((real[0], "start"), (real[-1], "end")) if len(real) > 1 else ():
        part = parts[place]
        if isinstance(part, Gap) and part.most > 0 and not part.across:
            parts[place] = Gap(part.most, False, edge)
    return Seq(tuple(parts))


def _expression(node: Node) -> str:
    if isinstance(node, Text):
        return re.escape(node.text)
    if isinstance(node, OneOf):
        return f"[{re.escape(node.chars)}]"
    if isinstance(node, Gap):
        kind = r"[^\x00]" if node.across else "[^，？]"
        if node.at_edge == "start":
            return f"(?:{_EDGES['^']}{kind}{{0,{node.most}}}?)?"
        if node.at_edge == "end":
            return f"(?:{kind}{{0,{node.most}}}{_EDGES['$']})?"
        return kind if node.most < 0 else f"{kind}{{0,{node.most}}}?"
    if isinstance(node, Number):
        return _NUMBER
    if isinstance(node, Edge):
        return _EDGES[node.kind]
    if isinstance(node, Beside):
        sign = "?<!" if node.before else "?!"
        return "".join(f"({sign}{re.escape(text)})" for text in node.texts if text)
    if isinstance(node, Mark):
        return "(?P<claim>" if node.opens else ")"
    if isinstance(node, Seq):
        return "".join(map(_expression, node.parts))
    # The longest first, so that of two words that begin alike the fuller one is the claim.
    ways = sorted((_expression(way) for way in node.ways), key=lambda way: -len(way))
    return f"(?:{'|'.join(dict.fromkeys(ways))}){'?' if node.optional else ''}"


def _triggers(node: Node) -> frozenset[str]:
    """The best set of texts one of which every match holds; empty when there is none."""
    if isinstance(node, Text):
        return frozenset([node.text])
    if isinstance(node, OneOf):
        return frozenset(node.chars)
    if isinstance(node, Alt):
        if node.optional:
            return frozenset()
        sets = [_triggers(way) for way in node.ways]
        return frozenset().union(*sets) if all(sets) else frozenset()
    if isinstance(node, Seq):
        sets = [found for part in node.parts if (found := _triggers(part))]
        return max(sets, key=_worth, default=frozenset())
    return frozenset()


def _worth(texts: frozenset[str]) -> tuple[int, int]:
    return min(map(len, texts)), -len(texts)


def _longest(node: Node) -> int:
    if isinstance(node, Text):
        return len(node.text)
    if isinstance(node, OneOf):
        return 1
    if isinstance(node, Gap):
        return max(1, node.most)
    if isinstance(node, Number):
        return 20
    if isinstance(node, Alt):
        return max(map(_longest, node.ways))
    return sum(map(_longest, node.parts)) if isinstance(node, Seq) else 0


def _tries(node: Node) -> int:
    """How many ways at most the gaps and options of one match can be laid out."""
    if isinstance(node, Gap):
        return 2 if node.at_edge == "end" else max(1, node.most + 1)
    if isinstance(node, Number):
        return 4
    if isinstance(node, Alt):
        # Ways of a word list rarely share a beginning; what counts are the gaps within.
        return max(map(_tries, node.ways)) + node.optional
    if isinstance(node, Seq):
        product = 1
        for part in node.parts:
            product *= _tries(part)
        return product
    return 1
