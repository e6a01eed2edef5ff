"""Legal holds, requests to be forgotten, what is due and what has gone, as pages send and get them."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints

from kaibo.domains.compliance import public as compliance
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.schemas.setup import In
from kaibo.kit.shapes import Line, Version

Why = Annotated[Line, StringConstraints(min_length=1, max_length=500)]


class ShowNameOut(Schema):
    """A show as people know it. `start` in UTC ms; null when its log cannot be read now."""

    room: str
    room_title: str
    show: str
    title: str
    start: int | None


class HoldIn(In):
    """`ref`: a show as room/show, a viewer's hash, or the id of a ruling."""

    about: compliance.HoldAbout
    ref: Annotated[Line, StringConstraints(min_length=1, max_length=200)]
    why: Why


class LiftIn(In):
    """Taken off with a reason, if it still is at `expect`."""

    expect: Version
    why: Why


class HoldOut(Schema):
    """`show` is the show it is about, null of a viewer or a ruling. `lifted_at`: when it was taken
    off (UTC ms), null while it holds."""

    id: int
    version: int
    about: compliance.HoldAbout
    about_label: str
    ref: str
    show: ShowNameOut | None
    why: str
    by: str
    at: int
    lifted_at: int | None
    lifted_why: str


class ErasureIn(In):
    """Who asks: by their id or nickname on the platform, or by the hash of the log; one of both."""

    platform: Platform
    raw_id: Annotated[Line, StringConstraints(max_length=200)] = ""
    viewer: Annotated[str, StringConstraints(pattern="^([0-9a-f]{16})?$")] = ""
    note: Annotated[Line, StringConstraints(max_length=300)] = ""


class StaysOut(Schema):
    """What stays of them in a show (null: outside of any), why, and until when (UTC ms; null: no
    date yet)."""

    room: str
    show: str | None
    name: ShowNameOut | None
    counts: dict[str, int]
    why: str
    until: int | None


class ErasureOut(Schema):
    """What whoever asked is answered: what went, by kind, and what stays. UTC ms."""

    at: int
    viewer: str
    went: dict[str, int]
    stays: list[StaysOut]


class ErasureAskedOut(Schema):
    """A request: when it came (UTC ms), who wrote it down, and the newest answer; null while the
    first is being worked out."""

    id: int
    platform: str
    platform_label: str
    viewer: str
    note: str
    by: str
    asked_at: int
    answer: ErasureOut | None


class DueOut(Schema):
    """Something past its time: kept `until` (UTC ms). `held`: it stays all the same. `show`: of
    which show it is, where that is known."""

    kind: str
    kind_label: str
    ref: str
    show: ShowNameOut | None
    counts: dict[str, int]
    until: int
    held: bool
    sha256: str


class AheadOut(Schema):
    """Something whose time is over soon, at `until` (UTC ms)."""

    kind: str
    kind_label: str
    ref: str
    show: ShowNameOut | None
    until: int
    held: bool


class RemovalOut(Schema):
    """Something that was taken out: how much of what, and the SHA-256 of what it was. UTC ms;
    `done_at` null: begun, and gone on with by night."""

    id: int
    kind: str
    kind_label: str
    ref: str
    show: ShowNameOut | None
    counts: dict[str, int]
    sha256: str
    due_at: int
    begun_at: int
    done_at: int | None


class RetentionOut(Schema):
    """What is past its time, what will be within `days`, and what went last, the newest first."""

    days: Annotated[int, Field(ge=0)]
    due: list[DueOut]
    ahead: list[AheadOut]
    gone: list[RemovalOut]
