"""What follows from files for what is kept of shows: it is compared with the log again."""

from __future__ import annotations

from kaibo.domains.control import public as control
from kaibo.domains.review.boards import keeping
from kaibo.kit.fact import Fact
from kaibo.kit.reactions import reaction

STORED, WITHDRAWN = "stored", "withdrawn"


@reaction("control.import.went")
def look_again(fact: Fact) -> None:
    """A file was stored, or taken back: what it may speak of is due at once."""
    state = fact.after.get("state")
    if state == STORED:
        for room in control.rooms(retired_too=True):
            for card in control.files_of(room.ident):
                if card.id == fact.subject_id:
                    keeping.look_again([room.ident], card.first)
    elif state == WITHDRAWN:
        # In which rooms it was is not told any more.
        keeping.look_again(room.ident for room in control.rooms(retired_too=True))
