"""Schedules: what is sent by itself, because a person said so."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.team.choices import Occasion, What
from kaibo.domains.team.models import Channel, Schedule
from kaibo.kit import journal
from kaibo.kit.access import Actor


@dataclass(frozen=True, slots=True)
class Wanted:
    """A schedule as it shall be; hours (0 to 23, both included) for full hours only."""

    what: What
    room: str
    channel: int
    occasion: Occasion
    first_hour: int | None = None
    last_hour: int | None = None


def add(actor: Actor, wanted: Wanted) -> Schedule:
    """A new schedule. Refusals: `invalid`, `duplicate`, `retired` (the channel)."""
    if actor.id is None:
        raise ValueError("a schedule is set by a person")
    with journal.act(actor, "team.schedule.create") as writing:
        return writing.create(Schedule, **_values(writing, wanted))


def change(actor: Actor, schedule_id: int, *, expect: int, wanted: Wanted) -> Schedule:
    """The schedule as it shall be."""
    with journal.act(actor, "team.schedule.change") as writing:
        row = writing.lock(Schedule, schedule_id, expect=expect)
        return writing.put(row, **_values(writing, wanted))


def retire(actor: Actor, schedule_id: int, *, expect: int) -> Schedule:
    """Switch it off."""
    return journal.retire(actor, "team.schedule.retire", Schedule, schedule_id, expect=expect)


def restore(actor: Actor, schedule_id: int, *, expect: int) -> Schedule:
    """Switch it on again. Refusal: `retired`, when its channel is out of use."""
    with journal.act(actor, "team.schedule.restore") as writing:
        row = writing.restore(Schedule, schedule_id, expect=expect)
        writing.lock(Channel, row.channel_id, expect=journal.ANY)
        return row


def _values(writing: journal.Act, wanted: Wanted) -> dict[str, object]:
    writing.lock(Channel, wanted.channel, expect=journal.ANY)
    return {
        "what": wanted.what.value,
        "room": wanted.room,
        "channel_id": wanted.channel,
        "occasion": wanted.occasion.value,
        "first_hour": wanted.first_hour,
        "last_hour": wanted.last_hour,
    }
