"""Raw files go after their time, and what a killed server left behind; the rows of files stay."""

from __future__ import annotations

import logging

from kaibo.domains.control.imports import shelf
from kaibo.domains.control.imports.actions import is_open
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.kit import journal
from kaibo.kit.access import system
from kaibo.kit.clock import DAY
from kaibo.kit.errors import Refusal

log = logging.getLogger("kaibo.imports")


def tidy(days: int, now: int) -> int:
    """Delete raw files handed in more than `days` ago, and whatever on the shelf belongs to no file
    and is a day old. `now`: UTC ms. How many files went."""
    gone = drop_old(days, now)
    left = shelf.sweep(_known, now)
    if left:
        log.info("%d folders of imports belonged to no file", left)
    return gone


def drop_old(days: int, now: int) -> int:
    """Delete the raw files, and what was made of them, of those handed in more than `days` ago that
    nothing works on; their rows stay. How many went."""
    old = ImportedFile.objects.active().filter(raw_gone_at=None, handed_at__lt=now - days * DAY)
    return sum(_drop(pk, now - days * DAY, now) for pk in old.values_list("pk", flat=True))


def _drop(pk: int, before: int, now: int) -> bool:
    """In one act: somebody who hands the same file in meanwhile waits, and finds it gone."""
    try:
        with journal.act(system("sweep"), "control.import.sweep") as writing:
            row = writing.lock(ImportedFile, pk, expect=journal.ANY)
            works = row.state != ImportState.STORED and not is_open(row)
            if works or row.raw_gone_at is not None or row.handed_at >= before:
                return False
            writing.put(row, raw_gone_at=now)
            shelf.drop(row.sha256)
    except (Refusal, OSError):
        log.exception("the raw file of import %d could not be deleted; trying again", pk)
        return False
    return True


def _known(sha256: str) -> bool:
    return ImportedFile.objects.filter(sha256=sha256, raw_gone_at=None).exists()
