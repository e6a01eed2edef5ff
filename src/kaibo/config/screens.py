"""Which prompters are open: each asks again and again, and one that has stopped asking is gone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kaibo.live.clock import wall_ms

#: Between two questions of a prompter that is open lies less than this.
GONE_S = 4.0
#: More than so many in one room are not listed.
MOST = 20


@dataclass(slots=True)
class Screen:
    """An open prompter: who it is in the log, since when (wall, UTC ms), and what it waits for."""

    by: str
    since: int
    waits: int = 0
    asked: int = 0


class Screens:
    """The open prompters by room. `changed` is told of a room one came to, or left."""

    def __init__(self, changed: Callable[[str], object]) -> None:
        self.changed = changed
        self._rooms: dict[str, dict[str, Screen]] = {}
        self._lock = threading.Lock()

    @contextmanager
    def open(self, room: str, screen: str, by: str) -> Iterator[None]:
        """Prompter `screen` of this room waits for news; on the event loop only."""
        with self._lock:
            there = self._rooms.setdefault(room, {})
            new = screen not in there
            one = there.setdefault(screen, Screen(by, wall_ms()))
            one.waits += 1
            one.asked += 1
        if new:
            self.changed(room)
        try:
            yield
        finally:
            one.waits -= 1
            asyncio.get_running_loop().call_later(GONE_S, self._look, room, screen, one.asked)

    def of(self, room: str) -> list[dict[str, Any]]:
        """The open ones of a room, the oldest first; from any thread."""
        with self._lock:
            there = sorted(self._rooms.get(room, {}).items(), key=lambda item: item[1].since)
        return [{"screen": name, "by": one.by, "since": one.since} for name, one in there[:MOST]]

    def _look(self, room: str, screen: str, asked: int) -> None:
        """Gone is who has not asked since."""
        with self._lock:
            one = self._rooms[room].get(screen)
            if one is None or one.waits or one.asked != asked:
                return
            del self._rooms[room][screen]
        self.changed(room)
