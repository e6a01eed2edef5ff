"""Imported files for the command line: plain data, one room for all that is open."""

from __future__ import annotations

from typing import Any

from kaibo.domains.control.imports import accounts, actions, shelf
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.domains.control.models import Room
from kaibo.kit.access import Actor
from kaibo.kit.delivery import Delivery
from kaibo.kit.delivery import State as JobState
from kaibo.kit.errors import Refusal

FAILED = frozenset({JobState.DEAD, JobState.CANCELLED})


def imported(file_id: int) -> dict[str, Any]:
    """A file as it stands: state, what was told of it, its preview (null while there is none), and
    why its job ended without an answer ("" while it has not)."""
    row = ImportedFile.objects.get(pk=file_id)
    state = ImportState(row.state)
    shown = state not in (ImportState.READING, ImportState.UNKNOWN, ImportState.REFUSED)
    job = None if row.job is None else Delivery.objects.filter(pk=row.job).first()
    return {
        "id": row.pk,
        "name": row.name,
        "state": state.value,
        "state_label": state.label,
        "title": row.title,
        "tz": row.tz,
        "told": row.told,
        "preview": shelf.get(row.sha256, shelf.PREVIEW) if shown else None,
        "stored": row.stored,
        "job_failed": job.error if job is not None and job.state in FAILED else "",
    }


def set_zone(actor: Actor, file_id: int, tz: str) -> None:
    """Have it read anew in another zone. Refusals as of `actions.set_up`."""
    from kaibo.domains.control.imports.teaching import checked_zone

    row = ImportedFile.objects.get(pk=file_id)
    actions.set_up(actor, file_id, expect=row.version, tz=checked_zone(tz))


def store_file(actor: Actor, file_id: int, *, room: str | None, title: str | None) -> None:
    """Have it stored: accounts whose room is open go to `room`, which is made as `title` where it
    is not there. Refusals as of `actions.store`."""
    row = ImportedFile.objects.get(pk=file_id)
    placings = (shelf.get(row.sha256, shelf.PREVIEW) or {"placings": []})["placings"]
    wanted: dict[str, str | None] = {}
    new_rooms: dict[str, tuple[str, str]] = {}
    for one in placings:
        name = one["account"]
        if one["how"] not in accounts.ASKED:
            wanted[name] = one["room"]
        elif room is not None:
            wanted[name] = room
            if title is not None and not new_rooms and not _there(room):
                new_rooms[name] = (room, title)
    if room is not None and not new_rooms and not _there(room):
        raise Refusal(
            "no_room", f"没有编号为「{room}」的直播间。要新建它，请再加 --title 写上名称。"
        )
    actions.store(
        actor,
        file_id,
        expect=row.version,
        placings=wanted,
        new_rooms=new_rooms,
        sure=() if room is None else wanted.keys(),
    )


def _there(ident: str) -> bool:
    return Room.objects.active().filter(ident=ident).exists()
