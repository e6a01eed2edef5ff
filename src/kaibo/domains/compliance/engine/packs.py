"""Rule packs as values: what a pack, a rule, a way and an example are, and what is wrong with one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

SEVERITIES = ("block", "high", "medium", "low")


class PackError(ValueError):
    """A part of a pack that cannot be used; the sentence names file, rule and field, in Chinese.
    `file` and `rule` name them by themselves, "" where there is none."""

    def __init__(self, says: str, file: str = "", rule: str = "") -> None:
        super().__init__(says)
        self.file, self.rule = file, rule


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a pack that is not used: file and rule where it stands, "" where that is not told;
    `says` in Chinese what is wrong with it."""

    pack: str
    file: str
    rule: str
    says: str

    @classmethod
    def of(cls, pack: str, wrong: PackError) -> "Problem":
        """What was raised of a pack."""
        return cls(pack, wrong.file, wrong.rule, str(wrong))


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a rule or a way of it applies; an empty set means everywhere."""

    categories: frozenset[str] = frozenset()
    not_categories: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    not_platforms: frozenset[str] = frozenset()
    surfaces: frozenset[str] = frozenset()
    not_surfaces: frozenset[str] = frozenset()

    @property
    def named(self) -> frozenset[str]:
        """Every surface, category and platform it speaks of."""
        return frozenset[str]().union(
            self.categories, self.not_categories, self.platforms,
            self.not_platforms, self.surfaces, self.not_surfaces,
        )  # fmt: skip

    def holds(self, surface: str, category: str, platform: str) -> bool:
        """Whether a text of this surface, category and platform is meant."""
        return (
            _within(category, self.categories, self.not_categories)
            and _within(platform, self.platforms, self.not_platforms)
            and _within(surface, self.surfaces, self.not_surfaces)
        )


def _within(value: str, only: frozenset[str], never: frozenset[str]) -> bool:
    return (not only or value in only) and value not in never


@dataclass(frozen=True, slots=True)
class Way:
    """One way a rule is broken: any of `patterns`, none of `unless` in the same text, where
    `scope` holds, not excused by a frame (but those in `despite`), and not settled by `judge`.

    With `wants` it is looked for only where one of these facts is known: a price that nobody knows
    contradicts nothing.
    """

    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    scope: Scope = Scope()
    judge: str = ""
    despite: frozenset[str] = frozenset()
    widen: str = ""
    wants: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence a rule is held to: with `span` it must be found there, without it must pass."""

    text: str
    span: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack. `needs` are letters: N text only, E evidence, F facts, C category,
    Q licence, T time; `proof` are the names of facts that settle it when on file."""

    id: str
    name: str
    category: str
    severity: str
    needs: str
    basis: str
    forbidden: str
    evidence: str
    rewrite: str
    proof: tuple[str, ...]
    scope: Scope
    ways: tuple[Way, ...]
    hits: tuple[Example, ...]
    passes: tuple[Example, ...]
    effective: str = ""
    until: str = ""

    @property
    def proven(self) -> bool:
        """Whether it carries enough examples both ways to be used: one without is off."""
        return len(self.hits) >= 3 and len(self.passes) >= 3


@dataclass(frozen=True, slots=True)
class Pack:
    """A set of rules with where they come from and since when they hold.

    Dates are ISO days, "" for not bounded; `until` is the last day. `needs_own_text` says that
    nobody has read the platform's own text for it: `note` tells a team what to put in. `problems`
    are the parts that were left out when it was read. `extends` names a pack whose word lists its
    patterns may use, "" none.
    """

    name: str
    title: str
    version: str
    source: str
    effective: str
    checked: str
    scope: Scope
    words: Mapping[str, tuple[str, ...]]
    terms: tuple[str, ...]
    rules: tuple[Rule, ...]
    until: str = ""
    needs_own_text: bool = False
    note: str = ""
    problems: tuple[Problem, ...] = ()
    extends: str = ""

    def on(self, day: str) -> "Pack":
        """The pack as it holds on an ISO day: without what is not yet, or no longer, in force."""
        held = [r for r in self.rules if _holds_on(day, self) and _holds_on(day, r)]
        return self if len(held) == len(self.rules) else replace(self, rules=tuple(held))


def _holds_on(day: str, told: Pack | Rule) -> bool:
    return told.effective <= day and (not told.until or day <= told.until)
