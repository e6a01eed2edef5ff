"""The verbs of imported files: hand in, set, store, withdraw, forget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.imports import shelf
from kaibo.domains.control.imports.choices import OPEN, ImportState
from kaibo.domains.control.imports.records import ImportedFile, RoomAccount
from kaibo.domains.control.jobs import IMPORT_READ, IMPORT_STORE, IMPORT_WITHDRAW
from kaibo.domains.control.models import Room
from kaibo.kit import jobs, journal
from kaibo.kit.access import Actor, system
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.delivery import Delivery
from kaibo.kit.delivery import State as JobState
from kaibo.kit.errors import Refusal

MOST_NAME = 255
#: A job in one of these states leaves no answer any more.
ENDED = frozenset({JobState.DEAD, JobState.CANCELLED, JobState.DONE})
#: A file's own time later than ours by more than this is a wrong clock.
AHEAD_MS = 5 * 60_000


def take(
    actor: Actor,
    *,
    sha256: str,
    name: str,
    size: int,
    modified: int | None,
    watched: bool = False,
) -> ImportedFile:
    """A file whose bytes are on the shelf; it is read at once. One that was handed in before is
    the same file: it is read again unless it is stored, being stored, or being read.

    `modified`: the file's own time, UTC ms, None where it is not known; `watched`: it came by the
    watched folder.
    """
    with journal.act(actor, "control.import.take") as writing:
        there = ImportedFile.objects.filter(sha256=sha256).first()
        if there is None:
            row = writing.create(
                ImportedFile,
                sha256=sha256,
                name=_shortened(name),
                size=size,
                tz=_zone(),
                as_of=_as_of(modified),
                watched=watched,
            )
        else:
            if there.retired_at is not None:
                writing.restore(ImportedFile, there.pk, expect=journal.ANY)
            row = writing.lock(ImportedFile, there.pk, expect=journal.ANY)
            if not is_open(row):
                return row
            row = writing.put(row, state=ImportState.READING, raw_gone_at=None)
        return _read(actor, writing, row)


def was_there(sha256: str) -> bool:
    """Whether a file with these bytes is in the list."""
    return ImportedFile.objects.active().filter(sha256=sha256).exists()


def set_up(actor: Actor, file_id: int, *, expect: int, **values: Any) -> ImportedFile:
    """Settings a person gives a file before it is stored (`tz`, `as_of`, `rooms`, `taught`); it is
    read anew. Refusals: `not_found`, `stale`, `import_over`."""
    with journal.act(actor, "control.import.set") as writing:
        row = writing.lock(ImportedFile, file_id, expect=expect, wanted=values)
        _must_be_open(row)
        return _read(actor, writing, writing.put(row, **values, state=ImportState.READING))


def store(
    actor: Actor,
    file_id: int,
    *,
    expect: int,
    placings: Mapping[str, str | None],
    new_rooms: Mapping[str, tuple[str, str]] | None = None,
) -> ImportedFile:
    """Have it stored: `placings` says for every account its room's ident, null to leave it out;
    `new_rooms` for accounts whose room is made now (ident, title). The choice is kept.

    Refusals: `not_found`, `stale`, `import_over`, `not_ready`, `no_room`, those of making a room.
    """
    with journal.act(actor, "control.import.store") as writing:
        row = writing.lock(ImportedFile, file_id, expect=expect)
        if ImportState(row.state) not in (ImportState.READY, ImportState.ASKING):
            raise _over(row)
        chosen = dict(placings) | {name: ident for name, (ident, _) in (new_rooms or {}).items()}
        _make_rooms(actor, row, new_rooms or {})
        preview = shelf.get(row.sha256, shelf.PREVIEW) or {"placings": []}
        _all_placed(preview, chosen)
        _remember(actor, writing, row.platform, chosen)
        row = writing.put(row, state=ImportState.STORING, rooms=chosen, told="")
        job = jobs.start(actor, IMPORT_STORE, file=row.pk, title=row.name)
        return writing.put(row, job=job)


def withdraw(actor: Actor, file_id: int, *, expect: int, reason: str) -> ImportedFile:
    """Take back what a file said, in every room it went to. Refusals: `not_found`, `stale`,
    `not_stored`."""
    with journal.act(actor, "control.import.withdraw", reason=reason) as writing:
        row = writing.lock(ImportedFile, file_id, expect=expect)
        if row.state != ImportState.STORED:
            raise Refusal("not_stored", f"「{row.name}」没有存入，不用撤回。")
        row = writing.put(row, state=ImportState.STORING)
        job = jobs.start(actor, IMPORT_WITHDRAW, file=row.pk, title=row.name, why=reason)
        return writing.put(row, job=job)


def forget(actor: Actor, file_id: int, *, expect: int) -> ImportedFile:
    """Take a file that is not stored out of the list; its bytes go."""
    with journal.act(actor, "control.import.forget") as writing:
        row = writing.lock(ImportedFile, file_id, expect=expect)
        _must_be_open(row)
        row = writing.retire(ImportedFile, file_id, expect=expect, raw_gone_at=now_ms())
        transaction.on_commit(lambda: shelf.drop(row.sha256))
        return row


def drop_old(days: int, now: int) -> int:
    """Delete the raw files, and what was made of them, of those handed in more than `days` ago that
    nothing works on; their rows stay. How many went."""
    rows = ImportedFile.objects.filter(raw_gone_at=None, updated_at__lt=now - days * DAY)
    gone = [row for row in rows if row.state == ImportState.STORED or is_open(row)]
    for row in gone:
        journal.change(
            system("sweep"),
            "control.import.sweep",
            ImportedFile,
            row.pk,
            expect=journal.ANY,
            raw_gone_at=now,
        )
        shelf.drop(row.sha256)
    return len(gone)


def _read(actor: Actor, writing: journal.Act, row: ImportedFile) -> ImportedFile:
    if not shelf.raw(row.sha256).exists():
        raise Refusal("gone", f"「{row.name}」的原文件已经删掉了，请再选一次这个文件。")
    job = jobs.start(actor, IMPORT_READ, file=row.pk, title=row.name)
    return writing.put(row, job=job)


def _must_be_open(row: ImportedFile) -> None:
    if not is_open(row):
        raise _over(row)


def is_open(row: ImportedFile) -> bool:
    """Whether it may be read anew or thrown away: nothing of it is stored, or its job has ended
    without an answer (somebody cancelled it, or it died)."""
    if ImportState(row.state) in OPEN:
        return True
    if ImportState(row.state) not in (ImportState.READING, ImportState.STORING):
        return False
    job = None if row.job is None else Delivery.objects.filter(pk=row.job).first()
    return job is None or job.state in ENDED


def _over(row: ImportedFile) -> Refusal:
    label = ImportState(row.state).label
    return Refusal("import_over", f"「{row.name}」{label}，这一步现在不能做。")


def _make_rooms(actor: Actor, row: ImportedFile, wanted: Mapping[str, tuple[str, str]]) -> None:
    platforms = {one.value for one in Platform}
    platform = Platform(row.platform) if row.platform in platforms else Platform.OTHER
    for account, (ident, title) in wanted.items():
        if not Room.objects.filter(ident=ident).exists():
            rooms.add(actor, ident=ident, title=title, platform=platform, account=account[:60])


def _all_placed(preview: Mapping[str, Any], chosen: Mapping[str, str | None]) -> None:
    names = [one["account"] for one in preview["placings"]]
    missing = [name for name in names if name not in chosen]
    if missing:
        shown = "、".join(name or "这份文件" for name in missing[:5])
        raise Refusal("no_room", f"还没有定直播间：{shown}。请选一个直播间，或选不导入。")
    idents = {ident for ident in chosen.values() if ident is not None}
    there = set(Room.objects.active().filter(ident__in=idents).values_list("ident", flat=True))
    if gone := sorted(idents - there):
        raise Refusal("no_room", f"没有编号为「{gone[0]}」的直播间，或它已停用。")
    if not idents:
        raise Refusal("no_room", "所有账号都选了不导入，没有东西可以存。")


def _remember(
    actor: Actor, writing: journal.Act, platform: str, chosen: Mapping[str, str | None]
) -> None:
    """Where an account goes is asked once. A file that names none is asked of again when there is
    more than one room."""
    known = {row.name: row for row in RoomAccount.objects.active().filter(platform=platform)}
    by_ident = {row.ident: row for row in Room.objects.filter(ident__in=[*chosen.values()])}
    for name, ident in chosen.items():
        room, there = by_ident.get(ident or ""), known.get(name)
        if room is None or (there is not None and there.room_id == room.pk):
            continue
        if there is not None:
            writing.change(RoomAccount, there.pk, expect=journal.ANY, room=room)
        else:
            writing.create(RoomAccount, room=room, platform=platform, name=name)


def _shortened(name: str) -> str:
    bare = "".join(char for char in name if ord(char) >= 32).strip() or "未命名"
    return bare if len(bare) <= MOST_NAME else bare[: MOST_NAME - 1] + "…"


def _as_of(modified: int | None) -> int:
    now = now_ms()
    return modified if modified is not None and 0 < modified <= now + AHEAD_MS else now


def _zone() -> str:
    from django.conf import settings

    zone: str = settings.KAIBO_ZONE
    return zone
