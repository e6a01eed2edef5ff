"""The demo on air: a thread that lets the simulated room go on as the room's time passes.

Each bin of 5 s is handed in when it is over, played with what was pressed by its beginning; so
whoever steers changes what is sold. What a person does not do is not done for them: only when
nobody has pressed anything for a while the demo's own host goes on by the plan (`floor`).
"""

from __future__ import annotations

import logging
import threading
import time
from functools import reduce
from pathlib import Path

from django.db import connections

from kaibo.config.demo import plan, story
from kaibo.config.demo.floor import Act, Floor, Item, decide, is_steered, steering
from kaibo.config.demo.note import Note
from kaibo.config.demo.past import MUTE
from kaibo.config.demo.tape import Tape
from kaibo.domains.control import public as control
from kaibo.domains.rundown import public as rundown
from kaibo.kit.clock import HOUR
from kaibo.live.clock import Replay
from kaibo.live.desk import Command, CommandRefused, Expect
from kaibo.live.engine import Engine
from kaibo.live.events import Event
from kaibo.live.log import LogUnavailable, QueueFull
from kaibo.live.presses import Press
from kaibo.live.room import DESK, Post, Room, RoomStopped
from kaibo.sim.room import Room as SimRoom
from kaibo.sim.world import BIN_MS

log = logging.getLogger("kaibo.demo")

NOTE_EVERY_S = 60.0
#: How old the host's idea of the plan may be.
PLAN_EVERY_S = 1.0
SHORTEST_S, LONGEST_S, AFTER_TROUBLE_S = 0.05, 1.0, 5.0
#: Nobody has steered for so long (show time): the show ends, so that no forgotten demo fills a disk.
GOES_HOME_MS = 12 * HOUR
GOES_HOME = "十二小时没有人操作，演示到此下播；重新备播、开播就能再来一场"


def monotonic_ms() -> int:
    """Time that stands still while the machine sleeps, so that a show does not leap on waking."""
    return time.monotonic_ns() // 1_000_000


def clock_from(now: int, speed: float) -> Replay:
    """A room's clock that goes on from `now` (UTC ms)."""
    return Replay(now, monotonic_ms(), speed, monotonic_ms)


class Player:
    """Goes on from `note`. `step` does all that is due; `start` calls it as time passes."""

    def __init__(self, engine: Engine, folder: Path, note: Note, clock: Replay) -> None:
        self.engine, self.folder, self.note, self.clock = engine, folder, note, clock
        self.tape = Tape()
        #: Rooms that have closed: payments and returns are still to come.
        self.settling: list[SimRoom] = []
        self.room: SimRoom
        *self.settling, self.room = [SimRoom.restore(story.PLAN, one) for one in note.rooms]
        self.done, self.began = note.now, clock.now()
        #: The floor as it was when the next bin began, and the presses behind that.
        self.floor, self.ahead = Floor(), list[Press]()
        self._read = 0
        self._unsent: list[Event] = []
        self._items: tuple[str, float, tuple[Item, ...]] = ("", 0.0, ())
        self._noted = time.monotonic()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="kaibo-demo", daemon=True)

    def start(self) -> None:
        """Let time pass."""
        self._thread.start()

    def stop(self) -> None:
        """Stop the thread, hand in what is due, note where the show stands."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        try:
            self.hand_in(self.clock.now())
        except (LogUnavailable, QueueFull, RoomStopped) as error:
            log.warning("%s", error)
        self.keep()

    def step(self, now: int) -> None:
        """Everything due by room time `now` (UTC ms), what the demo's host presses among it."""
        self.hand_in(now)
        self._act(reduce(Floor.after, self.ahead, self.floor), now)

    def hand_in(self, now: int) -> None:
        """What happened in the room up to `now` (UTC ms). Raises LogUnavailable, QueueFull,
        RoomStopped: nothing is lost, the next time hands it in."""
        first = self._read == 0
        self.ahead += self._look()
        if first:  # whatever was handed in before was played by what was pressed before
            self._catch_up(self.done if self.room.closed else self.room.now)
        self._unsent += self._happened(now)
        if self._unsent:
            self.engine.post(Post(story.ROOM, "", events=self._unsent)).result()
        self._unsent, self.done = [], now

    def keep(self) -> None:
        """Write down where the show stands."""
        rooms = [room.state() for room in (*self.settling, self.room)]
        note = Note(self.note.seed, self.note.sim_hosts, self.done, rooms, ready=True)
        note.write(self.folder)
        self._noted = time.monotonic()

    # What happens in the room

    def _look(self) -> list[Press]:
        """Presses not seen before, in log order."""

        def read(room: Room) -> list[Press]:
            return room.fold.presses.all[self._read :]

        new = self.engine.look(story.ROOM, read).result()
        self._read += len(new)
        return new

    def _catch_up(self, until: int) -> None:
        """Bring the floor to what it was at `until`, presses of that instant among it."""
        count = sum(press.ts <= until for press in self.ahead)
        self.floor = reduce(Floor.after, self.ahead[:count], self.floor)
        self.ahead = self.ahead[count:]

    def _happened(self, now: int) -> list[Event]:
        events: list[Event] = []
        while self._close_or_begin(events) and self.room.now + BIN_MS <= now:
            begin = self.room.now
            events += self.room.step(*steering(self.floor, self.note.sim_hosts))
            events += self.tape.between(self.room.start, begin, begin + BIN_MS)
        for room in (*self.settling, self.room):
            if room.closed:
                events += room.late(now)
        self.settling = [room for room in self.settling if room.till.waiting]
        return events

    def _close_or_begin(self, events: list[Event]) -> bool:
        """Follow the show to the next bin; True when that bin is of a show that runs."""
        if not self.room.closed:
            self._catch_up(self.room.now)
            end = next((press for press in self.ahead if press.kind == "show.end"), None)
            ends_here = end is not None and end.ts < self.room.now + BIN_MS
            if self.floor.show is not None and not ends_here:
                return True
            events += self.room.close()
            events.append(self.tape.close(self.room.start, self.room.now))
        start = next((press for press in self.ahead if press.kind == "show.start"), None)
        if start is None:
            return False
        self._catch_up(start.ts)
        self.settling.append(self.room)
        self.room = SimRoom(story.PLAN, self.note.seed, start.ts, mute=MUTE)
        events += [self.room.source_open(), self.tape.open(start.ts)]
        return self._close_or_begin(events)

    # What the demo's own host does

    def _act(self, floor: Floor, now: int) -> None:
        if floor.show is None or is_steered(floor, now):
            return
        if now - max(floor.hands or 0, floor.start, self.began) >= GOES_HOME_MS:
            self._press([Act("note", text=GOES_HOME), Act("show.end")], floor, now)
            control.follow(story.ROOM)
            return
        self._press(decide(self._plan(floor.show), floor, now), floor, now)

    def _plan(self, show: str) -> tuple[Item, ...]:
        known, asked, items = self._items
        if known != show or time.monotonic() - asked >= PLAN_EVERY_S:
            ident = control.row_id(show)
            value = None if ident is None else rundown.plan_for_run(ident)
            items = () if value is None else plan.items(value, plan.listed(value.show_id))
            self._items = (show, time.monotonic(), items)
        return items

    def _press(self, acts: list[Act], floor: Floor, now: int) -> None:
        """Press one after the other; a take that somebody was faster with ends it."""
        for place, act in enumerate(acts):
            event = self._filled(act).event(f"demo-{now}-{place}")
            takes = act.kind == "segment.take"
            expect = Expect(on_air={"segment": floor.segment_act}) if takes else None
            command = Command(event, story.BY, expect)
            try:
                self.engine.post(Post(story.ROOM, DESK, command=command)).result()
            except CommandRefused as refused:
                log.info("the demo's host did not press %s: %s", act.kind, refused)
                return

    def _filled(self, act: Act) -> Act:
        """A take with the segment by value, as it is now."""
        ident = control.row_id(act.ref) if act.kind == "segment.take" else None
        taken = None if ident is None else rundown.segment_for_take(ident)
        if taken is None:
            return act
        instance = control.times_taken(story.ROOM, act.ref or "") + 1
        return act.carrying(plan.taken(taken.segment, taken.plan_rev, instance))

    # The thread

    def _run(self) -> None:
        pause = 0.0
        while not self._stopping.wait(pause):
            try:
                self.step(self.clock.now())
                if time.monotonic() - self._noted >= NOTE_EVERY_S:
                    self.keep()
                pause = self._pause()
            except RoomStopped:
                log.exception("the demo stands still")
                break
            except Exception:  # a full disk, a locked database: it goes on when they are well again
                log.exception("the demo stumbled and tries again")
                pause = AFTER_TROUBLE_S
        connections.close_all()

    def _pause(self) -> float:
        """Seconds until the next bin is over."""
        if self.room.closed:
            return LONGEST_S
        due = (self.room.now + BIN_MS - self.clock.now()) / 1000 / self.clock.speed
        return min(max(due, SHORTEST_S), LONGEST_S)
