"""What evidence does: it gives facts that judges ask for, and settles claims that want proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kaibo.domains.compliance.choices import KIND_FACTS
from kaibo.domains.compliance.engine.reading.folding import fold
from kaibo.domains.compliance.engine.verdicts import Finding, Verdict
from kaibo.kit.clock import DAY, SHANGHAI

#: Evidence must outlast a show by so long (field notes §7); what ends sooner is reminded of.
SOON_MS = 30 * DAY


@dataclass(frozen=True, slots=True)
class Held:
    """One piece of evidence, as `models.Evidence`; `words` folded."""

    id: int
    kind: str
    title: str
    number: str
    absent: bool
    valid_from: int | None
    valid_until: int | None
    products: frozenset[int]
    hosts: frozenset[int]
    rules: frozenset[str]
    words: tuple[str, ...]
    has_file: bool

    def holds_at(self, at: int) -> bool:
        """Whether it is in force at an instant (UTC ms)."""
        began = self.valid_from is None or self.valid_from <= at
        return began and (self.valid_until is None or at < self.valid_until)

    def is_for(self, product: int | None) -> bool:
        """Whether it is about a product; of no product in particular only what is for all."""
        return not self.products or product in self.products


def facts(held: Iterable[Held], product: int | None, at: int) -> dict[str, object]:
    """Facts about a product by the engine's names. What is in force wins over what has run out or
    was looked for in vain; of those `none` is told, for somebody looked."""
    found: dict[str, object] = {}
    for one in held:
        name = KIND_FACTS.get(one.kind)
        if not name or not one.is_for(product):
            continue
        if one.absent or not one.holds_at(at):
            found.setdefault(name, "none")
        else:
            found[name] = one.number or one.title
            if name in ("special_cert", "reg_no", "filing") and one.valid_until is not None:
                found["valid_to"] = _day(one.valid_until)
    return found


def settled_by(held: Iterable[Held], finding: Finding, product: int | None, at: int) -> Held | None:
    """The evidence that proves a claim which wants proof; None when none does, or the finding is
    one that no proof settles."""
    if finding.verdict is not Verdict.NEEDS_EVIDENCE:
        return None
    said = fold(finding.span).text
    for one in held:
        if one.absent or finding.rule not in one.rules or not one.is_for(product):
            continue
        if not one.holds_at(at):
            continue
        if not one.words or any(word in said or said in word for word in one.words):
            return one
    return None


def ends_within(held: Iterable[Held], at: int, within_ms: int = SOON_MS) -> list[Held]:
    """What is in force and ends within so long, or has ended already, the nearest end first."""
    dated = [one for one in held if one.valid_until is not None and not one.absent]
    near = [one for one in dated if (one.valid_until or 0) < at + within_ms]
    return sorted(near, key=lambda one: one.valid_until or 0)


def merged(claims: Mapping[str, object], on_file: Mapping[str, object]) -> dict[str, object]:
    """What a line-up says and what is on file: a document outweighs a column."""
    told = {name: value for name, value in on_file.items() if value != "none"}
    return {**on_file, **claims, **told}


def _day(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, SHANGHAI).date().isoformat()
