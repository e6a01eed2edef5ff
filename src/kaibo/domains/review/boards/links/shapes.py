"""What links take and answer, and what a phone is shown: a shape of its own, and nothing beside it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from kaibo.domains.review.boards.links.choices import LinkKind, LinkState
from kaibo.domains.review.boards.links.rules.ends import Ends
from kaibo.domains.review.boards.shapes import Number
from kaibo.kit.rights import Duty
from kaibo.kit.shapes import Line, Moment, RoomIdent, Version
from kaibo.live.metrics import Unit

Note = Annotated[Line, StringConstraints(max_length=60)]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 1, 1))]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class BoardLinkIn(In):
    """A link to make. `kind` day: of all rooms, on `day`, null the day of now; show: of `room`, the
    one on air, else the last. `until` of `ends` at alone. `note`: for whom."""

    kind: LinkKind
    room: RoomIdent | None = None
    day: Day | None = None
    duty: Duty = Duty.LEAD
    money: bool = False
    spend: bool = False
    hosts: bool = False
    ends: Ends = Ends.TONIGHT
    until: Moment | None = None
    note: Note = ""


class BoardLinkRetireIn(In):
    """The link as the page has seen it."""

    expect: Version


class BoardLinkOut(Schema):
    """A link, without its secret. `why`: why it stopped. `opened`: how often; `last_at`: when a phone
    last asked by it, null never. `by`: who made it."""

    id: int
    version: int
    kind: LinkKind
    room: str
    room_title: str
    day: str
    duty: Duty
    duty_zh: str
    money: bool
    spend: bool
    hosts: bool
    note: str
    made_at: int
    by: str
    until: int
    state: LinkState
    why: str
    opened: int
    last_at: int | None


class BoardLinkMadeOut(Schema):
    """A link with its address, told this once. `path` goes behind the address of the server; the
    secret stands behind `#`, so that no server logs it."""

    link: BoardLinkOut
    path: str


class PhoneGoalOut(Schema):
    """The goal of this number: `left` is what is missing, `over` what there is beyond it."""

    value: int
    left: int | None
    over: int | None


class PhoneUsualOut(Schema):
    """What is usual here, in the tile's unit. `name`: what the rows share, in words."""

    name: str
    median: Number
    diff: Number


class PhoneTileOut(Schema):
    """One number. `value` null: unknown, and `why` says why. `source`: how good it is, in words.
    `as_of`: the moment it speaks of. `unripe`: it will still move; `how`: its definition, in words."""

    metric: str
    zh: str
    en: str
    unit: Unit
    value: Number
    why: str
    source: str
    as_of: int | None
    maturity: str
    unripe: bool
    goal: PhoneGoalOut | None
    usual: PhoneUsualOut | None
    no_usual: str
    how: list[str]


class PhoneShowOut(Schema):
    """A show of a day, `end` null while it runs."""

    room: str
    title: str
    start: int
    end: int | None
    tiles: list[PhoneTileOut]


class PhoneBoardOut(Schema):
    """What a phone shows. `now`: the moment the numbers speak of, by the room's clock; `told_at`: when
    this was told; `until`: when the link ends. `again_s`: ask again after so many seconds. `cur`: ""
    without money. `hosts`: who is on mic, empty unless chosen. `unread`: rooms that could not be read
    just now."""

    kind: LinkKind
    title: str
    room: str
    duty_zh: str
    start: int
    end: int | None
    runs: bool
    recounting: bool
    now: int
    told_at: int
    until: int
    again_s: int
    zone: str
    cur: str
    hosts: list[str]
    tiles: list[PhoneTileOut]
    shows: list[PhoneShowOut]
    unread: list[str]
