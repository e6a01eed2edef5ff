"""The door of control: idents and tokens in, frozen dataclasses out; the server's engine goes in here."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import DatabaseError

from kaibo.domains.control import keyring, signing, tokens
from kaibo.domains.control.actions.refolding import ask_if_owed as recount_if_owed
from kaibo.domains.control.cards import (
    RoomCard,
    SourceCard,
    found,
    room,
    room_card,
    rooms,
    source_card,
    sources,
)
from kaibo.domains.control.copying import copy_goods
from kaibo.domains.control.following import MOVES, follow, rooms_to_follow
from kaibo.domains.control.imports import shelf
from kaibo.domains.control.imports.actions import take as _take_file
from kaibo.domains.control.imports.actions import was_there
from kaibo.domains.control.imports.aging import tidy as tidy_imports
from kaibo.domains.control.imports.by_command import imported, set_zone, store_file
from kaibo.domains.control.imports.cards import FileCard, files_of
from kaibo.domains.control.imports.inbox import Stuck
from kaibo.domains.control.imports.inbox import tell as tell_inbox
from kaibo.domains.control.imports.port import Asked as FileAsked
from kaibo.domains.control.imports.port import (
    CannotRead,
    FileSeen,
    Sample,
    ShowSeen,
    Taught,
    Wrong,
)
from kaibo.domains.control.imports.settling import settle as settle_imports
from kaibo.domains.control.imports.shelf import Receiving
from kaibo.domains.control.imports.shelf import take as taken
from kaibo.domains.control.keeping.nightly import Round, remove_due
from kaibo.domains.control.keeping.nightly import due as due_for_removal
from kaibo.domains.control.models import Source
from kaibo.domains.control.prompter.guesses import opened as prompter_opened
from kaibo.domains.control.prompter.links import Opened as OpenedPrompter
from kaibo.domains.control.results import RanShow, Result, ResultRow, pressed, ran, result
from kaibo.domains.control.rules.pulled import CONNECTORS
from kaibo.domains.control.running import attach, detach
from kaibo.domains.control.shown.numbers import row_id
from kaibo.domains.control.shown.sheet import handover
from kaibo.domains.control.shown.standing import times_taken
from kaibo.domains.control.watch.listening import is_heard
from kaibo.domains.control.watch.watching import Watch
from kaibo.kit.access import Actor
from kaibo.kit.record import RecordQuerySet
from kaibo.kit.shapes import is_room_ident
from kaibo.live.fold import CURRENCY

__all__ = [
    "CONNECTORS",
    "MOVES",
    "CannotRead",
    "FileAsked",
    "FileCard",
    "FileSeen",
    "HookCard",
    "OpenedPrompter",
    "PullCard",
    "RanShow",
    "Receiving",
    "Result",
    "ResultRow",
    "RoomCard",
    "Round",
    "Sample",
    "SenderCard",
    "ShowSeen",
    "SourceCard",
    "Stuck",
    "Taught",
    "Watch",
    "Wrong",
    "attach",
    "copy_goods",
    "currency_of",
    "detach",
    "due_for_removal",
    "files_of",
    "follow",
    "found",
    "handover_sheet",
    "hook_of",
    "imported",
    "is_heard",
    "pressed",
    "prompter_opened",
    "pulled",
    "ran",
    "receiving",
    "recount_if_owed",
    "remove_due",
    "result",
    "room",
    "room_card",
    "rooms",
    "rooms_to_follow",
    "row_id",
    "sender_of",
    "set_zone",
    "settle_imports",
    "source_card",
    "sources",
    "store_file",
    "take_file",
    "taken",
    "tell_inbox",
    "tidy_imports",
    "times_taken",
]


@dataclass(frozen=True, slots=True)
class SenderCard:
    """Whose a token is: `src` of `room` (its ident)."""

    room: str
    src: str


def sender_of(token: str) -> SenderCard | None:
    """Whose this token is at this instant; None when it is unknown, rotated out or retired.

    Asks the database: a server remembers the answer for a second at most.
    """
    rows = _live().filter(token_hash=tokens.digest(token))
    found = rows.values_list("room__ident", "name").first()
    return SenderCard(*found) if found else None


@dataclass(frozen=True, slots=True)
class HookCard:
    """A source that may push: `src` of `room` (its ident), and the secrets that sign, newest first."""

    room: str
    src: str
    secrets: tuple[str, ...] = field(repr=False)


#: A source in an address: its name, or its number.
_ADDRESSED = re.compile(r"[a-z_]{1,20}:[A-Za-z0-9._-]{1,60}|[0-9]{1,18}")


def hook_of(room: str, source: str, now: int) -> HookCard | None:
    """The source `source` (its name or its id) of `room` with the secrets good at `now` (UTC ms).

    None when there is no such source, when it or its room is retired, or it has no secret.
    """
    # Asked first, because an address may hold what a database refuses to be asked, such as NUL.
    if not is_room_ident(room) or _ADDRESSED.fullmatch(source) is None:
        return None
    by = {"name": source} if ":" in source else {"pk": int(source)}
    row = _live().filter(room__ident=room, **by).first()
    if row is None:
        return None
    salts = (row.hook_salt, row.hook_salt_before)
    good = signing.secrets_of(row.pk, salts, row.hook_until, now)
    return HookCard(room, row.name, tuple(good)) if good else None


@dataclass(frozen=True, slots=True)
class PullCard:
    """A source the server asks a platform for. `secret` null: its file is gone from the folder."""

    id: int
    room: str
    src: str
    connector: str
    app_id: str
    every_s: int
    secret: str | None = field(repr=False)


def pulled() -> list[PullCard]:
    """Every source that is asked for: none of them retired, nor its room."""
    rows = _live().exclude(pull={}).select_related("room").order_by("pk")
    return [
        PullCard(
            row.pk, row.room.ident, row.name, row.pull["connector"], row.pull["app_id"],
            row.pull["every_s"], keyring.get(row.pull["key"]),
        )
        for row in rows
    ]  # fmt: skip


def _live() -> RecordQuerySet[Source]:
    return Source.objects.active().filter(room__retired_at=None)


def currency_of(ident: str) -> str:
    """What the room's money is counted in; of a room that is not there what the core assumes."""
    found = room(ident)
    return CURRENCY if found is None else found.cur


def handover_sheet(ident: str) -> list[dict[str, Any]]:
    """The handover sheet of a room as it stands, as plain data. The caller has checked that it may
    hold sales. Refusals: `not_found`, `not_running`, `room_stopped`, `busy`."""
    return [asdict(field) for field in handover(found(ident))]


def receiving(name: str) -> Receiving:
    """A file of this name is about to be handed in."""
    return Receiving(name)


def take_file(
    actor: Actor,
    *,
    sha256: str,
    name: str,
    size: int,
    modified: int | None,
    watched: bool = False,
) -> dict[str, Any]:
    """A file that was handed in and kept is read: its id, its state, the job that works on it, and
    whether it had been handed in `before`. `modified`: the file's own time, UTC ms. The caller has
    checked that the actor may. What is not taken leaves no bytes behind. Refusals as of
    `actions.take`."""
    before = was_there(sha256)
    try:
        row = _take_file(
            actor, sha256=sha256, name=name, size=size, modified=modified, watched=watched
        )
    except Exception:
        # Looked at again, for two may hand in the same; where the database is away, the sweep does it.
        with suppress(DatabaseError):
            if not was_there(sha256):
                shelf.drop(sha256)
        raise
    return {"id": row.pk, "state": row.state, "job": row.job, "before": before}
