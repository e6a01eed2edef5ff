"""Asks, again and again, for one source: which show is on air, then its board; and tells the room.

It never takes anything down and never gives up: each failure makes the wait longer, up to ten
minutes, with a little chance in it; one line in the log when it is lost and one when it is back.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone

from kaibo.connectors.wechat_channels_board.client import Client
from kaibo.connectors.wechat_channels_board.trouble import Trouble
from kaibo.connectors.wechat_channels_board.watch import Watch
from kaibo.live.events import Event

log = logging.getLogger("kaibo.wechat_channels_board")

#: The platform's days are those of China, where the clocks are not moved.
CHINA = timezone(timedelta(hours=8))
FIRST_WAIT_S = 5.0
LONGEST_WAIT_S = 600.0

#: Records events; raises when it cannot. What it raised for may be handed in again.
Tell = Callable[[Sequence[Event]], None]


class Poller:
    """One account of one room. `every_s` between two answers; `now` is UTC ms; `wait` sleeps so many
    seconds and says True when there is nothing to wait for any more."""

    def __init__(
        self,
        name: str,
        client: Client,
        tell: Tell,
        every_s: float,
        now: Callable[[], int],
        wait: Callable[[float], bool],
    ) -> None:
        self.name, self.client, self._tell = name, client, tell
        self.every_s, self._now, self._wait = every_s, now, wait
        self.watch = Watch(int(every_s * 1_000))
        #: What is wrong just now, for people; "" = nothing.
        self.trouble = ""
        self._done: set[str] = set()
        self._export_id = ""
        self._failures = 0
        self._remarked = ""
        self._waiting: list[Event] = []

    def run(self) -> None:
        """Until `wait` says that it is over."""
        while not self._wait(self.once()):
            pass

    def once(self) -> float:
        """One round; how many seconds to wait for the next."""
        try:
            self._round()
        except Trouble as trouble:
            return self._lost(trouble.text, trouble.wait_s)
        except Exception as error:
            # Whatever it is, the next round tries again; the room goes on without this source.
            text = f"出错了（{type(error).__name__}），会一直再试。"
            if text != self.trouble:
                log.debug("%s: a round failed", self.name, exc_info=True)
            return self._lost(text, 0.0)
        if self.trouble:
            log.info("%s: 恢复了", self.name)
        self.trouble, self._failures = "", 0
        return self.every_s

    def _round(self) -> None:
        self._hand_in([])
        last = self.watch.settled(self._now())
        if last is not None:
            self._done.add(self._export_id)
            self._hand_in(last)
        if not self.watch.on_air:
            self._find()
        if self.watch.live is not None:
            asked = self._now()
            answer = self.client.board(self._export_id)
            self._hand_in(self.watch.take(answer, asked))
            if self.watch.remark and self.watch.remark != self._remarked:
                self._remarked = self.watch.remark
                log.warning("%s: %s", self.name, self._remarked)

    def _find(self) -> None:
        """The newest show of today or yesterday that has not been told to its end."""
        today = datetime.fromtimestamp(self._now() / 1_000, UTC).astimezone(CHINA).date()
        days = (today - timedelta(days=1), today)
        lives = [live for day in days for live in self.client.lives(int(f"{day:%Y%m%d}"))]
        newest = max(lives, key=lambda live: live.created, default=None)
        if newest is not None and newest.export_id not in self._done:
            self._export_id = newest.export_id
            self.watch.begin(newest.export_id)

    def _hand_in(self, events: Sequence[Event]) -> None:
        """Record these, after what could not be recorded before. Raises Trouble.

        Each round begins with what waits, and asks for nothing new until it is recorded: so never
        more than one answer waits.
        """
        self._waiting += events
        if not self._waiting:
            return
        try:
            self._tell(self._waiting)
        except Exception as error:
            why = str(error) or type(error).__name__
            raise Trouble("not_recorded", f"暂时不能记录：{why}") from error
        self._waiting = []

    def _lost(self, text: str, wait_s: float) -> float:
        if text != self.trouble:
            log.warning("%s: %s", self.name, text)
        self.trouble = text
        self.watch.lost(text)
        grown = min(FIRST_WAIT_S * 2.0**self._failures, LONGEST_WAIT_S)
        self._failures = min(self._failures + 1, 20)
        return max(grown, wait_s) * random.uniform(0.8, 1.2)
