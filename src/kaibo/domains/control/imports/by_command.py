"""Imported files for the command line: plain data, one room for all that is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kaibo.domains.control.imports import accounts, actions, destinations, shelf, verdict
from kaibo.domains.control.imports.accounts import How
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.domains.control.models import Room
from kaibo.kit.access import Actor
from kaibo.kit.delivery import Delivery
from kaibo.kit.delivery import State as JobState
from kaibo.kit.errors import Refusal

FAILED = frozenset({JobState.DEAD, JobState.CANCELLED})


def imported(file_id: int) -> dict[str, Any]:
    """A file as it stands: state, what was told of it, its preview (null while there is none; of each
    placing whether naming a room decides it, `free`), and why its job ended without an answer ("" while it has not)."""
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
        "rooms": destinations.titled(ident for ident in row.rooms.values() if ident is not None),
        "preview": _preview(row) if shown else None,
        "stored": row.stored,
        "job_failed": job.error if job is not None and job.state in FAILED else "",
    }


def set_zone(actor: Actor, file_id: int, tz: str) -> None:
    """Have it read anew in another zone. Refusals as of `actions.set_up`."""
    from kaibo.domains.control.imports.teaching import checked_zone

    row = ImportedFile.objects.get(pk=file_id)
    actions.set_up(actor, file_id, expect=row.version, tz=checked_zone(tz))


def store_file(actor: Actor, file_id: int, *, room: str | None, title: str | None) -> None:
    """Have it stored: accounts whose room nobody has said go to `room`, which is made as `title`
    where it is not there. Refusals: `room_differs` (all have another), `orders_twice`,
    `money_twice`, those of `actions.store`."""
    row = ImportedFile.objects.get(pk=file_id)
    preview = shelf.get(row.sha256, shelf.PREVIEW) or {"placings": [], "notes": []}
    placings = preview["placings"]
    code, why = verdict.counted_twice(preview)
    if why:
        raise Refusal(code, f"{why}真要存，请在网页的导入页看过再存。")
    wanted: dict[str, str | None] = {}
    new_rooms: dict[str, tuple[str, str]] = {}
    for one in placings:
        name = one["account"]
        if room is not None and is_free(one):
            wanted[name] = room
            if title is not None and not new_rooms and not _there(room):
                new_rooms[name] = (room, title)
        elif one["how"] not in accounts.ASKED:
            wanted[name] = one["room"]
    if room is not None and wanted and room not in wanted.values():
        raise _differs(row.name, wanted, room)
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


def _preview(row: ImportedFile) -> dict[str, Any] | None:
    told = shelf.get(row.sha256, shelf.PREVIEW)
    if told is None:
        return None
    return {**told, "placings": [{**one, "free": is_free(one)} for one in told["placings"]]}


def is_free(placing: Mapping[str, Any]) -> bool:
    """Whether naming a room decides this account: nobody has said so far where it belongs. What was
    found because there is one room alone is no word of anybody's, nor what a file without a name was."""
    how = placing["how"]
    return (
        how in accounts.ASKED
        or how == How.ONLY
        or (placing["account"] == "" and how != How.LEFT_OUT)
    )


def _differs(file: str, wanted: Mapping[str, str | None], room: str) -> Refusal:
    there = {ident for ident in wanted.values() if ident is not None}
    said = f"以前定的是直播间{destinations.titled(there)}" if there else "以前定的是不导入"
    return Refusal(
        "room_differs",
        f"「{file}」里的账号{said}，--room 写的是「{room}」，所以什么也没有存。"
        "照以前的存，请去掉 --room；要改，请在网页的导入页给它选直播间。",
    )


def _there(ident: str) -> bool:
    return Room.objects.active().filter(ident=ident).exists()
