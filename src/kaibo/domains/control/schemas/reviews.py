"""The shapes of a show's review before it goes on air."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from kaibo.domains.compliance.public import AcceptanceRef, ItemState, Verdict
from kaibo.kit.shapes import Id, Line, Version

Note = Annotated[Line, StringConstraints(max_length=300)]
Key = Annotated[Line, StringConstraints(min_length=1, max_length=40)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class PreShowReviewAnswerIn(In):
    """How an item stands; `expect` null: the page saw no open review."""

    key: Key
    state: ItemState
    note: Note = ""
    expect: Version | None = None


class PreShowReviewSignIn(In):
    """A name under the content with this digest."""

    digest: Digest
    expect: Version | None = None


class PreShowReviewCountersignIn(In):
    """A second name under what the first has signed."""

    review: Id
    expect: Version


class ClaimAcceptIn(In):
    """A claim somebody answers for, of one product or, null, of any."""

    rule: Key
    said: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    product: Id | None = None
    reason: Annotated[Line, StringConstraints(min_length=1, max_length=300)]


class PreShowReviewSeenOut(Schema):
    """One thing the system found about an item."""

    text: str
    link: int | None


class PreShowReviewItemOut(Schema):
    """An item; `looked_at` by the system, `blocks`: while open, what we do outward waits."""

    key: str
    group: str
    group_label: str
    title: str
    basis: str
    looked_at: bool
    blocks: bool
    state: ItemState
    seen: list[PreShowReviewSeenOut]
    note: str
    by: str | None
    at: int | None


class PreShowReviewClaimOut(Schema):
    """A finding in a text; `settled` says by what, "" while it is open; `acceptance`: by which."""

    place: str
    segment: int | None
    link: int | None
    product: int | None
    rule: str
    name: str
    severity: str
    verdict: Verdict
    span: str
    reason: str
    missing: str
    rewrite: str
    basis: str
    settled: str
    acceptance: AcceptanceRef | None


class PreShowReviewSignatureOut(Schema):
    """A signed review. `own`: by somebody who wrote what was reviewed, so that a lead countersigns
    until `countersign_until` (UTC ms); `still`: nothing was changed since."""

    id: int
    version: int
    number: int
    at: int
    by: str
    own: bool
    open: int
    blockers: int
    countersign_until: int | None
    countersigned_at: int | None
    countersigned_by: str | None
    still: bool


class PreShowReviewOut(Schema):
    """A show's review as it stands. `version`: of the open review, null when none is begun."""

    show: int
    digest: str
    version: int | None
    items: list[PreShowReviewItemOut]
    claims: list[PreShowReviewClaimOut]
    open: int
    blockers: int
    packs: list[str]
    off: list[str]
    signatures: Annotated[list[PreShowReviewSignatureOut], Field(description="newest first")]
