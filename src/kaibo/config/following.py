"""Plans and runs hear of each other in a thread of the server, at its start and as things change.

A show's plan follows its run after a press; a run is told of the goods that changed after a Fact.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial

from django.db import connections

from kaibo.domains.control import public as control
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.hub import Hub
from kaibo.kit.tail import heard

log = logging.getLogger("kaibo.following")

#: How often a plan is read again that a person changed in the moment it was to follow its run.
TRIES = 5

_here: Following | None = None


@heard("selection.link.*")
@heard("selection.sku.*")
@heard("selection.lineup.*")
def goods_changed(fact: Fact, hub: Hub) -> None:
    """Tell the runs, if this process has any; what is missed here is caught up with."""
    if _here is not None:
        _here.goods_changed()


class Following:
    """One thread, so that presses of a room are followed in their order."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="kaibo-following")
        self._telling: Future[None] | None = None

    def start(self) -> Future[None]:
        """Catch up with what happened before the server last ended; done when it has."""
        global _here
        _here = self
        return self._threads.submit(_quietly, self._catch_up)

    @staticmethod
    def _catch_up() -> None:
        for room in control.rooms_to_follow():
            _quietly(partial(_follow, room))
            _quietly(partial(control.copy_goods, room))

    def goods_changed(self) -> Future[None] | None:
        """Facts about goods were committed; done when the runs know. A line-up of 200 links brings
        200 Facts: what has not begun yet will find all of them."""
        if self._telling is None or self._telling.running() or self._telling.done():
            with suppress(RuntimeError):
                self._telling = self._threads.submit(_quietly, self._tell)
        return self._telling

    @staticmethod
    def _tell() -> None:
        for room in control.rooms_to_follow():
            _quietly(partial(control.copy_goods, room))

    def pressed(self, room: str, kind: str) -> Future[None] | None:
        """A press was recorded; done when the plan has followed. None: it need not."""
        if kind in control.MOVES:
            with suppress(RuntimeError):  # the server is ending; its next start catches up
                return self._threads.submit(_quietly, partial(_follow, room))
        return None

    def close(self) -> None:
        """Finish what is being written; what waits is caught up with at the next start."""
        global _here
        _here = None
        self._threads.shutdown(cancel_futures=True)


def _follow(room: str) -> list[int]:
    """Somebody who edits the plan just now is no reason to leave it behind for the whole show."""
    for _ in range(TRIES - 1):
        try:
            return control.follow(room)
        except Refusal as refusal:
            if refusal.code != "stale":
                raise
    return control.follow(room)


def _quietly(work: Callable[[], object]) -> None:
    """What is behind costs the run nothing: the next press or Fact, or the next start, tries again."""
    try:
        work()
    except Exception:
        log.exception("a plan and its run could not be brought together")
    finally:
        connections.close_all()
