"""One process's rooms: post in, durable, folded, answered.

Everything that touches a room happens in the one writer thread of its partition; callers get
futures. What the engine tells the world goes through `listener`, in that thread, after the fold.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from kaibo.live import snapshots
from kaibo.live.cell import Cell
from kaibo.live.clock import RoomClock, Wall
from kaibo.live.codec import Refused, encode
from kaibo.live.events import Event
from kaibo.live.fold import CURRENCY, Fold
from kaibo.live.from_log import read_batches
from kaibo.live.install import Install
from kaibo.live.intake import FILE, Block, Limits, blocks, inflate
from kaibo.live.log import (
    Done,
    GroupCommit,
    LogReader,
    LogUnavailable,
    Owner,
    SqliteLog,
    Staged,
)
from kaibo.live.room import Answer, Post, Room
from kaibo.live.state import freeze
from kaibo.live.timeline import CORRECTIONS
from kaibo.live.trace import Trace, trace

#: The state is copied in the writer thread, so not often while events are pouring in.
SNAPSHOT_EVENTS = 200_000

T = TypeVar("T")

#: Told of a room, of the events just folded, repeats among them, and of those that were new; in the
#: writer thread.
Listener = Callable[[Room, Sequence[Event], Sequence[Event]], None]


class Partition:
    """The rooms of one log file; both methods run in its writer thread."""

    def __init__(self, engine: Engine, log: SqliteLog) -> None:
        self.engine, self.log = engine, log
        self.rooms: dict[str, Room] = {}
        self.since: dict[str, int] = {}

    def room(self, ident: str) -> Room:
        """The room, recovered from snapshot and log when first asked for."""
        room = self.rooms.get(ident)
        if room is None:
            room = self.engine.restored(ident, self.log)
            self.rooms[ident] = room
        return room

    def prepare(self, post: Post) -> Staged:
        """Stamp a post (see `GroupCommit`)."""
        return self.room(post.room).stage(post)

    def committed(self, room: str, done: Sequence[Done[Post]]) -> Sequence[Any]:
        """Fold what is durable, tell the listener, take a snapshot when enough has come."""
        here = self.rooms[room]
        answers, fresh = here.fold_done(done)
        events = [event for one in done for event in one.staged.carry[0]]
        if events:
            self.engine.listener(here, events, fresh)
        if here.fold.owed is not None and any(event.kind in CORRECTIONS for event in events):
            self.engine.recount(room)
        taken = sum(a.accepted + a.duplicate for a in answers)
        self.since[room] = self.since.get(room, 0) + taken
        if self.since[room] >= SNAPSHOT_EVENTS and self.engine.snapshot_aside(here):
            self.since[room] = 0
        looks = [one.work.look for one in done]
        return [a if look is None else look(here) for a, look in zip(answers, looks, strict=True)]


class Engine:
    """Owner of a data directory. Raises DirectoryOwned if another process owns it.

    `recount` is told, in the writer thread, of a long room that owes a correction; it must be quick
    and see to it that somebody counts the room again and gives the state to `take_over`. Without it
    every room is counted again at once, in its own thread.
    """

    def __init__(
        self,
        folder: Path,
        clock: Callable[[str], RoomClock] = lambda room: Wall(),
        listener: Listener = lambda room, events, fresh: None,
        currency: Callable[[str], str] = lambda room: CURRENCY,
        recount: Callable[[str], object] | None = None,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.owner = Owner(folder)
        self.clock, self.listener, self.currency = clock, listener, currency
        self.aside = recount is not None
        self.recount = recount or (lambda room: None)
        self.storing = snapshots.Storing()
        self.partitions: list[Partition] = []
        self.writers: list[GroupCommit[Post, Answer]] = []
        try:
            # After the lock: two first starts at once must not both make the directory.
            self.install = Install.open(folder)
            # What one that was killed had counted and not put in place.
            shutil.rmtree(self.install.counted, ignore_errors=True)
            for number in range(self.install.partitions):
                partition = Partition(self, SqliteLog(self.install.log_path(number)))
                self.partitions.append(partition)
                self.writers.append(GroupCommit(partition.log, partition))
        except BaseException:
            self.close()
            raise

    def post(self, post: Post) -> Future[Answer]:
        """Hand in a post; the future resolves when it is durable and folded.

        Raises QueueFull. The future fails with LogUnavailable (not recorded) or RoomStopped.
        """
        return self.writers[self.install.partition(post.room)].submit(post)

    def append(self, room: str, src: str, events: Sequence[Event]) -> Future[Answer]:
        """Hand in events made here, as if they had come over the wire."""
        return self.post(Post(room, src, [Block(1, encode(events).split(b"\n")[:-1])]))

    def post_bytes(
        self, room: str, src: str, chunks: Sequence[bytes], gzip: bool, limits: Limits
    ) -> Future[Answer]:
        """Hand in a body as it came. Raises TooLarge or ValueError when all of it is refused."""
        good: list[Block] = []
        bad: list[Refused] = []
        for part in blocks(inflate(chunks, gzip, limits), limits):
            if isinstance(part, Refused):
                bad.append(part)
            else:
                good.append(part)
        return self.post(Post(room, src, good, bad, network=limits is not FILE))

    def look(self, room: str, read: Callable[[Room], T], mending: bool = False) -> Future[T]:
        """What `read` makes of the room, asked in its own thread between two batches.

        `read` must be quick, for nothing is taken in meanwhile, and keep nothing of the room. It
        changes nothing either, but for putting a newly counted state in place (`take_over`): that
        is `mending`, and reaches a room that has stopped.
        """
        seen: Future[T] = Future()

        def guarded(here: Room) -> None:
            # What fails in reading must not fail the posts it was handed in with.
            if not seen.set_running_or_notify_cancel():
                return
            try:
                seen.set_result(read(here))
            except Exception as error:
                seen.set_exception(error)

        def told(posted: Future[Answer]) -> None:
            error = posted.exception()
            if error is not None and not seen.done():
                seen.set_exception(error)

        self.post(Post(room, "", look=guarded, mending=mending)).add_done_callback(told)
        return seen

    def restored(self, ident: str, log: LogReader) -> Room:
        """A room brought up to its log; stopped if counting throws. Raises LogUnavailable."""
        room = self.blank(ident, log)
        folder = self.install.snapshot_folder(ident)
        start = snapshots.newest(folder, room.key, log.last_offset() + 1)
        since = 0 if start is None else start[1]
        try:
            room.recover(start)
        except LogUnavailable:
            raise
        except Exception as error:
            room.stop(error, f"启动时，日志第 {since} 条以后")
        return room

    def blank(self, ident: str, log: LogReader) -> Room:
        """A room that has not read its log yet."""
        key, cur = self.install.room_key(ident), self.currency(ident)
        return Room(ident, key, self.clock(ident), log, cur, self.aside)

    def take_over(self, room: Room, start: tuple[Fold, int]) -> None:
        """In the room's thread: put a state counted aside, up to its offset, in place of the
        room's; it is stored, and pages are told. Raises as `Room.recover`, nothing being changed.
        """
        room.recover(start, owe=True)
        since = self.partitions[self.install.partition(room.id)].since
        since[room.id] = 0 if self.snapshot_aside(room) else SNAPSHOT_EVENTS
        self.listener(room, (), ())
        if room.fold.owed is not None:
            self.recount(room.id)

    def snapshot(self, room: Room) -> None:
        """Store a room's state at once; a full disk costs the snapshot, not the room.

        One that owes a correction is behind its log, though its offset is not: it is not stored.
        """
        if room.fold.owed is not None:
            return
        self.storing.wait()  # never two at one file
        with suppress(OSError):
            folder = self.install.snapshot_folder(room.id)
            snapshots.write(folder, freeze(room.fold, room.offset))

    def snapshot_aside(self, room: Room) -> bool:
        """Copy a room's state and store it in a thread aside; False while another is stored, or
        while the room owes a correction."""
        if room.fold.owed is not None:
            return False
        folder = self.install.snapshot_folder(room.id)
        return self.storing.offer(folder, lambda: freeze(room.fold, room.offset))

    def close(self) -> None:
        """Finish what waits, store every room, give the directory back. May be called twice."""
        for writer in self.writers:
            writer.close()
        for partition in self.partitions:
            for room in partition.rooms.values():
                if room.broken is None and partition.since.get(room.id):
                    self.snapshot(room)
            partition.since.clear()
        self.storing.close()
        self.owner.close()


def read_room(folder: Path, ident: str, cur: str = CURRENCY) -> Fold:
    """The state of a room as a second, reading process sees it: snapshot and the rest of the log.

    `cur`: the room's currency. Raises BadInstall, LogUnavailable.
    """
    install = Install.open(folder, create=False)
    log = LogReader(install.log_path(install.partition(ident)))
    key = install.room_key(ident)
    room = Room(ident, key, Wall(), log, cur)
    room.recover(snapshots.newest(install.snapshot_folder(ident), key, log.last_offset() + 1))
    return room.fold


def trace_room(folder: Path, ident: str, cell: Cell, cur: str = CURRENCY, **how: Any) -> Trace:
    """What a number of a room is made of, read beside a running server; `how` as of `trace`.

    The whole log of the room is read twice: of a long show this is work for a process of its own.
    Raises BadInstall, LogUnavailable, NoSuchCell.
    """
    install = Install.open(folder, create=False)
    log = LogReader(install.log_path(install.partition(ident)))
    key = install.room_key(ident)
    return trace(lambda: read_batches(log, ident, key, 0), key, cell, cur, **how)


def rooms(folder: Path) -> list[str]:
    """Every room that has events in a data directory."""
    install = Install.open(folder, create=False)
    found = [LogReader(install.log_path(n)).rooms() for n in range(install.partitions)]
    return sorted(room for part in found for room in part)
