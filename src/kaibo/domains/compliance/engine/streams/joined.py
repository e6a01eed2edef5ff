"""Claims that lie over the border of two or three segments, as speech recognition cuts them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.verdicts import Checks, Finding

# Less than this on one side of a border is a stray character, not a part of the claim.
_LEAST = 2
# Over three segments a claim is short, or it is several.
_LONGEST_OVER_THREE = 40

# Ends of a segment that make the next one somebody else's words, or a denial.
_OPENS = re.compile(
    "(?:有人|有位|宝宝|宝子|姐妹|家人|弹幕|公屏|评论区?|粉丝)[^，。]{0,6}"
    "(?:问|说|打字|刷|写)(?:了?一?句|我|的是)?[，。：: ]*$"
    "|(?:不敢|不能|不会|没法|不可以|别信什么|千万别)(?:跟[你大]?[们家])?(?:说|讲|写|信|承诺|保证)?[，。：: ]*$"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Over:
    """A finding over the last `segments` segments."""

    finding: Finding
    segments: int


def opens(text: str) -> bool:
    """Whether a segment ends by opening another's words or a denial: 有人打字问 · 我不敢说."""
    return bool(_OPENS.search(text.rstrip()))


def over_borders(
    checker: Checks, texts: Sequence[str], alone: Sequence[frozenset[str]], context: Context
) -> Iterator[Over]:
    """Findings over the border to the last of two or three texts.

    `alone[i]` are the rules text i breaks by itself. What breaks a rule by itself is counted by
    itself, so that a border is only looked over where neither side does, or where the claim goes
    on behind a pause.
    """
    last = texts[-1]
    found: set[str] = set()
    for finding in _straddling(checker, texts[-2], last, "", context):
        rule = finding.rule
        sides = (rule in alone[-2]) + (rule in alone[-1])
        if sides and not _goes_on(checker, texts[-2], last, finding, context):
            continue
        if sides == 1 and rule in alone[-1]:
            continue
        if rule not in found:
            found.add(rule)
            yield Over(finding, 2)
    if len(texts) < 3:
        return
    known = found | alone[-1] | alone[-2] | alone[-3]
    first, before = texts[-3], texts[-3] + texts[-2]
    for finding in _straddling(checker, before, last, "", context):
        inside = len(first) - finding.start
        if finding.rule in known or inside < _LEAST or len(finding.span) > _LONGEST_OVER_THREE:
            continue
        paused = f"{first} {texts[-2]}"
        if not any(
            one.rule == finding.rule and one.start < len(first)
            for one in _straddling(checker, paused, last, " ", context)
        ):
            continue
        known |= {finding.rule}
        yield Over(finding, 3)


def _straddling(
    checker: Checks, before: str, last: str, between: str, context: Context
) -> Iterator[Finding]:
    border = len(before)
    for one in checker.check(before + between + last, context).findings:
        if border - one.start >= _LEAST and one.end - border - len(between) >= _LEAST:
            yield one


def _goes_on(checker: Checks, before: str, last: str, one: Finding, context: Context) -> bool:
    """Whether the claim lies over the border with a pause heard there as well; one with a value
    says the same again."""
    return not one.claim and any(
        other.rule == one.rule for other in _straddling(checker, before, last, " ", context)
    )
