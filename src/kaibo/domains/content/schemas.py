"""The shapes of clips on the wire. Answers have no defaults, so that types are exact."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from kaibo.domains.compliance import public as compliance
from kaibo.domains.content.rules.standing import ClipStanding
from kaibo.kit.shapes import Id, Line, Moment, RoomIdent, Version

MOST_TITLE, MOST_SPOKEN, MOST_SHOWN = 300, 20_000, 5_000

_Whole = BeforeValidator(lambda told: compliance.whole(told) if isinstance(told, str) else told)
Title = Annotated[Line, StringConstraints(min_length=1, max_length=MOST_TITLE)]
Spoken = Annotated[str, _Whole, StringConstraints(max_length=MOST_SPOKEN)]
Shown = Annotated[str, _Whole, StringConstraints(max_length=MOST_SHOWN)]
Show = Annotated[Line, StringConstraints(min_length=1, max_length=128)]
Platform = Annotated[Line, StringConstraints(min_length=1, max_length=20)]
Account = Annotated[Line, StringConstraints(max_length=80)]
Url = Annotated[Line, StringConstraints(max_length=500)]
Reason = Annotated[Line, StringConstraints(max_length=300)]
Span = Annotated[str, _Whole, StringConstraints(min_length=1, max_length=2_000)]
Rule = Annotated[Line, StringConstraints(min_length=1, max_length=40)]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class ClipWords(In):
    """What of a clip is held against the rules: its words, what it sells, its labels."""

    room: RoomIdent
    show: Show
    product: Id | None = None
    platform: Platform
    title: Annotated[Line, StringConstraints(max_length=MOST_TITLE)] = ""
    spoken: Spoken = ""
    shown: Shown = ""
    ad_label: bool = False
    ai_made: bool = False
    ai_label: bool = False


class ClipIn(ClipWords):
    """A clip: [starts_at, ends_at) of its show, UTC ms, and where it is to be published."""

    title: Title
    starts_at: Moment
    ends_at: Moment
    account: Account = ""


class ClipChange(ClipIn):
    """All of it anew, if it still is at `expect`."""

    expect: Version


class ClipSignIn(In):
    """`digest` of the content that was on the page."""

    digest: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]


class ClipPublishIn(In):
    """Since when it is to be seen (UTC ms; null: it is not), and where."""

    expect: Version
    published_at: Moment | None
    url: Url = ""


class ClipDownIn(In):
    """Since when it is not to be seen any more, UTC ms."""

    expect: Version
    at: Moment


class ClipExpectIn(In):
    """Only if it still is at this version."""

    expect: Version


class ClipAcceptIn(In):
    """A claim somebody answers for: the rule, the words, why."""

    rule: Rule
    said: Span
    reason: Reason


class ClipClaimOut(Schema):
    """A claim in `part` (title, spoken, shown): [start, end) in UTF-16 code units; `settled` by what it
    may stay, "" by nothing; `acceptance`: by which."""

    part: str
    start: int
    end: int
    rule: str
    name: str
    severity: str
    verdict: str
    span: str
    how: str
    reason: str
    missing: str
    rewrite: str
    instead: str | None
    basis: str
    settled: str
    acceptance: compliance.AcceptanceRef | None


class ClipCheckOut(Schema):
    """What is found in it; `off` says what of the rule packs is not checked."""

    claims: list[ClipClaimOut]
    off: list[str]


class ClipReviewOut(Schema):
    """A signature: of the content with this `digest`, with so many claims open; UTC ms. `is_own`: by
    who had written it. `claims` are those it was signed with; null: past their time, and gone."""

    id: int
    number: int
    by: str
    at: int
    digest: str
    open: int
    is_own: bool
    claims: list[ClipClaimOut] | None
    packs: list[str]


class ClipOut(Schema):
    """A clip with how it stands; `open` counts the claims in it that nothing settles, null when they
    were not asked for. `digest` is what signing it wants."""

    id: int
    version: int
    room: str
    show: str
    starts_at: int
    ends_at: int
    product: int | None
    product_name: str
    platform: str
    account: str
    title: str
    spoken: str
    shown: str
    ad_label: bool
    ai_made: bool
    ai_label: bool
    published_at: int | None
    url: str
    taken_down_at: int | None
    standing: ClipStanding
    standing_label: str
    digest: str
    signed_by: Annotated[str, Field(description='of the last signature; ""')]
    signed_at: int | None
    signed_open: int | None
    by: str
    active: bool
