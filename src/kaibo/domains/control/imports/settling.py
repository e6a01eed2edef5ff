"""A file whose work ended without an answer: what is to be said of it, so that it does not hang.

A job that is cancelled while it waits, or that took its process down three times, runs no line of
ours any more: somebody has to look.
"""

from __future__ import annotations

from typing import Any

from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.destinations import titled
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.domains.control.jobs import IMPORT_WITHDRAW
from kaibo.kit import journal
from kaibo.kit.access import system
from kaibo.kit.delivery import OPEN_STATES, Delivery
from kaibo.kit.delivery import State as JobState

WORKS = (ImportState.READING, ImportState.STORING)
MOST_TOLD = 1_000
#: When a job is over that left no words.
CANCELLED, VANISHED = "被人停下了", "程序中途停了"


def settle() -> int:
    """Say of every such file what became of it; how many there were."""
    works = ImportedFile.objects.active().filter(state__in=WORKS)
    return sum(_settle(row.pk) for row in works if ended(row))


def _settle(pk: int) -> bool:
    with journal.act(system("job:control.import"), "control.import.went") as writing:
        [row] = writing.lock_all(ImportedFile, [pk])
        values = {} if row.retired_at is not None else ended(row)
        if values:
            writing.put(row, **values)
        return bool(values)


def ended(row: ImportedFile) -> dict[str, Any]:
    """What a file is now that its job is over without an answer; nothing while that is not so."""
    if ImportState(row.state) not in WORKS:
        return {}
    job = None if row.job is None else Delivery.objects.filter(pk=row.job).first()
    if job is not None and job.state in OPEN_STATES:
        return {}
    why = (job.error if job is not None else "") or VANISHED
    if job is not None and job.state == JobState.CANCELLED:
        why = CANCELLED
    if row.state == ImportState.READING:
        return {"state": ImportState.REFUSED, "told": _cut(f"没有读完：{_stop(why)}请再读一次。")}
    if job is not None and job.name == IMPORT_WITHDRAW:
        return not_withdrawn(row, why)
    return not_stored(row, why)


def not_stored(row: ImportedFile, why: str) -> dict[str, Any]:
    """It can be stored again, or, where part of it is in a room, taken back."""
    part = ""
    if row.touched is not None:
        part = f"可能有一部分已经存进{titled(row.touched['rooms'])}：不要了请撤回。"
    told = f"上次没有存完：{_stop(why)}再存一次不会重复。{part}"
    return {"state": ImportState.READY, "told": _cut(told)}


def not_withdrawn(row: ImportedFile, why: str) -> dict[str, Any]:
    """It is what it was, and says which rooms it may still count in."""
    rooms = [] if row.touched is None else row.touched["rooms"]
    told = f"上次没有撤回完：{_stop(why)}它可能还算在{titled(rooms)}里，请再撤回一次。"
    state = ImportState.READY if row.stored_at is None else ImportState.STORED
    return {"state": state, "told": _cut(told)}


def _stop(why: str) -> str:
    return why if why.endswith(("。", "！", "？")) else f"{why}。"


def _cut(told: str) -> str:
    return told if len(told) <= MOST_TOLD else told[: MOST_TOLD - 1] + "…"
