"""Storing a large file beside a show that runs: presses must not wait for it."""

from __future__ import annotations

from kaibo.kit.jobs import Progress
from kaibo.live import collecting

#: What so many signs of progress (a batch each) have made is set aside.
EVERY = 10


class Paced:
    """A job's progress that keeps Python's collector away from what the job has made so far."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._signs = 0

    @property
    def job(self) -> int:
        """The number of the job."""
        return self._progress.job

    @property
    def by(self) -> int | None:
        """Who started it."""
        return self._progress.by

    def __call__(self, part: float, text: str = "", *, surely: bool = False) -> None:
        """As of the job's own progress."""
        self._signs += 1
        if self._signs % EVERY == 0:
            collecting.set_aside()
        self._progress(part, text, surely=surely)
