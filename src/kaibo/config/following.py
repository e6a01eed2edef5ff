"""Shows' plans follow their runs in a thread of the server: after presses, and when it starts."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial

from django.db import connections

from kaibo.domains.control import public as control

log = logging.getLogger("kaibo.following")


class Following:
    """One thread, so that two presses of a room are followed in their order."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="kaibo-following")

    def start(self) -> Future[None]:
        """Catch up with what was pressed before the server last ended; done when it has."""
        return self._threads.submit(_quietly, self._catch_up)

    @staticmethod
    def _catch_up() -> None:
        for room in control.rooms_to_follow():
            _quietly(partial(control.follow, room))

    def pressed(self, room: str, kind: str) -> Future[None] | None:
        """A press was recorded; done when the plan has followed. None: it need not."""
        if kind in control.MOVES:
            with suppress(RuntimeError):  # the server is ending; its next start catches up
                return self._threads.submit(_quietly, partial(control.follow, room))
        return None

    def close(self) -> None:
        """Finish what is being written; what waits is caught up with at the next start."""
        self._threads.shutdown(cancel_futures=True)


def _quietly(work: Callable[[], object]) -> None:
    """A plan that is behind costs the run nothing: the next press, or the next start, tries again."""
    try:
        work()
    except Exception:
        log.exception("the plan of a show could not follow its run")
    finally:
        connections.close_all()
