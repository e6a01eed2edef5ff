"""Reads a pattern as people write it in a pack, for example `{全网}…4(最低|最便宜)!>(起拍|温度)`.

A pattern stands on a folded text (signs gone, simplified, lower case, clauses ended by ，or ？):

| written | matches |
|---|---|
| 最低 | these characters (folded as texts are; a space only between Latin letters) |
| (最低|更低) | one of them; may hold patterns; `?` after it, or after one character: or nothing |
| [低便0-9] | one of these characters; digits and Latin letters may be told as a range |
| {最好} | one of the pack's words of that name |
| # | a number, in digits or in words: 59.9, 五十九块九, 三百万 without its unit |
| … …3 | up to 6 (3) characters of the same clause, as few as will do |
| …6最好…4 | a gap at either end: the rest of the clause there, when it is no longer; else nothing |
| …… ……9 | up to 12 (9) characters, across clauses |
| . | any one character of the clause |
| ^ $ | the beginning, the end of a clause |
| $？ | the end of a clause that asks |
| !<(不|没) !>(吗) | not right after, not right before, one of these |
| «…» | what of it is the claim; without it the whole match is |

Nothing repeats without bound: the longest match and the work it takes are known beforehand.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kaibo.domains.compliance.engine.reading.folding import fold

CLAUSE_GAP, TEXT_GAP = 6, 12
# Lists within lists multiply, and so do texts told one by one: beyond these nobody meant it. The
# largest pattern that ships has 2,200 parts.
_MOST_PARTS, _MOST_LITERALS, _DEEPEST = 20_000, 5_000, 40


class PatternError(ValueError):
    """A pattern that cannot be read; the sentence says where and why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class OneOf:
    chars: str


@dataclass(frozen=True, slots=True)
class Gap:
    most: int
    across: bool
    at_edge: str = ""  # "start" or "end" of the whole pattern


@dataclass(frozen=True, slots=True)
class Number:
    pass


@dataclass(frozen=True, slots=True)
class Edge:
    kind: str  # "^", "$", "$？"


@dataclass(frozen=True, slots=True)
class Beside:
    """Not right after (`before`), or not right before, one of the texts."""

    before: bool
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    opens: bool


@dataclass(frozen=True, slots=True)
class Seq:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Alt:
    ways: tuple["Node", ...]
    optional: bool = False


Node = Text | OneOf | Gap | Number | Edge | Beside | Mark | Seq | Alt
_SPECIAL = set("()[]{}|#….^$!«»?\\ ")
_RANGE = re.compile("[0-9]-[0-9]|[a-z]-[a-z]")


def parse(source: str, words: Mapping[str, tuple[str, ...]]) -> Node:
    """The pattern as a tree; `words` are the pack's word lists, whose entries are patterns too.

    Raises `PatternError` for what cannot be read, a list that is not there or holds itself.
    """
    return _Parser(source, words, (), [_MOST_PARTS]).whole()


class Lists(dict[str, tuple[str, ...]]):
    """The word lists of a pack, each read once for all the patterns that use it."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(words)
        # By name: what it was read as, and how many parts that has.
        self.read: dict[str, tuple[Alt, int]] = {}


class _Parser:
    def __init__(
        self,
        source: str,
        words: Mapping[str, tuple[str, ...]],
        inside: tuple[str, ...],
        left: list[int],
    ) -> None:
        """`inside` are the lists being read; `left` holds how many parts may still come, for the
        pattern and all lists in it together."""
        self.source, self.words, self.inside, self.left = source, words, inside, left
        self.at = self.depth = 0

    def whole(self) -> Node:
        node = self.alternatives()
        if self.at < len(self.source):
            raise self.error(f"多了一个“{self.source[self.at]}”")
        return node

    def error(self, what: str) -> PatternError:
        return PatternError(f"句式“{self.source}”第 {self.at + 1} 个字符处：{what}")

    def peek(self, text: str) -> bool:
        return self.source.startswith(text, self.at)

    def take(self, text: str) -> bool:
        if self.peek(text):
            self.at += len(text)
            return True
        return False

    def alternatives(self) -> Node:
        ways = [self.sequence()]
        while self.take("|"):
            ways.append(self.sequence())
        return ways[0] if len(ways) == 1 else Alt(tuple(ways))

    def sequence(self) -> Node:
        parts: list[Node] = []
        while self.at < len(self.source) and self.source[self.at] not in ")|":
            parts.extend(self.item(parts))
        return parts[0] if len(parts) == 1 else Seq(tuple(parts))

    def item(self, before: list[Node]) -> Iterator[Node]:
        self._spend(1)
        if self.take("?"):
            yield self.made_optional(before)
        elif self.take("("):
            yield self.group()
        elif self.take("["):
            yield self.one_of()
        elif self.take("{"):
            yield self.listed()
        elif self.take("#"):
            yield Number()
        elif self.take("……"):
            yield Gap(self.count(TEXT_GAP), across=True)
        elif self.take("…"):
            yield Gap(self.count(CLAUSE_GAP), across=False)
        elif self.take("."):
            yield Gap(-1, across=False)
        elif self.take("^"):
            yield Edge("^")
        elif self.take("$？"):
            yield Edge("$？")
        elif self.take("$"):
            yield Edge("$")
        elif self.take("!<(") or self.take("!>("):
            before_it = self.source[self.at - 2] == "<"
            yield Beside(before_it, tuple(literals(self.group())))
        elif self.take("«"):
            yield Mark(True)
        elif self.take("»"):
            yield Mark(False)
        elif self.peek(" ") and not self.between_latin():
            self.at += 1
        else:
            yield self.text()

    def _spend(self, parts: int) -> None:
        self.left[0] -= parts
        if self.left[0] < 0:
            raise self.error(f"词表套词表，展开后超过 {_MOST_PARTS} 项")

    def made_optional(self, before: list[Node]) -> Node:
        if not before:
            raise self.error("“?”前面没有内容")
        last = before.pop()
        if isinstance(last, Alt):
            return Alt(last.ways, optional=True)
        if isinstance(last, Text) and len(last.text) > 1:
            before.append(Text(last.text[:-1]))
            last = Text(last.text[-1])
        return Alt((last,), optional=True)

    def group(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.error(f"括号套了超过 {_DEEPEST} 层")
        node = self.alternatives()
        self.depth -= 1
        if not self.take(")"):
            raise self.error("少了“)”")
        return node if isinstance(node, Alt) else Alt((node,))

    def one_of(self) -> Node:
        end = self.source.find("]", self.at)
        if end <= self.at:
            raise self.error("少了“]”，或方括号里没有字")
        chars = _RANGE.sub(_spelled_out, fold(self.source[self.at : end]).text)
        if not chars:
            raise self.error("方括号里的字读的时候都会略去，不能用来匹配")
        self.at = end + 1
        return OneOf(chars)

    def listed(self) -> Node:
        end = self.source.find("}", self.at)
        name = self.source[self.at : end]
        if end < 0 or name not in self.words:
            raise self.error(f"没有名为“{name}”的词表")
        if not self.words[name]:
            raise self.error(f"词表“{name}”是空的")
        if name in self.inside:
            raise self.error(f"词表“{name}”里又用到它自己")
        self.at = end + 1
        if isinstance(self.words, Lists) and (known := self.words.read.get(name)):
            self._spend(known[1])
            return known[0]
        inside, before = (*self.inside, name), self.left[0]
        if len(inside) > _DEEPEST:
            raise self.error(f"词表套了超过 {_DEEPEST} 层")
        ways = (_Parser(one, self.words, inside, self.left) for one in self.words[name])
        told = Alt(tuple(way.whole() for way in ways))
        if isinstance(self.words, Lists):
            self.words.read[name] = (told, before - self.left[0])
        return told

    def count(self, usual: int) -> int:
        start = self.at
        while self.at < len(self.source) and self.source[self.at] in "0123456789":
            self.at += 1
        if self.at - start > 3:
            raise self.error("空档太宽")
        return int(self.source[start : self.at]) if self.at > start else usual

    def between_latin(self) -> bool:
        around = self.source[self.at - 1 : self.at] + self.source[self.at + 1 : self.at + 2]
        return len(around) == 2 and around.isascii() and around.isalpha()

    def text(self) -> Node:
        start = self.at
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == "\\":
                self.at += 2
            elif char == " " and self.between_latin():
                self.at += 1
            elif char in _SPECIAL:
                break
            else:
                self.at += 1
        raw = self.source[start : self.at].replace("\\", "")
        if not raw:
            raise self.error("这里不能这样写")
        if not (text := fold(raw).text):
            raise self.error(f"“{raw}”读的时候会略去，不能用来匹配")
        return Text(text)


def literals(node: Node) -> list[str]:
    """Every text a node without gaps and numbers can be; raises `PatternError` for others."""
    if isinstance(node, Text):
        return [node.text]
    if isinstance(node, OneOf):
        return list(node.chars)
    if isinstance(node, Alt):
        out = [text for way in node.ways for text in literals(way)]
        return [*out, ""] if node.optional else out
    if isinstance(node, Seq):
        out = [""]
        for part in node.parts:
            more = literals(part)
            if len(out) * len(more) > _MOST_LITERALS:
                raise PatternError(f"!<( ) 和 !>( ) 里的词展开后超过 {_MOST_LITERALS} 个")
            out = [head + tail for head in out for tail in more]
        return out
    raise PatternError("!<( ) 和 !>( ) 里只能写词，不能写空档和数字")


def _spelled_out(span: re.Match[str]) -> str:
    """0-9 as the ten digits it means."""
    return "".join(map(chr, range(ord(span[0][0]), ord(span[0][2]) + 1)))
