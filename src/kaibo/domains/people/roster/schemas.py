"""The shapes of the roster's API. Answers have no defaults, so that the client's types are exact."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints

from kaibo.domains.people.roster.plan import RosterStatus
from kaibo.domains.people.roster.shift import Shape
from kaibo.domains.people.schemas import In, Name
from kaibo.kit.rights import Duty
from kaibo.kit.shapes import Id, Line, Moment, RoomIdent

Label = Annotated[Line, StringConstraints(max_length=60)]
Text = Annotated[str, StringConstraints(max_length=2_000_000)]


class WhoIn(In):
    """Whom a name stands for: one of a host, an account, a new host, or nobody (`leave_out`)."""

    name: Name
    host: Id | None = None
    user: Id | None = None
    new_host: Name | None = None
    leave_out: bool = False


class RoomOf(In):
    """The room a roster's label means; an empty label stands for rows that name none."""

    label: Label
    room: RoomIdent


class HoursOf(In):
    """When a named shift runs: 早班 is 8:00-14:00."""

    word: Annotated[Line, StringConstraints(min_length=1, max_length=20)]
    hours: Annotated[Line, StringConstraints(min_length=1, max_length=40)]


class RosterIn(In):
    """A roster, pasted or from a file, with the answers given so far. `near`: dates without a
    year lie near to it; the present when left out."""

    text: Text
    near: Moment | None = None
    hours: Annotated[list[HoursOf], Field(max_length=50)] = []
    rooms: Annotated[list[RoomOf], Field(max_length=100)] = []
    who: Annotated[list[WhoIn], Field(max_length=500)] = []


class RosterApply(RosterIn):
    """`digest` of the preview a person saw; `overlap_known` after it showed that hosts clash."""

    digest: Annotated[str, StringConstraints(min_length=64, max_length=64)]
    overlap_known: bool = False


class RosterSheetOut(Schema):
    """One sheet of an uploaded file, as text to go on with."""

    name: str
    rows: int
    text: str


class RosterSeatOut(Schema):
    """A seat as it would be; `new_host` when its host would be added."""

    duty: Duty
    duty_label: str
    name: str
    host: int | None
    user: int | None
    new_host: bool


class RosterOverlapOut(Schema):
    """Another shift in which the same host would be on air, UTC ms."""

    name: str
    room: str
    starts_at: int
    ends_at: int


class RosterItemOut(Schema):
    """One shift as it would be; `before` is what it changes, where it does."""

    status: RosterStatus
    row: int
    column: str | None
    room: str
    starts_at: int
    ends_at: int
    seats: list[RosterSeatOut]
    shift: int | None
    before: RosterBeforeOut | None
    overlaps: list[RosterOverlapOut]


class RosterBeforeOut(Schema):
    """A shift as it is."""

    starts_at: int
    ends_at: int
    seats: list[RosterSeatOut]


class AskedNameOut(Schema):
    """A name nobody knows yet."""

    name: str
    duties: list[Duty]
    rows: list[int]


class RosterProblemOut(Schema):
    """One thing wrong with the roster; `text` says where, what and what to do."""

    row: int | None
    column: str | None
    value: str | None
    code: str
    text: str


class RosterOut(Schema):
    """What importing would do, and what must be answered before it can be done."""

    shape: Shape
    digest: str
    new: int
    changed: int
    same: int
    clashing: int
    new_hosts: list[str]
    items: list[RosterItemOut]
    asked_names: list[AskedNameOut]
    asked_rooms: list[str]
    asked_hours: list[str]
    problems: list[RosterProblemOut]
    unused: list[str]


class RosterDoneOut(Schema):
    """What was written."""

    hosts: int
    planned: int
    changed: int
    same: int


RosterItemOut.model_rebuild()
