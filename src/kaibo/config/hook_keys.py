"""Which source a hook is for and what it signs with: asked of the database, remembered shortly."""

from __future__ import annotations

import asyncio
import logging
import time
from concurrent.futures import Executor

from django.db import Error as DatabaseError
from django.db import connections

from kaibo.config.http import Failed
from kaibo.domains.control import public as control
from kaibo.live.clock import wall_ms

log = logging.getLogger("kaibo.hooks")

#: How long a secret that was taken away may still sign.
REMEMBER_S = 0.5
KEPT = 4_096
LONGEST = 128


class HookKeys:
    """Looks sources up in `threads`; the answers, "none" too, hold for half a second."""

    def __init__(self, threads: Executor) -> None:
        self._threads = threads
        self._known: dict[tuple[str, str], tuple[float, control.HookCard | None]] = {}

    async def find(self, room: str, source: str) -> control.HookCard | None:
        """The source with its secrets, None if there is none that may push. Raises Failed while it
        cannot be looked up."""
        if len(room) > LONGEST or len(source) > LONGEST:
            return None
        key = room, source
        held = self._known.get(key)
        if held is not None and held[0] > time.monotonic():
            return held[1]
        loop = asyncio.get_running_loop()
        try:
            card = await loop.run_in_executor(self._threads, _ask, room, source)
        except DatabaseError as error:
            log.exception("it could not be looked up who sends to %s/%s", room, source)
            text = "现在查不到这个来源，什么也没有记录。请稍等再发。"
            raise Failed(503, "busy", text, retry_after=1) from error
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[key] = (time.monotonic() + REMEMBER_S, card)
        return card


def _ask(room: str, source: str) -> control.HookCard | None:
    try:
        return control.hook_of(room, source, wall_ms())
    finally:
        connections.close_all()
