"""What a judge is given and how it is found by name."""

from collections.abc import Callable
from dataclasses import dataclass

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.frames import clause_around
from kaibo.domains.compliance.engine.packs import Rule
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Claim:
    """A match of a rule, not excused: text[start:end] of a reading's folded text."""

    rule: Rule
    text: str
    start: int
    end: int
    context: Context

    @property
    def said(self) -> str:
        """The words of the claim."""
        return self.text[self.start : self.end]

    @property
    def clause(self) -> str:
        """The clause, or clauses, the claim stands in."""
        start, end = clause_around(self.text, self.start, self.end)
        return self.text[start:end]


Judge = Callable[[Claim], Judgement]
JUDGES: dict[str, Judge] = {}


def judge(name: str) -> Callable[[Judge], Judge]:
    """Makes a function a judge that packs may name."""

    def keep(function: Judge) -> Judge:
        assert name not in JUDGES, name
        JUDGES[name] = function
        return function

    return keep


VIOLATION = Judgement(Verdict.VIOLATION)


@judge("always")
def always(_claim: Claim) -> Judgement:
    """The words alone break the rule."""
    return VIOLATION


@judge("evidence")
def evidence(claim: Claim) -> Judgement:
    """Allowed with proof on file under one of the rule's `proof` names (or `evidence`)."""
    held = claim.context.facts.on_file("evidence", *claim.rule.proof)
    if held:
        return OK
    verdict = Verdict.VIOLATION if held is False else Verdict.NEEDS_EVIDENCE
    return Judgement(verdict, missing=claim.rule.evidence)


def settle(claim: Claim, name: str) -> Judgement:
    """The word of the named judge, or of the one a rule's needs ask for when none is named."""
    return JUDGES[name or ("evidence" if claim.rule.needs.startswith("E") else "always")](claim)
