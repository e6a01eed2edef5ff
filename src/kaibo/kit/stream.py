"""/api/stream: one WebSocket per tab, as a plain ASGI app beside Django.

A page costs no thread and no database connection: session and rights are read once, at connect,
in one of a few threads. What happens to the sign-in later reaches the page through the hub.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import msgspec
from django.conf import settings
from django.db import connections
from django.http.cookie import parse_cookie
from django.http.request import split_domain_port, validate_host

from kaibo.kit.access import Visitor, find_visitor
from kaibo.kit.clock import SECOND, now_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.hub import Hub
from kaibo.kit.page import WATCHED, Page
from kaibo.kit.presence import Place

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

SIGNED_OUT = 4401
UNREADABLE = 4400
LOOKUPS = 4
MESSAGE_CHARS = 8 * 1024
LONGEST_WAIT = 24 * 3600
# A page that hears nothing for 20 s takes its server for dead: two beats fit into that.
BEAT_SECONDS = 8.0
CLOSE_SECONDS = 2


class Subscription(msgspec.Struct, forbid_unknown_fields=True):
    """All a page can say: the parts of one room it shows, the subjects it lists, where it is."""

    room: str | None = None
    parts: list[str] = []
    since: dict[str, int] = {}
    subjects: list[str] | None = None
    place: Place | msgspec.UnsetType | None = msgspec.UNSET


_decoder = msgspec.json.Decoder(Subscription)


class Stream:
    """The ASGI app. `find` tells whose a session key is, and runs in a thread."""

    def __init__(self, hub: Hub, find: Callable[[str], Visitor | None] = find_visitor) -> None:
        self.hub = hub
        self.find = find
        self._threads = ThreadPoolExecutor(LOOKUPS, thread_name_prefix="kaibo-stream")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one socket from connect to close."""
        if (await receive())["type"] != "websocket.connect":
            return
        headers = {name.decode("latin-1"): value for name, value in scope["headers"]}
        if not same_origin(headers, secure=scope.get("scheme") == "wss"):
            await send({"type": "websocket.close", "code": 4403})  # before accept: HTTP 403
            return
        key = parse_cookie(headers.get("cookie", b"").decode("latin-1")).get(
            settings.SESSION_COOKIE_NAME, ""
        )
        visitor = await self._look_up(key)
        await send({"type": "websocket.accept"})
        if visitor is None:
            await send({"type": "websocket.close", "code": SIGNED_OUT})
            return
        await self._serve(Page(self.hub, visitor), key, receive, send)

    async def _look_up(self, key: str) -> Visitor | None:
        def ask() -> Visitor | None:
            try:
                return self.find(key)
            finally:
                connections.close_all()

        return await asyncio.get_running_loop().run_in_executor(self._threads, ask)

    async def _serve(self, page: Page, key: str, receive: Receive, send: Send) -> None:
        self.hub.join(page)
        code = 1000
        try:
            # A sign-out may have been committed, and told, between the first look and `join`:
            # from here on the hub reaches this page, so this second look is the one that counts.
            if await self._look_up(key) != page.visitor:
                code = SIGNED_OUT
                return
            page.greet()
            code = await self._until_first_ends(page, receive, send)
        finally:
            self.hub.leave(page)
            with suppress(Exception):
                async with asyncio.timeout(CLOSE_SECONDS):
                    await send({"type": "websocket.close", "code": code})

    async def _until_first_ends(self, page: Page, receive: Receive, send: Send) -> int:
        tasks = {
            asyncio.create_task(_listen(page, receive)),
            asyncio.create_task(_talk(page, send)),
            asyncio.create_task(_expire(page)),
        }
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            results = [task.result() for task in done if task.exception() is None]
            return max(results, default=1011)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def same_origin(headers: dict[str, bytes], *, secure: bool) -> bool:
    """Whether a page of our own opened this: its Origin is the Host asked, or a trusted one.

    A missing Origin is refused: only browsers hold our cookie, and they always send it.
    """
    host = headers.get("host", b"").decode("latin-1")
    origin = headers.get("origin", b"").decode("latin-1")
    domain, _ = split_domain_port(host)
    if not (domain and validate_host(domain, settings.ALLOWED_HOSTS)):
        return False
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    parts = urlsplit(origin)
    schemes = {"https"} if secure else {"http", "https"}
    return parts.scheme in schemes and parts.netloc.lower() == host.lower()


async def _listen(page: Page, receive: Receive) -> int:
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return 1000
        text = message.get("text")
        if text is None or len(text) > MESSAGE_CHARS:
            return UNREADABLE
        try:
            wish = _decoder.decode(text)
        except (msgspec.DecodeError, RecursionError):
            page.refuse(Refusal("unreadable", "页面发来的订阅读不懂。"))
            continue
        if wish.room is not None:
            page.watch(wish.room, wish.parts[: WATCHED + 1], wish.since)
        if wish.subjects is not None:
            page.follow(wish.subjects[: WATCHED + 1])
        if wish.place is not msgspec.UNSET:
            page.stand(wish.place)


async def _talk(page: Page, send: Send) -> int:
    while True:
        try:
            async with asyncio.timeout(BEAT_SECONDS):
                message = await page.next()
        except TimeoutError:
            message = page.beat()
        await send({"type": "websocket.send", "text": message.decode()})


async def _expire(page: Page) -> int:
    """Ends when the page's sign-in ends: told so by the hub, or run out."""
    while not page.ended.is_set() and (left := page.visitor.until - now_ms()) > 0:
        with suppress(TimeoutError):
            async with asyncio.timeout(min(left / SECOND, LONGEST_WAIT)):
                await page.ended.wait()
    return SIGNED_OUT
