"""Which shows of a room stand ready, are on air, or are over: what the log says of them."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.control import running
from kaibo.live.room import Room
from kaibo.live.view import shows

#: How far back a show's plan may still have to learn that it is over.
LATEST = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """Ids of shows, the newest last: ready or on air, over, and armed once but never begun."""

    up: tuple[str, ...]
    over: tuple[str, ...]
    passed_over: tuple[str, ...]


def standing(room: str) -> Standing:
    """What the log says. Refusals: those of `running.look`."""
    return running.look(room, _read)


def times_taken(room: str, segment: str) -> int:
    """How often a segment of the plan was taken in the show that runs, what was undone left out."""

    def read(here: Room) -> int:
        show = here.fold.latest.show.at(here.clock.now())
        spans = here.fold.latest.lane["segment"].spans
        mine = [one for one in spans if one.ref == segment and show and one.start >= show.start]
        return len({one.key for one in mine})

    return running.look(room, read)


def _read(room: Room) -> Standing:
    presses, ran = room.fold.presses, shows(room.fold)
    up = [show.id for show in ran if not show.ended]
    if presses.ready is not None:
        up.append(presses.ready)
    begun = {show.id for show in ran}
    return Standing(
        up=tuple(up),
        over=tuple(show.id for show in ran[-LATEST:] if show.id not in up),
        passed_over=tuple(
            show for show in list(presses.armed)[-LATEST:] if show not in begun and show not in up
        ),
    )
