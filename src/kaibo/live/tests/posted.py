"""Posts to an engine whose clock stands still, for the tests of the engine and its snapshots."""

from __future__ import annotations

from kaibo.live.engine import Engine
from kaibo.live.events import Event
from kaibo.live.room import Answer, Post
from kaibo.live.tests.made import ev


class Fixed:
    """A room clock that stands where it is put."""

    def __init__(self, now: int) -> None:
        self.time = now

    def now(self) -> int:
        return self.time


def post(engine: Engine, *events: Event, room: str = "r", src: str = "sim:1") -> Answer:
    for event in events:
        event.room = event.src = ""
    return engine.append(room, src, list(events)).result(10)


def desk(engine: Engine, *events: Event, room: str = "r") -> Answer:
    return engine.post(Post(room, "desk", events=events)).result(10)


def comment(number: int, at: int = 0) -> Event:
    return ev("comment", at, who=number, id=f"c{number}")
