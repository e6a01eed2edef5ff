"""The clock of a room: wall time, or the time of a recording that is played back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

HOUR_MS = 3_600_000


def wall_ms() -> int:
    """UTC milliseconds now."""
    return time.time_ns() // 1_000_000


def hour_start(ms: int, offset: int = 0) -> int:
    """When the clock's running hour began (UTC ms), where clocks are `offset` ms ahead of UTC's."""
    return ms - (ms + offset) % HOUR_MS


class RoomClock(Protocol):
    """What time it is in a room (UTC ms); never runs backward while the wall clock does not."""

    def now(self) -> int:
        """UTC ms in the room."""
        ...


@dataclass(frozen=True, slots=True)
class Wall:
    """A room in the present."""

    wall: Callable[[], int] = wall_ms

    def now(self) -> int:
        """UTC ms."""
        return self.wall()


@dataclass(frozen=True, slots=True)
class Replay:
    """A room that plays a recording: at wall time `t0_wall` it shows `t0_show`, `speed` times fast."""

    t0_show: int
    t0_wall: int
    speed: float
    wall: Callable[[], int] = wall_ms

    def now(self) -> int:
        """UTC ms of the recording."""
        return self.t0_show + int((self.wall() - self.t0_wall) * self.speed)


def speed_of(clock: RoomClock) -> float:
    """How many seconds pass in the room while one passes on the wall."""
    return clock.speed if isinstance(clock, Replay) else 1.0
