"""Whether a finding helped: what later shows say of its metric, and what that suggests. [plain]

The rule proposes, a person decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from kaibo.domains.review.findings.choices import FindingDirection


class FindingProposal(StrEnum):
    """What the values so far suggest."""

    HELD = "held"
    NOT_HELD = "not_held"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Seen:
    """The metric in one later show; `value` None: the show does not know it."""

    show: str
    title: str
    start: int
    value: Fraction | None
    reached: bool | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reached` of `known` shows that know the metric, of `wanted` it shall be read from."""

    proposal: FindingProposal
    reached: int
    known: int
    wanted: int


def reached(value: Fraction | None, direction: FindingDirection, wanted: Fraction) -> bool | None:
    """Whether a value is where it shall be; None when it is not known."""
    if value is None:
        return None
    return value >= wanted if direction is FindingDirection.AT_LEAST else value <= wanted


def verdict(seen: Sequence[Seen], shows: int) -> Verdict:
    """What to propose after `shows` of them: held when more than half reached it. As soon as no
    further show can change that, it is proposed; a show that does not know the metric says nothing."""
    known = [one.reached for one in seen if one.reached is not None][:shows]
    good = sum(known)
    if 2 * good > shows:
        return Verdict(FindingProposal.HELD, good, len(known), shows)
    if 2 * (good + shows - len(known)) <= shows:
        return Verdict(FindingProposal.NOT_HELD, good, len(known), shows)
    return Verdict(FindingProposal.WAIT, good, len(known), shows)
