"""An answer many phones ask for within a few seconds is worked out once."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")

#: How long an answer is good, seconds; a third of what a phone waits between two.
GOOD_FOR_S = 5.0
#: So many are kept at most, and so many are made at once.
MOST, AT_ONCE = 100, 16


class Kept(Generic[T]):
    """Answers by key, each good for `good_for_s`. Who asks while one is being made waits for it."""

    def __init__(self, good_for_s: float = GOOD_FOR_S) -> None:
        self._good_for_s = good_for_s
        self._lock = Lock()
        self._making = [Lock() for _ in range(AT_ONCE)]
        self._answers: dict[Hashable, tuple[float, T]] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer to `key`, made now unless it is still good. What `make` raises is raised here,
        and nothing is kept."""
        with self._making[hash(key) % AT_ONCE]:
            with self._lock:
                found = self._answers.get(key)
            if found is not None and time.monotonic() - found[0] < self._good_for_s:
                return found[1]
            made = make()
            self._keep(key, made)
            return made

    def _keep(self, key: Hashable, made: T) -> None:
        now = time.monotonic()
        with self._lock:
            good = {
                one: told for one, told in self._answers.items() if now - told[0] < self._good_for_s
            }
            good.pop(key, None)
            self._answers = dict(list(good.items())[1 - MOST :]) | {key: (now, made)}
