"""Platforms the server asks itself: one thread for each source that says so, as long as it does.

A thread of its own, because a platform that does not answer holds up nobody else. What is asked for
is looked up again whenever a Fact says that sources or rooms have changed.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence

from django.db import Error as DatabaseError
from django.db import connections

from kaibo.connectors.wechat_channels_board.client import Client
from kaibo.connectors.wechat_channels_board.poll import Poller
from kaibo.domains.control import public as control
from kaibo.domains.control.public import PullCard
from kaibo.kit.fact import Fact
from kaibo.kit.hub import Hub
from kaibo.kit.tail import heard
from kaibo.live.clock import wall_ms
from kaibo.live.engine import Engine
from kaibo.live.events import Event

log = logging.getLogger("kaibo.pulling")

#: Should a Fact be missed, sources are looked up again after so long.
LOOK_AGAIN_S = 60.0
#: A room that takes longer to record what one answer said is asked again with the next.
RECORD_S = 30.0
STOP_S = 2.0

Tell = Callable[[Sequence[Event]], None]
Wait = Callable[[float], bool]

_here: Pulling | None = None


@heard("control.source.*")
@heard("control.room.*")
def sources_changed(fact: Fact, hub: Hub) -> None:
    """Look again what is to be asked for, if this process asks."""
    if _here is not None:
        _here.look_again()


def wechat_board(card: PullCard, tell: Tell, wait: Wait) -> Poller:
    """Asks the live board of 视频号."""
    client = Client(card.app_id, card.secret or "", time.time)
    return Poller(f"{card.room}/{card.src}", client, tell, card.every_s, wall_ms, wait)


#: How each connector that control offers is run.
RUNNERS: dict[str, Callable[[PullCard, Tell, Wait], Poller]] = {
    "wechat-channels-board": wechat_board,
}


class Pulled:
    """One source that is asked for, in a thread of its own."""

    def __init__(self, card: PullCard, engine: Engine) -> None:
        self.card, self._engine = card, engine
        self._ending = threading.Event()
        self._poller = RUNNERS[card.connector](card, self._tell, self._ending.wait)
        self._thread = threading.Thread(
            target=self._poller.run, name=f"kaibo-pull-{card.id}", daemon=True
        )

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def end(self) -> None:
        """Ask nothing more; what is being asked is not waited for, nor recorded."""
        self._ending.set()

    def join(self) -> None:
        """Wait a little for its end."""
        self._thread.join(STOP_S)

    def _tell(self, events: Sequence[Event]) -> None:
        if self._ending.is_set():
            return
        taken = self._engine.append(self.card.room, self.card.src, events).result(RECORD_S)
        if taken.refused:
            told = "；".join(one.text for one in taken.quarantined[:3])
            log.warning("%s: %d 条没有收下：%s", self.card.src, taken.refused, told)


class Pulling:
    """Runs from when the rooms are open until before they close."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._running: dict[int, Pulled] = {}
        self._woken = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="kaibo-pulling", daemon=True)

    @property
    def sources(self) -> list[str]:
        """`room/src` of what is asked for just now."""
        return sorted(f"{one.card.room}/{one.card.src}" for one in list(self._running.values()))

    def start(self) -> None:
        """Begin."""
        global _here
        _here = self
        self._thread.start()

    def look_again(self) -> None:
        """Sources may have changed."""
        self._woken.set()

    def close(self) -> None:
        """End all of them, and wait a little."""
        global _here
        _here = None
        self._stopping = True
        self._woken.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                self._bring_to({card.id: card for card in control.pulled()})
            except DatabaseError:
                log.exception("it could not be looked up what is to be asked for")
            finally:
                connections.close_all()
            self._woken.wait(LOOK_AGAIN_S)
        ended = list(self._running.values())
        self._bring_to({})
        for one in ended:
            one.join()

    def _bring_to(self, cards: dict[int, PullCard]) -> None:
        """Ask for exactly these; what has changed begins anew."""
        for number, one in list(self._running.items()):
            if cards.get(number) != one.card:
                one.end()
                del self._running[number]
        for number, card in cards.items():
            if number not in self._running:
                self._begin(card)

    def _begin(self, card: PullCard) -> None:
        if card.connector not in RUNNERS:
            log.error("%s: 这个版本不会拉取「%s」", card.src, card.connector)
            return
        if card.secret is None:
            log.error("%s: 数据目录里没有它的 AppSecret，请在来源页重新填写", card.src)
            return
        made = Pulled(card, self._engine)
        self._running[card.id] = made
        made.start()


__all__ = ["RUNNERS", "Pulling"]
