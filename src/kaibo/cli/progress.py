"""Long work says how far it is, on the terminal's error stream, and stops on Ctrl-C."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType, TracebackType

from kaibo.cli.stopping import NAMES

_EVERY_S = 0.5
#: Where nobody watches a line is for whoever reads the file afterwards.
_PLAIN_S = 10.0


class Stopped(KeyboardInterrupt):
    """Somebody asked to stop, and it has stopped; the text says what is done and what is not."""


class Progress:
    """What is being done, and how many so far: one line that is written over, or, where nobody
    watches (the error stream is no terminal), a plain line every ten seconds.

    With `stops` a signal is heard where `to` is called, between two pieces of work and never
    inside one; `stops(done)` is the sentence of `Stopped` then. Whoever asks twice does not wait.
    """

    def __init__(
        self, doing: str, total: int | None = None, *, stops: Callable[[int], str] | None = None
    ) -> None:
        self.doing, self.total, self._stops = doing, total, stops
        self._shown = self._asked = False
        self._last = time.monotonic()
        self._watched = sys.stderr.isatty()
        self._before: dict[int, object] = {}

    def to(self, done: int) -> None:
        """So many are done. Raises Stopped."""
        if self._asked and self._stops is not None:
            raise Stopped(self._stops(done))
        now = time.monotonic()
        if now - self._last < (_EVERY_S if self._watched else _PLAIN_S):
            return
        self._last, self._shown = now, True
        share = f" {done / self.total:.0%}" if self.total else ""
        start, end = ("\r", "\x1b[K") if self._watched else ("", "\n")
        print(f"{start}{self.doing}：{done:,}{share}", end=end, file=sys.stderr, flush=True)

    def __enter__(self) -> Progress:
        if self._stops is not None and threading.current_thread() is threading.main_thread():
            for name in NAMES:
                number = getattr(signal, name, None)
                if number is not None:
                    self._before[number] = signal.signal(number, self._ask)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        if self._shown and self._watched:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True


class Steps:
    """Long work of several steps: a line for each while it is under way."""

    def __init__(self) -> None:
        self._doing = ""
        self._progress: Progress | None = None

    def to(self, doing: str, done: int, total: int | None) -> None:
        """So many (of `total`, if known) are done of this step."""
        if self._progress is None or doing != self._doing:
            self.__exit__(None, None, None)
            self._doing, self._progress = doing, Progress(doing, total)
        self._progress.to(done)

    def __enter__(self) -> Steps:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.__exit__(kind, error, trace)
            self._progress = None
