"""Where a file may have spoken: noted before its first word, taken back before it says otherwise.

A storing that ends early (a crash, a person, a full disk) has said part of the file. As long as the
note stands, that part can be taken back; stored again with the same settings it is simply finished.

    touched = {"rooms": [ident, …], "src": "file:…", "under": the settings it was stored with}
"""

from __future__ import annotations

from typing import Any

from kaibo.domains.control.imports import laid_aside, shelf, withdrawing
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.kit import journal
from kaibo.kit.access import system
from kaibo.kit.errors import Refusal
from kaibo.kit.jobs import Progress

WHY = "换了设置重新存入，先收回上次存的"
RAW_GONE = "「{}」的原件已过 30 天删掉了，请再放一次同一个文件。"


def begin(progress: Progress, row: ImportedFile, by: str) -> ImportedFile:
    """A file is about to be stored: what it said under other settings is taken back, and where it
    speaks now is written down. Refusals: `gone`, those of taking back."""
    if not (shelf.of(row.sha256) / shelf.EVENTS).exists():
        raise Refusal("gone", raw_gone(row))
    rooms = sorted({ident for ident in row.rooms.values() if ident is not None})
    src = laid_aside.source_of(row.format, row.sha256, row.holds)
    now: dict[str, Any] = {"rooms": rooms, "src": src, "under": _settings(row)}
    was = row.touched
    if was is not None and was["under"] != now["under"]:
        withdrawing.take_back(progress, row.sha256[:12], was, by, WHY)
    return row if was == now else _noted(row, now)


def mine(progress: Progress, file: int) -> ImportedFile:
    """The file a job works on; it is said again that it does, where somebody revived the job.
    Refusal: `import_over`, where something else was done with the file since."""
    with journal.act(system("job:control.import"), "control.import.work") as writing:
        [row] = writing.lock_all(ImportedFile, [file])
        if row.retired_at is not None or row.job != progress.job:
            raise Refusal(
                "import_over", f"「{row.name}」后来又做过别的，这个任务过时了，什么也没有做。"
            )
        return writing.put(row, state=ImportState.STORING)


def raw_gone(row: ImportedFile) -> str:
    """What people are told where the bytes of a file are needed and gone."""
    return RAW_GONE.format(row.name)


def _settings(row: ImportedFile) -> dict[str, Any]:
    """All that decides what is said where."""
    return {"rooms": row.rooms, "tz": row.tz, "as_of": row.as_of, "format": row.format}


def _noted(row: ImportedFile, now: dict[str, Any]) -> ImportedFile:
    return journal.change(
        system("job:control.import"),
        "control.import.touch",
        ImportedFile,
        row.pk,
        expect=journal.ANY,
        touched=now,
    )
