"""One room in the engine: takes lines in, stamps them, and folds what has become durable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kaibo.live.allowed import DESK, allowed, sound
from kaibo.live.aside import MOST_REFUSED, set_aside
from kaibo.live.batch import Batch, columns, message_keys
from kaibo.live.clock import RoomClock
from kaibo.live.codec import NDJSON, Refused, encode, read_lines
from kaibo.live.desk import Command, decide, refuse_if_other
from kaibo.live.events import Event
from kaibo.live.fold import CURRENCY, Fold, RefoldNeeded
from kaibo.live.from_log import count_again, follow
from kaibo.live.intake import Block
from kaibo.live.log import Done, LogReader, NewRow, Staged
from kaibo.live.mask import mask
from kaibo.live.sequencer import Sequencer
from kaibo.live.withdrawn import new_in

#: On network sources an older time is a mistake of the sender (a unit, a wrong clock).
OLDEST_MS = 400 * 24 * 3_600_000
#: A room's time never falls: where the clock was set back by more than this, it stands still.
STANDS_MS = 2_000
#: A room with more events or more rows in the log than this is counted again beside the server
#: after a correction: it would take the room's thread more than 0.2 s (decision 0013).
AT_ONCE, ROWS_AT_ONCE = 5_000, 50


class RoomStopped(Exception):
    """The room's fold failed: its log is kept, nothing more is taken until it is folded again."""


class Behind(Exception):
    """What was read of the room's log ends before what is known to be in it."""


@dataclass(frozen=True, slots=True)
class Post:
    """What a source hands in for a room: blocks of lines, and lines already refused at the door.

    `events`: already made, in place of lines (a parser). `command`: one press of the desk, decided
    on the folded state. `look`: writes nothing; its answer is what it returns, called with the room
    in its own thread; one that is `mending` also while the room is stopped. `network`: the times
    must be recent. `own_time`: `recv` follows the events' own times, as for a recording, not the
    clock; none may then be after `latest` (UTC ms), for a room's time never falls again.
    """

    room: str
    src: str
    blocks: Sequence[Block] = ()
    refused: Sequence[Refused] = ()
    events: Sequence[Event] = ()
    command: Command | None = None
    look: Callable[[Room], Any] | None = None
    mending: bool = False
    network: bool = False
    own_time: bool = False
    latest: int | None = None

    @property
    def needs_state(self) -> bool:
        """True when everything before it must be folded first."""
        return self.command is not None

    @property
    def size(self) -> int:
        """Bytes held while it waits."""
        lines = sum(sum(map(len, b.lines)) for b in self.blocks)
        refused = sum(len(r.raw) + 256 for r in self.refused)
        return lines + refused + 256 * len(self.events)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a post, durable and folded. `offset`: one past the last event in the log.

    `refused`: how many lines were not taken; `quarantined`: the first of them (`MOST_REFUSED`).
    """

    first_offset: int | None
    accepted: int
    duplicate: int
    quarantined: tuple[Refused, ...]
    refused: int
    offset: int


class Room:
    """The live state of one room; used by the writer thread of its partition only.

    `aside`: there is somebody to count a long room again, beside this thread.
    """

    def __init__(
        self,
        ident: str,
        key: bytes,
        clock: RoomClock,
        log: LogReader,
        cur: str = CURRENCY,
        aside: bool = False,
    ) -> None:
        self.id, self.key, self.clock, self.log, self.aside = ident, key, clock, log, aside
        self.fold = Fold(key, cur)
        #: The state holds the room's log up to here; and one past its last event known to be there.
        self.offset = self.end = 0
        self.broken: str | None = None
        self.sequencer = Sequencer(log.last_recv(ident) or 0)

    def recover(self, start: tuple[Fold, int] | None, owe: bool = False) -> None:
        """Bring the state up to the log: from one counted earlier, or from the beginning.

        `owe`: a correction in a long rest is owed, not counted. Whatever fails, the room stays
        exactly as it was. Raises LogUnavailable, Behind.
        """
        if start is None or start[0].cur != self.fold.cur:
            start = Fold(self.key, self.fold.cur), 0
        fold, offset = start
        owe = owe and self._is_long(fold)
        if fold.owed is not None and not owe:
            fold, offset = self._counted()
        while True:
            try:
                offset = follow(self.log, self.id, fold, offset, owe)
                break
            except RefoldNeeded:
                fold, offset = self._counted()
        self._put(fold, offset)

    def refold(self, progress: Callable[[int], None] | None = None) -> None:
        """Fold the whole log again, after a correction or a failure. Raises as `recover`."""
        self._put(*self._counted(progress))

    def _counted(self, progress: Callable[[int], None] | None = None) -> tuple[Fold, int]:
        return count_again(self.log, self.id, self.key, self.fold.cur, progress)

    def _put(self, fold: Fold, offset: int) -> None:
        if offset < self.end:
            raise Behind(
                f"直播间 {self.id} 的日志只读到第 {offset} 条，已经记到第 {self.end} 条；"
                "数字没有动，请再试一次。"
            )
        self.fold, self.offset, self.end, self.broken = fold, offset, offset, None

    def _is_long(self, fold: Fold) -> bool:
        """Whether counting it again would hold up the room's thread, and somebody else can."""
        return self.aside and (fold.read > AT_ONCE or self.log.has_more_rows(self.id, ROWS_AT_ONCE))

    def stage(self, post: Post) -> Staged:
        """Decode, check and stamp a post; the row it becomes and what was refused of it."""
        if self.broken is not None and not post.mending:
            raise RoomStopped(self.broken)
        now = self.clock.now()
        refused = list(post.refused)
        events = sound(post.events, post.latest, refused)
        for block in post.blocks:
            taken, wrong = read_lines(block.lines, block.first)
            oldest = now - OLDEST_MS if post.network else 0
            events += allowed(taken, post.room, post.src, oldest, wrong)
            refused += wrong
        pressed = None if post.command is None else self._decided(post.command, now)
        if pressed is not None:
            events.append(pressed)
        repeated = int(post.command is not None and pressed is None)
        for event in events:
            if event.text:
                event.text = mask(event.text)
            event.room, event.src = self.id, event.src or post.src
        if post.own_time:
            self.sequencer.stamp_file(events)
        else:
            self.sequencer.stamp(events, now)
        rows = []
        if events:
            body = encode(events)
            first, last = events[0].recv, events[-1].recv
            rows.append(NewRow(self.id, first, last, len(events), NDJSON, body))
        kept = list(set_aside(refused, now, self.id, post.src))
        told = tuple(refused[:MOST_REFUSED])
        return Staged(rows, kept, (events, told, len(refused), repeated))

    def _decided(self, command: Command, now: int) -> Event | None:
        """The event of a command; None for one that was taken before, which is not written again."""
        [key] = message_keys([(DESK, command.event.id)], self.key)
        if self.fold.seen.find(np.array([key], np.uint64))[0] >= 0:
            refuse_if_other(self.fold, command.event)
            return None
        at = max(now, self.sequencer.last + 1)
        return decide(self.fold, command, at, stands=at - now > STANDS_MS)

    def fold_done(self, done: Sequence[Done[Post]]) -> tuple[list[Answer], list[Event]]:
        """Fold posts that have become durable: an answer for each, and which events were new.

        RoomStopped if the fold fails.
        """
        events: list[Event] = []
        ends: list[int] = []
        first, end = -1, -1
        for one in done:
            events += one.staged.carry[0]
            ends.append(len(events))
            if one.offsets:
                end = one.offsets[0] + len(one.staged.carry[0])
                first = one.offsets[0] if first < 0 else first
        fresh = self._fold(events, first, end) if events else np.zeros(0, np.int64)
        answers, begin = [], 0
        for one, stop in zip(done, ends, strict=True):
            new = int(np.searchsorted(fresh, stop) - np.searchsorted(fresh, begin))
            at = one.offsets[0] if one.offsets else None
            _, told, refused, repeated = one.staged.carry
            offset = self.offset if at is None else at + (stop - begin)
            again = stop - begin - new + repeated
            answers.append(Answer(at, new, again, told, refused, offset))
            begin = stop
        return answers, [events[at] for at in fresh.tolist()]

    def _fold(self, events: list[Event], first: int, end: int) -> np.ndarray:
        """Fold what now stands in the log from offset `first` up to `end`; which of it was new."""
        try:
            if self.offset != self.end or first < self.end:
                raise Behind(f"日志记到第 {self.end} 条，计算只到第 {self.offset} 条")
            self.end = end
            fresh = self._folded(columns(events, self.key))
        except Exception as error:
            self.stop(error, f"日志第 {first} 到 {end - 1} 条")
            raise RoomStopped(self.broken) from error
        self.offset = end
        return fresh

    def _folded(self, batch: Batch) -> np.ndarray:
        try:
            return self.fold.apply(batch)
        except RefoldNeeded:
            if self._is_long(self.fold):
                return self.fold.apply(batch, owe=True)
            fresh = new_in(batch, self.fold.seen)
            self.refold()
            return fresh

    def stop(self, error: Exception, where: str) -> None:
        """Take nothing more in until the room is counted again: counting threw at `where`."""
        self.broken = (
            f"直播间 {self.id} 的计算出错，已停止接收；日志完好，修好后在网页上按 Ctrl K 选「重算」，"
            f"或停下服务用 kaibo refold 重算（{where}，{type(error).__name__}：{error}）"
        )


__all__ = ["DESK", "Answer", "Behind", "Post", "Room", "RoomStopped"]
