"""The hub: the one place from which open pages are fed. It knows names and rights, no business.

Two kinds of message. Hot: the whole new value of one part of one room; the newest wins. Cold:
"this row changed, ask again", gathered for 250 ms. Anything may publish from any thread; pages
live on the event loop, and what they say of where they are stays there (`presence`). See
docs/specs/stream.md.
"""

from __future__ import annotations

import asyncio
import secrets
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from kaibo.kit.errors import Refusal
from kaibo.kit.part import PART_BYTES, Held, Part, encoded, newest
from kaibo.kit.presence import Presence
from kaibo.kit.ring import Ring

if TYPE_CHECKING:
    from kaibo.kit.page import Page

HOT_SECONDS = 0.05
COLD_SECONDS = 0.25
# More changed rows of one subject than this within one gathering: "ask for all of it again".
COLD_ITEMS = 100

Key = tuple[str, str]  # room, part


class Hub:
    """Holds the newest value of every part and knows which pages look at it."""

    def __init__(self) -> None:
        self.epoch = secrets.token_hex(6)
        self.presence = Presence()
        self.parts: dict[str, Part] = {}
        self.subjects: dict[str, str] = {}
        self._lock = threading.Lock()
        #: Told, on the event loop, of a room some of whose watched parts were never published.
        self.wanted: Callable[[str], None] = lambda room: None
        self._values: dict[Key, Held] = {}
        self._published = 0
        self._rings: dict[Key, Ring] = {}
        self._dirty: dict[Key, None] = {}
        self._cold: dict[str, dict[tuple[int, str], None]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._hot_due = False
        self._cold_due = False
        self._pages: set[Page] = set()
        self._listening: dict[Key, set[Callable[[], None]]] = {}

    def declare(
        self, part: str, right: str, *, ring: int = 0, newest: bool = False, calm: bool = False
    ) -> None:
        """Make a part known, with the right it takes; `ring` > 0 keeps that many items. `newest`,
        `calm`: see `Part`."""
        self.parts[part] = Part(part, right, ring, newest, calm)

    def declare_subject(self, subject: str, right: str) -> None:
        """Make a subject of cold messages known, such as `people.shift`."""
        self.subjects[subject] = right

    # --- from any thread ---------------------------------------------------------------------

    def publish(self, room: str, part: str, value: Any) -> None:
        """Set the new whole value of a part. Encoded once, here. Raises PartTooLarge, KeyError."""
        declared = self.parts[part]
        if declared.ring:
            raise KeyError(f"{part} is a ring: use append")
        body = newest(part, value) if declared.newest else encoded(part, value)
        held = self._values.get((room, part)) if declared.calm else None
        if held is not None and (held.body, held.refused) == (body, False):
            return
        self._put(room, part, body, refused=False)

    def refuse(self, room: str, part: str, refusal: Refusal) -> None:
        """A part cannot be shown: pages are told why, and no longer given an old value as new."""
        body = msgspec.json.encode({**refusal.body(), "room": room, "part": part})
        held = self._values.get((room, part))
        if held is None or (held.body, held.refused) != (body, True):
            self._put(room, part, body, refused=True)

    def append(self, room: str, part: str, *items: Any, names: Sequence[str] | None = None) -> None:
        """Add items to a ring part; one that has a name may be taken back."""
        bodies = [encoded(part, item) for item in items]
        with self._lock:
            ring = self._ring(room, part)
            for at, body in enumerate(bodies):
                ring.append(body, None if names is None else names[at])
            self._mark(room, part)

    def take_back(self, room: str, part: str, name: str) -> bool:
        """Nobody is given this item of a ring part any more; False if it was not here."""
        with self._lock:
            return self._ring(room, part).take_back(name)

    def _ring(self, room: str, part: str) -> Ring:
        size = self.parts[part].ring
        if not size:
            raise KeyError(f"{part} is a value: use publish")
        return self._rings.setdefault((room, part), Ring(size, PART_BYTES))

    def _put(self, room: str, part: str, body: bytes, *, refused: bool) -> None:
        with self._lock:
            self._published += 1
            self._values[room, part] = Held(self._published, body, refused)
            self._mark(room, part)

    def tell(self, subject: str, row_id: int, verb: str) -> None:
        """A row changed: pages that follow its subject will ask again. No page open: no-one."""
        with self._lock:
            if self._loop is None:
                return
            self._cold.setdefault(subject, {})[row_id, verb] = None
            if not self._cold_due:
                self._cold_due = True
                self._on_loop(self._loop.call_later, COLD_SECONDS, self._send_cold)

    def kick(self, *, user: int | None = None, session: str | None = None) -> None:
        """Close (4401) the pages of a user, or of one session."""
        self._on_loop(self._close, user, session)

    def _mark(self, room: str, part: str) -> None:
        if self._loop is None:
            return
        self._dirty[room, part] = None
        if not self._hot_due:
            self._hot_due = True
            self._on_loop(self._send_hot)

    def _on_loop(self, call: Any, *arguments: Any) -> None:
        loop = self._loop
        if loop is None:
            return
        try:
            loop.call_soon_threadsafe(call, *arguments)
        except RuntimeError:  # the loop has ended: the server is going down
            self._loop = None

    # --- on the event loop -------------------------------------------------------------------

    def join(self, page: Page) -> None:
        """A page opened."""
        self._here()
        self._pages.add(page)

    def listen(self, key: Key, news: Callable[[], None]) -> Callable[[], None]:
        """`news` is called, on this loop, when a part has a new value; answers how to stop that."""
        self._here()
        self._listening.setdefault(key, set()).add(news)
        return lambda: self._listening[key].discard(news)

    def _here(self) -> None:
        if self._loop is not asyncio.get_running_loop():
            self._loop, self._hot_due, self._cold_due = asyncio.get_running_loop(), False, False
            self.presence = Presence()

    def leave(self, page: Page) -> None:
        """A page closed."""
        self._pages.discard(page)
        self.presence.put(page, None)

    def watched(self, room: str, parts: Iterable[str]) -> None:
        """A page began to look at parts of a room; whoever publishes them hears of new ones."""
        with self._lock:
            new = any(not self.parts[p].ring and (room, p) not in self._values for p in parts)
        if new:
            self.wanted(room)

    def value(self, key: Key, since: int = 0) -> Held | None:
        """The newest of a part, if it was published after number `since`."""
        with self._lock:
            found = self._values.get(key)
        return found if found and found.number > since else None

    def ring(self, key: Key, since: int) -> tuple[int, int, list[bytes]] | None:
        """(first number, next number, encoded items) of a ring from `since` on."""
        with self._lock:
            ring = self._rings.get(key)
            if ring is None:
                return None
            first, items = ring.since(since)
            return first, ring.next, items

    def _send_hot(self) -> None:
        with self._lock:
            dirty, self._dirty = self._dirty, {}
            if not dirty:
                self._hot_due = False
                return
        for page in self._pages:
            page.offer_hot(dirty)
        for key in dirty:
            for news in list(self._listening.get(key, ())):
                news()
        # Not sooner than 50 ms from now, however often somebody publishes.
        asyncio.get_running_loop().call_later(HOT_SECONDS, self._send_hot)

    def _send_cold(self) -> None:
        with self._lock:
            cold, self._cold = self._cold, {}
            self._cold_due = False
        for subject, items in cold.items():
            body = msgspec.json.encode(
                {"subject": subject, "all": True}
                if len(items) > COLD_ITEMS
                else {"subject": subject, "items": [list(item) for item in items]}
            )
            for page in self._pages:
                page.offer_cold(subject, body)

    def _close(self, user: int | None, session: str | None) -> None:
        for page in list(self._pages):
            if page.belongs_to(user=user, session=session):
                page.end()
