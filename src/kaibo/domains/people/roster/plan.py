"""A roster beside the shifts that are there: new, changed, the same, and who would clash. [plain]

A roster says who is at the duties it names in a shift. Seats of other duties stay as they are, and
so does a shift the roster does not mention.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256

from kaibo.domains.people.roster.names import (
    LEFT_OUT,
    Answers,
    AskedName,
    Team,
    Who,
    unknown,
    who_is,
)
from kaibo.domains.people.roster.shift import Reading, RosterShift
from kaibo.domains.people.rules import ON_AIR
from kaibo.kit.rights import Duty


class RosterStatus(StrEnum):
    """What importing would do to a shift."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Place:
    """One seat: a duty and who is to have it, with the name people read."""

    duty: Duty
    who: Who
    name: str


@dataclass(frozen=True, slots=True)
class There:
    """A shift that is there, [start, end) in UTC ms."""

    id: int
    version: int
    room: str
    start: int
    end: int
    note: str
    seats: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """A host who would be on air twice at once: in the shift of another room or hour."""

    name: str
    room: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One shift as it would be. `there` is the shift it changes or is the same as."""

    status: RosterStatus
    row: int
    column: str | None
    room: str
    start: int
    end: int
    seats: tuple[Place, ...]
    there: There | None
    overlaps: tuple[Overlap, ...] = ()


@dataclass(slots=True)
class Plan:
    """What a roster would do. Nothing is written while anything is asked."""

    items: list[Item] = field(default_factory=list)
    asked_names: list[AskedName] = field(default_factory=list)
    asked_rooms: list[str] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether a person must still answer something."""
        return bool(self.asked_names or self.asked_rooms)

    @property
    def new_hosts(self) -> list[str]:
        """Hosts that would be added, in the order in which they appear."""
        wanted = [s.who.new for item in self.items for s in item.seats if s.who.new]
        return list(dict.fromkeys(wanted))

    def count(self, status: RosterStatus) -> int:
        """How many shifts have this status."""
        return sum(item.status is status for item in self.items)

    def digest(self) -> str:
        """One text for everything this plan would write."""
        said = [
            (i.status.value, i.room, i.start, i.end, i.there and (i.there.id, i.there.version),
             [(s.duty.value, s.who.host, s.who.user, s.who.new) for s in i.seats],
             [(o.name, o.room, o.start, o.end) for o in i.overlaps])
            for i in self.items
        ]  # fmt: skip
        asked = ([one.name for one in self.asked_names], self.asked_rooms)
        return sha256(repr((said, asked)).encode()).hexdigest()


def plan(reading: Reading, there: Sequence[There], team: Team, answers: Answers) -> Plan:
    """What the roster would do to the shifts that are there."""
    made = Plan()
    labels = {one.room or "" for one in reading.shifts}
    made.asked_rooms = sorted(label for label in labels if label not in answers.rooms)
    made.asked_names = unknown(reading.shifts, team, answers)
    left = list(there)
    for one in reading.shifts:
        room = answers.rooms.get(one.room or "")
        if room is None:
            continue
        match = _match(one, room, left)
        if match is not None:
            left.remove(match)
        made.items.append(_item(one, room, match, team, answers))
    made.items = [_with_overlaps(item, made.items, left) for item in made.items]
    return made


def _match(one: RosterShift, room: str, there: Sequence[There]) -> There | None:
    """The shift of that room this row speaks of: the same time, the same start, or the one it
    shares most with, at least half of the shorter."""

    def shared(other: There) -> int:
        return min(one.end, other.end) - max(one.start, other.start)

    def alike(other: There) -> tuple[bool, bool, int]:
        return (
            (one.start, one.end) == (other.start, other.end),
            one.start == other.start,
            shared(other),
        )

    mine = [
        other
        for other in there
        if other.room == room
        and 2 * shared(other) >= min(one.end - one.start, other.end - other.start)
    ]
    return max(mine, key=alike, default=None)


def _item(one: RosterShift, room: str, match: There | None, team: Team, answers: Answers) -> Item:
    said = []
    for duty, names in one.seats.items():
        for name in names:
            who = who_is(name, duty, team, answers)
            if who is not None and who != LEFT_OUT:
                said.append(Place(duty, who, who.new or name))
    kept = () if match is None else tuple(s for s in match.seats if s.duty not in one.seats)
    wanted = {(s.duty, s.who): s for s in (*said, *kept)}
    seats = tuple(sorted(wanted.values(), key=lambda s: (list(Duty).index(s.duty), s.name)))
    status = RosterStatus.NEW
    if match is not None:
        before = (match.start, match.end, {(s.duty, s.who) for s in match.seats})
        same = before == (one.start, one.end, set(wanted))
        status = RosterStatus.SAME if same else RosterStatus.CHANGED
    return Item(status, one.row, one.column, room, one.start, one.end, seats, match)


def _with_overlaps(item: Item, items: Sequence[Item], left: Sequence[There]) -> Item:
    if item.status is RosterStatus.SAME:
        return item
    mine = {s.who: s.name for s in item.seats if s.duty in ON_AIR}
    others: list[Item | There] = [*(one for one in items if one is not item), *left]
    found = [
        Overlap(mine[seat.who], other.room, other.start, other.end)
        for other in others
        if other.start < item.end and other.end > item.start
        for seat in other.seats
        if seat.duty in ON_AIR and seat.who in mine
    ]
    return replace(item, overlaps=tuple(dict.fromkeys(found)))
