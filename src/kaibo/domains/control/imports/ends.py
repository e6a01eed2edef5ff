"""What became of a file, told by the job that worked on it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from kaibo.domains.control.imports import actions, reading
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.port import CannotRead
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.kit import journal
from kaibo.kit.access import system
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Refusal


def store_by_itself(row: ImportedFile, preview: Mapping[str, Any]) -> None:
    """A file of the watched folder is stored when nothing about it is new: one of its format was
    stored before, every account's room is known, and no row was lost."""
    before = ImportedFile.objects.filter(format=row.format, state=ImportState.STORED).exists()
    if row.watched and row.state == ImportState.READY and before and reading.is_certain(preview):
        placings = {one["account"]: one["room"] for one in preview["placings"]}
        actions.store(system("watch"), row.pk, expect=row.version, placings=placings)


def stored(file_id: int, told: Mapping[str, Any]) -> None:
    """The job has stored it. Files that ask for a room are looked at anew: this one may have said
    where their accounts belong, and brought the show they speak of."""
    row = _end(file_id, ImportState.STORED, stored=dict(told), stored_at=now_ms(), told="")
    waiting = ImportedFile.objects.active().filter(
        state=ImportState.ASKING, platform=row.platform, raw_gone_at=None
    )
    for ident, version in waiting.values_list("pk", "version"):
        with suppress(Refusal):  # somebody is at it, or it is gone
            actions.set_up(system("job:control.import"), ident, expect=version)


def failed(file_id: int, text: str) -> None:
    """Storing ended with a refusal: the file can be stored again, nothing counts twice."""
    _end(file_id, ImportState.READY, told=text)


def was_read(row: ImportedFile, preview: Mapping[str, Any]) -> ImportedFile:
    """The job has read it."""
    return _end(
        row.pk,
        reading.state_of(preview),
        format=preview["format"],
        title=preview["title"],
        platform=preview["platform"],
        holds=preview["holds"],
        rows=preview["rows"],
        lost=preview["lost_rows"],
        first_at=preview["first"],
        last_at=preview["last"],
        told="",
    )


def cannot(row: ImportedFile, why: CannotRead) -> ImportedFile:
    """It could not be read, or nobody knows what it is."""
    return _end(
        row.pk, ImportState.UNKNOWN if why.unknown else ImportState.REFUSED, told=why.text[:1_000]
    )


def withdrawn(file_id: int) -> None:
    """The job has taken it back."""
    _end(file_id, ImportState.WITHDRAWN, stored=None, stored_at=None)


def _end(file_id: int, state: ImportState, **values: Any) -> ImportedFile:
    return journal.change(
        system("job:control.import"),
        "control.import.went",
        ImportedFile,
        file_id,
        expect=journal.ANY,
        state=state,
        **values,
    )
