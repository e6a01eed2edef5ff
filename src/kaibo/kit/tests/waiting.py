"""Waiting for what another thread or process does: until it is so, but not for ever."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 60.0


def until(what: Callable[[], bool]) -> None:
    """Return as soon as `what` holds; fail after a minute."""
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.005)
