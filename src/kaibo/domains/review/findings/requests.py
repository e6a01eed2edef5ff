"""What pages send to the review's API."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from kaibo.domains.review.findings.choices import FindingDirection, FindingScope, FindingState
from kaibo.domains.review.findings.records import MOST_SHOWS
from kaibo.kit.shapes import Id, Line, Version

Sentence = Annotated[Line, StringConstraints(min_length=1, max_length=300)]
Said = Annotated[Line, StringConstraints(max_length=300)]
Plan = Annotated[Line, StringConstraints(max_length=1_000)]
MetricId = Annotated[Line, StringConstraints(max_length=60)]
RowKey = Annotated[Line, StringConstraints(max_length=200)]
Once = Annotated[Line, StringConstraints(pattern=r"^([A-Za-z0-9-]{8,60})?$")]
Wanted = Annotated[
    Decimal,
    Field(max_digits=18, decimal_places=6, description="in the metric's unit: fen, 0.03 for 3 %"),
]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class ReviewCloseIn(In):
    """One sentence closes a review. `expect` null: the page saw no review."""

    expect: Version | None
    sentence: Sentence


class ReviewVersionIn(In):
    """The version the page has seen."""

    expect: Version


class FindingIn(In):
    """A finding; the problem is all that must be said. `deadline` is a show day. A metric comes with
    `level` (of the room, of a host, of a link), the row's `key`, `direction` and `wanted`."""

    problem: Sentence
    improvement: Said = ""
    plan: Plan = ""
    owner: Id | None = None
    deadline: date | None = None
    metric: MetricId = ""
    level: FindingScope | None = None
    key: RowKey = ""
    direction: FindingDirection | None = None
    wanted: Wanted | None = None
    verify_shows: Annotated[int, Field(ge=1, le=MOST_SHOWS)] = 3


class FindingAdd(FindingIn):
    """A new finding. `once`: a key of the page's own, the same for every press of one wish, so that
    it is added once; "" for none."""

    once: Once = ""


class FindingChange(FindingIn):
    """A finding as it shall be."""

    expect: Version


class FindingStateIn(In):
    """A step of a finding; held and not held are a person's to say."""

    expect: Version
    state: FindingState
    verdict: Said = ""


class ReviewExportIn(In):
    """A workbook, or one page that needs nothing besides itself; `against` as the page has it."""

    form: Literal["xlsx", "html"]
    against: Annotated[Line, StringConstraints(max_length=128)] = ""
