"""Group commit: one writer thread per log file; many callers share one transaction and one fsync.

A caller submits a *work* and gets a future. The thread takes all works that wait (at most 256 or
4 MiB, with no added delay: while the disk syncs, the next group gathers by itself), then

1. ``prepare(work)`` for each in turn: the sequencer stamps ``recv`` and makes the rows. If it
   raises, that work alone fails and nothing of it is written.
2. One transaction for all rows. If the disk fails it, every future of the group fails with the
   reason, and nothing has been folded: the state in memory still equals the log. If a row itself
   cannot be written, each work gets a transaction of its own, and only the bad one fails.
3. ``committed(room, done)`` for each room: the fold. If it raises, the futures of that room fail
   and the other rooms go on. Its rows stay in the log; the room must then stop (it refuses in
   ``prepare``) until it has been folded again from the log.
4. The futures are answered: only what is durable *and* folded is ever acknowledged.

A work whose ``prepare`` decides on the folded state (a desk command with ``expect``) says so with
``needs_state``. It never shares a group with an earlier work of its room, so that what it decides
on is folded; else two presses that expect the same state would both be taken.
"""

import threading
import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Generic

from kaibo.live.log.errors import LogUnavailable, QueueFull
from kaibo.live.log.sqlite import SqliteLog
from kaibo.live.log.work import A, Done, Sequencer, Staged, W

GROUP_WORKS = 256
GROUP_BYTES = 4 * 2**20
QUEUE_BYTES = 32 * 2**20
LONGEST_RETRY_S = 30


class GroupCommit(Generic[W, A]):
    """The writer thread of one log, which it closes at the end; see the module for the order."""

    def __init__(
        self, log: SqliteLog, sequencer: Sequencer[W, A], *, queue_bytes: int = QUEUE_BYTES
    ) -> None:
        self._log = log
        self._sequencer = sequencer
        self._queue_bytes = queue_bytes
        self._waiting: deque[tuple[W, Future[A]]] = deque()
        self._held = 0  # bytes of all works not yet answered
        self._pace = 0.0  # seconds the last group took
        self._closing = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=f"log {log.path.name}", daemon=True)
        self._thread.start()

    def submit(self, work: W) -> Future[A]:
        """Queue a work; its future resolves when it is durable and folded, in the writer thread.

        Raises `QueueFull` if the works not yet answered would hold more than ``queue_bytes`` (a
        single one of any size is taken when none waits), `LogUnavailable` after `close`.
        """
        with self._changed:
            if self._closing:
                raise LogUnavailable(f"日志 {self._log.path} 已关闭，这一批没有记录。", "closed")
            if self._held and self._held + work.size > self._queue_bytes:
                groups = len(self._waiting) / GROUP_WORKS + self._held / GROUP_BYTES
                seconds = min(int(groups * self._pace) + 1, LONGEST_RETRY_S)
                raise QueueFull(self._held, seconds)
            future: Future[A] = Future()
            self._waiting.append((work, future))
            self._held += work.size
            self._changed.notify()
            return future

    def close(self) -> None:
        """Refuse new works, finish those that wait, close the log. May be called twice."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        while group := self._take():
            began = time.monotonic()
            # A caller that gave up before its turn is left out; afterwards it no longer can.
            live = [(work, future) for work, future in group if _starts(future)]
            try:
                self._handle(live)
            except Exception as error:  # the thread must outlive any fault of the parts it calls
                _fail(live, error)
            with self._changed:
                self._held -= sum(work.size for work, _ in group)
                self._pace = time.monotonic() - began
        self._log.close()

    def _take(self) -> list[tuple[W, Future[A]]]:
        """The next group; empty only when closing and nothing waits."""
        with self._changed:
            while not self._waiting and not self._closing:
                self._changed.wait()
            group: list[tuple[W, Future[A]]] = []
            size = 0
            while self._waiting and len(group) < GROUP_WORKS:
                work = self._waiting[0][0]
                if group and size + work.size > GROUP_BYTES:
                    break
                if work.needs_state and any(work.room == other.room for other, _ in group):
                    break
                group.append(self._waiting.popleft())
                size += work.size
            return group

    def _handle(self, group: list[tuple[W, Future[A]]]) -> None:
        staged: list[tuple[W, Future[A], Staged]] = []
        for work, future in group:
            try:
                staged.append((work, future, self._sequencer.prepare(work)))
            except Exception as error:
                _fail([(work, future)], error)
        self._commit(staged)

    def _commit(self, staged: list[tuple[W, Future[A], Staged]]) -> None:
        rows = [row for _, _, made in staged for row in made.rows]
        refused = [line for _, _, made in staged for line in made.quarantined]
        try:
            offsets = iter(self._log.append(rows, refused))
        except LogUnavailable as error:
            _fail([(work, future) for work, future, _ in staged], error)
            return
        except Exception as error:
            # Not the disk's fault but a row's: one sender's bad row must not fail the others.
            if len(staged) == 1:
                _fail([staged[0][:2]], error)
            else:
                for one in staged:
                    self._commit([one])
            return
        rooms: dict[str, list[tuple[Done[W], Future[A]]]] = {}
        for work, future, made in staged:
            done = Done(work, made, [next(offsets) for _ in made.rows])
            rooms.setdefault(work.room, []).append((done, future))
        for room, members in rooms.items():
            try:
                answers = self._sequencer.committed(room, [done for done, _ in members])
                pairs = list(zip(members, answers, strict=True))
            except Exception as error:
                _fail([(done.work, future) for done, future in members], error)
                continue
            for (_, future), answer in pairs:
                future.set_result(answer)


def _starts(future: Future[A]) -> bool:
    return future.set_running_or_notify_cancel()


def _fail(members: Sequence[tuple[W, Future[A]]], error: Exception) -> None:
    for _, future in members:
        if not future.done():
            future.set_exception(error)
