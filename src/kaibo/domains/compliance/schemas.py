"""The shapes of compliance's API. Answers have no defaults, so that the client's types are exact."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from kaibo.domains.compliance.engine.context import SURFACES
from kaibo.domains.compliance.engine.verdicts import Verdict
from kaibo.domains.compliance.marking import whole

MOST_TEXTS, MOST_CHARACTERS, MOST_TOGETHER = 200, 20_000, 200_000
MOST_FACTS = 100

CheckSurface = StrEnum("CheckSurface", {name.upper(): name for name in sorted(SURFACES)})  # type: ignore[misc]


class RuleSeverity(StrEnum):
    """What to do about it; see docs/specs/compliance.md."""

    BLOCK = "block"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


def _whole(value: object) -> object:
    """Half of a character, as a field may hold while somebody deletes an emoji, is no error."""
    return whole(value) if isinstance(value, str) else value


def _short_enough(text: str, name: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"{name}有 {len(text)} 个字，一次最多查 {MOST_CHARACTERS} 个，请拆开。")
    return text


Checkable = Annotated[str, BeforeValidator(_whole)]
Key = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Word = Annotated[str, BeforeValidator(_whole), StringConstraints(max_length=60)]
FactText = Annotated[str, BeforeValidator(_whole), StringConstraints(max_length=500)]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class CheckTextIn(In):
    """A text to check and where it stands; `key` comes back with its answer."""

    key: Key
    text: Checkable
    surface: CheckSurface

    @model_validator(mode="after")
    def _not_too_long(self) -> CheckTextIn:
        _short_enough(self.text, "这段文字")
        return self


class ComplianceCheckIn(In):
    """Texts of one context. `category` as the team calls it or as the packs do; money in `facts`
    is yuan as text ("59.9"); a fact left out is unknown, one that is "none" was looked for."""

    texts: Annotated[list[CheckTextIn], Field(max_length=MOST_TEXTS)]
    category: Word = ""
    platform: Word = ""
    facts: Annotated[dict[Word, bool | int | FactText], Field(max_length=MOST_FACTS)] = Field(
        default_factory=dict
    )

    @model_validator(mode="after")
    def _not_too_much(self) -> ComplianceCheckIn:
        together = sum(len(one.text) for one in self.texts)
        if together > MOST_TOGETHER:
            raise ValueError(
                f"这些文字一共 {together} 个字，一次最多查 {MOST_TOGETHER} 个，请分几次。"
            )
        if len({one.key for one in self.texts}) < len(self.texts):
            raise ValueError("texts 里有两段的 key 一样，答案会分不清，请各用各的。")
        return self


class ComplianceFindingOut(Schema):
    """One claim that is not right: `span` is [start, end) of the text in UTF-16 code units, as a
    page counts. `instead` can stand in its place word for word ("" takes it out); null: `rewrite`
    is advice. `missing` is the proof that would settle it, `basis` the article."""

    rule: str
    name: str
    severity: RuleSeverity
    verdict: Verdict
    start: int
    end: int
    span: str
    how: str
    reason: str
    missing: str
    rewrite: str
    instead: str | None
    basis: str


class CheckedTextOut(Schema):
    """The answer for one text; its verdict is the gravest of its findings."""

    key: str
    verdict: Verdict
    findings: list[ComplianceFindingOut]


class ComplianceCheckOut(Schema):
    """The answers in the order of the texts. `off` says what of the rule packs is not checked."""

    texts: list[CheckedTextOut]
    off: list[str]
