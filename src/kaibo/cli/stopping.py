"""Ctrl-C, a polite kill and a closed terminal: all of them stop a command in the same way."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uvicorn

#: A closed terminal is no signal on Windows.
NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Stopping:
    """While it is entered a signal ends what runs: a server gracefully, all else by
    KeyboardInterrupt. Once `tidying`, nothing is interrupted any more."""

    def __init__(self) -> None:
        self.server: uvicorn.Server | None = None
        self.tidying = False
        self._before: dict[int, object] = {}

    def __enter__(self) -> Stopping:
        for name in NAMES:
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, self._asked)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def _asked(self, number: int, frame: FrameType | None) -> None:
        if self.server is not None:
            self.server.should_exit = True
        elif not self.tidying:
            raise KeyboardInterrupt
