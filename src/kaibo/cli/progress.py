"""Long work says how far it is, on the terminal's error stream, and stops on Ctrl-C."""

from __future__ import annotations

import sys
import time
from types import TracebackType

_EVERY_S = 0.5


class Progress:
    """One line that is written over: what is being done, and how many so far.

    Silent where nobody watches (the error stream is no terminal).
    """

    def __init__(self, doing: str, total: int | None = None) -> None:
        self.doing, self.total = doing, total
        self._shown = False
        self._last = time.monotonic()
        self._watched = sys.stderr.isatty()

    def to(self, done: int) -> None:
        """So many are done."""
        now = time.monotonic()
        if not self._watched or now - self._last < _EVERY_S:
            return
        self._last, self._shown = now, True
        share = f" {done / self.total:.0%}" if self.total else ""
        print(f"\r{self.doing}：{done:,}{share}\x1b[K", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


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
