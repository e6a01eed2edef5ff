"""The evidence on file as the checks ask for it: read once, good for two seconds."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from kaibo.domains.compliance.engine.reading.folding import fold
from kaibo.domains.compliance.engine.verdicts import Finding
from kaibo.domains.compliance.rules import evidence as rules
from kaibo.domains.compliance.rules.evidence import Held

if TYPE_CHECKING:
    from kaibo.domains.compliance.models import Evidence

#: How long what was read is good for, s: live checks ask several times a second.
FRESH_S = 2.0


@dataclass(frozen=True, slots=True)
class AcceptanceRef:
    """Which acceptance lets a claim stand, for whoever takes it back."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """A claim somebody answers for: `words` are folded; `product` 0: of any product."""

    ref: AcceptanceRef
    rule: str
    words: str
    product: int
    why: str


@dataclass(frozen=True, slots=True)
class Register:
    """What is on file and what was accepted, as it was at one moment."""

    held: tuple[Held, ...]
    claims: tuple[Accepted, ...] = ()

    def facts(self, product: int | None, at: int) -> dict[str, object]:
        """Facts about a product at an instant (UTC ms), by the engine's names."""
        return rules.facts(self.held, product, at)

    def with_facts(
        self, claims: Mapping[str, object], product: int | None, at: int
    ) -> dict[str, object]:
        """The same beside what a line-up says."""
        return rules.merged(claims, self.facts(product, at))

    def settles(self, finding: Finding, product: int | None, at: int) -> Held | None:
        """The evidence that proves a claim which wants proof."""
        return rules.settled_by(self.held, finding, product, at)

    def accepted(self, finding: Finding, product: int | None) -> Accepted | None:
        """The acceptance of these very words, for this product or for any."""
        said = fold(finding.span).text
        for one in self.claims:
            if one.rule == finding.rule and one.words == said and one.product in (0, product):
                return one
        return None


_lock = threading.Lock()
_read: tuple[float, Register] | None = None
#: How often what was read went out of date: what was being read meanwhile is not kept.
_turn = 0


def register() -> Register:
    """What is on file now, at most two seconds old; a page that has just written sees its own
    (`forget`)."""
    # The door of compliance opens without a database too: `kaibo check` needs none.
    from kaibo.domains.compliance.models import Acceptance, Evidence

    global _read
    with _lock:
        if _read is not None and monotonic() - _read[0] < FRESH_S:
            return _read[1]
        turn = _turn
    claims = Acceptance.objects.active().order_by("pk")
    found = Register(
        tuple(held(row) for row in Evidence.objects.active().order_by("pk")),
        tuple(
            Accepted(AcceptanceRef(row.pk, row.version), row.rule, row.words, row.product, row.why)
            for row in claims
        ),
    )
    with _lock:
        if turn == _turn:
            _read = monotonic(), found
    return found


def forget() -> None:
    """What was read is out of date."""
    global _read, _turn
    with _lock:
        _read, _turn = None, _turn + 1


def held(row: Evidence) -> Held:
    """A row as the rules know it."""
    return Held(
        row.pk,
        row.kind,
        row.title,
        row.number,
        row.absent,
        row.valid_from,
        row.valid_until,
        frozenset(row.products),
        frozenset(row.hosts),
        frozenset(row.rules),
        tuple(fold(word).text for word in row.words if fold(word).text),
        bool(row.file_sha256),
    )
