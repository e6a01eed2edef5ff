"""What became of a file, told by the job that worked on it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from kaibo.domains.control.imports import (
    actions,
    comparing,
    destinations,
    settling,
    unasked,
    verdict,
    whose,
)
from kaibo.domains.control.imports.beside import lay_aside
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.port import CannotRead
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.kit import journal
from kaibo.kit.access import system
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Refusal


def stored(file_id: int, told: Mapping[str, Any]) -> None:
    """The job has stored it. Files that ask for a room are looked at anew: this one may have said
    where their accounts belong, and brought the show they speak of. Those that are ready are compared
    anew with what is in the rooms now."""
    row = _end(file_id, state=ImportState.STORED, stored=dict(told), stored_at=now_ms(), told="")
    waiting = ImportedFile.objects.active().filter(
        state=ImportState.ASKING, platform=row.platform, raw_gone_at=None
    )
    for ident, version in waiting.values_list("pk", "version"):
        with suppress(Refusal):  # somebody is at it, or it is gone
            actions.set_up(system("job:control.import"), ident, expect=version)
    whose.settle(row.platform)
    comparing.look_again(file_id)


def failed(file_id: int, why: str) -> None:
    """Storing ended early: the file can be stored again, nothing counts twice, and what is in the
    rooms can be taken back."""
    row = ImportedFile.objects.get(pk=file_id)
    _end(file_id, **settling.not_stored(row, why))


def was_read(row: ImportedFile, preview: Mapping[str, Any]) -> ImportedFile:
    """The job has read it, in the zone that `row` has now."""
    lay_aside(row.sha256, preview)
    state, told = verdict.state_of(preview), verdict.lacking(preview)
    if row.watched and not told:
        waits, told = unasked.waits_for(row, preview)
        state = waits or state
    read = _end(
        row.pk,
        state=state,
        told=told,
        tz=row.tz,
        format=preview["format"],
        title=preview["title"],
        platform=preview["platform"],
        holds=preview["holds"],
        rows=preview["rows"],
        lost=preview["lost_rows"],
        first_at=preview["first"],
        last_at=preview["last"],
    )
    # The shop it names may be the second one of its platform.
    whose.settle(read.platform)
    return read


def cannot(row: ImportedFile, why: CannotRead) -> ImportedFile:
    """It could not be read, or nobody knows what it is."""
    state = ImportState.UNKNOWN if why.unknown else ImportState.REFUSED
    return _end(row.pk, state=state, told=why.text[:1_000])


def withdrawn(file_id: int) -> None:
    """The job has taken it back: where its accounts belong is no longer said, and its shop may have
    been the second one."""
    with journal.act(system("job:control.import"), "control.import.went") as writing:
        row = writing.lock(ImportedFile, file_id, expect=journal.ANY)
        destinations.unremember(writing, row)
        gone = {"stored": None, "stored_at": None, "touched": None}
        row = writing.put(row, state=ImportState.WITHDRAWN, told="", **gone)
    whose.settle(row.platform)
    comparing.look_again(file_id)


def not_withdrawn(file_id: int, why: str) -> None:
    """Taking it back ended early: it is what it was."""
    row = ImportedFile.objects.get(pk=file_id)
    _end(file_id, **settling.not_withdrawn(row, why))


def _end(file_id: int, **values: Any) -> ImportedFile:
    return journal.change(
        system("job:control.import"),
        "control.import.went",
        ImportedFile,
        file_id,
        expect=journal.ANY,
        **values,
    )
