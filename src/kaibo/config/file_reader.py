"""Who reads files for control: the connectors, found by what is in the file.

Named in the settings (`KAIBO_READER`), so that any process of Kaibo finds it: connectors and domains
stand side by side and know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kaibo.config import file_drift, file_tables
from kaibo.config.file_recordings import open_recorded
from kaibo.connectors import files, recorded
from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.taught import renamed
from kaibo.connectors.taught.mapping import checked
from kaibo.domains.control.public import CannotRead, FileAsked, FileSeen, Sample, ShowSeen, Taught
from kaibo.live.events import Event

#: Of a table, what a person may yet say what it is: nothing is wrong with the file itself.
UNKNOWN = frozenset({"unknown_format", "missing_column", "drifted"})


class FileReader:
    """Reads files through the connectors."""

    def open(self, path: Path, asked: FileAsked) -> FileSeen:
        """Open a file of any known format, a recorded room, or a table that was taught.

        Raises CannotRead; `unknown` when it is a table that may be taught.
        """
        given = Given(asked.sha256, asked.name, asked.as_of, asked.tz, asked.key)
        try:
            if asked.only is not None:
                seen = file_tables.taught(path, given, asked.tables, asked.only)
            else:
                seen = self._any(path, given, asked.tables)
        except FileRefused as why:
            raise CannotRead(why.code, why.text, why.code in UNKNOWN) from why
        return replace(seen, told=lambda: _told(seen))

    def sample(self, path: Path, tables: tuple[Taught, ...]) -> list[Sample]:
        """The tables of a file nobody knows, with what they may mean. Raises CannotRead."""
        try:
            return file_tables.samples(path, tables)
        except FileRefused as why:
            raise CannotRead(why.code, why.text) from why

    def checked(self, mapping: Mapping[str, Any]) -> list[str]:
        """What is missing in a mapping."""
        if renamed.is_renaming(mapping):
            return renamed.checked(mapping, files.FORMATS)
        return [wrong.text for wrong in checked(mapping)]

    def formats(self) -> list[dict[str, str]]:
        """Every format that is known."""
        return [
            {"id": one.id, "title": one.title, "platform": one.platform, "holds": one.holds.value}
            for one in (*files.FORMATS, *recorded.recording_formats())
        ]

    @staticmethod
    def _any(path: Path, given: Given, tables: tuple[Taught, ...]) -> FileSeen:
        try:
            return file_drift.opened(path, given, tables)
        except FileRefused as why:
            if why.code not in UNKNOWN:
                raise
            first = why
        if (seen := file_tables.known(path, given, tables)) is not None:
            return seen
        try:
            return open_recorded(path, given)
        except FileRefused as why:
            raise (first if why.code in UNKNOWN else why) from why


def _told(seen: FileSeen) -> Iterator[Event | ShowSeen]:
    """What a file says; that it cannot be read may only show half-way (a damaged archive)."""
    try:
        yield from seen.told()
    except FileRefused as why:
        raise CannotRead(why.code, why.text) from why
