"""What a judge is given and how it is found by name."""

from collections.abc import Callable
from typing import NamedTuple

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.frames import clause_around
from kaibo.domains.compliance.engine.packs import Rule
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict


class Claim(NamedTuple):
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
# The facts without any of which a judge is not asked (`context.Wanted`).
WANTED: dict[str, frozenset[str]] = {}


def judge(name: str, wants: str = "") -> Callable[[Judge], Judge]:
    """Makes a function a judge that packs may name.

    `wants` are facts, apart by spaces, without any of which it is not asked, mostly because it would
    say nothing: what it settles is then not even looked for. `stock` is known;
    `ad_label_shown=no` (or `=yes`) is known to be so; `sku_stock_*` is any whose name begins so.
    """

    def keep(function: Judge) -> Judge:
        assert name not in JUDGES, name
        JUDGES[name] = function
        WANTED[name] = frozenset(wants.split())
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
    return judge_of(claim.rule, name)(claim)


def judge_of(rule: Rule, name: str) -> Judge:
    """The judge a way names, or the one its rule's needs ask for: found once, asked often.

    Raises `KeyError` for a name nobody is called by.
    """
    return JUDGES[name or ("evidence" if rule.needs.startswith("E") else "always")]
