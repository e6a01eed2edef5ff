"""Findings as a page draws them: with the rule's name, and a text that can stand there instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kaibo.domains.compliance import in_use
from kaibo.domains.compliance.corrections import correction_line
from kaibo.domains.compliance.engine.context import Context, Facts
from kaibo.domains.compliance.engine.verdicts import Finding, Verdict
from kaibo.domains.compliance.learnt.standing import second_look

# What a rewrite says when it is more than advice: this instead, or nothing at all.
_INSTEAD = re.compile("(?:删[掉去]?[，；])?改(?:成|说)“([^“”]+)”")
_QUOTED = re.compile("“([^“”]+)”")
_TAKEN_OUT = re.compile("删[掉去]?(?:$|[，；])")
_SAID_FIRST = re.compile("^更正：")
_LONE = re.compile("[\ud800-\udfff]")
#: What is looked at once more, at a time.
_SENTENCE = re.compile(r"[^\s。！？!?；;][^。！？!?；;\n]*")
#: The name a second look goes by where a rule has its id.
LEARNT = "learnt"


@dataclass(frozen=True, slots=True)
class Text:
    """A text to check; `key` is what its answer is known by."""

    key: str
    text: str
    surface: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding with its rule's `name`. `instead` is a text that can stand in the place of the
    span, "" to take it out; None: the rule's advice needs a person to put it in words."""

    finding: Finding
    name: str
    instead: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """The answer for the text of that key."""

    key: str
    verdict: Verdict
    marks: tuple[Mark, ...]


def check_texts(
    texts: Iterable[Text], context: Context, *, again: bool = False, day: str = ""
) -> list[Marked]:
    """The texts, each on its own surface, in one context otherwise, by the rules of that ISO day
    (today's by default). Offsets count characters of
    the text as given (`code_units` makes them a page's). With `again`, sentences in which no rule
    found anything may be marked for a second look; that changes no verdict."""
    checker = in_use.checker(day)
    marked = []
    for one in texts:
        where = replace(context, surface=one.surface)
        checked = checker.check(whole(one.text), where)
        marks = tuple(
            Mark(found, rule_name(found.rule), instead_of(found, where))
            for found in checked.findings
        )
        if again:
            found = [(mark.finding.start, mark.finding.end) for mark in marks]
            marks += tuple(looked_again(whole(one.text), found))
        marked.append(Marked(one.key, checked.verdict, marks))
    return marked


def looked_again(text: str, found: Iterable[tuple[int, int]]) -> Iterator[Mark]:
    """Sentences that a person should read once more, of those in which nothing was `found`."""
    stretches = list(found)
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        if any(begin < end and start < stop for begin, stop in stretches):
            continue
        pointed = second_look(sentence[0])
        if pointed is None:
            continue
        words = "、".join(f"「{word}」" for word in pointed.words)
        finding = Finding(
            rule=LEARNT, category="", severity="low", verdict=Verdict.REVIEW, start=start, end=end,
            span=sentence[0], how="plain", reason=f"没有规则说它不行，但像不能说的话：{words}",
            missing="", rewrite="", basis="从规则的例句和自己的判断学来",
        )  # fmt: skip
        yield Mark(finding, "再看一眼", None)


def instead_of(finding: Finding, context: Context) -> str | None:
    """What can stand in the place of a finding's span: the right figure where the facts hold one,
    else what the rule's rewrite gives word for word; None where it only gives advice."""
    line = correction_line(finding, context)
    if line != correction_line(finding, replace(context, facts=Facts())):
        return _SAID_FIRST.sub("", line)
    told = finding.rewrite.strip()
    if found := _INSTEAD.fullmatch(told) or _QUOTED.fullmatch(told):
        return found[1]
    return "" if _TAKEN_OUT.match(told) and "“" not in told else None


def whole(text: str) -> str:
    """The text with halves of characters, which no answer could carry, as �; as long as before."""
    return _LONE.sub("\ufffd", text)


def code_units(text: str, at: int) -> int:
    """An offset in characters as a page counts it, in UTF-16 code units."""
    return at + sum(char > "\uffff" for char in text[:at])


def rule_name(ident: str) -> str:
    """What a rule is called; its id when no pack in use has it."""
    rule = in_use.rule_of(ident)
    return rule.name if rule else ident
