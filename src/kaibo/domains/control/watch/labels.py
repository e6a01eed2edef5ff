"""Labels that must stand on the picture of a room: what was due, what stood there, what was missing.

What was due comes from what was on air (as corrected) and from marks; what stood there from what was
read off the screen and from marks. A mark is a note of the desk with `x.label` (which one), `x.on` (it
hangs, or no more) and, for what is due and not what hangs, `x.needed`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from kaibo.domains.compliance import public as compliance
from kaibo.domains.control.cards import RoomCard
from kaibo.domains.control.watch.moments import Moments
from kaibo.domains.control.watch.seen import Seen
from kaibo.live.alerts import How
from kaibo.live.events import ALERT, ALERT_CLOSE, Event
from kaibo.live.lanes import Span
from kaibo.live.presses import Press

NOTE, SCREEN = "note", "screen"
#: How far back is looked while on air: beyond it what was read holds no longer.
WINDOW_MS = 150_000
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """Labels of a show: when each was due, when it stood there, and the gaps. UTC ms, [from, to)."""

    due: dict[compliance.Label, list[Stretch]]
    there: dict[compliance.Label, list[Stretch]]
    gaps: list[compliance.Gap]


def standing(
    show: Stretch,
    moments: Moments,
    sights: Iterable[tuple[int, str]],
    presses: Iterable[Press | Event],
) -> Standing:
    """Worked out for [from, to) `show`; `moments` has learnt what was on air."""
    marks = list(marked(presses))
    due = compliance.required_labels(show, explained(show, moments), marks)
    there = compliance.labels_stood(show, sights, marks)
    return Standing(due, there, compliance.label_gaps(due, there))


def explained(show: Stretch, moments: Moments) -> Iterator[tuple[int, int, str]]:
    """The category of what was explained, from one change of what is on air to the next."""
    seen = moments.seen
    if seen is None:
        return
    ends = {at for span in (*seen.pitches, *seen.segments) for at in (span.start, span.end)}
    at = sorted({show[0], show[1], *(one for one in ends if show[0] < one < show[1])})
    for start, end in pairwise(at):
        if category := moments.at(start / 1000).context.category:
            yield start, end, category


def marked(presses: Iterable[Press | Event]) -> Iterator[compliance.LabelMark]:
    """The marks among presses; what is no label says nothing."""
    for press in presses:
        x = press.x or {}
        if press.kind == NOTE and x.get("label") in list(compliance.Label):
            yield compliance.LabelMark(
                press.ts, compliance.Label(x["label"]), x.get("on") is True, x.get("needed") is True
            )


class Labels:
    """Watches the labels of one room while it is on air. `sights` are texts read off its screen
    lately, with their times."""

    def __init__(self, room: RoomCard) -> None:
        self._moments = Moments(room)
        self._sights: deque[tuple[int, str]] = deque()
        #: Label → since when it is missing without a break; the gap is told by this.
        self._since: dict[compliance.Label, int] = {}

    def read(self, events: Iterable[Event]) -> None:
        """Remember what was read off the screen."""
        self._sights += [(one.ts, one.text) for one in events if one.kind == SCREEN and one.text]

    def look(self, seen: Seen, notes: Iterable[Press]) -> list[Event]:
        """Alerts for labels that are missing now, longer than the grace, and the end of those that
        hang again. One gap is one alert. Outside of a show nothing is due."""
        if seen.show is None:
            self._since.clear()
            return []
        self._moments.learn(seen)
        window = max(seen.show.start, seen.now - WINDOW_MS), seen.now
        while self._sights and self._sights[0][0] < window[0] - WINDOW_MS:
            self._sights.popleft()
        told = standing(window, self._moments, self._sights, notes)
        missing = {one.label: one for one in told.gaps if one.end >= seen.now}
        self._since = {
            label: self._since.get(label, gap.start) if gap.start == window[0] else gap.start
            for label, gap in missing.items()
        }
        still = {one.x.get("rule"): one.id for one in seen.alerts if one.closed is None}
        known = {one.id for one in seen.alerts}
        made = [
            one
            for label, since in self._since.items()
            if _rule(label) not in still
            and (one := _alert(seen.show, compliance.Gap(label, since, seen.now))).id not in known
        ]
        late = {
            gap.label
            for gap in compliance.label_gaps(told.due, told.there, 0)
            if gap.end >= seen.now
        }
        return made + [
            _closed(still[_rule(label)], seen.now)
            for label in compliance.Label
            if _rule(label) in still and label not in late
        ]


def _rule(label: compliance.Label) -> str:
    return f"LABEL-{label}"


def _closed(alert: str, at: int) -> Event:
    told = sha256(f"{alert}\nhung".encode()).hexdigest()[:24]
    x = {"by": "system", "how": How.CORRECTED.value, "at": at}
    return Event(f"{ALERT_CLOSE}:{told}", ALERT_CLOSE, ref=alert, text="不再缺", x=x)


def _alert(show: Span, gap: compliance.Gap) -> Event:
    name = compliance.LABELS[gap.label]
    told = sha256(f"{show.key}\n{gap.label}\n{gap.start}".encode()).hexdigest()[:24]
    x = {
        "by": "system", "rule": _rule(gap.label), "severity": "high", "surface": "overlay",
        "loud": True, "at": gap.start, "basis": gap.basis, "reason": f"画面上看不到{name}",
        "say": f"请挂上{name}",
    }  # fmt: skip
    return Event(f"{ALERT}:{told}", ALERT, ref=show.id, text=f"缺{name}", x=x)
