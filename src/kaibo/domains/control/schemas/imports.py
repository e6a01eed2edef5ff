"""Shapes of imported files: in and out of `/api/imports`."""

from __future__ import annotations

from typing import Annotated

from ninja import Field, Schema

from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.schemas.import_preview import ImportPreviewOut
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


class ConfirmIn(In):
    """It is the shop of the room: of the account as the file names it, "" where it names none."""

    expect: int
    account: Annotated[str, Field(max_length=128)]


class WithdrawIn(In):
    """Why a file is taken back."""

    expect: int
    reason: Reason = ""


class ForgetIn(In):
    """Of the file as the page saw it."""

    expect: int


class RosterSaidIn(In):
    """Whether a table nobody knows is a roster."""

    expect: int
    roster: bool


class ImportSheetOut(Schema):
    """A sheet of a roster as text to go on with, as `/api/roster/file` gives it."""

    name: str
    rows: int
    text: str
