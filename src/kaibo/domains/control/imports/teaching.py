"""Teaching a table nobody knows: what its columns mean, said once by a person, kept under a name."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kaibo.domains.control.imports import actions, reading, shelf
from kaibo.domains.control.imports.port import CannotRead, Sample, reader
from kaibo.domains.control.imports.records import ImportedFile, TaughtTable
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Place, Refusal, invalid
from kaibo.kit.sheets.headers import signature


def samples(row: ImportedFile) -> list[Sample]:
    """The beginnings of the tables in a file. Refusals: `gone`, `unreadable`."""
    if not shelf.raw(row.sha256).exists():
        raise Refusal("gone", f"「{row.name}」的原文件已经删掉了，请再选一次这个文件。")
    try:
        return reader().sample(shelf.raw(row.sha256), reading.tables_taught())
    except CannotRead as why:
        raise Refusal("unreadable", why.text) from why


def teach(
    actor: Actor,
    file_id: int,
    *,
    expect: int,
    name: str,
    headers: list[str],
    mapping: Mapping[str, Any],
) -> ImportedFile:
    """Keep what a table means, in place of what was taught for the same headers, and read the file
    with it; what is said of further columns of the same format is added. A table that was forgotten
    comes back: its name is the source of what its files said, and two sources would tell the same
    rows twice. Refusals: `invalid` (something needed is missing),
    `duplicate`, `stale`."""
    missing = reader().checked(mapping)
    if missing:
        raise invalid([Place("mapping", text) for text in missing])
    known_by = _digest(headers)
    with journal.act(actor, "control.import.teach") as writing:
        kept = TaughtTable.objects.active().filter(signature=known_by).first()
        there = kept or _forgotten(writing, known_by)
        meant = dict(mapping) if kept is None else _added(kept.mapping, mapping)
        values = {"name": name.strip(), "headers": headers, "mapping": meant}
        if there is not None:
            table = writing.change(TaughtTable, there.pk, expect=journal.ANY, **values)
        else:
            table = writing.create(TaughtTable, signature=known_by, **values)
    row = ImportedFile.objects.get(pk=file_id)
    return actions.set_up(
        actor,
        file_id,
        expect=expect,
        tz=row.tz,
        as_of=row.as_of,
        rooms=row.rooms,
        taught_id=table.pk,
    )


def _added(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """What is said now; of a known format with columns called otherwise, beside what was said of its
    other columns before: it asks for them one lot after another."""
    if "format" not in now or before.get("format") != now["format"]:
        return dict(now)
    further = now["renamed"]
    taken = {new for new in further.values() if new is not None}
    others = {old: new for old, new in before["renamed"].items() if new not in taken}
    return {**now, "renamed": {**others, **further}}


def _forgotten(writing: journal.Act, signature: str) -> TaughtTable | None:
    """What was once taught for these headers, taken back into use."""
    gone = TaughtTable.objects.filter(signature=signature).order_by("-retired_at").first()
    if gone is None:
        return None
    if TaughtTable.objects.active().filter(name=gone.name).exists():
        raise Refusal(
            "duplicate",
            f"同样的表头以前教过，叫「{gone.name}」，现在另一张表也叫这个名字。"
            f"请先给那张表换个名字，再教这张。",
        )
    return writing.restore(TaughtTable, gone.pk, expect=journal.ANY)


def unteach(actor: Actor, table: int, *, expect: int) -> TaughtTable:
    """Forget a table. Refusals: `not_found`, `stale`."""
    return journal.retire(actor, "control.import.unteach", TaughtTable, table, expect=expect)


def found(table: int | None) -> int | None:
    """The id, if there is such a table. Refusal: `not_found`."""
    if table is not None and not TaughtTable.objects.active().filter(pk=table).exists():
        raise Refusal("not_found", f"没有编号为 {table} 的表。", values={"id": table})
    return table


def checked_zone(name: str) -> str:
    """The name of a time zone. Refusal: `invalid`."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        text = f"没有「{name}」这个时区，例如 Asia/Shanghai。"
        raise invalid([Place("tz", text)]) from None
    return name


def _digest(headers: list[str]) -> str:
    """By which the same table is known again, its columns in whatever order."""
    return sha256("\x1f".join(signature(headers)).encode()).hexdigest()
