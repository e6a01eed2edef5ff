"""What importing a table would do, as it is shown and as it is written. [plain]"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from kaibo.domains.selection.columns.targets import TARGETS
from kaibo.domains.selection.lineup.reading import Problem, Withheld
from kaibo.domains.selection.lineup.spoken import spoken
from kaibo.domains.selection.lineup.state import Draft, Drafts

KINDS = {"product": "商品", "sku": "规格", "platform": "平台商品ID", "link": "链接"}
NOTES = ("notes", "cost_notes", "profit_notes")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field one row would write, as people read it; `before` is None when it was unknown."""

    key: str
    label: str
    before: str | None
    after: str


@dataclass(slots=True)
class RowPlan:
    """One row: `state` is create, update, same or refused, by what happens to its link."""

    row: int
    title: str = ""
    state: Literal["create", "update", "same", "refused"] = "refused"
    link: int | None = None
    makes: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """All of it. `left` are ids of links in the show which the table does not name."""

    products: Drafts
    skus: Drafts
    listings: Drafts
    links: Drafts
    rows: list[RowPlan] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    left: list[int] = field(default_factory=list)

    def of(self, draft: Draft) -> Drafts:
        """The drafts this one is among."""
        kinds = (self.products, self.skus, self.listings, self.links)
        return next(drafts for drafts in kinds if drafts.home == draft.home)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows create, update, leave as is, and are refused."""
        states = [row.state for row in self.rows]
        return {name: states.count(name) for name in ("create", "update", "same", "refused")}

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        every = (self.products, self.skus, self.listings, self.links)
        return not any(drafts.new or drafts.changed for drafts in every)


def differences(draft: Draft, name: str, before: Any, after: Any) -> list[Difference]:
    """What a changed field is to people; a column of notes is one field each."""
    if name in NOTES:
        old = before or {}
        return [
            Difference(f"note.{key}", _note_label(key), old.get(key), text)
            for key, text in after.items()
            if old.get(key) != text
        ]
    if name == "sku":
        return []
    key = f"{draft.home}.{name}"
    old = None if before in (None, "") else spoken(key, before)
    return [Difference(key, _label(key), old, spoken(key, after))]


def _label(key: str) -> str:
    labels = {"link.talk_seconds": "讲解时长", "link.talk_share": "讲解占比"}
    return labels.get(key) or TARGETS[key].label


def _note_label(key: str) -> str:
    target = TARGETS.get(f"note.{key}")
    return target.label if target else key.removeprefix("=")
