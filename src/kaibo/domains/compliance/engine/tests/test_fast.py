"""The short ways answer what the long way answers: every pattern, on all of the text, in every reading."""

from collections.abc import Iterable, Iterator
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.context import Context, Facts
from kaibo.domains.compliance.engine.judges.base import JUDGES, WANTED, Claim
from kaibo.domains.compliance.engine.packs import Pack
from kaibo.domains.compliance.engine.scanning import Line, Match
from kaibo.domains.compliance.engine.shipped import shipped_checker
from kaibo.domains.compliance.engine.verdicts import Finding, Verdict


class Everywhere:
    """Tries every line on all of a text: no automaton, no needs, no clauses, no shared patterns."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines

    def view(self, active: frozenset[int]) -> tuple[Line, ...]:
        return tuple(line for number, line in enumerate(self.lines) if number in active)

    def matches(
        self, text: str, view: tuple[Line, ...], changed: Iterable[tuple[int, int]] | None = None
    ) -> Iterator[Match]:
        for line in view:
            claim = "claim" if "claim" in line.pattern.find.groupindex else 0
            for match in line.pattern.find.finditer(text):
                start, end = match.span(claim)
                if 0 <= start < end:
                    yield Match(line, start, end, match.start(), match.end())


@cache
def slow_checker() -> Checker:
    checker = Checker(shipped_checker().packs)
    checker._scanner = Everywhere(checker._scanner.lines)  # type: ignore[assignment]
    return checker


def told(found: Iterable[Finding]) -> list[tuple[object, ...]]:
    return [(one.rule, one.verdict, one.start, one.end, one.how, one.reason) for one in found]


def _examples(packs: Iterable[Pack]) -> list[tuple[str, Context]]:
    return [
        (one.text, Context.told(one.context))
        for pack in packs
        for rule in pack.rules
        for one in (*rule.hits, *rule.passes)
    ]


EXAMPLES = _examples(shipped_checker().packs)
PARTS = st.one_of(
    st.sampled_from(sorted({part for text, _ in EXAMPLES for part in text.split("，")})),
    st.sampled_from(
        "，|。|？|！| |\u200b|的|一|不|59.9|三十九块九|今天|没有|就是|全网|最低|加|微信|zui|氵|台|亲|500g"
        "|送|抽|名|发|只剩|件|①|v|x|啊|那个|别|说|敢".split("|")
    ),
)
TEXTS = st.lists(PARTS, max_size=8).map("".join)
CONTEXTS = st.sampled_from(EXAMPLES).map(lambda one: one[1])


@settings(max_examples=40, deadline=None)
@given(TEXTS, CONTEXTS)
def test_the_short_way_answers_what_the_long_way_answers(text: str, context: Context) -> None:
    fast, slow = shipped_checker().check(text, context), slow_checker().check(text, context)
    assert told(fast.findings) == told(slow.findings)


def test_it_does_so_for_the_examples_that_ship() -> None:
    different = [
        text
        for text, context in EXAMPLES[::9]
        if told(shipped_checker().check(text, context).findings)
        != told(slow_checker().check(text, context).findings)
    ]
    assert different == []


# What these would say without their facts is not wanted: the facts say where they are asked at all.
BY_CHOICE = frozenset(["rate_shown"])


def _without(facts: Facts, wanted: frozenset[str]) -> Facts:
    names = {one.partition("=")[0] for one in wanted}
    starts = tuple(name[:-1] for name in names if name.endswith("*"))
    return Facts(
        {
            name: value
            for name, value in facts.known.items()
            if name not in names and not (starts and name.startswith(starts))
        }
    )


def test_a_judge_says_nothing_without_the_facts_it_wants() -> None:
    rule = shipped_checker().packs[0].rules[0]
    spoke = set()
    for name, wanted in WANTED.items():
        for text, context in EXAMPLES[::3] if wanted and name not in BY_CHOICE else ():
            bare = Context(
                context.surface, context.category, context.platform, _without(context.facts, wanted)
            )
            if JUDGES[name](Claim(rule, text, 0, len(text), bare)).verdict is not Verdict.OK:
                spoke.add((name, text))
    assert spoke == set()
