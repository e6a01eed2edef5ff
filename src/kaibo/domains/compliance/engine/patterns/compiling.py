"""A pattern's tree as a bounded regular expression and the words one of which every match holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

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
from kaibo.domains.compliance.engine.patterns.layouts import first_of, layouts
from kaibo.domains.compliance.engine.patterns.needs import NUMERALS, longest, needs
from kaibo.domains.compliance.engine.reading.tables import PAUSE, QUESTION

# Refused beyond: a pattern that can be laid over a text in more ways at one place, that spells too
# much, or that matches too much.
_MOST_LAYOUTS, _LONGEST_SOURCE, _LONGEST_MATCH = 2_000_000, 60_000, 200
_COMMON, _MOST_NEEDS, _FEW = 0.9, 6, 6
# A run of digits is one number, not twelve; of one in words the end may be the unit: 三百 in 三百万.
_NUMBER = (
    "(?:(?>[0-9]{1,12})(?:[.:](?>[0-9]{1,6}))?[wk万千百亿]{0,2}"
    "|[零一二两三四五六七八九十百千万亿半俩仨]{1,12}"
    "(?:[块元点][零一二三四五六七八九]{1,3}(?![0-9十百千万]))?)"
)
_CLAIM = "(?P<claim>"
_EDGES = {"^": "(?:^|(?<=[，？]))", "$": "(?=[，？]|$)", "$？": "(?=？)"}


@dataclass(frozen=True, slots=True)
class Compiled:
    """`find` on a folded text; group "claim" is the claim when the pattern marks one. Every match
    holds a word of each set in `needs`, the rarest set first; of that one it begins at most `left`
    characters before the word's beginning and ends at most `right` after it. Unless it is `across`,
    a match stands within one clause. `besides` are needs that nearly every text meets, though not
    every clause does."""

    source: str
    expression: str
    needs: tuple[frozenset[str], ...]
    besides: tuple[frozenset[str], ...]
    left: int
    right: int
    across: bool

    @property
    def find(self) -> re.Pattern[str]:
        """The expression, compiled when it is first looked for: of three thousand most never are,
        and to compile all of them takes seconds."""
        return _regular(self.expression)

    @property
    def marks(self) -> bool:
        """Whether it says what of a match is the claim."""
        return _CLAIM in self.expression


@cache
def _regular(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def compiled(source: str, words: Mapping[str, tuple[str, ...]]) -> Compiled:
    """Raises `PatternError`, in Chinese, for a pattern that cannot be read or would be too slow."""
    node = _with_edges(parse(source, words))
    if layouts(node) > _MOST_LAYOUTS or longest(node) > _LONGEST_MATCH:
        raise PatternError(f"句式“{source}”太宽：空档太多，请拆成几条")
    expression = _expression(node)
    if len(expression) > _LONGEST_SOURCE:
        raise PatternError(f"句式“{source}”太长：词表太大，请拆成几条")
    needed = sorted(needs(node), key=lambda need: (need.words == NUMERALS, chance(need.words)))
    if not needed or needed[0].words == NUMERALS:
        raise PatternError(f"句式“{source}”里没有一个一定会出现的词")
    if not _marks_are_plain(node):
        try:
            _regular(expression)
        except re.error as wrong:
            raise PatternError(
                f"句式“{source}”写错了：«…» 最多一对，并且要成对（{wrong}）"
            ) from None
    key = needed[0]
    sets = dict.fromkeys(need.words for need in needed)
    rare = [words for words in sets if words is key.words or chance(words) < _COMMON]
    told = tuple(rare[:_MOST_NEEDS])
    more = tuple(words for words in sets if words not in told)[: _MOST_NEEDS - len(told)]
    return Compiled(source, expression, told, more, key.left, key.right, _is_across(node))


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


def _marks_are_plain(node: Node) -> bool:
    """Whether «…» is there not at all, or once, about whole parts of the pattern itself: then it
    stands for a group that cannot be wrong."""
    parts = node.parts if isinstance(node, Seq) else (node,)
    opens = [part.opens for part in parts if isinstance(part, Mark)]
    return opens in ([], [True, False]) and not any(
        _holds_mark(part) for part in parts if not isinstance(part, Mark)
    )


def _holds_mark(node: Node) -> bool:
    if isinstance(node, Mark):
        return True
    if isinstance(node, Alt):
        return any(map(_holds_mark, node.ways))
    return isinstance(node, Seq) and any(map(_holds_mark, node.parts))


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
        return _CLAIM if node.opens else ")"
    if isinstance(node, Seq):
        return "".join(map(_expression, node.parts))
    return _alternatives(node)


@lru_cache(maxsize=2048)
def _alternatives(node: Alt) -> str:
    """One of the ways, the longest tried first, so that of two words the fuller one is the claim.

    Behind a look at the next character: lists are long, and most places begin none of their words.
    """
    ways = list(dict.fromkeys(node.ways))
    firsts = [first_of(way) for way in ways]
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
