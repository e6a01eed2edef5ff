"""A recorded room as an imported file: its messages, and at the end the show they were of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kaibo.connectors import recorded
from kaibo.connectors.base.file_format import Given, Holds
from kaibo.connectors.base.problems import Problems
from kaibo.domains.control.public import FileSeen, ShowSeen, Wrong
from kaibo.live.codec import Refused
from kaibo.live.events import DESK_KINDS, Event

#: Of a message these say when something happened; a source's opening does not.
_BESIDE = frozenset({"source.open", "source.close", "source.gap"})


@dataclass(slots=True)
class Stream:
    """The messages of one recording; what is wrong gathers meanwhile."""

    messages: Iterator[Event | Refused]
    problems: Problems = field(default_factory=Problems)

    def told(self) -> Iterator[Event | ShowSeen]:
        """Every message, then the show that reaches around them. Presses of a desk are left out:
        they are of the room they were made in (`kaibo ingest` takes such a log whole)."""
        first = last = None
        for one in self.messages:
            if isinstance(one, Refused):
                self.problems.lost_rows += 1
                self.problems.add(one.line, None, None, one.code, one.text)
            elif one.kind in DESK_KINDS:
                text = "{n} 个中控动作没有导入：要连同动作收进来，请用 kaibo ingest。"
                self.problems.note("desk_left_out", None, text)
            else:
                one.src = ""
                if one.kind not in _BESIDE:
                    first = one.ts if first is None else min(first, one.ts)
                    last = one.ts if last is None else max(last, one.ts)
                yield one
        if first is not None and last is not None:
            yield ShowSeen(None, first, last + 1, 1, title=None)

    def wrong(self) -> Wrong:
        """What was wrong with it so far."""
        return wrong_of(self.problems)


def open_recorded(path: Path, given: Given) -> FileSeen:
    """A recorded room of any known form. Raises FileRefused."""
    recording = recorded.open_recording(path, given.key, name=given.name)
    stream = Stream(recording.parse())
    known = next(one for one in recorded.recording_formats() if one.id == recording.format)
    return FileSeen(
        known.id,
        known.title,
        known.platform,
        Holds.CHAT.value,
        (),
        stream.told,
        stream.wrong,
    )


def wrong_of(problems: Problems) -> Wrong:
    """Problems and notes as control shows them."""
    notes = [asdict(note) for note in problems.notes()]
    return Wrong(list(problems.rows()), problems.more, problems.lost_rows, notes)
