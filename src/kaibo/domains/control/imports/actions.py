"""The verbs of imported files: hand in, set, store, withdraw, forget."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from kaibo.domains.control.imports import destinations, placing, settling, shelf, touching
from kaibo.domains.control.imports.choices import OPEN, ImportState
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.domains.control.jobs import IMPORT_READ, IMPORT_STORE, IMPORT_WITHDRAW
from kaibo.kit import jobs, journal
from kaibo.kit.access import Actor
from kaibo.kit.clock import from_ms, now_ms
from kaibo.kit.errors import Refusal

MOST_NAME = 255
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
    the same file: it is read again unless it is stored, being stored, or being read; its bytes are
    kept for their whole time again.

    `modified`: the file's own time, UTC ms, None where it is not known; `watched`: it came by the
    watched folder. Refusal: `gone` (the bytes were deleted just now).
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
                handed_at=now_ms(),
            )
            return _read(actor, writing, row)
        if there.retired_at is not None:
            writing.restore(ImportedFile, there.pk, expect=journal.ANY)
        row = writing.lock(ImportedFile, there.pk, expect=journal.ANY)
        _must_have_raw(row)
        if not is_open(row):
            # Said only where it is news: the same file twice in a minute changes nothing.
            if row.raw_gone_at is not None:
                row = writing.put(row, raw_gone_at=None, handed_at=now_ms())
            return row
        fresh: dict[str, Any] = {"raw_gone_at": None, "handed_at": now_ms()}
        if row.state == ImportState.WITHDRAWN:
            # It was taken back from these: where it goes is to be said anew.
            fresh |= {"rooms": {}}
        return _read(actor, writing, writing.put(row, state=ImportState.READING, **fresh))


def was_there(sha256: str) -> bool:
    """Whether a file with these bytes is in the list."""
    return ImportedFile.objects.active().filter(sha256=sha256).exists()


def set_up(actor: Actor, file_id: int, *, expect: int, **values: Any) -> ImportedFile:
    """Settings a person gives a file before it is stored (`tz`, `as_of`, `rooms`, `taught_id`); it
    is read anew. A file of the watched folder is then theirs: it is not stored by itself any more.

    Refusals: `not_found`, `stale`, `import_over`, `as_of_ahead`, `gone`.
    """
    with journal.act(actor, "control.import.set") as writing:
        row = writing.lock(ImportedFile, file_id, expect=expect, wanted=values)
        row = _settled(writing, row)
        _must_be_open(row)
        _must_be_past(values.get("as_of"))
        if actor.id is not None:
            values["watched"] = False
        return _read(actor, writing, writing.put(row, **values, state=ImportState.READING))


def store(
    actor: Actor,
    file_id: int,
    *,
    expect: int,
    placings: Mapping[str, str | None],
    new_rooms: Mapping[str, tuple[str, str]] | None = None,
    sure: Collection[str] = (),
) -> ImportedFile:
    """Have it stored: `placings` says for every account its room's ident, null to leave it out;
    `new_rooms` for accounts whose room is made now (ident, title). The choice is kept. `sure`: those
    whose room a person has just said, though another shop is about.

    Refusals: `not_found`, `stale`, `import_over`, `gone`, `no_room`, `whose_shop`, those of making a
    room.
    """
    with journal.act(actor, "control.import.store") as writing:
        row = _settled(writing, writing.lock(ImportedFile, file_id, expect=expect))
        if ImportState(row.state) not in (ImportState.READY, ImportState.ASKING):
            raise over(row)
        _must_have_raw(row)
        chosen = dict(placings) | {name: ident for name, (ident, _) in (new_rooms or {}).items()}
        preview = shelf.get(row.sha256, shelf.PREVIEW) or {"placings": []}
        cur = destinations.currency_of(preview)
        destinations.make(actor, row.platform, new_rooms or {}, cur)
        destinations.check(preview, chosen)
        destinations.check_sure(placing.as_of_now(row, preview), chosen, sure)
        destinations.remember(writing, row.platform, chosen, destinations.called_in(preview))
        row = writing.put(row, state=ImportState.STORING, rooms=chosen, told="")
        job = jobs.start(actor, IMPORT_STORE, file=row.pk, title=row.name)
        return writing.put(row, job=job)


def withdraw(actor: Actor, file_id: int, *, expect: int, reason: str) -> ImportedFile:
    """Take back what a file said, in every room it spoke in, also where it was stored by half.
    Refusals: `not_found`, `stale`, `not_stored`."""
    with journal.act(actor, "control.import.withdraw", reason=reason) as writing:
        row = _settled(writing, writing.lock(ImportedFile, file_id, expect=expect))
        half = ImportState(row.state) in OPEN and row.touched is not None
        if row.state != ImportState.STORED and not half:
            raise Refusal("not_stored", f"「{row.name}」没有存入，不用撤回。")
        row = writing.put(row, state=ImportState.STORING, watched=False, told="")
        job = jobs.start(actor, IMPORT_WITHDRAW, file=row.pk, title=row.name, why=reason)
        return writing.put(row, job=job)


def forget(actor: Actor, file_id: int, *, expect: int) -> ImportedFile:
    """Take a file of which nothing is in any room out of the list; its bytes go. Refusals:
    `not_found`, `stale`, `import_over`, `in_rooms`."""
    with journal.act(actor, "control.import.forget") as writing:
        row = _settled(writing, writing.lock(ImportedFile, file_id, expect=expect))
        _must_be_open(row)
        if row.touched is not None:
            rooms = destinations.titled(row.touched["rooms"])
            raise Refusal(
                "in_rooms",
                f"「{row.name}」可能有一部分已经存进{rooms}，现在删掉就收不回来了。请先撤回，再删掉。",
            )
        row = writing.retire(ImportedFile, file_id, expect=journal.ANY, raw_gone_at=now_ms())
        transaction.on_commit(lambda: shelf.drop(row.sha256))
        return row


def _read(actor: Actor, writing: journal.Act, row: ImportedFile) -> ImportedFile:
    _must_have_raw(row)
    job = jobs.start(actor, IMPORT_READ, file=row.pk, title=row.name)
    return writing.put(row, job=job)


def _settled(writing: journal.Act, row: ImportedFile) -> ImportedFile:
    """The row, its job that ended without an answer looked at."""
    values = settling.ended(row)
    return writing.put(row, **values) if values else row


def _must_have_raw(row: ImportedFile) -> None:
    if not shelf.raw(row.sha256).exists():
        raise Refusal("gone", touching.raw_gone(row))


def _must_be_past(as_of: int | None) -> None:
    """A file that speaks of tomorrow would outvote every later one until then."""
    if as_of is not None and as_of > now_ms() + AHEAD_MS:
        shown = from_ms(as_of).strftime("%Y-%m-%d %H:%M")
        raise Refusal(
            "as_of_ahead",
            f"「数据截至」{shown} 还没有到：以后导出的退款和改动都会被它盖住。"
            "请填导出这份文件的时间，什么也没有改。",
        )


def _must_be_open(row: ImportedFile) -> None:
    if not is_open(row):
        raise over(row)


def is_open(row: ImportedFile) -> bool:
    """Whether it may be read anew or thrown away: nothing works on it, and it is not stored."""
    return ImportState(settling.ended(row).get("state", row.state)) in OPEN


def over(row: ImportedFile) -> Refusal:
    """What is told where a file is past a step, or not there yet."""
    label = ImportState(row.state).label
    return Refusal("import_over", f"「{row.name}」{label}，这一步现在不能做。")


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
