"""Rooms listened to: what is new in a room goes to its listener, what that makes into its log."""

from __future__ import annotations

from collections.abc import Sequence

from kaibo.domains.control import running
from kaibo.domains.control.cards import room as card_of
from kaibo.domains.control.cards import rooms
from kaibo.domains.control.watch.labels import NOTE, Labels
from kaibo.domains.control.watch.listening import Listener, is_heard
from kaibo.domains.control.watch.seen import Seen, see
from kaibo.live.allowed import DESK
from kaibo.live.codec import decode
from kaibo.live.events import Event
from kaibo.live.presses import Press
from kaibo.live.room import Post, Room

#: What was said so long before the server began is listened to again, so that claims over two
#: segments and corrections find their beginning.
AGAIN_MS = 15 * 60_000
#: Of comments, which stand by themselves, what a server that was killed may not have come to.
COMMENTS_AGAIN_MS = 60_000


class Watch:
    """All rooms of this process; to be used by one thread."""

    def __init__(self) -> None:
        self._listeners: dict[str, Listener] = {}
        self._labels: dict[str, Labels] = {}

    def hear(self, room: str, events: Sequence[Event]) -> int:
        """Listen to new events of a room; how many alerts, repeats and closings they made.
        Refusals: those of `running.look`."""
        listener = self._listeners.get(room)
        if listener is None:
            card = card_of(room)
            if card is None:
                return 0
            listener = self._listeners[room] = Listener(card)
        if room in self._labels:
            self._labels[room].read(events)
        made = listener.hear(running.look(room, see), events)
        if made:
            running.posted(Post(room, DESK, events=made), running.WAIT_S)
        return len(made)

    def labels(self) -> int:
        """Look at every room whether the labels that must stand on its picture do; how many alerts
        and ends that made. Refusals: those of `running.look`."""
        count = 0
        for card in rooms():
            if card.ident not in self._labels:
                self._labels[card.ident] = Labels(card)
                self._labels[card.ident].read(_lately(card.ident))
            seen, notes = running.look(card.ident, _with_notes)
            made = self._labels[card.ident].look(seen, notes)
            if made:
                running.posted(Post(card.ident, DESK, events=made), running.WAIT_S)
            count += len(made)
        return count

    def untold(self, room: str) -> int:
        """How many comments of the show broke a rule and were too many to be told one by one."""
        return self._listeners[room].untold if room in self._listeners else 0

    def again(self) -> dict[str, list[Event]]:
        """What was said lately in rooms where a show runs. Refusals: those of `running.look`."""
        found: dict[str, list[Event]] = {}
        for partition in running.engine().partitions:
            for room in partition.log.rooms():
                if events := _lately(room):
                    found[room] = events
        return found


def _with_notes(here: Room) -> tuple[Seen, list[Press]]:
    seen = see(here)
    since = seen.now if seen.show is None else seen.show.start
    return seen, [one for one in here.fold.presses.all if one.kind == NOTE and one.ts >= since]


def _lately(room: str) -> list[Event]:
    log = running.log_of(room)
    seen_at = log.last_recv(room)
    seen = running.look(room, see)
    if seen_at is None or seen.show is None:
        return []
    since = max(seen.now - AGAIN_MS, seen.show.start)
    offset = log.since(room, since)
    if offset is None:
        return []
    lately = seen.now - COMMENTS_AGAIN_MS
    return [
        event
        for row in log.read(offset, room)
        for event in decode(row.body)
        if is_heard(event) and (event.kind != "comment" or event.ts >= lately)
    ]
