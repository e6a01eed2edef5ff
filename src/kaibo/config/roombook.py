"""Which rooms there are: asked of the business database once, then remembered until a Fact says
that something about rooms has changed, whichever process wrote it."""

from __future__ import annotations

import asyncio
import logging
import time
import weakref
from concurrent.futures import Executor

from django.db import Error as DatabaseError
from django.db import connections

from kaibo.domains.control import public as control
from kaibo.kit.fact import Fact
from kaibo.kit.hub import Hub
from kaibo.kit.shapes import is_room_ident
from kaibo.kit.tail import heard

log = logging.getLogger("kaibo.rooms")

#: Should a Fact be missed, this is how long a room that was retired still counts as open.
REMEMBER_S = 30.0

_books: weakref.WeakSet[RoomBook] = weakref.WeakSet()


@heard("control.room.*")
def rooms_changed(fact: Fact, hub: Hub) -> None:
    """What is remembered of rooms holds no longer."""
    for book in list(_books):
        book.forget()


class RoomBook:
    """Looks rooms up in `threads`. Rooms that are open are remembered, all others asked for anew."""

    def __init__(self, threads: Executor) -> None:
        self._threads = threads
        self._open: dict[str, float] = {}
        self._turn = 0
        _books.add(self)

    async def is_open(self, ident: str) -> bool | None:
        """True; False: retired; None: nobody has made it."""
        if self._known(ident):
            return True
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._ask, ident)

    def there(self, ident: str) -> bool:
        """Whether there is such a room, a retired one too; asks in this very thread."""
        return self._known(ident) or self._ask(ident) is not None

    def forget(self) -> None:
        """Ask again for every room."""
        self._turn += 1
        self._open = {}

    def _known(self, ident: str) -> bool:
        return self._open.get(ident, 0.0) > time.monotonic()

    def _ask(self, ident: str) -> bool | None:
        if not is_room_ident(ident):
            return None
        turn = self._turn
        try:
            card = control.room(ident)
        except DatabaseError:
            # What happened on air is recorded, even while nobody can say whose room it is.
            log.exception("room %s could not be looked up; it is taken for open", ident)
            return True
        finally:
            connections.close_all()
        if card is not None and card.active and turn == self._turn:
            self._open[ident] = time.monotonic() + REMEMBER_S
        return None if card is None else card.active
