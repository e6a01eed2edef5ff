"""The shapes of the ledger of violations. Answers have no defaults, so that types are exact."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from kaibo.domains.compliance.choices import AppealState, Family, Scene
from kaibo.kit.shapes import Fen, Id, Line, Moment, RoomIdent, Version

Code = Annotated[Line, StringConstraints(min_length=1, max_length=20)]
Short = Annotated[Line, StringConstraints(max_length=80)]
Name = Annotated[Line, StringConstraints(max_length=128)]
Clause = Annotated[Line, StringConstraints(min_length=1, max_length=200)]
Long = Annotated[Line, StringConstraints(max_length=500)]
Days = Annotated[int, Field(ge=0, le=3650)]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class ViolationIn(In):
    """A ruling; times UTC ms, money fen, null unknown."""

    platform: Code
    account: Short = ""
    room: RoomIdent | None = None
    show: Name = ""
    scene: Scene
    family: Family
    clause: Clause
    quote: Long = ""
    happened_at: Moment
    told_at: Moment
    is_warning: bool = False
    points: Annotated[int, Field(ge=0, le=1000)] | None = None
    frozen: Fen | None = None
    banned_days: Days | None = None
    penalty: Long = ""
    responsible: Short = ""
    lesson: Long = ""
    alerts: Annotated[list[Name], Field(max_length=50)] = []
    evidence: Annotated[list[Id], Field(max_length=100)] = []


class ViolationChange(ViolationIn):
    """All of it anew, if it still is at `expect`."""

    expect: Version


class AppealIn(In):
    """How its appeal stands."""

    state: AppealState
    text: Annotated[Line, StringConstraints(max_length=1000)] = ""
    expect: Version


class ViolationOut(Schema):
    """`appeal_until`: when the platform takes no appeal any more (UTC ms), null where its text is
    not known."""

    id: int
    version: int
    platform: str
    account: str
    room: str | None
    show: str
    scene: Scene
    scene_label: str
    family: Family
    family_label: str
    clause: str
    quote: str
    happened_at: int
    told_at: int
    is_warning: bool
    points: int | None
    frozen: int | None
    banned_days: int | None
    penalty: str
    responsible: str
    lesson: str
    alerts: list[str]
    evidence: list[int]
    appeal: AppealState
    appeal_label: str
    appeal_text: str
    appeal_until: int | None
    appeal_sent_at: int | None
    active: bool


class StrikeMeterOut(Schema):
    """How far one kind of violation has come: in this show, in shows of 14 days; what was reached,
    and how many more of either lead to the next step. `source` "": the platform's text is not known."""

    family: Family
    family_label: str
    in_show: int
    shows: int
    step: str
    next_step: str
    next_in_show: int | None
    next_shows: int | None
    source: str
