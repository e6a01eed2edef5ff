"""The plan of a show follows its run: armed while it stands ready or is on air, closed afterwards.

The log is where a run lives; selection's status is copied from it. A press writes the log only, so
the copy may be behind: it is compared after every press that matters and at every start of the
server, and put right. Comparing twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kaibo.domains.control import running
from kaibo.domains.control.shown.numbers import row_id
from kaibo.domains.control.shown.standing import standing
from kaibo.domains.selection import public as selection

#: Presses after which a status may be behind.
MOVES = frozenset({"show.arm", "show.start", "show.end"})


def follow(room: str) -> list[int]:
    """Put the statuses of a room's shows right; the shows that were behind.

    A plan that a person opened again after its show stays open, until it is armed or begun again.
    A show planned for another room is left alone. Refusals: those of `running.look`.
    """
    now = standing(room)
    moved = []
    for card in _planned_here(room, now.up):
        moved += _move(card, "armed")
    for card in _planned_here(room, now.over):
        if card.status == "armed" or not selection.status_was_moved(card.id):
            moved += _move(card, "closed")
    for card in _planned_here(room, now.passed_over):
        if card.status == "armed":
            moved += _move(card, "planned")
    return moved


def rooms_to_follow() -> list[str]:
    """Rooms with a log in which a show is not closed yet. Refusal: `not_running`."""
    logged = {room for one in running.engine().partitions for room in one.log.rooms()}
    return sorted(logged & selection.rooms_in_use())


def _planned_here(room: str, shows: Iterable[str]) -> Iterator[selection.ShowCard]:
    for ident in shows:
        number = row_id(ident)
        card = None if number is None else selection.show(number)
        if card is not None and card.active and card.room == room:
            yield card


def _move(card: selection.ShowCard, status: str) -> list[int]:
    if card.status == status:
        return []
    selection.follow_run(card.id, expect=card.version, status=status)
    return [card.id]
