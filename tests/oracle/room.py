"""A log in the making: who and what it speaks of, and how its events are stamped.

Spaces of ids are small on purpose, so that two messages, viewers, orders or combos are often the
same one. Stamping is done here and not by the project's sequencer: the two must agree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kaibo.live.events import Event, is_desk

#: Ten minutes before midnight UTC.
T0 = 1_700_005_800_000
SOURCES = ("douyin:a", "kuaishou:b", "file:c")
VIEWERS = ("00000000000000a1", "00000000000000b2", "ffffffffffffffff", None)
PRODUCTS = ("p1", "p2", "口红🎁", None)
CHANNELS = ("rec", "paid", None, "")
LAGS = (0, 0, 0, 0, 1, 2_000, 5_000, 5_001, 61_000, -3_000)


@dataclass(slots=True)
class Room:
    """A log in the making: what is in it, and what may be referred to.

    `dice(n)` gives a number below n; hypothesis throws it, or a generator with a seed.
    """

    dice: Callable[[int], int]
    now: int = T0
    recv: int = 0
    events: list[Event] = field(default_factory=list)
    heard: list[tuple[int, Event]] = field(default_factory=list)  # (now, event) before stamping
    acts: dict[str, list[str]] = field(default_factory=dict)  # lane → ids of acts
    dropped: dict[str, list[str]] = field(default_factory=dict)  # lane → ids that were dropped
    edges: list[int] = field(default_factory=list)  # times at which something changed
    comments: list[tuple[str, str]] = field(default_factory=list)  # (src, id) said or taken back
    show: int = 0

    def pick(self, options: Sequence[Any]) -> Any:
        return options[self.dice(len(options))]

    def chance(self, percent: int) -> bool:
        return self.dice(100) >= 100 - percent

    def stamp(self, event: Event) -> Event:
        """docs/specs/run-clock.md: recv never falls; a desk event is later than all before it."""
        self.heard.append((self.now, event))
        desk = is_desk(event.kind)
        self.recv = max(self.recv + 1 if desk else self.recv, self.now)
        ts = self.recv if desk else min(event.ts, self.recv)
        x = event.x
        if event.ts > self.recv and not desk:
            x = {**(x or {}), "raw_ts": event.ts}
        if event.kind.startswith("order."):
            x = x and _held(x, self.recv)
        done = Event(**{**plain(event), "ts": ts, "recv": self.recv, "x": x})
        self.events.append(done)
        return done

    def ident(self) -> str:
        """Mostly new, in no order; sometimes one that is taken already, by this source or another."""
        if self.events and self.chance(8):
            return str(self.pick([e.id for e in self.events[-8:]]))
        return f"{self.pick('abc')}{len(self.events)}"

    def say(self, kind: str, src: str, ident: str = "", **fields: Any) -> Event:
        ts = self.now - self.pick(LAGS)
        ident = ident or self.ident()
        return self.stamp(Event(id=ident, kind=kind, src=src, ts=ts, room="r", **fields))

    def press(self, kind: str, **fields: Any) -> Event:
        """An act of the desk: spans are named by it. A press sent twice does not count again."""
        ident = f"act{len(self.events)}"
        pressed = [e.id for e in self.events if e.src == "desk"]
        if pressed and self.chance(4):
            ident = self.pick(pressed)
        act = Event(id=ident, kind=kind, src="desk", ts=0, room="r", **fields)
        done = self.stamp(act)
        self.edges.append(done.ts)
        return done


ORDER_TIMES = ("created", "paid", "refunded_at")


def _held(x: dict[str, Any], recv: int) -> dict[str, Any]:
    late = {k: x[k] for k in ORDER_TIMES if x.get(k, 0) > recv}
    return {**x, **dict.fromkeys(late, recv), **{f"raw_{k}": v for k, v in late.items()}}


def plain(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in event.__struct_fields__}
