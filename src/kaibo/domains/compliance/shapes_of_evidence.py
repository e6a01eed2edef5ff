"""The shapes of evidence in the API. Answers have no defaults, so that the client's types are exact."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from kaibo.domains.compliance.choices import EvidenceKind
from kaibo.kit.shapes import Id, Line, Moment, Version

Title = Annotated[Line, StringConstraints(min_length=1, max_length=120)]
Short = Annotated[Line, StringConstraints(max_length=120)]
Claim = Annotated[Line, StringConstraints(min_length=1, max_length=60)]
RuleId = Annotated[Line, StringConstraints(min_length=1, max_length=40)]
Note = Annotated[Line, StringConstraints(max_length=500)]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class EvidenceIn(In):
    """A piece of evidence; [valid_from, valid_until) in UTC ms, null without bound. `products`
    empty: for all of them; `words` empty: any claim of these rules."""

    kind: EvidenceKind
    title: Title
    number: Short = ""
    holder: Short = ""
    absent: bool = False
    valid_from: Moment | None = None
    valid_until: Moment | None = None
    products: Annotated[list[Id], Field(max_length=500)] = []
    hosts: Annotated[list[Id], Field(max_length=200)] = []
    rules: Annotated[list[RuleId], Field(max_length=120)] = []
    words: Annotated[list[Claim], Field(max_length=50)] = []
    note: Note = ""


class EvidenceChange(EvidenceIn):
    """All of it anew, if it still is at `expect`."""

    expect: Version


class ExpectIn(In):
    """A press on a row the page has seen at this version."""

    expect: Version


class EvidenceOut(Schema):
    """`ends_in_days`: whole days until it runs out, below 0 since; null without an end. `file` is
    its name, null without one; `in_force`: whether it proves anything now."""

    id: int
    version: int
    kind: EvidenceKind
    kind_label: str
    title: str
    number: str
    holder: str
    absent: bool
    valid_from: int | None
    valid_until: int | None
    products: list[int]
    hosts: list[int]
    rules: list[str]
    words: list[str]
    note: str
    file: str | None
    file_media: str | None
    file_bytes: int | None
    in_force: bool
    ends_in_days: int | None
    active: bool


class EvidenceKindOut(Schema):
    """A kind of evidence with the rules it is offered for first."""

    kind: EvidenceKind
    label: str
    rules: list[str]


class ProvableRuleOut(Schema):
    """A rule whose claims want proof; `evidence`: which proof, in words."""

    id: str
    name: str
    evidence: str


class AcceptedOut(Schema):
    """A claim somebody answers for: of `rule`, called `name` ("" when no pack has it any more), these
    folded `words`, of `product`, null: of any. Times are UTC ms."""

    id: int
    version: int
    rule: str
    name: str
    words: str
    product: int | None
    why: str
    by: str
    at: int
    withdrawn_by: str
    withdrawn_at: int | None
    active: bool
