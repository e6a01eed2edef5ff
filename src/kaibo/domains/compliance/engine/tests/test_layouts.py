"""No pattern can be written that takes more work than was counted beforehand."""

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.compliance.engine.patterns.compiling import _with_edges, compiled
from kaibo.domains.compliance.engine.patterns.grammar import (
    Alt,
    Gap,
    Node,
    Number,
    OneOf,
    PatternError,
    Seq,
    Text,
    parse,
)
from kaibo.domains.compliance.engine.patterns.layouts import layouts

WORDS: Mapping[str, tuple[str, ...]] = {
    "甲": ("a", "aa", "aaa", "ab"), "乙": ("{甲}?b", "a{甲}"), "丙": ("一", "一一", "#"),
}  # fmt: skip
PARTS = "a b ab aa (a|aa) (a|ab|b)? [ab] [ab]? a? b? {甲} {乙} {丙} # … …2 …… ……3 . ^ $ (a…1|b) ， (#|a) «a»".split()
PATTERNS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=14).map("".join)
# Characters of the pattern language, in any order: most of it is refused, all of it must be told.
ANY = st.text(st.sampled_from("ab一9（）()[]{}甲乙丙?|#…^$«»!<>\\ .，\u200b\ud800"), max_size=40)


def laid(node: Node, text: str, at: int) -> Iterator[int]:
    """Every way through a node from a place on, by where it ends: what a search may have to try."""
    if isinstance(node, Text):
        if text.startswith(node.text, at):
            yield at + len(node.text)
    elif isinstance(node, OneOf):
        if at < len(text) and text[at] in node.chars:
            yield at + 1
    elif isinstance(node, Gap):
        least, most = (1, 1) if node.most < 0 else (0, node.most)
        stop = len(text) if node.across else min([*_marks(text, at), len(text)])
        yield from range(at + least, min(at + most, stop) + 1)
    elif isinstance(node, Number):
        digits = "0123456789" if text[at : at + 1].isdigit() else "一"
        end = at
        while end < len(text) and text[end] in digits and end - at < 12:
            end += 1
        yield from range(at + 1, end + 1) if digits == "一" else [end]
    elif isinstance(node, Alt):
        if node.optional:
            yield at
        # Of words written twice a search tries one.
        for way in dict.fromkeys(node.ways):
            yield from laid(way, text, at)
    elif isinstance(node, Seq):
        yield from _in_a_row(node.parts, text, at)
    else:
        yield at


def _in_a_row(parts: tuple[Node, ...], text: str, at: int) -> Iterator[int]:
    if not parts:
        yield at
        return
    for end in laid(parts[0], text, at):
        yield from _in_a_row(parts[1:], text, end)


def _marks(text: str, at: int) -> list[int]:
    return [place for mark in "，？" if (place := text.find(mark, at)) >= 0]


@settings(max_examples=60, deadline=None)
@given(PATTERNS, st.sampled_from(["a" * 30, "ab" * 15, "一" * 30, "a一9" * 10, "aab，" * 8]))
def test_a_pattern_has_no_more_ways_than_were_counted(source: str, text: str) -> None:
    try:
        node = _with_edges(parse(source, WORDS))
    except PatternError:
        return
    counted = layouts(node)
    if counted <= 20_000:
        assert max(sum(1 for _ in laid(node, text, at)) for at in range(4)) <= counted


@settings(max_examples=200, deadline=None)
@given(ANY)
def test_whatever_is_written_is_used_or_refused_in_words(source: str) -> None:
    try:
        line = compiled(source, WORDS)
    except PatternError as told:
        assert source in str(told) or "!<( )" in str(told)
        return
    assert line.needs
    assert all(line.needs)
    line.find.search("a" * 900)


@pytest.mark.parametrize(
    "bomb",
    [
        "(a|aa)" * 30 + "b", "(a|aa|aaa)?" * 20 + "b", "[ab]?" * 40 + "c", "a?" * 60 + "b",
        "…9" * 9 + "b", "#…3" * 8 + "b", "(#|一|一一)" * 8 + "b", "({甲}|{乙})" * 12 + "c",
        "(((a|aa)|aaa)…3)" * 7 + "b",
    ],
)  # fmt: skip
def test_a_pattern_that_would_explode_is_refused(bomb: str) -> None:
    with pytest.raises(PatternError, match="太宽"):
        compiled(bomb, WORDS)


def test_lists_within_lists_are_not_unfolded_without_end() -> None:
    words = {f"列{n}": (f"{{列{n + 1}}}" * 9,) * 9 for n in range(30)} | {"列30": ("好",)}
    with pytest.raises(PatternError, match="展开后超过 20000 项"):
        compiled("{列0}", words)
    deep = {f"列{n}": (f"{{列{n + 1}}}",) for n in range(3000)} | {"列3000": ("好",)}
    with pytest.raises(PatternError, match="词表套了超过 40 层"):
        compiled("{列0}", deep)
    with pytest.raises(PatternError, match="括号套了超过 40 层"):
        compiled("(" * 3000 + "好" + ")" * 3000, {})
    with pytest.raises(PatternError, match="展开后超过 5000 个"):
        compiled("!<(" + "(甲|乙)" * 40 + ")好", {})
    with pytest.raises(PatternError, match="空档太宽"):
        compiled("好…" + "9" * 5000, {})
