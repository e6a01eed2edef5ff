"""Shapes of imported files: in and out of `/api/imports`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Field, Schema

from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.schemas.setup import In, Reason

Ident = Annotated[str, Field(min_length=1, max_length=40)]
Zone = Annotated[str, Field(min_length=1, max_length=60)]


class StoredOut(Schema):
    """What became of a file's events; `added`: shows nobody had pressed, by room."""

    accepted: int
    duplicate: int
    refused: int
    added: dict[str, list[str]]


class FileOut(Schema):
    """A file that was handed in. Times are UTC ms; `job` is what works on it, or did last.
    `touched`: rooms in which something of it may stand, also where it was stored by half."""

    id: int
    version: int
    name: str
    size: int
    format: str
    title: str
    platform: str
    holds: str
    holds_label: str
    taught: int | None
    tz: str
    as_of: int
    state: ImportState
    state_label: str
    told: str
    job: int | None
    rows: int
    lost: int
    first_at: int | None
    last_at: int | None
    rooms: list[str]
    stored: StoredOut | None
    stored_at: int | None
    touched: list[str]
    created_at: int
    has_raw: bool


class ImportProblemOut(Schema):
    """One thing wrong: where, what, and what to do. `row` counts as a spreadsheet does."""

    row: int | None
    column: str | None
    value: str | None
    code: str
    text: str


class ImportNoteOut(Schema):
    """Something worth knowing of `count` rows, first in row `row`."""

    code: str
    count: int
    row: int | None
    text: str


class PlacingOut(Schema):
    """An account or shop in the file and its room; `account` "" where the file names none."""

    account: str
    room: str | None
    how: Literal["chosen", "known", "named", "only", "left_out", "open"]
    events: int
    shows: int
    suggested_ident: str
    suggested_title: str


class SeenShowOut(Schema):
    """A show the file tells of, and the show of ours it is; `match` null: it will be added."""

    at: int
    account: str | None
    start: int
    end: int | None
    title: str | None
    host: str | None
    row: int
    room: str | None
    match: str | None
    match_start: int | None
    match_end: int | None
    totals: dict[str, int | None]


class SumsOut(Schema):
    """Order lines: how many, paid ones, money in fen, and paid ones of which something is unknown."""

    lines: int
    paid: int
    gross: int
    refunded: int
    no_amount: int
    no_refund: int


class DaySumsOut(SumsOut):
    """The same of one day (YYYY-MM-DD on the team's clock; "" of lines whose time is not said)."""

    day: str


class FigureOut(Schema):
    """Values of one name in the file; `total` in fen where they are money."""

    name: str
    label: str
    count: int
    total: int
    money: bool


class ChangeOut(Schema):
    """What storing would do in a room, by kind of thing."""

    room: str
    thing: str
    label: str
    new: int
    changed: int
    same: int


class OverlapOut(Schema):
    """A file of the same format whose rows reach into the same time."""

    id: int
    name: str
    first: int | None
    last: int | None
    stored_at: int | None


class ImportPreviewOut(Schema):
    """What a file says and what storing it would change."""

    rows: int
    lost_rows: int
    problems: list[ImportProblemOut]
    more: int
    notes: list[ImportNoteOut]
    unused: list[str]
    orders: SumsOut | None
    days: list[DaySumsOut]
    figures: list[FigureOut]
    products: int
    placings: list[PlacingOut]
    shows: list[SeenShowOut]
    shows_more: int
    changes: list[ChangeOut]
    overlaps: list[OverlapOut]


class FileWithPreviewOut(Schema):
    """A file with its preview; null while it is read, was refused, or is not known."""

    file: FileOut
    preview: ImportPreviewOut | None


class StuckOut(Schema):
    """A file of the watched folder that stays where it is; `since` UTC ms."""

    name: str
    why: str
    since: int


class InboxOut(Schema):
    """The watched folder; "" while nobody watches one."""

    folder: str
    stuck: list[StuckOut]


class SetIn(In):
    """Settings of a file, all of them; it is read anew. `rooms`: room ident by account, null to
    leave the account out."""

    expect: int
    tz: Zone
    as_of: Annotated[int, Field(ge=0, lt=253_402_300_800_000)]
    rooms: dict[str, Ident | None] = {}
    taught: int | None = None


class NewRoomIn(In):
    """A room made for an account of the file."""

    ident: Ident
    title: Annotated[str, Field(min_length=1, max_length=60)]


class StoreIn(In):
    """Where the accounts of a file go: a room, a new one, or nowhere (null)."""

    expect: int
    rooms: dict[str, Ident | None] = {}
    new_rooms: dict[str, NewRoomIn] = {}


class WithdrawIn(In):
    """Why a file is taken back."""

    expect: int
    reason: Reason = ""


class ForgetIn(In):
    """Of the file as the page saw it."""

    expect: int


class SampleOut(Schema):
    """A table nobody knows, and what it may mean."""

    sheet: str
    header_row: int
    headers: list[str]
    rows: list[list[str]]
    suggested: dict[str, Any]


class TeachIn(In):
    """What a table means, under a name; the file is then read with it."""

    expect: int
    name: Annotated[str, Field(min_length=1, max_length=40)]
    headers: Annotated[list[str], Field(min_length=1, max_length=1_000)]
    mapping: dict[str, Any]


class CheckIn(In):
    """A mapping to be checked."""

    mapping: dict[str, Any]


class CheckedOut(Schema):
    """What is missing in a mapping; nothing when it can be used."""

    missing: list[str]


class TaughtOut(Schema):
    """A table that was taught."""

    id: int
    version: int
    name: str
    headers: list[str]
    mapping: dict[str, Any]


class FormatOut(Schema):
    """A format that is known."""

    id: str
    title: str
    platform: str
    platform_label: str
    holds: str
    holds_label: str
