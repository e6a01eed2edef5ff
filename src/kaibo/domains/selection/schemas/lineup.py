"""The shapes of importing a team's table: what it looks like, what it would do, what it did."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from kaibo.domains.selection.choices import Tier
from kaibo.domains.selection.schemas import Expect, In
from kaibo.domains.selection.schemas.goods import Platform
from kaibo.domains.selection.schemas.links import RenumberedOut
from kaibo.kit.shapes import Id, Line

# A table of two thousand rows with long texts; see `lineup.table.MOST_LINES`.
Pasted = Annotated[str, StringConstraints(max_length=2_000_000)]
Header = Annotated[str, StringConstraints(max_length=200)]
Row = Annotated[int, Field(ge=1, le=2_200, description="the row of the table, from 1")]


class TargetOut(Schema):
    """One meaning a column can have."""

    key: str
    label: str
    tier: Tier


class SheetOut(Schema):
    """One sheet of an uploaded file, as the text that is then pasted on."""

    name: str
    rows: int
    text: str


class LookIn(In):
    """A pasted table; `header_row` when a person said which row holds the headers."""

    text: Pasted
    header_row: Row | None = None


class ColumnOut(Schema):
    """One column and what it is taken to mean, with how sure that is (0 to 100) and why."""

    index: int
    header: str
    target: str
    label: str
    tier: Tier
    confidence: int
    why: str
    others: list[TargetOut]
    samples: list[str]


class RenamedOut(Schema):
    """A header that may have been renamed: to be asked, not to be believed."""

    old: str
    new: str


class DriftOut(Schema):
    """How these headers differ from the remembered ones most like them."""

    map: int
    version: int
    name: str
    missing: list[str]
    added: list[str]
    renamed: list[RenamedOut]


class MapOut(Schema):
    """A remembered header row."""

    id: int
    version: int
    name: str
    headers: list[str]
    columns: list[ColumnMeaning]


class ColumnMeaning(Schema):
    """What one header means, and who may read what stands under it."""

    header: Header
    target: Annotated[str, StringConstraints(max_length=60)]
    tier: Tier


class LookOut(Schema):
    """A table as understood. With `map` set it can be previewed at once; else confirm first."""

    header_row: int
    header_sure: bool
    rows: int
    passed: list[int]
    map: MapOut | None
    drift: DriftOut | None
    columns: list[ColumnOut]


class MeaningIn(In):
    """What one header means."""

    header: Header
    target: Annotated[str, StringConstraints(max_length=60)]
    tier: Tier = Tier.OPEN


class MapIn(In):
    """Remember this header row under a name."""

    name: Annotated[Line, StringConstraints(min_length=1, max_length=40)]
    headers: Annotated[list[Header], Field(min_length=1, max_length=200)]
    columns: Annotated[list[MeaningIn], Field(min_length=1, max_length=200)]


class MapChange(MapIn, Expect):
    """A remembered header row as it shall be."""


class PreviewIn(LookIn):
    """A table to be read by a remembered map; `platform` and `shop` for platform ids in it."""

    map: Id
    platform: Platform | Literal[""] = ""
    shop: Annotated[Line, StringConstraints(max_length=60)] = ""


class ApplyIn(PreviewIn):
    """The same, with the digest of the preview that was seen."""

    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class DifferenceOut(Schema):
    """One field that would be written; `before` null when it was unknown."""

    key: str
    label: str
    before: str | None
    after: str


class RowOut(Schema):
    """One row and what would become of it."""

    row: int
    title: str
    state: Literal["create", "update", "same", "refused"]
    makes: list[str]
    differences: list[DifferenceOut]


class ProblemOut(Schema):
    """One cell (or row) that would not be written, why, and what to do. `text` says it all."""

    row: int
    column: str
    value: str
    code: str
    why: str
    cure: str
    text: str


class WithheldOut(Schema):
    """A column nothing would be written from, for want of a right."""

    header: str
    label: str
    right: str
    right_label: str


class CountsOut(Schema):
    """How many rows create, update, stay as they are, are refused; links not in the table."""

    create: int
    update: int
    same: int
    refused: int
    left: int


class PreviewOut(Schema):
    """What importing would do. Nothing is written."""

    digest: str
    counts: CountsOut
    rows: list[RowOut]
    problems: list[ProblemOut]
    withheld: list[WithheldOut]
    left: list[int]


class ExportIn(In):
    """Under the headers of which remembered table."""

    map: Id


class WorkingOut(Schema):
    """The job that will have the answer: see `/api/jobs/{job}`."""

    job: int


class ApplyOut(Schema):
    """What was written; `act` null when there was nothing to write."""

    act: str | None
    undo_until: int | None
    counts: CountsOut
    problems: list[ProblemOut]
    withheld: list[WithheldOut]
    announcement: str
    changes: list[RenumberedOut]


MapOut.model_rebuild()
