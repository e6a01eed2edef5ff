"""The worker: takes owed deliveries and does them, each at least once. See docs/specs/journal.md.

Any number of workers may run, in any process; they share nothing but the database.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
import uuid
from collections.abc import Collection

from django.db import Error as DatabaseError
from django.db import connection, transaction

from kaibo.kit import claims, jobs, reactions, wake
from kaibo.kit.delivery import ANYWHERE, JOBS, Delivery, Lane, State
from kaibo.kit.errors import Refusal
from kaibo.kit.running import Cancelled, Heartbeat, LeaseLost, Shown, Stopping
from kaibo.kit.sweeping import Sweeper

log = logging.getLogger("kaibo.worker")

POLL_SECONDS = 0.5
ERROR_LENGTH = 2_000
# A job that took this many workers down with it is not started again.
JOB_CRASHES = 3


class Worker:
    """One worker. `lease` (ms) is how long a dead one's work stays taken; `poll_seconds` how often
    it looks for what another process has committed."""

    def __init__(
        self,
        lanes: Collection[Lane] = ANYWHERE,
        *,
        lease: int = claims.LEASE,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self.lanes = tuple(lanes)
        self.lease, self.poll_seconds = lease, poll_seconds
        self.owner = uuid.uuid4().hex
        self.stopping = threading.Event()

    def run(self) -> None:
        """Work until `stop`; woken by commits of this process, and by clock."""
        woken, sweeper = wake.listen(), Sweeper()
        while True:
            woken.clear()
            if self.stopping.is_set():  # looked at after the clearing: a wake-up is never lost
                break
            try:
                busy = self.step() or sweeper.sweep_when_due()
            except DatabaseError:
                log.exception("the database did not answer; trying again")
                connection.close()
                busy = False
            if not busy:
                woken.wait(self.poll_seconds)
        connection.close()

    def stop(self) -> None:
        """Finish what is a matter of seconds, give a long job back, and return from `run`.

        Sets a flag and takes no lock, so that a signal handler may call it at any moment.
        """
        self.stopping.set()

    def step(self) -> bool:
        """Do one delivery; False when nothing was due."""
        row = claims.claim(self.owner, self.lanes, self.lease)
        if row is None:
            return False
        if row.lane in JOBS:
            self._do_job(row)
        else:
            self._do_reaction(row)
        return True

    def _do_reaction(self, row: Delivery) -> None:
        kind, fact = reactions.named(row.name), row.fact
        if kind is None or fact is None:
            self._give_up(row, f"这个版本里没有名为 {row.name} 的反应。")
            return
        if row.attempts > len(claims.RETRY_AFTER) + 1:
            self._give_up(row, "执行它的进程每次都中途消失，不再重试。")
            return
        try:
            if kind.outside:
                with Heartbeat(row, self.owner, self.lease):
                    kind.run(fact)
                claims.finish(row, self.owner, State.DONE)
            else:
                with transaction.atomic():
                    # Its rows and "done" are one transaction: after a crash it has done all or
                    # nothing. No heartbeat: the row lock itself keeps other workers away.
                    if claims.hold(row, self.owner) is None:
                        return
                    kind.run(fact)
                    claims.finish(row, self.owner, State.DONE)
        except Exception as error:
            self._failed(row, error, again=True)

    def _do_job(self, row: Delivery) -> None:
        kind = jobs.named(row.name)
        if kind is None:
            self._give_up(row, f"这个版本里没有名为 {row.name} 的任务。")
            return
        if row.attempts > JOB_CRASHES:
            self._give_up(row, "执行它的进程每次都中途消失，不再重试。")
            return
        shown = Shown(row, self.owner, self.lease, self.stopping)
        try:
            with Heartbeat(row, self.owner, self.lease):
                result = kind.run(shown, **row.arguments)
            claims.finish(
                row, self.owner, State.DONE, result=result, progress=1_000, note="完成", error=""
            )
        except Cancelled:
            claims.finish(row, self.owner, State.CANCELLED, note="已取消")
        except Stopping:
            claims.give_back(row, self.owner)
        except LeaseLost:
            log.warning("job %s %s went to another worker", row.pk, row.name)
        except Exception as error:
            self._failed(row, error, again=False)

    def _failed(self, row: Delivery, error: Exception, *, again: bool) -> None:
        known = isinstance(error, Refusal)
        text = str(error) if known else f"{type(error).__name__}: {error}"
        state = claims.fail(row, self.owner, text[:ERROR_LENGTH], again=again)
        log.warning(
            "%s %s (%s, try %d) failed, now %s: %s",
            row.lane,
            row.pk,
            row.name,
            row.attempts,
            state.value,
            text,
            exc_info=None if known else error,
        )

    def _give_up(self, row: Delivery, text: str) -> None:
        claims.fail(row, self.owner, text, again=False)
        log.error("%s %s (%s) is dead: %s", row.lane, row.pk, row.name, text)


def work_until_signal(
    lanes: Collection[Lane] = ANYWHERE,
    lease: int = claims.LEASE,
    alive: int | None = None,
) -> None:
    """Run one worker in this process until SIGTERM or Ctrl-C, or until `alive` is at its end.

    `alive` is the descriptor of a pipe whose other end a parent holds: a parent that was killed cannot stop its
    worker, but its end of the pipe is closed for it.
    """
    worker = Worker(lanes, lease=lease)
    if alive is not None:
        threading.Thread(target=_stop_at_end, args=(alive, worker), daemon=True).start()
    for name in ("SIGTERM", "SIGINT"):
        signal.signal(getattr(signal, name), lambda *_: worker.stop())
    worker.run()


def _stop_at_end(alive: int, worker: Worker) -> None:
    # Not through Python's buffered reader: its lock would be held while the interpreter ends.
    while os.read(alive, 4096):
        pass
    worker.stop()
