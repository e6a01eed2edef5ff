"""Taking a table of a show along: a file at once, or a job when it is long."""

from __future__ import annotations

from django.db import transaction

from kaibo.domains.control import export_file
from kaibo.domains.control.cards import RoomCard
from kaibo.domains.control.jobs import EXPORT
from kaibo.domains.control.shown import levels
from kaibo.domains.control.shown.numbers import COST_RIGHT, MONEY_RIGHT, sight_of
from kaibo.domains.control.shown.table import Table, table
from kaibo.kit import attachment, jobs
from kaibo.kit.access import Actor, may


def gather(actor: Actor, room: RoomCard, show: str, level: str) -> Table:
    """The level with every row and every column this person may see. Refusal: `not_found`."""
    return table(levels.level(room, show, level, sight_of(actor)))


def start(actor: Actor, gathered: Table, form: str) -> int:
    """Have a long one written by a worker; the number of the job.

    What holds amounts is handed out only to who may see amounts then.
    """
    rights = [right for right in (MONEY_RIGHT, COST_RIGHT) if may(actor, right)]
    with transaction.atomic():
        job = jobs.start(actor, EXPORT, title=gathered.title, form=form, rights=rights)
        attachment.give(job, export_file.pack(gathered))
    return job
