"""Rooms, sources and the keys of the desk: what stands before a room goes live."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from kaibo.domains.control.choices import Level, Platform
from kaibo.domains.control.rules.boxes import BoxUnit
from kaibo.domains.control.rules.capability import Action, Mode
from kaibo.kit.shapes import Line, Version

Title = Annotated[Line, StringConstraints(min_length=1, max_length=60)]
Account = Annotated[Line, StringConstraints(max_length=60)]
Reason = Annotated[Line, StringConstraints(max_length=300)]
Ident = Annotated[Line, StringConstraints(min_length=1, max_length=40)]
SourceName = Annotated[Line, StringConstraints(min_length=1, max_length=80)]
Kinds = Annotated[
    list[Annotated[Line, StringConstraints(min_length=1, max_length=70)]], Field(max_length=200)
]
Block = Annotated[str, StringConstraints(max_length=4_000)]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class RoomOut(Schema):
    """A room. `ident` names it in the log and in addresses."""

    id: int
    version: int
    ident: str
    title: str
    platform: Platform
    platform_label: str
    account: str
    cur: str
    active: bool


class SourceOut(Schema):
    """A source of a room, without its token.

    `signed`: it has a signing secret (docs/specs/webhook.md). `pulled_by`: the connector by which
    the server asks the platform itself; null: what it tells is sent to us.
    """

    id: int
    version: int
    room: str
    name: str
    level: Level
    level_label: str
    provides: list[str]
    signed: bool
    pulled_by: str | None
    active: bool


class TokenOut(Schema):
    """A source and its token, which is shown this once."""

    source: SourceOut
    token: str


class HookOut(Schema):
    """A source and its signing secret, which is shown this once; `path` is where to send to.

    `old_until`: until when (UTC ms) the secret before still signs; null: there is none that does.
    """

    source: SourceOut
    secret: str
    path: str
    old_until: int | None


class CapabilityOut(Schema):
    """What one key does: `word` is its face, `hint` a sentence."""

    action: Action
    mode: Mode
    mode_label: str
    word: str
    hint: str


class CapabilitiesOut(Schema):
    """The keys of a room; `version` and `date` (YYYY-MM-DD) of the table they come from."""

    platform: Platform
    place: str
    version: int
    date: str
    keys: list[CapabilityOut]


class BoxOut(Schema):
    """One box of a hand reading; `spoken` is its unit as people say it."""

    id: str
    zh: str
    unit: BoxUnit
    spoken: str


class FilledOut(Schema):
    """A box of a pasted block; null = unknown; `rounded_to` null when printed in full."""

    id: str
    value: int | None
    rounded_to: int | None


class KeptOut(Schema):
    """What belongs to no box."""

    label: str
    text: str


class BoxProblemOut(Schema):
    """What a person has to look at."""

    box: str | None
    text: str


class PastedOut(Schema):
    """What a block says; nothing is recorded by reading it."""

    boxes: list[FilledOut]
    kept: list[KeptOut]
    problems: list[BoxProblemOut]


class RoomIn(In):
    """A new room."""

    ident: Ident
    title: Title
    platform: Platform
    account: Account = ""
    cur: Annotated[Line, StringConstraints(min_length=3, max_length=3)] = "CNY"


class RoomChange(In):
    """A room as people shall see it; `ident` and `cur` stay."""

    expect: Version
    title: Title
    platform: Platform
    account: Account = ""


class SourceIn(In):
    """A new source: `name` as in the log, such as `douyin:shopA`."""

    name: SourceName
    level: Level
    provides: Kinds = []


class SourceChange(In):
    """A source as it shall be; its name stays."""

    expect: Version
    level: Level
    provides: Kinds


class HookIn(In):
    """A new signing secret; `keep_old`: the one before signs for another day."""

    expect: Version
    keep_old: bool = True
    reason: Reason = ""


class PullIn(In):
    """Whose key the server asks the platform with, and how often (seconds)."""

    expect: Version
    connector: Annotated[Line, StringConstraints(max_length=60)]
    app_id: Annotated[Line, StringConstraints(max_length=64)]
    app_secret: Annotated[Line, StringConstraints(max_length=200)]
    every_s: int = 60


class StepIn(In):
    """Retire, restore or rotate."""

    expect: Version
    reason: Reason = ""


class BlockIn(In):
    """A block pasted from a platform's big screen."""

    text: Block
