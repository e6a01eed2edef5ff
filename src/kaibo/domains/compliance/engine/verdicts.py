"""What a check answers: findings, and the verdict over them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kaibo.domains.compliance.engine.context import Context


class Verdict(StrEnum):
    """`NEEDS_EVIDENCE`: true if proved; with nothing on file it is treated as a violation. `REVIEW`:
    no rule says so, a person may read it once more; the engine never answers it, and no text as a
    whole is it."""

    VIOLATION = "violation"
    NEEDS_EVIDENCE = "needs_evidence"
    REVIEW = "review"
    OK = "ok"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judge's word on one claim: `reason` says why in Chinese, `missing` which proof would do.

    `start` and `end`, when given, narrow or widen the claim within the reading's text. `claim`
    names what is claimed by value (price 59.9, gift 2), for merging repeats and closing by a
    correction.
    """

    verdict: Verdict
    reason: str = ""
    missing: str = ""
    claim: str = ""
    start: int | None = None
    end: int | None = None


OK = Judgement(Verdict.OK)


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim that is not right: `span` is text[start:end] of the raw text, `how` the reading
    that showed it (plain, joined, sound, shape, filler, picture)."""

    rule: str
    category: str
    severity: str
    verdict: Verdict
    start: int
    end: int
    span: str
    how: str
    reason: str
    missing: str
    rewrite: str
    basis: str
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer for one text: `verdict` is the gravest of its findings, in the order they stand."""

    verdict: Verdict
    findings: tuple[Finding, ...] = ()

    @property
    def violates(self) -> bool:
        """Whether it may not be said as it stands: a violation, or proof wanted and none on file."""
        return self.verdict is not Verdict.OK


class Checks(Protocol):
    """Whatever checks a text in a context: a checker, or one that stands for the latest of them."""

    def check(self, text: str, context: Context) -> Checked:
        """The verdict on a text."""
