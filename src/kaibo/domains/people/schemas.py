"""The shapes of people's API. Answers have no defaults, so that the client's types are exact."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from kaibo.kit.rights import Duty
from kaibo.kit.shapes import Id, Line, Moment, RoomIdent, Version

Name = Annotated[Line, StringConstraints(min_length=1, max_length=30)]
Username = Annotated[Line, StringConstraints(min_length=1, max_length=60)]
Room = RoomIdent
Note = Annotated[Line, StringConstraints(max_length=300)]
# scrypt reads all of it: a bound keeps a megabyte of "password" from costing a second.
Password = Annotated[str, StringConstraints(min_length=1, max_length=256)]
Pin = Annotated[str, StringConstraints(min_length=1, max_length=12)]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class DutyOut(Schema):
    """A duty and its word."""

    code: Duty
    label: str


class UserOut(Schema):
    """An account. `has_pin` and `has_password` say that there is one, never which;
    `has_signed_in` that the person has come in at least once, if only by the link."""

    id: int
    version: int
    username: str
    name: str
    duties: list[DutyOut]
    active: bool
    has_signed_in: bool
    has_password: bool
    has_pin: bool


class MeOut(Schema):
    """Who the browser is signed in as; `user` null when nobody is.

    `via` is password, ticket or pin; after a ticket the page asks for a new password. `zone` is
    the IANA name of the team's time zone, `day_start` (HH:MM) when a show day begins there.
    """

    user: UserOut | None
    rights: list[str]
    via: str
    until: int | None
    csrf: str
    device_known: bool
    zone: str
    day_start: str


class KnownOut(Schema):
    """A person who may come back on this browser by PIN."""

    user: int
    name: str
    ready: bool
    why_not: str


class InviteOut(Schema):
    """A one-time sign-in link, shown once. `path` goes behind the address of the server."""

    user: UserOut
    path: str


class HostOut(Schema):
    """A host."""

    id: int
    version: int
    name: str
    short: str
    user: int | None
    note: str
    active: bool


class SeatOut(Schema):
    """A seat of a shift; `host` or `user` is set."""

    duty: Duty
    duty_label: str
    host: int | None
    user: int | None
    name: str


class ShiftOut(Schema):
    """A shift, [starts_at, ends_at) in UTC ms."""

    id: int
    version: int
    room: str
    starts_at: int
    ends_at: int
    note: str
    seats: list[SeatOut]


class SignIn(In):
    """`remember` lets this browser know the person, for quick switching by PIN."""

    username: Username
    password: Password
    remember: bool = False
    device_label: Annotated[Line, StringConstraints(max_length=40)] = ""


class TicketIn(In):
    """The token behind `#ticket=` of a link."""

    ticket: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class SwitchIn(In):
    """Switch to a person this browser knows."""

    user: Id
    pin: Pin


class PasswordIn(In):
    """`old` may be left out by whoever came by a one-time link."""

    old: Password | None = None
    new: Password


class PinIn(In):
    """A new PIN, or null to take it away; with the password."""

    password: Password
    pin: Pin | None


class UserIn(In):
    """A new account."""

    username: Username
    name: Name
    duties: list[Duty]


class RenameIn(In):
    """Change the name."""

    expect: Version
    name: Name


class DutiesIn(In):
    """Replace the duties."""

    expect: Version
    duties: list[Duty]


class RetireIn(In):
    """Take out of use, or back into it."""

    expect: Version
    reason: Note = ""


class HostIn(In):
    """A new host."""

    name: Name
    short: Annotated[Line, StringConstraints(max_length=4)] = ""
    user: Id | None = None
    note: Note = ""


class HostChange(HostIn):
    """A host as it shall be."""

    expect: Version


class SeatIn(In):
    """One seat: `host` or `user`."""

    duty: Duty
    host: Id | None = None
    user: Id | None = None


class ShiftIn(In):
    """A shift; `overlap_known` after the page showed that a host stands twice."""

    room: Room
    starts_at: Moment
    ends_at: Moment
    note: Note = ""
    seats: Annotated[list[SeatIn], Field(max_length=20)] = []
    overlap_known: bool = False


class ShiftChange(ShiftIn):
    """A shift as it shall be."""

    expect: Version
