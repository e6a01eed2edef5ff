"""The shapes of rule packs on the wire. Answers have no defaults, so that types are exact."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import BeforeValidator, Field, StringConstraints

from kaibo.domains.compliance.marking import whole
from kaibo.domains.compliance.schemas import CheckSurface, ComplianceFindingOut, In, RuleSeverity
from kaibo.kit.shapes import Line, Version

#: Of a longer text the start is enough to refuse it by.
MOST_TEXT = 2_000_000

Name = Annotated[Line, StringConstraints(min_length=1, max_length=60)]
_Whole = BeforeValidator(lambda told: whole(told) if isinstance(told, str) else told)
#: Not looked at here, whatever is in it: what keeps it from being a pack is told with its line.
PackText = Annotated[str, _Whole, StringConstraints(max_length=MOST_TEXT)]
Note = Annotated[Line, StringConstraints(max_length=300)]
Why = Annotated[Line, StringConstraints(max_length=500)]
Sentence = Annotated[str, _Whole, StringConstraints(max_length=2_000)]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]


class ScopeOut(Schema):
    """Where a pack or rule speaks; an empty list means everywhere. `not_` lists are left out."""

    platforms: list[str]
    categories: list[str]
    surfaces: list[str]
    not_platforms: list[str]
    not_categories: list[str]
    not_surfaces: list[str]


class PackOut(Schema):
    """A pack. Dates are ISO days, "" where it says none; `off` counts rules that are not used: too
    few examples, not to be used, switched off, or not in force today. `problems` are what a team has
    to know of it, in words. `id`, `row_version` (the `expect` of a change) and `number` (the version
    in force) are the team's own pack's, null for one that ships. `reading`: what was saved last is
    not yet what texts are held to."""

    name: str
    title: str
    version: str
    source: str
    effective: str
    until: str
    checked: str
    extends: str
    needs_own_text: bool
    note: str
    scope: ScopeOut
    on: int
    off: int
    problems: list[str]
    id: int | None
    row_version: int | None
    number: int | None
    active: bool
    reading: bool


class ExampleOut(Schema):
    """A sentence of a rule; `span` is where it is to be found, "" when it must pass."""

    text: str
    span: str


class RuleAdjustmentOut(Schema):
    """A team's decision about a rule: who, when (UTC ms), what and why."""

    step: int
    on: bool
    severity: RuleSeverity | None
    why: str
    by: str
    at: int


class RuleOut(Schema):
    """A rule as its pack has it, with what the team decided: `severity` is the one in use, `own` its
    pack's. `on`: it is used today; `off_why` says in words why it is not. `decided` newest first."""

    id: str
    name: str
    pack: str
    category: str
    severity: RuleSeverity
    own: RuleSeverity
    needs: str
    basis: str
    forbidden: str
    evidence: str
    rewrite: str
    effective: str
    until: str
    scope: ScopeOut
    on: bool
    off_why: str
    hits: list[ExampleOut]
    passes: list[ExampleOut]
    decided: list[RuleAdjustmentOut]


class PackRulesOut(Schema):
    """A pack with its rules, in its order."""

    pack: PackOut
    rules: list[RuleOut]


class PackVersionOut(Schema):
    """A version of a team's pack: who kept it, when (UTC ms), and what they said of it."""

    number: int
    title: str
    note: str
    by: str
    at: int
    in_force: bool


class PackTextOut(Schema):
    """The text of one version, as it was kept."""

    name: str
    number: int
    text: str


class PackSavedOut(Schema):
    """A team's pack after a change."""

    id: int
    name: str
    row_version: int
    number: int
    active: bool


class ChangedOut(Schema):
    """A field with the lines that differ."""

    field: str
    before: list[str]
    after: list[str]


class RuleDiffOut(Schema):
    """A rule that differs; `how` is added, removed or changed."""

    rule: str
    name: str
    how: str
    changed: list[ChangedOut]


class PackDiffOut(Schema):
    """What differs between two versions."""

    before: int
    after: int
    head: list[ChangedOut]
    words: list[ChangedOut]
    rules: list[RuleDiffOut]


class PackWrongOut(Schema):
    """What keeps a text from being kept: its line from 1, its rule or "", in words why."""

    line: int
    rule: str
    says: str


class PackTestOut(Schema):
    """One example: where it was to be found ("": nowhere), where it was, whether that is right."""

    rule: str
    text: str
    wanted: str
    found: list[str]
    right: bool


class PackLookedOut(Schema):
    """A text looked through; with nothing `wrong` it may be kept. `weak` are rules with too few
    examples, which stay off."""

    title: str
    rules: int
    wrong: list[PackWrongOut]
    weak: list[str]
    tests: list[PackTestOut]


class PackTriedOut(Schema):
    """What a sentence breaks of a text's rules; nothing is tried while something is wrong."""

    wrong: list[PackWrongOut]
    findings: list[ComplianceFindingOut]


class PackLookIn(In):
    """A text to look through as the pack of that name."""

    name: Name
    text: PackText


class PackTryIn(PackLookIn):
    """A sentence to try against it."""

    sentence: Sentence
    surface: CheckSurface
    category: Annotated[Line, StringConstraints(max_length=60)] = ""
    platform: Annotated[Line, StringConstraints(max_length=60)] = ""


class PackIn(In):
    """A pack of the team's own, and what to say of this version."""

    name: Name
    text: PackText
    note: Note = ""


class PackSaveIn(In):
    """Its next version, if it still is at `expect`."""

    expect: Version
    text: PackText
    note: Note = ""


class PackBringBackIn(In):
    """The older version to bring back, as a new one."""

    expect: Version
    number: Number


class RuleAdjustIn(In):
    """Off, or another severity (null: its pack's). `expect` is the step of the last decision seen, 0
    when there was none."""

    expect: Annotated[int, Field(ge=0, le=2**31 - 1)]
    on: bool
    severity: RuleSeverity | None
    why: Why
