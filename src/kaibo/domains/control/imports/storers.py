"""Who had a file stored: that person may take it back, besides those who answer for the rooms."""

from __future__ import annotations

from kaibo.domains.control.imports.records import ImportedFile
from kaibo.kit.access import Actor, may
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.rights import RIGHTS, Duty

#: Whoever may set up rooms and their sources answers for what is in them.
ANSWERS = "source.manage"
STORE = "control.import.store"


def may_take_back(actor: Actor, row: ImportedFile) -> None:
    """Refusal `forbidden` unless the actor answers for the rooms or had the file stored last: with
    it go the numbers of a whole night."""
    if may(actor, ANSWERS) or (actor.id is not None and actor.id == _storer(row)):
        return
    wanted = "、".join(duty.label for duty in Duty if duty in RIGHTS[ANSWERS])
    raise Refusal(
        "forbidden",
        f"撤回会让「{row.name}」说过的都不算数，要由 {wanted} 或存入它的人来做。",
        values={"right": ANSWERS, "duties": sorted(RIGHTS[ANSWERS])},
    )


def _storer(row: ImportedFile) -> int | None:
    """The id of the person who had it stored last; None when it went by itself."""
    last = (
        Fact.objects.filter(subject_type=row.subject(), subject_id=row.pk, verb=STORE)
        .order_by("-pk")
        .first()
    )
    return None if last is None else last.actor_id
