"""The worker: takes owed deliveries and does them, each at least once. See docs/specs/journal.md.

Any number of workers may run, in any process; they share nothing but the database.
"""

from __future__ import annotations

import logging
import os
import signal
import sqlite3
import threading
import uuid
from collections.abc import Collection
from typing import Any

from django.db import Error as DatabaseError
from django.db import InterfaceError, OperationalError, connection, transaction

from kaibo.kit import claims, incident, jobs, reactions, wake
from kaibo.kit.delivery import ANYWHERE, JOBS, Delivery, Lane, State
from kaibo.kit.errors import Refusal
from kaibo.kit.running import Cancelled, Heartbeat, LeaseLost, Shown, Stopping
from kaibo.kit.sweeping import Sweeper

log = logging.getLogger("kaibo.worker")

POLL_SECONDS = 0.5
ERROR_LENGTH = 2_000
AWAY = "数据库没有应答，过一会儿会自动再试。编号：{}。"
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
        # A job that waited for the database has an error and goes on; one whose workers vanished
        # has none.
        if row.attempts > (len(claims.RETRY_AFTER) + 1 if row.error else JOB_CRASHES):
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
            claims.finish(row, self.owner, State.CANCELLED, note="已取消", error="")
        except Stopping:
            claims.give_back(row, self.owner)
        except LeaseLost:
            log.warning("job %s %s went to another worker", row.pk, row.name)
        except Exception as error:
            self._failed(row, error, again=_database_away(error))

    def _failed(self, row: Delivery, error: Exception, *, again: bool) -> None:
        what = f"in {row.lane} {row.pk} ({row.name}, try {row.attempts})"
        shown: dict[str, Any] = {}
        if isinstance(error, Refusal):
            text = str(error)
            log.warning("%s was refused: %s", what, text)
            # In the one shape of an error, for the page that waits for the job.
            shown = {"result": error.body()}
        elif again and _database_away(error) and not claims.was_last(row):
            text = AWAY.format(incident.logged(error, log, what))
        else:
            text = incident.unforeseen(error, log, what).text
        connection.close_if_unusable_or_obsolete()
        state = claims.fail(row, self.owner, text[:ERROR_LENGTH], again=again, **shown)
        log.warning("%s: it is now %s", what, state.value)

    def _give_up(self, row: Delivery, text: str) -> None:
        claims.fail(row, self.owner, text, again=False)
        log.error("%s %s (%s) is dead: %s", row.lane, row.pk, row.name, text)


def _database_away(error: Exception) -> bool:
    """Whether the database is locked, full or gone for a while: what failed is not the work.

    SQLite calls a mistake in a query operational too.
    """
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return getattr(error.__cause__, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR


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
