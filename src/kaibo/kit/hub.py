"""The hub: the one place from which open pages are fed. It knows names and rights, no business.

Two kinds of message. Hot: the whole new value of one part of one room; the newest wins. Cold:
"this row changed, ask again", gathered for 250 ms. Anything may publish from any thread; pages
live on the event loop. See docs/specs/stream.md.
"""

from __future__ import annotations

import asyncio
import secrets
import threading
from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from kaibo.kit.page import Page

PART_BYTES = 16 * 1024
HOT_SECONDS = 0.05
COLD_SECONDS = 0.25
# More changed rows of one subject than this within one gathering: "ask for all of it again".
COLD_ITEMS = 100

Key = tuple[str, str]  # room, part


class PartTooLarge(ValueError):
    """A published value is over 16 KiB encoded: the publisher must cut it down."""


@dataclass(frozen=True, slots=True)
class Part:
    """A declared part: the right it takes to see it, and the length of its ring (0: a value)."""

    name: str
    right: str
    ring: int


class Ring:
    """The last items of a part that grows, such as comments, numbered from 1."""

    def __init__(self, size: int) -> None:
        self.items: deque[bytes] = deque(maxlen=size)
        self.next = 1

    def append(self, body: bytes) -> None:
        """Add one encoded item; the oldest gives way."""
        self.items.append(body)
        self.next += 1

    def since(self, number: int) -> tuple[int, list[bytes]]:
        """Items from `number` on that are still here, fitting into one part, and the first's no.

        When they do not all fit, the newest are given: a reader that is late sees the present.
        """
        if number > self.next:  # a number of an earlier server: its reader knows nothing of ours
            number = 1
        first = max(number, self.next - len(self.items))
        wanted = list(islice(self.items, len(self.items) - (self.next - first), None))
        size = 0
        for index in range(len(wanted) - 1, -1, -1):
            size += len(wanted[index]) + 1
            if size > PART_BYTES:
                return first + index + 1, wanted[index + 1 :]
        return first, wanted


class Hub:
    """Holds the newest value of every part and knows which pages look at it."""

    def __init__(self) -> None:
        self.epoch = secrets.token_hex(6)
        self.parts: dict[str, Part] = {}
        self.subjects: dict[str, str] = {}
        self._lock = threading.Lock()
        self._values: dict[Key, tuple[int, bytes]] = {}  # with the number of the publication
        self._published = 0
        self._rings: dict[Key, Ring] = {}
        self._dirty: dict[Key, None] = {}
        self._cold: dict[str, dict[tuple[int, str], None]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._hot_due = False
        self._cold_due = False
        self._pages: set[Page] = set()

    def declare(self, part: str, right: str, *, ring: int = 0) -> None:
        """Make a part known, with the right it takes; `ring` > 0 keeps that many items."""
        self.parts[part] = Part(part, right, ring)

    def declare_subject(self, subject: str, right: str) -> None:
        """Make a subject of cold messages known, such as `people.shift`."""
        self.subjects[subject] = right

    # --- from any thread ---------------------------------------------------------------------

    def publish(self, room: str, part: str, value: Any) -> None:
        """Set the new whole value of a part. Encoded once, here. Raises PartTooLarge, KeyError."""
        if self.parts[part].ring:
            raise KeyError(f"{part} is a ring: use append")
        body = _encoded(part, value)
        with self._lock:
            self._published += 1
            self._values[room, part] = self._published, body
            self._mark(room, part)

    def append(self, room: str, part: str, *items: Any) -> None:
        """Add items to a ring part."""
        size = self.parts[part].ring
        if not size:
            raise KeyError(f"{part} is a value: use publish")
        bodies = [_encoded(part, item) for item in items]
        with self._lock:
            ring = self._rings.setdefault((room, part), Ring(size))
            for body in bodies:
                ring.append(body)
            self._mark(room, part)

    def forget(self, room: str) -> None:
        """Drop every value of a room whose show is over. Numbers of its rings go on."""
        with self._lock:
            for key in [key for key in self._values if key[0] == room]:
                del self._values[key]
            for key, ring in self._rings.items():
                if key[0] == room:
                    ring.items.clear()

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
        if self._loop is not asyncio.get_running_loop():
            self._loop, self._hot_due, self._cold_due = asyncio.get_running_loop(), False, False
        self._pages.add(page)

    def leave(self, page: Page) -> None:
        """A page closed."""
        self._pages.discard(page)

    @property
    def open_pages(self) -> int:
        """How many pages are open now."""
        return len(self._pages)

    def value(self, key: Key, since: int = 0) -> tuple[int, bytes] | None:
        """(number, encoded value) of a part, if it was published after number `since`."""
        with self._lock:
            found = self._values.get(key)
        return found if found and found[0] > since else None

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


def _encoded(part: str, value: Any) -> bytes:
    body = msgspec.json.encode(value)
    if len(body) > PART_BYTES:
        raise PartTooLarge(f"part {part} is {len(body)} bytes, the limit is {PART_BYTES}")
    return body
