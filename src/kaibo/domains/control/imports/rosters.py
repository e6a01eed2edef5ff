"""A table nobody knows that is a roster: said once by a person, and opened from what is kept.

It becomes shifts through people's own door (/api/roster); here it is only kept what was answered.
"""

from __future__ import annotations

from kaibo.domains.control.imports import actions, shelf, touching
from kaibo.domains.control.imports.choices import ROSTER, ImportState
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal
from kaibo.kit.sheets import workbook


def say(actor: Actor, file_id: int, *, expect: int, roster: bool) -> ImportedFile:
    """Keep that a table nobody knows is a roster, or is none after all. Refusals: `not_found`,
    `stale`, `import_over` (it is known by now)."""
    with journal.act(actor, "control.import.roster") as writing:
        row = writing.lock(ImportedFile, file_id, expect=expect)
        if row.state != ImportState.UNKNOWN:
            raise actions.over(row)
        return writing.put(row, holds=ROSTER if roster else "")


def sheets(row: ImportedFile) -> list[workbook.Sheet]:
    """The sheets of a file, if it was said to be a roster. Refusals: `not_roster`, `gone`, those of
    `workbook.read`."""
    if row.holds != ROSTER:
        raise Refusal("not_roster", f"「{row.name}」没有说过是排班表。请先点「按排班表导入」。")
    place = shelf.raw(row.sha256)
    if not place.exists():
        raise Refusal("gone", touching.raw_gone(row))
    if row.size > workbook.MAX_BYTES:
        limit = workbook.MAX_BYTES >> 20
        raise Refusal("too_large", f"文件超过 {limit} MB，没有读取。请只留要用的那张表。")
    return workbook.read(place.read_bytes())
