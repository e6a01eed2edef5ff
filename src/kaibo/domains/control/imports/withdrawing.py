"""Taking back what a file said: it stays in the log, and counts as never said."""

from __future__ import annotations

from kaibo.domains.control import running
from kaibo.domains.control.imports import reading
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.domains.control.imports.storing import WAIT_S
from kaibo.kit.clock import now_ms
from kaibo.kit.jobs import Progress
from kaibo.live.allowed import DESK
from kaibo.live.events import Event
from kaibo.live.room import Post

RETRACT = "source.retract"


def withdraw(progress: Progress, row: ImportedFile, by: str, why: str) -> None:
    """In every room the file went to: its source takes back what it said, and the desk what was
    added to the timeline for it. Refusals as of `running.posted`."""
    file, at = row.sha256[:12], now_ms()
    source = reading.source_of(row.format, row.sha256, row.holds)
    rooms = sorted({ident for ident in row.rooms.values() if ident is not None})
    for done, room in enumerate(rooms):
        progress(done / len(rooms), f"撤回「{room}」里的内容", surely=True)
        for src in (source, DESK):
            x = {"file": file, "by": by, "why": why}
            event = Event(id=f"{file}:withdrawn:{at}", kind=RETRACT, room=room, src=src, ts=at, x=x)
            running.posted(Post(room, src, events=[event]), WAIT_S)
