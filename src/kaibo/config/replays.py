"""The same signed request again, inside its window: it gets the answer the first one got."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import msgspec

#: Answers are small, but one may name a hundred lines that were not taken.
MOST_BYTES = 8 << 20
Key = tuple[str, ...]
Answer = dict[str, Any]


@dataclass(slots=True)
class _Held:
    """One answer, or the work it is still made by, and when it was asked for."""

    task: asyncio.Task[Answer]
    at: float
    size: int = 0


class Replays:
    """Answers for `keep_s` seconds, `most` bytes of all of them. Used on the event loop only."""

    def __init__(
        self, keep_s: float, most: int = MOST_BYTES, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.keep_s, self.most, self.clock = keep_s, most, clock
        self.bytes = 0
        self._held: OrderedDict[Key, _Held] = OrderedDict()

    async def once(self, key: Key, work: Callable[[], Coroutine[Any, Any, Answer]]) -> Answer:
        """What `work` answers; it is not done again while its answer is remembered.

        A failure is not remembered: the next one tries again. What has been forgotten is done
        again, which is sound too, for an event counts once.
        """
        self._forget()
        held = self._held.get(key)
        if held is None:
            held = _Held(asyncio.ensure_future(work()), self.clock())
            self._held[key] = held
            held.task.add_done_callback(lambda task: self._done(key, task))
        # Who goes away must not take the answer from those who wait for the same.
        return await asyncio.shield(held.task)

    def _done(self, key: Key, task: asyncio.Task[Answer]) -> None:
        held = self._held.get(key)
        if held is None or held.task is not task:
            return
        if task.cancelled() or task.exception() is not None:
            del self._held[key]
            return
        held.size = len(msgspec.json.encode(task.result())) + sum(map(len, key)) + 512
        self.bytes += held.size
        self._forget()

    def _forget(self) -> None:
        """Drop what is too old, and the oldest while there is too much. Work under way stays."""
        old = self.clock() - self.keep_s
        while self._held:
            key, held = next(iter(self._held.items()))
            if not held.size or (held.at >= old and self.bytes <= self.most):
                return
            self.bytes -= held.size
            del self._held[key]
