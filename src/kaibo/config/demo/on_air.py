"""The server of a prepared demo: its room goes on from where it stands."""

from __future__ import annotations

from pathlib import Path

from kaibo.config.asgi import Server
from kaibo.config.demo import story
from kaibo.config.demo.note import BadNote, read
from kaibo.config.demo.player import Player, clock_from
from kaibo.live.clock import Wall
from kaibo.live.install import Install
from kaibo.live.log import LogReader


def server(folder: Path, speed: float) -> tuple[Server, int]:
    """The app that serves the demo in `folder`, `speed` times as fast as time; and its seed.

    Raises BadNote.
    """
    note = read(folder)
    if note is None:
        raise BadNote(f"{folder} 里没有演示。")
    install = Install.open(folder, create=False)
    log = LogReader(install.log_path(install.partition(story.ROOM)))
    # After a crash the log knows more than the note.
    clock = clock_from(max(note.now, log.last_recv(story.ROOM) or 0), speed)
    made = Server(
        clock=lambda room: clock if room == story.ROOM else Wall(),
        beside=lambda engine: Player(engine, folder, note, clock),
    )
    return made, note.seed
