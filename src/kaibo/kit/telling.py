"""Telling: the Facts of an act and what is owed for them, by two statements however many rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import models

from kaibo.kit import door, reactions
from kaibo.kit.delivery import Delivery, Lane
from kaibo.kit.diff import masked
from kaibo.kit.fact import Fact
from kaibo.kit.record import Record

if TYPE_CHECKING:
    from kaibo.kit.writing import Act

#: A row with what differs, by field name, before and after.
Told = tuple[Record, dict[str, Any], dict[str, Any]]


def tell(act: Act, told: Sequence[Told]) -> None:
    """A Fact for each row, and a Delivery for each reaction that wants it."""
    facts = [_fact(act, *one) for one in told]
    with door.opened(Fact):
        models.QuerySet.bulk_create(Fact._base_manager.all(), facts)
    wanting = reactions.matching(act.verb)
    Delivery.objects.bulk_create(
        Delivery(
            lane=Lane.REACTION,
            name=reaction.name,
            fact=fact,
            due_at=act.at,
            created_at=act.at,
            created_by_id=act.actor.id,
            touched_at=act.at,
        )
        for fact in facts
        for reaction in wanting
    )


def _fact(act: Act, row: Record, before: dict[str, Any], after: dict[str, Any]) -> Fact:
    return Fact(
        act=act.id,
        at=act.at,
        actor_id=act.actor.id,
        cause=act.actor.cause,
        verb=act.verb,
        subject_type=row.subject(),
        subject_id=row.pk,
        version=row.version,
        before=masked(before, row.secret_fields),
        after=masked(after, row.secret_fields),
        reason=act.reason,
    )
