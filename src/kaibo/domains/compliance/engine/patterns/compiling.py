"""A pattern's tree as a bounded regular expression and the words one of which every match holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

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
    PatternError,
    Seq,
    Text,
    parse,
)
from kaibo.domains.compliance.engine.patterns.needs import longest, needs
from kaibo.domains.compliance.engine.reading.tables import PAUSE, QUESTION

# Refused beyond: a pattern whose gaps multiply to more tries per place, or that spells too much.
_MOST_TRIES, _LONGEST_SOURCE, _LONGEST_MATCH = 50_000, 60_000, 200
_COMMON, _MOST_NEEDS, _FEW = 0.9, 6, 6
_NUMBER = (
    "(?:[0-9]{1,12}(?:[.:][0-9]{1,6})?[wk万千百亿]{0,2}"
    "|[零一二两三四五六七八九十百千万亿半俩仨]{1,12}(?:[块元点][零一二三四五六七八九]{1,3}(?![0-9十百千万]))?)"
)
_EDGES = {"^": "(?:^|(?<=[，？]))", "$": "(?=[，？]|$)", "$？": "(?=？)"}


@dataclass(frozen=True, slots=True)
class Compiled:
    """`find` on a folded text; group "claim" is the claim when the pattern marks one. Every match
    holds a word of each set in `needs`, the rarest set first; of that one it begins at most `left`
    characters before the word's beginning and ends at most `right` after it. Unless it is `across`,
    a match stands within one clause."""

    source: str
    find: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
    left: int
    right: int
    across: bool


def compiled(source: str, words: Mapping[str, tuple[str, ...]]) -> Compiled:
    """Raises `PatternError`, in Chinese, for a pattern that cannot be read or would be too slow."""
    node = _with_edges(parse(source, words))
    expression = _expression(node)
    needed = sorted(needs(node), key=lambda need: chance(need.words))
    if not needed:
        raise PatternError(f"句式“{source}”里没有一个一定会出现的词")
    if _tries(node) > _MOST_TRIES or longest(node) > _LONGEST_MATCH:
        raise PatternError(f"句式“{source}”太宽：空档太多，请拆成几条")
    if len(expression) > _LONGEST_SOURCE:
        raise PatternError(f"句式“{source}”太长：词表太大，请拆成几条")
    # A set that nearly every text holds a word of costs more to look for than it spares.
    rare = [need.words for need in needed[1:] if chance(need.words) < _COMMON]
    try:
        find = re.compile(expression)
    except re.error as wrong:
        raise PatternError(f"句式“{source}”写错了：«…» 最多一对，并且要成对（{wrong}）") from None
    key = needed[0]
    told = tuple(dict.fromkeys((key.words, *rare[: _MOST_NEEDS - 1])))
    return Compiled(source, find, told, key.left, key.right, _is_across(node))


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
    return _alternatives(node)


def _alternatives(node: Alt) -> str:
    """One of the ways, the longest tried first, so that of two words the fuller one is the claim.

    Behind a look at the next character: lists are long, and most places begin none of their words.
    """
    ways = list(dict.fromkeys(node.ways))
    firsts = [_first(way) for way in ways]
    groups: dict[str, list[str]] = {}
    for way, first in zip(ways, firsts, strict=True):
        # Words that begin alike share their first character; other ways stand by themselves.
        key = first if isinstance(way, Text) and len(first) == 1 else ""
        groups.setdefault(key, []).append(_expression(way))
    told = []
    for key, expressions in groups.items():
        expressions.sort(key=len, reverse=True)
        if key and len(expressions) > 1:
            rest = "|".join(one.removeprefix(re.escape(key)) for one in expressions)
            told.append(f"{re.escape(key)}(?:{rest})")
        else:
            told += expressions
    # A way with a pattern in it may begin like a word and be the longer one: by length again.
    body = "|".join(sorted(told, key=len, reverse=True))
    known = "".join(dict.fromkeys("".join(firsts))) if all(firsts) else ""
    guard = f"(?=[{re.escape(known)}])" if len(ways) > _FEW and known else ""
    return f"(?:{guard}(?:{body})){'?' if node.optional else ''}"


def _first(node: Node) -> str:
    """Every character a match can begin with; "" when that cannot be told."""
    if isinstance(node, Text):
        return node.text[:1]
    if isinstance(node, OneOf):
        return node.chars
    if isinstance(node, Alt) and not node.optional:
        firsts = [_first(way) for way in node.ways]
        return "".join(firsts) if all(firsts) else ""
    if isinstance(node, Seq):
        for part in node.parts:
            if not isinstance(part, Mark | Beside):
                return _first(part)
    return ""


def _is_across(node: Node) -> bool:
    """Whether a match may hold the end of a clause."""
    if isinstance(node, Gap):
        return node.across
    if isinstance(node, Text):
        return PAUSE in node.text or QUESTION in node.text
    if isinstance(node, OneOf):
        return PAUSE in node.chars or QUESTION in node.chars
    if isinstance(node, Alt):
        return any(map(_is_across, node.ways))
    return isinstance(node, Seq) and any(map(_is_across, node.parts))


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
