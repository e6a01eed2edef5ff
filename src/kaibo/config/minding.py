"""The worker process beside the server, started again when it ends by itself."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time

from kaibo.kit import apart

log = logging.getLogger("kaibo.worker")

COMMAND = (sys.executable, "-m", "django", "work", "--while-stdin")
FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 60.0
#: One that has worked for so long was not broken from its start.
SOUND_S = 60.0
STOP_S = 10.0


class Minding:
    """Runs one worker, and another when it has ended; between two it waits, longer each time."""

    def __init__(
        self, command: tuple[str, ...] = COMMAND, first_wait_s: float = FIRST_WAIT_S
    ) -> None:
        self._command, self._first_wait_s = command, first_wait_s
        self._ending = threading.Event()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        #: How often it had to be started again.
        self.restarts = 0
        self._thread = threading.Thread(target=self._mind, name="kaibo-minding", daemon=True)

    @property
    def pid(self) -> int | None:
        """The process of the worker, None while there is none."""
        process = self._process
        return None if process is None or process.returncode is not None else process.pid

    def start(self) -> None:
        """Start the worker, and mind it. Raises OSError."""
        self._process = self._started()
        self._thread.start()

    def stop(self) -> None:
        """Let the worker finish what is a matter of seconds, and wait for its end."""
        with self._lock:
            self._ending.set()
            process = self._process
        if process is not None:
            process.terminate()
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()
        if self._thread.ident is not None:
            self._thread.join(STOP_S)

    def _mind(self) -> None:
        wait = self._first_wait_s
        while (process := self._process) is not None:
            began = time.monotonic()
            code = process.wait()
            if process.stdin is not None:
                process.stdin.close()
            if time.monotonic() - began >= SOUND_S:
                wait = self._first_wait_s
            if self._ending.is_set():
                return
            log.error("the worker ended by itself (%s); started again in %.0f s", code, wait)
            if self._ending.wait(wait):
                return
            wait = min(wait * 2, LONGEST_WAIT_S)
            if not self._again():
                return

    def _again(self) -> bool:
        """Start another; False when the server is ending."""
        while True:
            with self._lock:
                if self._ending.is_set():
                    return False
                try:
                    self._process = self._started()
                    self.restarts += 1
                    return True
                except OSError:
                    log.exception("the worker could not be started")
            if self._ending.wait(LONGEST_WAIT_S):
                return False

    def _started(self) -> subprocess.Popen[bytes]:
        """It ends with its standard input, so with this process, however that ends; Ctrl-C in the
        terminal is for this process alone, which may catch it while the worker still loads."""
        return apart.started(self._command, stdin=subprocess.PIPE)
