"""Wakes whoever waits for new work in this process. A hint only: everybody also looks by clock."""

from __future__ import annotations

from threading import Event, Lock
from weakref import WeakSet

_waiting: WeakSet[Event] = WeakSet()
_lock = Lock()


def listen() -> Event:
    """An event that is set at every wake-up for as long as the caller keeps it."""
    event = Event()
    with _lock:
        _waiting.add(event)
    return event


def wake() -> None:
    """Something was committed."""
    with _lock:
        waiting = list(_waiting)
    for event in waiting:
        event.set()
