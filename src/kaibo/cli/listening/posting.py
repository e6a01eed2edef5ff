"""What was heard goes to the server in the background, in order, each piece once, none lost.

A recogniser does not wait for a server: pieces queue while it is away, and are sent when it is
back. What could not be sent until the end is written beside, in the form `kaibo ingest` reads.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path

from kaibo.cli.failures import Failure
from kaibo.cli.feed import Target
from kaibo.live.codec import encode
from kaibo.live.events import Event

#: Pieces that may wait for a server: more than a night of speech.
MOST_WAITING = 50_000
_AT_ONCE = 500
#: How long the end waits for a server that is away.
LAST_S = 15.0


class Posting:
    """Sends events to `target`; `told` is given a sentence when the server goes and comes back."""

    def __init__(self, target: Target, told: Callable[[str], None], spare: Path) -> None:
        self.target, self._told, self._spare = target, told, spare
        self.accepted = self.duplicate = self.refused = 0
        self.failure: Failure | None = None
        self._queue: queue.Queue[Event | None] = queue.Queue(MOST_WAITING)
        self._rest: list[Event] = []
        self._ends_at: float | None = None
        self._thread = threading.Thread(target=self._run, name="kaibo-posting", daemon=True)
        self._thread.start()

    def put(self, event: Event) -> None:
        """Hand in one. Raises Failure once the server has said that it will not take any."""
        if self.failure is not None:
            raise self.failure
        self._queue.put(event)

    def close(self) -> Path | None:
        """Send what waits; the file with what could not be sent, None if everything was."""
        self._ends_at = time.monotonic() + LAST_S
        self._queue.put(None)
        self._thread.join()
        while not self._queue.empty():
            one = self._queue.get()
            if one is not None:
                self._rest.append(one)
        if not self._rest:
            return None
        self._spare.write_bytes(encode(self._rest))
        return self._spare

    def _run(self) -> None:
        over = False
        while not over:
            events, over = self._gathered()
            if events and not self._sent(events):
                self._rest.extend(events)
                return

    def _gathered(self) -> tuple[list[Event], bool]:
        """What waits, at least one; and whether that was all there will be."""
        events: list[Event] = []
        one = self._queue.get()
        while one is not None:
            events.append(one)
            if len(events) >= _AT_ONCE:
                return events, False
            try:
                one = self._queue.get_nowait()
            except queue.Empty:
                return events, False
        return events, True

    def _sent(self, events: list[Event]) -> bool:
        """Whether the server has them. It is asked again until it answers, or until the end."""
        away = False
        while True:
            try:
                answer = self.target.post(events)
            except Failure as failure:
                self.failure = failure
                return False
            if answer is not None:
                break
            if not away:
                self._told(f"{self.target.url} 连不上，先记着，连上再发。")
            away = True
            if self._ends_at is not None and time.monotonic() > self._ends_at:
                return False
            time.sleep(1.0)
        if away:
            self._told("又连上了。")
        self.accepted += answer["accepted"]
        self.duplicate += answer["duplicate"]
        self.refused += answer["refused"]
        return True
