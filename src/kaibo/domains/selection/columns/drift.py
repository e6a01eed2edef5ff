"""A header row that is nearly one we know: what went, what came, what may have been renamed.

[plain] Nothing of it is applied by itself: a person confirms the columns again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kaibo.domains.selection.choices import Tier
from kaibo.domains.selection.columns.suggest import Column
from kaibo.domains.selection.columns.targets import KEEP, SKIP, TARGETS
from kaibo.kit.sheets.headers import labelled
from kaibo.kit.sheets.learning.drift import ALIKE, differences, likeness
from kaibo.kit.sheets.learning.guess import SURE


@dataclass(frozen=True, slots=True)
class Known:
    """A header map as it was saved: `columns` are {header, target, tier}."""

    id: int
    name: str
    version: int
    signature: str
    columns: Sequence[Mapping[str, str]]

    @property
    def headers(self) -> list[str]:
        """Its headers as the team wrote them."""
        return [column["header"] for column in self.columns]


@dataclass(frozen=True, slots=True)
class Drift:
    """How a header row differs from the known one; `renamed` pairs are guesses to be asked."""

    known: Known
    missing: tuple[str, ...]
    added: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]


def nearest(headers: Sequence[str], maps: Sequence[Known]) -> Known | None:
    """The map most like this row, if they share at least half of all their headers."""

    def alike(known: Known) -> int:
        return likeness(headers, known.headers)

    best = max(maps, key=alike, default=None)
    return best if best is not None and alike(best) >= ALIKE else None


def compare(headers: Sequence[str], known: Known) -> Drift:
    """What differs. Two headers in the same gap between known neighbours may be a renaming."""
    found = differences(headers, known.headers)
    return Drift(known, found.missing, found.added, found.renamed)


def remembered(columns: Sequence[Column], known: Known) -> list[Column]:
    """The suggestion, with what was confirmed before taking the place of what was guessed."""
    saved = dict(zip(labelled(known.headers), known.columns, strict=True))
    labels = labelled([column.header for column in columns])
    taken = {saved[name]["target"] for name in labels if name in saved}
    found = []
    for column, name in zip(columns, labels, strict=True):
        before = saved.get(name)
        if before is not None and before["target"] in TARGETS:
            why = f"和「{known.name}」上次确认的一样"
            tier = Tier(before["tier"])
            column = replace(
                column, target=before["target"], tier=tier, confidence=100, why=why, others=()
            )
        elif column.target in taken - {KEEP, SKIP}:
            others = (column.target, *column.others)
            why = f"「{TARGETS[column.target].label}」已有一列，先原样保留"
            column = replace(
                column, target=KEEP, confidence=min(column.confidence, SURE - 1), why=why,
                others=others,
            )  # fmt: skip
        found.append(column)
    return found
