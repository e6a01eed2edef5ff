"""How long people sat at their duties for a show, by the roster."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.people import public as people
from kaibo.domains.settlement.public import Range, SeatTime


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat of a rostered shift: the shift's id and the host's, as keys of rows."""

    shift: str
    host: str | None
    time: SeatTime


def seated(room: str, start: int, end: int) -> list[Seated] | None:
    """Every seat of the shifts that touch the show [start, end), UTC ms; None where none does.

    At least as long as it reaches into the show, at most the whole shift: whoever comes early or
    stays on is paid by the roster.
    """
    cards = people.shifts(start, end, room)
    if not cards:
        return None
    return [_seat(card, one, start, end) for card in cards for one in card.seats]


def _seat(card: people.ShiftCard, one: people.SeatCard, start: int, end: int) -> Seated:
    inside = min(card.ends_at, end) - max(card.starts_at, start)
    ms = Range(inside, card.ends_at - card.starts_at)
    person = f"host:{one.host}" if one.host is not None else f"user:{one.user}"
    host = None if one.host is None else str(one.host)
    return Seated(str(card.id), host, SeatTime(one.name, one.duty.value, person, ms))
