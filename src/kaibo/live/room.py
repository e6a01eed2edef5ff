"""One room in the engine: takes lines in, stamps them, and folds what has become durable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kaibo.live.batch import Batch, columns, message_keys
from kaibo.live.clock import RoomClock
from kaibo.live.codec import KEEP_BYTES, NDJSON, Refused, decode, encode, read_lines
from kaibo.live.desk import Command, decide
from kaibo.live.events import DESK_KINDS, Event
from kaibo.live.fold import CURRENCY, Fold, RefoldNeeded
from kaibo.live.intake import Block
from kaibo.live.log import Done, LogReader, NewRow, Quarantined, Staged
from kaibo.live.mask import mask
from kaibo.live.refold import refold
from kaibo.live.sequencer import Sequencer
from kaibo.live.validity import problems

DESK = "desk"
#: On network sources an older time is a mistake of the sender (a unit, a wrong clock).
OLDEST_MS = 400 * 24 * 3_600_000


class RoomStopped(Exception):
    """The room's fold failed: its log is kept, nothing more is taken until it is folded again."""


@dataclass(frozen=True, slots=True)
class Post:
    """What a source hands in for a room: blocks of lines, and lines already refused at the door.

    `events`: already made, in place of lines (a parser). `command`: one press of the desk, decided
    on the folded state. `look`: writes nothing; its answer is what it returns, called with the room
    in its own thread. `network`: the times must be recent. `own_time`: `recv` follows the
    events' own times, as for a recording, not the clock; none may then be after `latest` (UTC ms),
    for a room's time never falls again.
    """

    room: str
    src: str
    blocks: Sequence[Block] = ()
    refused: Sequence[Refused] = ()
    events: Sequence[Event] = ()
    command: Command | None = None
    look: Callable[[Room], Any] | None = None
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
        return sum(sum(map(len, b.lines)) for b in self.blocks) + 256 * len(self.events)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a post, durable and folded. `offset`: one past the last event in the log."""

    first_offset: int | None
    accepted: int
    duplicate: int
    quarantined: tuple[Refused, ...]
    offset: int


class Room:
    """The live state of one room; used by the writer thread of its partition only."""

    def __init__(
        self, ident: str, key: bytes, clock: RoomClock, log: LogReader, cur: str = CURRENCY
    ) -> None:
        self.id, self.key, self.clock, self.log = ident, key, clock, log
        self.fold = Fold(key, cur)
        self.offset = 0
        self.broken: str | None = None
        self.sequencer = Sequencer(log.last_recv(ident) or 0)

    def recover(self, start: tuple[Fold, int] | None) -> None:
        """Bring the fold up to the log: from a snapshot and the rest, or from the beginning."""
        if start is not None and start[0].cur == self.fold.cur:
            self.fold, self.offset = start
        try:
            for batch, end in read_batches(self.log, self.id, self.key, self.offset):
                self.fold.apply(batch)
                self.offset = end
        except RefoldNeeded:
            self.refold()

    def refold(self, progress: Callable[[int], None] | None = None) -> None:
        """Fold the whole log again, after a correction or a failure."""
        self.fold = refold(self._batches, self.key, self.fold.cur, progress=progress)
        self.broken = None

    def _batches(self) -> Iterator[Batch]:
        for batch, end in read_batches(self.log, self.id, self.key, 0):
            self.offset = end
            yield batch

    def stage(self, post: Post) -> Staged:
        """Decode, check and stamp a post; the row it becomes and what was refused of it."""
        if self.broken is not None:
            raise RoomStopped(self.broken)
        now = self.clock.now()
        refused = list(post.refused)
        events = self._sound(post, refused)
        for block in post.blocks:
            taken, wrong = read_lines(block.lines, block.first)
            events += _own(taken, post, now, wrong)
            refused += wrong
        if post.command is not None:
            events.append(self._decided(post.command, now))
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
        kept = [
            Quarantined(now, self.id, post.src, r.line, r.code, r.text, _masked(r.raw))
            for r in refused
        ]
        return Staged(rows, kept, (events, tuple(refused)))

    def _sound(self, post: Post, refused: list[Refused]) -> list[Event]:
        """Events made in this process, held to the same rules as lines from outside."""
        made, wrong = post.events, problems(post.events)
        if post.latest is not None:
            for index, event in enumerate(made):
                if (at := max(event.ts, event.recv)) > post.latest:
                    text = f"时间 {at} 晚于现在，请检查单位和时区"
                    wrong.setdefault(index, ("in_future", text))
        for index, (code, text) in wrong.items():
            raw = encode([made[index]])
            refused.append(Refused(0, code, f"事件 {made[index].id}：{text}", raw))
        return [e for i, e in enumerate(made) if i not in wrong]

    def _decided(self, command: Command, now: int) -> Event:
        """The event of a command. One that was taken before is let through: it changes nothing."""
        [key] = message_keys([(DESK, command.event.id)], self.key)
        if self.fold.seen.find(np.array([key], np.uint64))[0] >= 0:
            return command.event
        return decide(self.fold, command, max(now, self.sequencer.last + 1))

    def fold_done(self, done: Sequence[Done[Post]]) -> list[Answer]:
        """Fold posts that have become durable; one answer each. RoomStopped if the fold fails."""
        events: list[Event] = []
        ends: list[int] = []
        for one in done:
            events += one.staged.carry[0]
            ends.append(len(events))
        try:
            fresh = self._fold(events)
        except Exception as error:
            self.broken = (
                f"直播间 {self.id} 的计算出错，已停止接收；日志完好，"
                f"修好后用 kaibo refold 重算（{type(error).__name__}：{error}）"
            )
            raise RoomStopped(self.broken) from error
        answers, begin = [], 0
        for one, end in zip(done, ends, strict=True):
            new = int(np.searchsorted(fresh, end) - np.searchsorted(fresh, begin))
            first = one.offsets[0] if one.offsets else None
            if first is not None:
                self.offset = first + (end - begin)
            refused = one.staged.carry[1]
            answers.append(Answer(first, new, end - begin - new, refused, self.offset))
            begin = end
        return answers

    def _fold(self, events: list[Event]) -> np.ndarray:
        if not events:
            return np.zeros(0, np.int64)
        batch = columns(events, self.key)
        try:
            return self.fold.apply(batch)
        except RefoldNeeded:
            before = self.fold.seen.find(batch.key) < 0
            _, first = np.unique(batch.key, return_index=True)
            fresh = np.sort(first[before[first]])
            self.refold()
            return fresh


def _masked(raw: bytes) -> bytes:
    """What is kept of a refused line to look at; bytes that are no text become a sign for it."""
    return mask(raw.decode("utf-8", "replace")).encode()


def _own(events: list[Event], post: Post, now: int, refused: list[Refused]) -> list[Event]:
    """The events this source may send; the others go to `refused`."""
    rooms, sources = {"", post.room}, {"", post.src}
    oldest = now - OLDEST_MS if post.network else 0
    desk = post.src == DESK
    if (
        {e.room for e in events} <= rooms
        and {e.src for e in events} <= sources
        and min([e.ts for e in events], default=oldest) >= oldest
        and (desk or DESK_KINDS.isdisjoint([e.kind for e in events]))
    ):
        return events
    kept: list[Event] = []
    for event in events:
        if (
            event.room in rooms
            and event.src in sources
            and event.ts >= oldest
            and (desk or event.kind not in DESK_KINDS)
        ):
            kept.append(event)
        else:
            code, text = _why_not(event, post)
            raw = encode([event])[:KEEP_BYTES]
            refused.append(Refused(0, code, f"事件 {event.id}：{text}", raw))
    return kept


def _why_not(event: Event, post: Post) -> tuple[str, str]:
    if event.room not in ("", post.room):
        return "other_room", f"属于直播间 {event.room}，这里是 {post.room}"
    if event.src not in ("", post.src):
        return "other_source", f"属于来源 {event.src}，这里是 {post.src}"
    if event.kind in DESK_KINDS and post.src != DESK:
        return "desk_only", f"{event.kind} 只能由中控写入，来源 {post.src} 不能发送"
    return "too_old", f"时间 {event.ts} 早于 400 天，请检查单位和时区"


def read_batches(log: LogReader, room: str, key: bytes, offset: int) -> Iterator[tuple[Batch, int]]:
    """The room's batches in the log from `offset` on, each with the offset after it."""
    for row in log.read(offset, room):
        events = decode(row.body)
        if row.offset < offset:
            events = events[offset - row.offset :]
        yield columns(events, key), row.offset + row.n
