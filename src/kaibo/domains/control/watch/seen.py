"""What the watch takes out of a room in one look: the show, what was on air when, open alerts."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.live.alerts import Alert, alerts
from kaibo.live.lanes import Span
from kaibo.live.room import Room

#: How far back what was on air is asked for: speech comes seconds late, a page's after minutes.
BACK_MS = 30 * 60_000


@dataclass(frozen=True, slots=True)
class Seen:
    """The room at `now` (UTC ms). `show` runs, None without one; `pitches` and `segments` are what
    was on air lately, in order; `alerts` those of the show."""

    now: int
    show: Span | None
    pitches: tuple[Span, ...]
    segments: tuple[Span, ...]
    alerts: tuple[Alert, ...]

    def pitch_at(self, at: int) -> Span | None:
        """What was explained at an instant."""
        return next((s for s in reversed(self.pitches) if s.start <= at < s.end), None)

    def segment_at(self, at: int) -> Span | None:
        """Which segment was on air."""
        return next((s for s in reversed(self.segments) if s.start <= at < s.end), None)


def see(room: Room) -> Seen:
    """Copy it out; spans never change."""
    fold, now = room.fold, room.clock.now()
    timeline = fold.latest
    show = timeline.show.at(now)
    since = now - BACK_MS
    pitches, segments = (
        tuple(span for span in timeline.lane[name].spans[-200:] if span.end > since)
        for name in ("pitch", "segment")
    )
    watch = () if show is None else [p for p in fold.presses.watch if p.ts >= show.start]
    return Seen(now, show, pitches, segments, tuple(alerts(watch)))
