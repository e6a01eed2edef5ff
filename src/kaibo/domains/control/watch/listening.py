"""One room listened to: speech, words on the screen, notes and comments in, alerts for its log out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TypeVar

from kaibo.domains.compliance.public import Alert as Claimed
from kaibo.domains.compliance.public import (
    Finding,
    Segment,
    Stream,
    Told,
    check_text,
    folded,
    open_stream,
    register,
)
from kaibo.domains.control.cards import RoomCard
from kaibo.domains.control.watch import raising
from kaibo.domains.control.watch.moments import Moments
from kaibo.domains.control.watch.seen import Seen
from kaibo.live.alerts import How, Reason
from kaibo.live.events import Event

T = TypeVar("T")

#: What is listened to, and the surface it stands on.
SURFACES = {
    "speech": "live_speech",
    "note": "live_speech",
    "screen": "overlay",
    "comment": "viewer_comment",
}
#: Of what is written the same words make one alert; so many are remembered.
WRITTEN_KEPT = 2_000
#: Of a flood of comments so many are told of in a minute; the others are counted.
MOST_COMMENTS, MINUTE_MS = 60, 60_000
#: Put aside for these reasons, the same words are not told of again in the show.
_SETTLED = frozenset({Reason.PROVED, Reason.NOT_OURS, Reason.HARMLESS})
#: A line of fewer characters may be said by chance.
_SHORTEST_LINE = 6


def is_heard(event: Event) -> bool:
    """Whether an event holds words to be checked: of notes only those that quote what was said."""
    if event.kind not in SURFACES or not event.text:
        return False
    return event.kind != "note" or (event.x or {}).get("said") is True


class Listener:
    """Listens to one room, in one thread. Told the same events again it makes the same alerts."""

    def __init__(self, room: RoomCard) -> None:
        self._moments = Moments(room)
        self._show: str | None = None
        #: Comments of this show that broke a rule and were too many to be told one by one.
        self.untold = 0
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._stream: Stream = open_stream(self._moments.at, self._moments.of_product)
        #: Number of the stream's alert → id in the log.
        self._ids: dict[int, str] = {}
        #: Words → the alert about them, oldest first.
        self._written: dict[str, str] = {}
        #: Comments in which nothing was found: most of them are the same few words.
        self._clean: dict[str, None] = {}
        self._told_at: deque[int] = deque(maxlen=MOST_COMMENTS)
        self.untold = 0

    def hear(self, seen: Seen, events: Iterable[Event]) -> list[Event]:
        """The alerts that these events raise, repeat or close, as events of the desk. Outside of a
        show nothing is."""
        show = None if seen.show is None else seen.show.id
        if show != self._show:
            self._show = show
            self._begin_anew()
        if show is None:
            return []
        self._moments.learn(seen)
        out: list[Event] = []
        for event in sorted(filter(is_heard, events), key=lambda one: one.ts):
            if SURFACES[event.kind] == "live_speech":
                out += self._spoken(seen, event, out)
            else:
                out += self._read(seen, event, out)
        return out

    def _spoken(self, seen: Seen, event: Event, fresh: list[Event]) -> Iterator[Event]:
        begun, took = event.ts / 1000, (event.x or {}).get("ms")
        end = begun + took / 1000 if isinstance(took, int) else begun
        for told in self._stream.push(Segment(begun, end, event.text or "")):
            first = self._ids.get(told.alert.number)
            known = next((one for one in seen.alerts if one.id == first), None)
            is_open = first is not None and (known is None or known.closed is None)
            if told.told is not Told.RESOLVED:
                yield from self._claimed(seen, event, fresh, told.alert, first if is_open else None)
            elif first is not None:
                del self._ids[told.alert.number]
                if is_open:
                    yield raising.corrected(first, event)
        yield from self._line_said(seen, event)

    def _claimed(
        self, seen: Seen, event: Event, fresh: list[Event], alert: Claimed, first: str | None
    ) -> Iterator[Event]:
        finding = alert.finding
        if self._is_settled(seen, finding, event.ts):
            return
        context = self._moments.at(event.ts / 1000).context
        link = None if alert.product < 0 else alert.product
        if first is not None:
            yield raising.again(event, finding, context, first, link)
            return
        loud = raising.may_be_loud(finding, seen.alerts, fresh, seen.now)
        made = raising.raised(event, finding, context, loud=loud, link=link)
        self._ids[alert.number] = made.id
        yield made

    def _read(self, seen: Seen, event: Event, fresh: list[Event]) -> Iterator[Event]:
        """A comment, or words on the screen."""
        is_comment = event.kind == "comment"
        if is_comment and event.text in self._clean:
            return
        surface = SURFACES[event.kind]
        context = self._moments.on_surface(surface, event.ts)
        found = check_text(event.text or "", context).findings
        if not found:
            if is_comment:
                _remember(self._clean, event.text or "", None)
            return
        worst = max(found, key=raising.gravity)
        if self._is_settled(seen, worst, event.ts):
            return
        if is_comment and not self._may_be_told(event):
            return
        words = folded(event.text or "")
        first = self._written.get(words)
        if first is not None:
            if is_comment:  # each is to be dealt with; a picture is read every two seconds
                yield raising.again(event, worst, context, first)
            return
        # A comment waits in its queue: it never interrupts the floor.
        loud = not is_comment and raising.may_be_loud(worst, seen.alerts, fresh, seen.now)
        made = raising.raised(event, worst, context, loud=loud)
        _remember(self._written, words, made.id)
        yield made

    def _may_be_told(self, event: Event) -> bool:
        if len(self._told_at) == MOST_COMMENTS and event.ts - self._told_at[0] < MINUTE_MS:
            self.untold += 1
            return False
        self._told_at.append(event.ts)
        return True

    @staticmethod
    def _line_said(seen: Seen, event: Event) -> Iterator[Event]:
        """Whoever says the line she was given has put it right, whatever it names."""
        said = folded(event.text or "")
        for alert in seen.alerts:
            line = folded(str(alert.x.get("say") or "")).removeprefix("更正，")
            if alert.closed is None and len(line) >= _SHORTEST_LINE and line in said:
                yield raising.corrected(alert.id, event)

    def _is_settled(self, seen: Seen, finding: Finding, at: int) -> bool:
        """Whether proof is on file, or these very words were accepted, or put aside in this show."""
        product = self._moments.product_at(at)
        known = register()
        return (
            known.settles(finding, product, at) is not None
            or known.accepted(finding, product) is not None
            or _was_put_aside(seen, finding)
        )


def _remember(known: dict[str, T], words: str, what: T) -> None:
    known[words] = what
    if len(known) > WRITTEN_KEPT:
        del known[next(iter(known))]


def _was_put_aside(seen: Seen, finding: Finding) -> bool:
    return any(
        one.x.get("rule") == finding.rule
        and one.closed is not None
        and one.closed.x.get("how") == How.DISMISSED
        and one.closed.x.get("reason") in _SETTLED
        and folded(one.raised.text or "") == folded(finding.span)
        for one in seen.alerts
    )
