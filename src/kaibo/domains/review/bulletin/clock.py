"""What schedules want is handed over when its moment comes: at the hour, at the end, at a handover.

Asked again and again by a thread of the server, which owns the rooms. Nothing is handed over twice:
the outbox takes one message of a key, and until when was looked is remembered.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kaibo.domains.control import public as control
from kaibo.domains.review.bulletin import making, sending
from kaibo.domains.review.bulletin.making import Made
from kaibo.domains.review.bulletin.picture.showing import picture_if_any
from kaibo.domains.review.bulletin.records import ScheduleClock
from kaibo.domains.review.bulletin.rules import due
from kaibo.domains.review.bulletin.rules.due import Ran, Step
from kaibo.domains.team import public as team
from kaibo.domains.team.public import Occasion, What, Why
from kaibo.kit.access import system
from kaibo.kit.clock import HOUR, MINUTE, at_clock
from kaibo.kit.errors import Refusal
from kaibo.live.presses import Press

log = logging.getLogger("kaibo.review")

US = system("schedule")
#: A press is heard of a moment after its time: so far back ends and handovers are looked for again.
OVERLAP_MS = MINUTE
#: What nobody can tell any more is no reason to try again.
_OVER = frozenset({"not_on_air", "not_found"})
OFF = "到点时开播服务没有运行，或读不到直播间；过了 10 分钟不再补发。"
FAILED = "到点后 10 分钟里没能做出来，不再补发。"
_END = "end"


@dataclass(frozen=True, slots=True)
class Moment:
    """A schedule's moment `at` (UTC ms) in a room, about `show`. `of` tells it from others of the same
    thing; `pressed`: what a handover was pressed with."""

    at: int
    card: team.ScheduleCard
    room: control.RoomCard
    show: Ran
    of: str
    pressed: Mapping[str, Any] | None = None

    @property
    def key(self) -> str:
        """The outbox's key of what is sent."""
        return making.once(self.card.what, self.room.ident, self.show.id, self.of)

    def made(self) -> Made:
        """What is sent, as of now."""
        if self.card.what is What.TALLY:
            return making.tally(self.room, US, self.show.id, self.of)
        if self.card.what is What.BULLETIN:
            return making.bulletin(self.room, US, self.show.id, self.of)
        return making.handed_over(self.room, self.pressed, self.show.id, self.of)


@dataclass
class Look:
    """One look at what became due in (since, now], UTC ms. `unread`: why rooms could not be read."""

    since: int
    now: int
    unread: dict[str, str] = field(default_factory=dict)
    _shows: dict[str, list[Ran]] = field(default_factory=dict)

    def moments(self) -> list[Moment]:
        """Everything that may be due, in order of time; of a schedule nothing from before it was set."""
        rooms = {room.ident: room for room in control.rooms()}
        found = [*self._hours(rooms)]
        for room in rooms.values():
            found += [*self._ends(room), *self._handovers(room)]
        owed = [one for one in found if one.at >= one.card.since]
        return sorted(owed, key=lambda one: (one.at, one.card.id))

    def _hours(self, rooms: Mapping[str, control.RoomCard]) -> Iterator[Moment]:
        for card, hour in team.struck(self.since, self.now):
            room = rooms.get(card.room)
            show = None if room is None else due.on_air_at(self.shows(room), hour)
            if room is not None and show is not None:
                # The tally of an hour is one thing, whoever sends it.
                began = max(hour - HOUR, show.start)
                of = str(began if card.what is What.TALLY else hour)
                yield Moment(hour, card, room, show, of)

    def _ends(self, room: control.RoomCard) -> Iterator[Moment]:
        cards = team.schedules(room.ident, Occasion.SHOW_END)
        if not cards:
            return
        for show in due.ended_in(self.shows(room), self.since - OVERLAP_MS, self.now):
            assert show.end is not None, "only what has ended is among them"
            for card in cards:
                of = "" if card.what is What.BULLETIN else _END
                yield Moment(show.end, card, room, show, of)

    def _handovers(self, room: control.RoomCard) -> Iterator[Moment]:
        cards = team.schedules(room.ident, Occasion.HANDOVER)
        since = self.since - OVERLAP_MS
        if not cards or not any(one.end is None or one.end > since for one in self.shows(room)):
            return
        given: list[Press] = self._read(
            room, lambda: control.pressed(room, making.HANDOVER, since), []
        )
        for press in given:
            show = due.on_air_at(self.shows(room), press.ts)
            if show is not None and press.ts <= self.now:
                for card in cards:
                    yield Moment(press.ts, card, room, show, press.id, making.handed_with(press))

    def shows(self, room: control.RoomCard) -> list[Ran]:
        """The shows of a room, oldest first; none of one that cannot be read now."""
        if room.ident not in self._shows:
            self._shows[room.ident] = self._read(
                room, lambda: [Ran(one.id, one.start, one.end) for one in control.ran(room)], []
            )
        return self._shows[room.ident]

    def _read(self, room: control.RoomCard, ask: Callable[[], list[Any]], none: list[Any]) -> Any:
        try:
            return ask()
        except Refusal as refusal:
            self.unread[room.ident] = refusal.text
            return none


def send_due(now: int) -> int:
    """Hand over what became due since the last look; how many messages. `now`: UTC ms."""
    row = ScheduleClock.objects.first()
    here = Look(due.looked_from(None if row is None else row.looked_until, now), now)
    sent, left = 0, now
    moments = here.moments()
    known = sending.known({moment.key for moment in moments})
    for moment in moments:
        if (moment.card.channel, moment.key) in known:
            continue
        settled = _settled(
            moment, now, off=row is not None and row.looked_until < now - due.LATE_MS
        )
        sent += settled is True
        if settled is None:
            left = min(left, moment.at - 1)
    if here.unread:
        # Nobody knows whether it is on air. What it missed is said when it can be read again.
        left = min(left, here.since)
    _remember(row, left)
    return sent


def _remember(row: ScheduleClock | None, until: int) -> None:
    if row is None:
        ScheduleClock.objects.create(looked_until=until)
    elif row.looked_until != until:
        ScheduleClock.objects.filter(pk=row.pk).update(looked_until=until)


def _settled(moment: Moment, now: int, off: bool) -> bool | None:
    """Whether it was handed over now; None: it is to be looked at again. What goes wrong with one
    keeps no other waiting. `off`: nobody looked for a while."""
    try:
        return _settle(moment, now, off)
    except Exception:
        log.exception("%s of room %s could not be sent", moment.card.what, moment.room.ident)
        return None


def _settle(moment: Moment, now: int, off: bool) -> bool | None:
    if due.step(moment.at, now) is Step.MISSED:
        _miss(moment, OFF if off else FAILED)
        return False
    try:
        made = moment.made()
    except Refusal as refusal:
        if refusal.code in _OVER:
            return False
        log.info("%s of %s is not made yet: %s", moment.card.what, moment.room.ident, refusal.text)
        return None
    hourly = moment.card.what is What.TALLY and moment.card.occasion is Occasion.HOURLY
    if hourly and made.waits and not due.is_told(moment.at, now, made.read_at):
        return None
    return _hand_over(moment, made)


def _hand_over(moment: Moment, made: Made) -> bool:
    card = moment.card
    channel = next((one for one in team.channels() if one.id == card.channel), None)
    shows_it = channel is not None and not channel.picture_note
    drawn = picture_if_any(made) if shows_it and card.what is What.BULLETIN else None
    missed = sending.missed_since_sent(card.id)
    lines = [*made.sheet.lines, *([missed] if missed else [])]
    try:
        message = team.hand_over(
            US, card.channel, once=moment.key, title=made.title, lines=lines, picture=drawn,
            why=Why.SCHEDULE, schedule=card.id, rights=sending.rights(US),
        )  # fmt: skip
    except Refusal as refusal:
        _miss(moment, refusal.text)
        return False
    sending.put(US, _wanted(moment, made.title, lines), message.id, card.id)
    return True


def _miss(moment: Moment, why: str) -> None:
    log.warning(
        "%s of room %s at %s was not sent: %s",
        moment.card.what, moment.room.ident, at_clock(moment.at), why,
    )  # fmt: skip
    sending.put(US, _wanted(moment, "", []), None, moment.card.id, why)


def _wanted(moment: Moment, title: str, lines: list[str]) -> sending.Wanted:
    card = moment.card
    return sending.Wanted(
        card.what, moment.room.ident, moment.show.id, moment.key, moment.at, card.channel, title,
        lines,
    )  # fmt: skip
