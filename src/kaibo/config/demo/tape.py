"""The recorded room laid over a show: its comments and popularity, minute by minute, in a lane of
their own. They carry no product and no viewer, as recorded; what was recorded on air repeats.

The recording tells the minute of a comment and not its second: they are spread evenly over the
minute in their order, with a `prec` of a minute.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kaibo.config.demo.story import PLATFORM
from kaibo.connectors.recorded import open_recording
from kaibo.kit.clock import MINUTE
from kaibo.live.events import Event

RECORDING = Path(__file__).parent / "recorded" / "2019-5-10.txt"
ORIGIN = RECORDING.with_name("ORIGIN.md")
#: The number of the recorded room, as its origin note gives it.
SOURCE = f"{PLATFORM}:recorded-14578426"
LEVEL = "L1"
PROVIDES = ("comment", "sample.popularity")
#: What the recorded platform says of a room that is off air.
_OFF_AIR = 1
#: The log has no viewers, so there is nothing to keep secret.
_KEY = hashlib.sha256(b"kaibo demo").digest()[:16]


@dataclass(frozen=True, slots=True)
class Minute:
    """One recorded minute: its popularity (None: not told) and its comments in order."""

    popularity: int | None
    comments: tuple[str, ...]


def read(path: Path = RECORDING) -> tuple[Minute, ...]:
    """The recorded minutes, gaps included, as long as the room was on air."""
    said: dict[int, list[str]] = {}
    popularity: dict[int, int | None] = {}
    for one in open_recording(path, _KEY).parse():
        if not isinstance(one, Event):
            continue
        minute = one.ts // MINUTE
        if one.kind == "comment":
            said.setdefault(minute, []).append(one.text or "")
        elif one.kind == "sample.popularity" and one.n != _OFF_AIR:
            popularity[minute] = one.n
    first, last = min(popularity), max(popularity)
    return tuple(Minute(popularity.get(m), tuple(said.get(m, ()))) for m in range(first, last + 1))


class Tape:
    """The recording, to be laid over shows."""

    def __init__(self, minutes: tuple[Minute, ...] | None = None) -> None:
        self.minutes = read() if minutes is None else minutes

    def open(self, start: int) -> Event:
        """The source connects as the show begins at `start` (UTC ms); it says where it is from."""
        x = {
            "provides": list(PROVIDES),
            "level": LEVEL,
            "origin": "wudifeixue/bilibili-Vtuber-danmaku@9564b8f",
            "licence": "MIT",
            "repeats": True,
        }
        return Event(f"{start:x}.open", "source.open", src=SOURCE, ts=start, x=x)

    def close(self, start: int, end: int) -> Event:
        """The source disconnects as the show begun at `start` ends."""
        return Event(f"{start:x}.close", "source.close", src=SOURCE, ts=end)

    def between(self, start: int, since: int, until: int) -> list[Event]:
        """What happens in [since, until) of the show begun at `start`, in order of time."""
        out: list[Event] = []
        first, last = max(since - start, 0) // MINUTE, (until - 1 - start) // MINUTE
        for number in range(first, last + 1):
            out += [e for e in self._minute(start, number) if since <= e.ts < until]
        return out

    def _minute(self, start: int, number: int) -> list[Event]:
        minute, begin = self.minutes[number % len(self.minutes)], start + number * MINUTE
        name = f"{start:x}.{number}"
        out: list[Event] = []
        if minute.popularity is not None:
            sample = Event(f"{name}.popularity", "sample.popularity", src=SOURCE, ts=begin)
            sample.prec, sample.n, sample.x = MINUTE, minute.popularity, {"grid": MINUTE}
            out.append(sample)
        count = len(minute.comments)
        for place, text in enumerate(minute.comments):
            at = begin + (2 * place + 1) * MINUTE // (2 * count)
            comment = Event(f"{name}.{place}", "comment", src=SOURCE, ts=at, prec=MINUTE, text=text)
            out.append(comment)
        return out
