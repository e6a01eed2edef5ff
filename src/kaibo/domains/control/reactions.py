"""What follows in control when others have done something."""

from __future__ import annotations

from kaibo.domains.control.jobs import ROSTER
from kaibo.domains.control.models import Room
from kaibo.domains.people import public as people
from kaibo.kit import jobs
from kaibo.kit.access import system
from kaibo.kit.delivery import Delivery, State
from kaibo.kit.fact import Fact
from kaibo.kit.reactions import reaction


@reaction("people.shift.*", name="control.roster")
def shows_follow_the_roster(fact: Fact) -> None:
    """Shows that a file put in take their shifts and hosts from the roster as it is now."""
    shift = people.shift(fact.subject_id) if fact.subject_type == "people.shift" else None
    if shift is None or not Room.objects.active().filter(ident=shift.room).exists():
        return
    waiting = Delivery.objects.filter(
        name=ROSTER, arguments={"room": shift.room}, state=State.WAITING
    )
    if not waiting.exists():
        jobs.start(system("reaction:control.roster"), ROSTER, room=shift.room)
