"""The server's own worker: jobs that need the rooms this process owns, in one thread of it."""

from __future__ import annotations

import threading

from kaibo.kit import wake
from kaibo.kit.delivery import Lane
from kaibo.kit.worker import Worker

#: Jobs started in this process wake the worker; those of the command line and what a killed server left
#: behind are found by clock.
POLL_SECONDS = 3.0
STOP_S = 10.0


class Inside:
    """Runs from when the rooms are open until before they close."""

    def __init__(self) -> None:
        self._worker = Worker([Lane.SERVER], poll_seconds=POLL_SECONDS)
        self._thread = threading.Thread(target=self._worker.run, name="kaibo-inside", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """Give back what is under way; the next start takes it up."""
        self._worker.stop()
        wake.wake()
        self._thread.join(STOP_S)
