"""One open page: what it watches, what waits to be sent to it, and in which order it goes out."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from typing import Any

import msgspec

from kaibo.kit.access import Visitor
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.hub import Hub, Key
from kaibo.kit.presence import Place
from kaibo.kit.rights import RIGHT_LABELS

WATCHED = 64
COLD_QUEUE = 64


class Page:
    """A subscriber. What waits is bounded: one mark per watched part, and 64 cold messages.

    A slow page skips values, never order. When cold messages had to be dropped, `seq` jumps, and
    the page knows it must read everything again.
    """

    def __init__(self, hub: Hub, visitor: Visitor) -> None:
        self.hub = hub
        self.visitor = visitor
        self.rights = visitor.actor.rights
        self.ended = asyncio.Event()
        self._some = asyncio.Event()
        self._seq = 0
        self._hot: dict[Key, None] = {}
        self._cold: deque[bytes] = deque()
        self._replies: deque[bytes] = deque()
        self._watched: dict[Key, int] = {}  # what it has: see `_hot_body`
        self._subjects: set[str] = set()
        self._present = False
        self._seen: bytes | None = None  # who else is here, as it was told last

    # --- what the page asks for --------------------------------------------------------------

    def watch(self, room: str, parts: Iterable[str], since: dict[str, int]) -> None:
        """Watch exactly these parts of this room (others of other rooms stay watched)."""
        for key in [key for key in self._watched if key[0] == room]:
            del self._watched[key]
            self._hot.pop(key, None)
        for name in parts:
            part = self.hub.parts.get(name)
            if part is None:
                self._refuse(Refusal("unknown_part", f"没有名为「{name}」的页面数据。"), part=name)
            elif part.right not in self.rights:
                self._refuse(_forbidden(part.right), part=name)
            elif len(self._watched) >= WATCHED:
                self._refuse(
                    Refusal("too_many_parts", f"一个页面最多订阅 {WATCHED} 项数据。"), part=name
                )
            else:
                self._watched[room, name] = max(1, since.get(name, 1)) if part.ring else 0
                self._hot[room, name] = None
        self.hub.watched(room, [name for at, name in self._watched if at == room])
        self._some.set()

    def follow(self, subjects: Iterable[str]) -> None:
        """Hear of changed rows of exactly these subjects."""
        self._subjects = {name for name in subjects if self._may_follow(name)}

    def stand(self, place: Place | None) -> None:
        """Be here, for the others who are; None: nowhere. Refused, it is nowhere."""
        here = place is not None and self._may_follow(place.subject)
        if not here:
            self._seen = None
        self.hub.presence.put(self, place if here else None)

    def greet(self) -> None:
        """The first message: who the server thinks this is, until when, and what time it is."""
        actor, until = self.visitor.actor, self.visitor.until
        self._reply(
            {"hello": {"user": actor.id, "name": actor.name, "until": until, "now": now_ms()}}
        )

    def refuse(self, refusal: Refusal) -> None:
        """Answer something the page sent with the error shape."""
        self._refuse(refusal)

    # --- what the hub has for it -------------------------------------------------------------

    def offer_hot(self, keys: Iterable[Key]) -> None:
        """These parts have new values; the value itself is fetched when it can be sent."""
        for key in keys:
            if key in self._watched:
                self._hot[key] = None
                self._some.set()

    def offer_cold(self, subject: str, body: bytes) -> None:
        """A gathered cold message, if this page follows the subject."""
        if subject not in self._subjects:
            return
        if len(self._cold) >= COLD_QUEUE:
            self._cold.clear()
            self._seq += 1
        self._cold.append(body)
        self._some.set()

    def offer_present(self) -> None:
        """Somebody came, went or moved where this page is; told when it can be sent."""
        self._present = True
        self._some.set()

    def belongs_to(self, *, user: int | None, session: str | None) -> bool:
        """Whether the page is this user's or this session's."""
        mine = self.visitor
        return (user is not None and mine.actor.id == user) or (
            session is not None and mine.session == session
        )

    def end(self) -> None:
        """Its sign-in is over: the socket is to be closed with 4401."""
        self.ended.set()

    async def next(self) -> bytes:
        """The next message to send; waits until there is one."""
        while True:
            if self._replies:
                return self._framed(self._replies.popleft())
            if self._cold:
                return self._framed(b'"cold":' + self._cold.popleft())
            if self._present:
                self._present = False
                others = self.hub.presence.around(self)
                if others is not None and others != self._seen:
                    self._seen = others
                    return self._framed(b'"present":' + others)
            while self._hot:
                key = next(iter(self._hot))
                del self._hot[key]
                body = self._hot_body(key)
                if body is not None:
                    return self._framed(body)
            self._some.clear()
            await self._some.wait()

    def beat(self) -> bytes:
        """What is sent when there is nothing to send: the server lives, and this is its time."""
        return self._framed(b'"beat":{"now":%d}' % now_ms())

    # --- inside ------------------------------------------------------------------------------

    def _hot_body(self, key: Key) -> bytes | None:
        """The message body, or None when the page has this already.

        `_watched` holds, for a value, the number of the publication sent last; for a ring, the
        number of the next item to send.
        """
        head = b'"room":%s,"part":%s,' % (msgspec.json.encode(key[0]), msgspec.json.encode(key[1]))
        if not self.hub.parts[key[1]].ring:
            found = self.hub.value(key, since=self._watched[key])
            if found is None:
                return None
            self._watched[key] = found.number
            return b'"refused":' + found.body if found.refused else head + b'"value":' + found.body
        ring = self.hub.ring(key, self._watched[key])
        if ring is None:
            return None
        first, following, items = ring
        if not items:
            return None
        self._watched[key] = following
        return head + b'"from":%d,"next":%d,"items":[%s]' % (first, following, b",".join(items))

    def _may_follow(self, subject: str) -> bool:
        """Whether this page may hear of a subject; if not, it is told why."""
        right = self.hub.subjects.get(subject)
        if right is None:
            self._refuse(Refusal("unknown_part", f"没有名为「{subject}」的数据。"), subject=subject)
        elif right not in self.rights:
            self._refuse(_forbidden(right), subject=subject)
        return right is not None and right in self.rights

    def _refuse(self, refusal: Refusal, **about: str) -> None:
        self._reply({"refused": {**refusal.body(), **about}})

    def _reply(self, message: dict[str, Any]) -> None:
        if len(self._replies) < WATCHED * 2:
            self._replies.append(msgspec.json.encode(message)[1:-1])
            self._some.set()

    def _framed(self, body: bytes) -> bytes:
        self._seq += 1
        return b'{"epoch":"%s","seq":%d,%s}' % (self.hub.epoch.encode(), self._seq, body)


def _forbidden(right: str) -> Refusal:
    return Refusal("forbidden", f"没有「{RIGHT_LABELS[right]}」的权限。", values={"right": right})
