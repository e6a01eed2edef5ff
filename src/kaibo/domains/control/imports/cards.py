"""Imported files as other domains may know them."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.records import ImportedFile


@dataclass(frozen=True, slots=True)
class FileCard:
    """A file stored in a room: `file` its twelve digits, `as_of` the moment it speaks of, `first`
    and `last` the reach of its rows, UTC ms."""

    id: int
    file: str
    name: str
    format: str
    title: str
    holds: str
    as_of: int
    first: int | None
    last: int | None
    stored_at: int | None


def files_of(room: str) -> list[FileCard]:
    """The files that are stored in a room, the last stored first."""
    rows = ImportedFile.objects.active().filter(state=ImportState.STORED).order_by("-stored_at")
    return [_card(row) for row in rows if room in row.rooms.values()]


def _card(row: ImportedFile) -> FileCard:
    return FileCard(
        row.pk,
        row.sha256[:12],
        row.name,
        row.format,
        row.title,
        row.holds,
        row.as_of,
        row.first_at,
        row.last_at,
        row.stored_at,
    )
