"""The hours of the demo's show before now: what its floor pressed and what its room did, in order.

The simulated room runs on what really happened; the log gets what was pressed. They differ once:
one pitch is marked wrong, and is there to be set right. The same arguments give the same events.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kaibo.config.demo import story
from kaibo.config.demo.floor import Act, Floor, Item, decide, steering
from kaibo.config.demo.tape import Tape
from kaibo.live.events import Event
from kaibo.live.presses import Press
from kaibo.live.room import DESK
from kaibo.sim.room import Room
from kaibo.sim.world import BIN_MS

#: Comments come from the recorded room.
MUTE = ("comment",)


@dataclass(frozen=True, slots=True)
class Turn:
    """A shift by its id, from `start` (UTC ms), with the host on mic by id."""

    ref: str
    name: str
    start: int
    host: str
    host_name: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what the past is about. `arm`: what arming carries; `take`: what taking a segment
    (its id) for the n-th time carries; `sim_hosts`: host id → host of the simulated room."""

    show: str
    items: Sequence[Item]
    turns: Sequence[Turn]
    sim_hosts: dict[str, str]
    arm: dict[str, Any]
    take: Callable[[str, int], dict[str, Any]]


@dataclass(slots=True)
class Counted:
    """What a big screen would show: of the whole show so far, money in fen."""

    online: int = 0
    views: int = 0
    product_clicks: int = 0
    orders_paid: int = 0
    gmv: int = 0

    def learn(self, happened: Sequence[Event]) -> None:
        """Take in the events of one bin."""
        for event in happened:
            if event.kind == "enter":
                self.views += 1
            elif event.kind == "product.click":
                self.product_clicks += 1
            elif event.kind == "sample.online":
                self.online = event.n or 0
            elif event.kind == "order.state" and (event.x or {})["state"] == "paid":
                self.orders_paid += 1
                self.gmv += event.amount or 0

    def boxes(self) -> dict[str, int]:
        """As the boxes of a hand reading."""
        names = ("online", "views", "product_clicks", "orders_paid", "gmv")
        return {name: getattr(self, name) for name in names}


#: When (UTC ms), and what is pressed then.
Planned = tuple[int, Callable[[], list[Act]]]


class Past:
    """A show begun at `start` (UTC ms); its `room` goes on from where the telling ended."""

    def __init__(self, cast: Cast, seed: int, start: int, tape: Tape) -> None:
        self.cast, self.start, self.tape = cast, start, tape
        self.room = Room(story.PLAN, seed, start, mute=MUTE)
        self.floor, self.counted = Floor(), Counted()
        self._presses = self._pitches = 0
        self._takes: dict[str, int] = {}
        self._before = Counted()
        self._handover = ""
        self._planned: list[Planned] = []
        for scene in story.SCENES:
            self._plan(start + scene.at, [Act(scene.kind, text=scene.text)])
        for one, other in zip(cast.turns, cast.turns[1:], strict=False):
            self._plan_handover(one, other)

    def batches(self, until: int) -> Iterator[list[Event]]:
        """Everything up to `until`, a whole number of bins after the start, bin by bin."""
        cast, turn = self.cast, self.cast.turns[0]
        yield self._press(Act("show.arm", cast.show, x=cast.arm), self.start - story.ARMED_MS)
        begin = [
            Act("show.start", cast.show, x={"title": story.SHOW_TITLE, "open_items": []}),
            Act("shift.start", turn.ref, x={"name": turn.name}),
            Act("host.on", turn.host, x={"name": turn.host_name}),
        ]
        pressed = [event for act in begin for event in self._press(act, self.start)]
        yield [*pressed, self.room.source_open(), self.tape.open(self.start)]
        while self.room.now < until:
            yield self._bin()

    def _bin(self) -> list[Event]:
        now, after = self.room.now, self.room.now + BIN_MS
        if now > self.start and (now - self.start) % story.READING_MS == 0:
            self._plan(now, [Act("reading", x={"boxes": self.counted.boxes()})])
        timed = [
            (now, e) for a in decide(self.cast.items, self.floor, now) for e in self._press(a, now)
        ]
        on_air = steering(self.floor, self.cast.sim_hosts)
        while self._planned and self._planned[0][0] < after:
            at, acts = self._planned.pop(0)
            timed += [(at, event) for act in acts() for event in self._press(act, at)]
        happened = self.room.step(*on_air)
        self.counted.learn(happened)
        told = [*self.tape.between(self.start, now, after), *happened]
        timed += [(event.ts, event) for event in told]
        # A press stands before what happens at its time: the span it begins holds that time.
        return [e for _, e in sorted(timed, key=lambda one: (one[0], one[1].src != DESK))]

    def _press(self, act: Act, at: int) -> list[Event]:
        """The event of an act; the floor takes in what was meant."""
        if act.kind == "segment.take":
            ref = act.ref or ""
            self._takes[ref] = self._takes.get(ref, 0) + 1
            act = act.carrying(self.cast.take(ref, self._takes[ref]))
        self._presses += 1
        ident = f"demo-{self._presses}"
        meant = Press(
            ident, act.kind, at, story.BY, act.ref, act.product, act.n, act.text, dict(act.x)
        )
        self.floor = self.floor.after(meant)
        event = self._mistaken(act, at).event(ident, at, story.BY)
        event.src = DESK
        return [event]

    def _mistaken(self, act: Act, at: int) -> Act:
        """What was pressed for what was meant."""
        if act.kind != "pitch.start" or act.product != story.WRONG_PRODUCT:
            return act
        self._pitches += 1
        wrong = [i for i in self.cast.items if i.product == story.PRESSED_INSTEAD]
        if self._pitches != story.WRONG_PITCH or not wrong:
            return act
        self._plan(at + story.WRONG_NOTICED_MS, [Act("note", text=story.WRONG_NOTE)])
        x = {"link": wrong[0].link, "name": wrong[0].name}
        return replace(act, product=wrong[0].product, n=wrong[0].n, x=x)

    def _plan(self, at: int, acts: list[Act]) -> None:
        insort(self._planned, (at, lambda: acts), key=lambda one: one[0])

    def _plan_handover(self, giving: Turn, taking: Turn) -> None:
        """The sheet a minute before, its acknowledgement, and the change on the mic."""
        at = taking.start

        def hand_over() -> list[Act]:
            x = {"sheet": self._sheet(giving, taking), "word": story.HANDOVER_WORD}
            self._handover = f"demo-{self._presses + 1}"
            return [Act("handover", taking.ref, x=x)]

        def change() -> list[Act]:
            self._before = replace(self.counted)
            return [
                Act("shift.start", taking.ref, x={"name": taking.name}),
                Act("host.off", giving.host),
                Act("host.on", taking.host, x={"name": taking.host_name}),
            ]

        for when, acts in (
            (at - story.HANDOVER_MS, hand_over),
            (at - story.HANDOVER_MS // 2, lambda: [Act("ack", self._handover)]),
            (at, change),
        ):
            insort(self._planned, (when, acts), key=lambda one: one[0])

    def _sheet(self, giving: Turn, taking: Turn) -> list[dict[str, Any]]:
        """The fields of the sheet that this floor knows, shaped as control tells them."""
        fields = (
            ("gmv", "目标/完成", "本班成交额", self.counted.gmv - self._before.gmv),
            (
                "orders_paid",
                "目标/完成",
                "本班成交单",
                self.counted.orders_paid - self._before.orders_paid,
            ),
            ("word", "给下一班的一句话", "给下一班的一句话", story.HANDOVER_WORD),
            ("giver", "交/接人·时间", "交班人", giving.host_name),
            ("receiver", "交/接人·时间", "接班人", taking.host_name),
        )
        return [
            {"id": ident, "row": row, "zh": zh, "value": value, "why": ""}
            for ident, row, zh, value in fields
        ]
