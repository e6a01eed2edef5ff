"""A recorded room as an imported file: its messages, and at the end the show they were of. Of a
recording of several rooms each is an account, with a show of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kaibo.connectors import recorded
from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.problems import Problems
from kaibo.domains.control.public import FileSeen, ShowSeen, Wrong
from kaibo.live.codec import Refused
from kaibo.live.events import DESK_KINDS, Event

#: Of a message these say when something happened; a source's opening does not.
_BESIDE = frozenset({"source.open", "source.close", "source.gap"})


@dataclass(slots=True)
class Stream:
    """The messages of one recording; what is wrong gathers meanwhile. `several`: rooms whose sources
    are named `file:<id>/<room>` stand in it side by side."""

    messages: Iterator[Event | Refused]
    several: bool = False
    problems: Problems = field(default_factory=Problems)

    def told(self) -> Iterator[Event | ShowSeen]:
        """Every message, then the show that reaches around those of each room. Presses of a desk are
        left out: they are of the room they were made in (`kaibo ingest` takes such a log whole)."""
        reach: dict[str, tuple[int, int]] = {}
        for one in self.messages:
            if isinstance(one, Refused):
                self.problems.lost_rows += 1
                self.problems.add(one.line, None, None, one.code, one.text)
            elif one.kind in DESK_KINDS:
                text = "{n} 个中控动作没有导入：要连同动作收进来，请用 kaibo ingest。"
                self.problems.note("desk_left_out", None, text)
            else:
                room = one.src.partition("/")[2] if self.several else ""
                if one.kind not in _BESIDE:
                    first, last = reach.get(room, (one.ts, one.ts))
                    reach[room] = min(first, one.ts), max(last, one.ts)
                yield _of_account(one, room)
        for at, (room, (first, last)) in enumerate(reach.items(), 1):
            yield ShowSeen(room or None, first, last + 1, at, title=None)

    def wrong(self) -> Wrong:
        """What was wrong with it so far."""
        return wrong_of(self.problems)


def open_recorded(path: Path, given: Given) -> FileSeen:
    """A recorded room of any known form. Raises FileRefused."""
    recording = recorded.open_recording(path, given.key, name=given.name, tz=given.tz)
    stream = Stream(recording.parse(), several=recorded.has_several_rooms(recording))
    known = next(one for one in recorded.recording_formats() if one.id == recording.format)
    return FileSeen(
        known.id,
        known.title,
        known.platform,
        known.holds.value,
        (),
        stream.told,
        stream.wrong,
    )


def _of_account(one: Event, room: str) -> Event:
    one.src = ""
    if room:
        said: dict[str, Any] = one.x or {}
        one.x = {**said, "account": room}
    return one


def wrong_of(problems: Problems) -> Wrong:
    """Problems and notes as control shows them."""
    notes = [asdict(note) for note in problems.notes()]
    return Wrong(list(problems.rows()), problems.more, problems.lost_rows, notes)
