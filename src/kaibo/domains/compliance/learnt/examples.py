"""What is learnt from: the packs' own examples, and what the team decided on air. [plain]"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from kaibo.domains.compliance.engine.packs import Pack

#: How an alert may end → whether what was said broke the rule; other endings say nothing of it.
_DECIDED = {"corrected": True, "misheard": False, "not_ours": False, "harmless": False}


@dataclass(frozen=True, slots=True)
class Example:
    """A text, whether it breaks a rule, and which rule it is an example of."""

    text: str
    rule: str
    breaks: bool


def of_packs(packs: Iterable[Pack]) -> list[Example]:
    """The examples of every rule that is in use."""
    return [
        Example(text.text, rule.id, breaks)
        for pack in packs
        for rule in pack.rules
        if rule.proven
        for texts, breaks in ((rule.hits, True), (rule.passes, False))
        for text in texts
    ]


def of_decision(text: str, rule: str, ending: str) -> Example | None:
    """What an alert's ending teaches; None where it says nothing of the words (proved, handled)."""
    breaks = _DECIDED.get(ending)
    return None if breaks is None or not text.strip() else Example(text, rule, breaks)


def versions(packs: Iterable[Pack]) -> dict[str, str]:
    """The packs by name and version: what a model was learnt beside."""
    return {pack.name: pack.version for pack in packs}


def print_of(examples: Iterable[Example]) -> str:
    """The fingerprint of a training set, whatever its order."""
    lines = sorted(f"{one.rule}\t{one.breaks}\t{one.text}" for one in examples)
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
