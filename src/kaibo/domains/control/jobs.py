"""Long work of control, by name: every process knows the names, only the server counts rooms."""

from __future__ import annotations

from typing import Any

from kaibo.kit.delivery import Lane
from kaibo.kit.jobs import Progress, Told, job

REFOLD = "control.room.refold"
EXPORT = "control.show.export"
PACKAGE = "control.show.package"
IMPORT_READ = "control.import.read"
IMPORT_COMPARE = "control.import.compare"
IMPORT_STORE = "control.import.store"
IMPORT_WITHDRAW = "control.import.withdraw"
ROSTER = "control.show.roster"


@job(REFOLD, "重算「{title}」", lane=Lane.SERVER)
def refold(progress: Progress, *, room: str, title: str) -> dict[str, Any]:
    """Count a room (its ident, and what people call it) again from its log; see `refolding`."""
    # Here, because a worker process has no rooms and need not hold what it takes to count one.
    from kaibo.domains.control import refolding

    return {"room": room, "events": refolding.refold(progress, room)}


@job(EXPORT, "导出「{title}」", told=Told.OWNER)
def export(progress: Progress, *, title: str, form: str, rights: list[str]) -> None:
    """Write a table that was gathered where the rooms are as a file to download."""
    from kaibo.domains.control import export_file
    from kaibo.kit import attachment

    def step(done: int, of: int) -> None:
        progress(done / of, f"写了 {done} 行，共 {of} 行")

    if not attachment.is_made(progress.job):
        table = export_file.unpack(attachment.given(progress.job))
        name, media, content = export_file.written(table, form, step)
        progress(1.0, "写完了", surely=True)
        attachment.make(progress.job, content, name=name, media=media, rights=rights)


@job(PACKAGE, "整理「{title}」的证据包", lane=Lane.SERVER, told=Told.OWNER)
def package(
    progress: Progress, *, room: str, show: str, title: str, outside: bool, by: str
) -> dict[str, Any]:
    """Put the evidence of a show together as one zip to download; here, because the rooms are."""
    from kaibo.domains.control.cards import found
    from kaibo.domains.control.package.gathering import gather
    from kaibo.domains.control.package.writing import written
    from kaibo.kit import attachment
    from kaibo.kit.clock import now_ms

    def step(done: int, of: int) -> None:
        progress(done / of)

    made = written(gather(found(room), show), outside=outside, by=by, at=now_ms(), step=step)
    if not attachment.is_made(progress.job):
        side = "对外" if outside else "内部"
        attachment.make(
            progress.job,
            made.content,
            name=f"证据包 {title} {side}.zip",
            media="application/zip",
            rights=["compliance.package"],
        )
    return {"room": room, "show": show, "chain": made.chain, "files": made.files}


@job(IMPORT_READ, "读「{title}」", told=Told.PAGE)
def read_import(progress: Progress, *, file: int, title: str) -> dict[str, Any]:
    """Read a file that was handed in, and leave its preview beside it."""
    from kaibo.domains.control.imports import ends, reading, shelf, unasked
    from kaibo.domains.control.imports.port import CannotRead
    from kaibo.domains.control.imports.records import ImportedFile

    row = ImportedFile.objects.select_related("taught").get(pk=file)
    try:
        preview = reading.read(progress, row)
        zone = unasked.zone(row, preview) if row.watched else None
        if zone not in (None, row.tz):
            row.tz = zone
            preview = reading.read(progress, row)
    except CannotRead as why:
        ends.cannot(row, why)
    else:
        shelf.put(row.sha256, shelf.PREVIEW, preview)
        unasked.store(ends.was_read(row, preview), preview)
    return {"file": file}


@job(IMPORT_COMPARE, "对照「{title}」", told=Told.PAGE)
def compare_import(progress: Progress, *, file: int, title: str) -> dict[str, Any]:
    """Look up again what storing a file would change: another one was stored, or taken back."""
    from kaibo.domains.control.imports import comparing

    comparing.compare(progress, file)
    return {"file": file}


@job(IMPORT_STORE, "存入「{title}」", lane=Lane.SERVER, told=Told.OWNER)
def store_import(progress: Progress, *, file: int, title: str) -> dict[str, Any]:
    """Put a file that was read into the rooms it belongs to."""
    from kaibo.domains.control.imports import comparing, ends, storing, touching
    from kaibo.domains.control.imports.pacing import Paced
    from kaibo.domains.control.imports.settling import CANCELLED
    from kaibo.kit.errors import Refusal
    from kaibo.kit.running import Cancelled

    row = touching.mine(progress, file)
    by = "system" if progress.by is None else f"user:{progress.by}"
    comparing.refuse_twice(row)
    try:
        told = storing.store(Paced(progress), touching.begin(progress, row, by), by)
    except Refusal as error:
        ends.failed(file, error.text)
        raise
    except Cancelled:
        ends.failed(file, CANCELLED)
        raise
    ends.stored(file, told.plain())
    return {"file": file, **told.plain()}


@job(IMPORT_WITHDRAW, "撤回「{title}」", lane=Lane.SERVER, told=Told.OWNER)
def withdraw_import(progress: Progress, *, file: int, title: str, why: str) -> dict[str, Any]:
    """Take back what a stored file said."""
    from kaibo.domains.control.imports import ends, touching, withdrawing
    from kaibo.domains.control.imports.settling import CANCELLED
    from kaibo.kit.errors import Refusal
    from kaibo.kit.running import Cancelled

    row = touching.mine(progress, file)
    by = "system" if progress.by is None else f"user:{progress.by}"
    try:
        if row.touched is not None:
            withdrawing.take_back(progress, row.sha256[:12], row.touched, by, why)
    except Refusal as error:
        ends.not_withdrawn(file, error.text)
        raise
    except Cancelled:
        ends.not_withdrawn(file, CANCELLED)
        raise
    ends.withdrawn(file)
    return {"file": file}


@job(ROSTER, "按排班表补「{room}」的班次", lane=Lane.SERVER, told=Told.PAGE)
def lay_roster(progress: Progress, *, room: str) -> dict[str, Any]:
    """Lay the roster over the shows of a room that nobody pressed."""
    from kaibo.domains.control.imports import rostering

    by = "system" if progress.by is None else f"user:{progress.by}"
    return {"room": room, "fixes": rostering.lay(room, by)}
