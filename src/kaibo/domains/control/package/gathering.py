"""What is evidence of a show: its log, alerts and what became of them, the review, papers, rulings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kaibo.domains.compliance import public as compliance
from kaibo.domains.content import public as content
from kaibo.domains.control import running
from kaibo.domains.control.cards import RoomCard
from kaibo.domains.control.shown.labels import Goods
from kaibo.domains.control.shown.numbers import row_id
from kaibo.domains.control.shown.seen import Seen, find, see
from kaibo.domains.control.watch.labels import SCREEN, Standing, standing
from kaibo.domains.control.watch.moments import Moments
from kaibo.domains.control.watch.seen import Seen as OnAir
from kaibo.domains.people import public as people
from kaibo.live.alerts import Alert, alerts, disposals
from kaibo.live.codec import decode
from kaibo.live.events import Event
from kaibo.live.lanes import Span
from kaibo.live.presses import Press
from kaibo.live.room import Room

#: What of a room's log is evidence: words, the desk, prices and stock; orders go by their sums.
SAID = frozenset({"speech", "screen", "comment"})
CARD = frozenset({"product.list", "product.unlist", "product.price", "product.stock"})
ORDERS = frozenset({"order.state", "order.fix", "order.refund"})
MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Case:
    """Everything about one show. `events` are those of its time that are evidence, in the order of
    the log; `names` are those of the people who pressed, by who they are in the log."""

    room: RoomCard
    seen: Seen
    alerts: tuple[Alert, ...]
    disposals: dict[tuple[str, str], Press]
    events: tuple[Event, ...]
    goods: dict[str, str]
    names: dict[str, str]
    reviews: tuple[compliance.KeptReview, ...]
    evidence: tuple[compliance.KeptEvidence, ...]
    violations: tuple[compliance.KeptViolation, ...]
    clips: tuple[content.KeptClip, ...]
    labels: Standing

    @property
    def title(self) -> str:
        """What the show was called."""
        return self.seen.title or self.seen.show.id


def gather(room: RoomCard, show: str) -> Case:
    """All of it. Refusals: `not_found`, those of `running.look`."""
    seen, watch, span = running.look(room.ident, lambda here: _look(here, show))
    number = row_id(show)
    goods = Goods(seen, room)
    spoken = {span.product for lane in ("pitch", "pin") for span in seen.lanes[lane]} - {None}
    goods.learn(one for one in spoken if one is not None)
    pressed = {press.by for press in (*seen.presses, *watch)} - {None}
    events = tuple(_events(room.ident, seen))
    return Case(
        room,
        seen,
        tuple(alerts(watch)),
        disposals(watch),
        events,
        {one: goods.label(one) for one in spoken if one is not None},
        {by: _name(by) for by in pressed if by is not None},
        () if number is None else compliance.kept_reviews(number),
        compliance.kept_evidence(seen.show.start, seen.show.end),
        compliance.kept_violations(room.ident, show),
        content.kept_clips(room.ident, show),
        _labels(room, seen, span, events),
    )


def _look(here: Room, show: str) -> tuple[Seen, list[Press], Span | None]:
    found = find(here.fold, here.id, show)
    seen = see(here, found)
    end = seen.show.end if seen.show.ended else here.clock.now() + 1
    watch = [press for press in here.fold.presses.watch if found.start <= press.ts <= end]
    return seen, watch, here.fold.latest.show.at(found.start)


def _labels(room: RoomCard, seen: Seen, span: Span | None, events: Sequence[Event]) -> Standing:
    """What had to stand on the picture, what did, and the gaps, by the run as it is corrected."""
    lanes, moments = seen.lanes, Moments(room)
    moments.learn(OnAir(seen.now, span, tuple(lanes["pitch"]), tuple(lanes["segment"]), ()))
    time = seen.show.start, seen.show.end if seen.show.ended else seen.now
    sights = [(one.ts, one.text or "") for one in events if one.kind == SCREEN]
    return standing(time, moments, sights, seen.presses)


def _events(room: str, seen: Seen) -> Iterator[Event]:
    """Words, cards, orders and presses of the show's time, read from the log itself."""
    log = running.log_of(room)
    offset = log.since(room, seen.show.start)
    if offset is None:
        return
    start, end = seen.show.start, seen.show.end if seen.show.ended else seen.now + 1
    for row in log.read(offset, room):
        if row.recv_first > end + MINUTE_MS:
            return
        for event in decode(row.body):
            wanted = event.kind in SAID | CARD | ORDERS or event.src == "desk"
            if wanted and start <= event.ts <= end:
                yield event


def _name(by: str) -> str:
    number = row_id(by.removeprefix("user:")) if by.startswith("user:") else None
    person = None if number is None else people.person(number)
    return "系统" if by == "system" else person.name if person else by
