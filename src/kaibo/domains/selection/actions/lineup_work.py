"""Starting the long work of a line-up: what takes longer than a glance is a job."""

from __future__ import annotations

import json
from dataclasses import asdict

from django.db import transaction

from kaibo.domains.selection.actions.lineup_import import Ask, found
from kaibo.domains.selection.jobs import EXPORT, IMPORT, PREVIEW
from kaibo.kit import attachment, jobs
from kaibo.kit.access import Actor

#: Rows that are planned and written in about 200 ms while the library holds two thousand products.
AT_ONCE = 50
WRITE = "link.write"
_SECRETS = ("money.cost.read", "money.profit.read")


def preview(actor: Actor, show_id: int, ask: Ask) -> int:
    """Queue a preview; the number of the job. Refusal: `not_found`."""
    return _start(actor, PREVIEW, show_id, ask)


def apply(actor: Actor, show_id: int, ask: Ask, *, seen: str) -> int:
    """Queue an import of what was seen; the number of the job. Refusal: `not_found`."""
    return _start(actor, IMPORT, show_id, ask, seen=seen)


def export(actor: Actor, show_id: int, map_id: int, title: str) -> int:
    """Queue an export under the headers of a map; the number of the job."""
    return jobs.start(actor, EXPORT, show=show_id, title=title, map=map_id)


def seen_with(actor: Actor) -> list[str]:
    """The rights without which some of what this person is shown would not be."""
    return [right for right in _SECRETS if right in actor.rights]


def _start(actor: Actor, name: str, show_id: int, ask: Ask, **more: str) -> int:
    show = found(show_id)
    with transaction.atomic():
        job = jobs.start(actor, name, show=show_id, title=show.title, **more)
        attachment.give(job, json.dumps(asdict(ask), ensure_ascii=False).encode())
    return job
