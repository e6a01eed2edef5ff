"""The shapes of settlement's API. Answers have no defaults, so that the client's types are exact."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from kaibo.domains.settlement.choices import RateKind, RateUnit
from kaibo.kit.rights import Duty
from kaibo.kit.shapes import Fen, Line, Moment, RoomIdent, Version

Day = Annotated[Line, StringConstraints(min_length=10, max_length=10)]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class RateKindOut(Schema):
    """A kind of rate in words. `per`: what one unit is of; `scopes`: what narrows it besides a room."""

    code: RateKind
    label: str
    unit: RateUnit
    per: str
    scopes: list[str]


class RateOut(Schema):
    """A rate. `low` and `high` in fen or millionths (`unit`), `said` as people write them; `person_name`
    "" where it is nobody's."""

    id: int
    version: int
    kind: RateKind
    label: str
    unit: RateUnit
    per: str
    room: str
    product: str
    duty: Duty | None
    duty_label: str
    person: str
    person_name: str
    cur: str
    low: int
    high: int
    said: str
    first_day: str
    last_day: str | None
    source: str
    as_of: int
    note: str
    by: str
    active: bool


class RateFigures(In):
    """What a rate says. Equal `low` and `high`: it is certain."""

    low: Fen
    high: Fen
    first_day: Day
    last_day: Day | None = None
    source: Annotated[Line, StringConstraints(max_length=200)] = ""
    as_of: Moment
    note: Annotated[Line, StringConstraints(max_length=300)] = ""


class RateIn(RateFigures):
    """A new rate; what narrows it is left empty for all. `follow_on`: the earlier one ends the day
    before."""

    kind: RateKind
    room: RoomIdent | None = None
    product: Annotated[Line, StringConstraints(max_length=64)] = ""
    duty: Duty | None = None
    person: Annotated[Line, StringConstraints(max_length=24)] = ""
    cur: Annotated[Line, Field(pattern="^[A-Z]{3}$")] = "CNY"
    follow_on: bool = False


class RateChange(RateFigures):
    """A rate as it shall be; its kind and scope stay."""

    expect: Version


class RateRetireIn(In):
    """Take out of use, or back into it."""

    expect: Version
