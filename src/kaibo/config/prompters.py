"""/api/rooms/{room}/prompter/line and /told: a host's prompter, by a link or signed in.

GET line?after=&epoch=&screen=   answers as soon as what stands on the prompter is another than
                                 number `after` of `epoch`, at the latest after `HOLD_S`
POST told {kind, ref, screen, pressed_at?}   this line was shown, or read, on this screen

No Django on the way: a prompter that waits costs a task, not a thread. Who holds a token is asked of
the database at most once a second, so a withdrawn link ends within one wait.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qs

import msgspec
from django.db import connections

from kaibo.config.bodies import Bodies
from kaibo.config.commands import written
from kaibo.config.http import Failed, Message, Receive, Send, from_our_page, headers_of, reply
from kaibo.config.rooms import PROMPTER, LiveRooms
from kaibo.config.screens import Screens
from kaibo.domains.control import public as control
from kaibo.kit.access import Visitor, require
from kaibo.kit.errors import Refusal
from kaibo.live.clock import speed_of, wall_ms
from kaibo.live.desk import Command
from kaibo.live.events import Event
from kaibo.live.pushes import MOST_SCREEN

PATH = re.compile(r"/api/rooms/([^/]+)/prompter/(line|told)")
#: A wait is over after so long, also when there is no news: the link is looked at again.
HOLD_S = 5.0
REMEMBER_S = 1.0
KEPT = 1_024
MOST_BYTES = 4 * 1024
ALL_BYTES = 1 << 20
_SCREEN = re.compile(f"[A-Za-z0-9_-]{{1,{MOST_SCREEN}}}")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who has a prompter open: `by` in the log; `until`: when that ends, UTC ms."""

    by: str
    until: int


class Told(msgspec.Struct, forbid_unknown_fields=True):
    """The body of `told`."""

    kind: Literal["push.shown", "push.ack"]
    ref: str
    screen: str
    #: When it was so, by the server's wall clock as the page knows it (UTC ms); null: just now.
    pressed_at: int | None = None


_decoder = msgspec.json.Decoder(Told)


class Prompters:
    """The ASGI app. `visitor` tells who a request is signed in as; `threads` ask the database."""

    def __init__(
        self,
        rooms: LiveRooms,
        visitor: Callable[[Message], Awaitable[Visitor | None]],
        is_open: Callable[[str], Awaitable[bool | None]],
        threads: Executor,
    ) -> None:
        self.engine, self.hub = rooms.engine, rooms.hub
        self.visitor, self.is_open = visitor, is_open
        self.screens = Screens(rooms.look_again)
        rooms.screens = self.screens.of
        self.bodies = Bodies(ALL_BYTES)
        self._threads = threads
        self._known: dict[bytes, tuple[float, control.OpenedPrompter | Refusal]] = {}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        found = PATH.fullmatch(scope["path"])
        assert found is not None, "routed here by this pattern"
        room, what = found.groups()
        try:
            if scope["method"] != ("GET" if what == "line" else "POST"):
                raise Failed(405, "method_not_allowed", "这个地址不接受这种请求。")
            reader = await self._reader(scope, room)
            if what == "told":
                await reply(send, 200, await self._told(scope, receive, room, reader))
                return
            answer = await self._line(scope, receive, room, reader)
            if answer is not None:
                await reply(send, 200, answer)
        except Failed as refusal:
            await reply(send, refusal.status, refusal.shown(), refusal.retry_after)

    async def _reader(self, scope: Message, room: str) -> Reader:
        token = headers_of(scope).get(b"x-kaibo-link", "")
        if token:
            opened = await self._opened(token, (scope.get("client") or ["unknown"])[0])
            if opened.room != room:
                text = "这个链接是别的直播间的提词器。请打开收到的原链接。"
                raise Failed(404, "not_found", text)
            return Reader(opened.by, opened.until)
        visitor = await self.visitor(scope)
        if visitor is None:
            raise Failed(401, "signed_out", "这块提词器要用链接打开，或先登录。")
        try:
            require(visitor.actor, "run.prompter")
        except Refusal as error:
            raise Failed(403, error.code, error.text, values=dict(error.values or {})) from error
        if await self.is_open(room) is None:
            raise Failed(404, "not_found", f"没有编号为「{room}」的直播间。")
        return Reader(f"user:{visitor.actor.id}", visitor.until)

    async def _opened(self, token: str, address: str) -> control.OpenedPrompter:
        key = hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
        held = self._known.get(key)
        if held is None or held[0] <= time.monotonic():
            loop = asyncio.get_running_loop()
            answer = await loop.run_in_executor(self._threads, _ask, token, address)
            if len(self._known) >= KEPT:
                self._known.clear()
            held = self._known[key] = (time.monotonic() + REMEMBER_S, answer)
        if isinstance(held[1], Refusal):
            raise Failed(held[1].status, held[1].code, held[1].text)
        return held[1]

    async def _line(
        self, scope: Message, receive: Receive, room: str, reader: Reader
    ) -> dict[str, Any] | None:
        """The newest, once it is news; None: whoever asked has gone."""
        asked = {k: v[-1] for k, v in parse_qs(scope["query_string"].decode("latin-1")).items()}
        screen, after = asked.get("screen", ""), asked.get("after", "0")
        if not _SCREEN.fullmatch(screen) or not re.fullmatch(r"[0-9]{1,15}", after):
            raise Failed(422, "invalid", "提词器的请求不合格式。")
        since = int(after) if asked.get("epoch") == self.hub.epoch else 0
        with self.screens.open(room, screen, reader.by):
            number, body = since, None
            wait_s = min(HOLD_S, (reader.until - wall_ms()) / 1_000)
            with suppress(TimeoutError):
                async with asyncio.timeout(max(wait_s, 0.0)):
                    found = await self._news(receive, room, since)
                    if found is None:
                        return None
                    number, body = found
        clock = self.engine.clock(room)
        return {
            "epoch": self.hub.epoch,
            "number": number,
            "value": None if body is None else msgspec.Raw(body),
            "now": clock.now(),
            "wall": wall_ms(),
            "speed": speed_of(clock),
            "until": reader.until,
        }

    async def _news(self, receive: Receive, room: str, since: int) -> tuple[int, bytes] | None:
        """The part's number and value once it is newer; None when the asker has gone first."""
        key, news = (room, PROMPTER), asyncio.Event()
        stop = self.hub.listen(key, news.set)
        gone = asyncio.create_task(_gone(receive))
        try:
            self.hub.watched(room, [PROMPTER])
            while True:
                held = self.hub.value(key, since)
                if held is not None and not held.refused:
                    return held.number, held.body
                waits = asyncio.create_task(news.wait())
                try:
                    await asyncio.wait({waits, gone}, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    waits.cancel()
                if gone.done():
                    return None
                news.clear()
        finally:
            stop()
            gone.cancel()

    async def _told(
        self, scope: Message, receive: Receive, room: str, reader: Reader
    ) -> dict[str, Any]:
        if not from_our_page(scope):
            raise Failed(403, "foreign_page", "这一下来自不属于这里的网页，没有记录。")
        with self.bodies.one() as body:
            await body.read(receive, MOST_BYTES, "内容")
            try:
                told = _decoder.decode(b"".join(body.chunks))
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                text = f"内容不合格式（{error}），没有记录。"
                raise Failed(422, "invalid", text) from error
        if not _SCREEN.fullmatch(told.screen):
            raise Failed(422, "invalid", "屏的名字不合格式，没有记录。")
        late = 0 if told.pressed_at is None else max(wall_ms() - told.pressed_at, 0)
        x: dict[str, Any] = {"screen": told.screen, **({"late_ms": late} if late else {})}
        # Told again it is the same: a prompter that heard no answer tells it once more.
        name = hashlib.sha256(f"{told.kind}\n{told.screen}\n{told.ref}".encode()).hexdigest()[:32]
        event = Event(id=name, kind=told.kind, ref=told.ref, x=x)
        answer = await written(self.engine, room, Command(event, reader.by))
        return {"repeated": answer.accepted == 0}


async def _gone(receive: Receive) -> None:
    """Returns when whoever asked has hung up."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _ask(token: str, address: str) -> control.OpenedPrompter | Refusal:
    try:
        return control.prompter_opened(token, address)
    except Refusal as refusal:
        return refusal
    finally:
        connections.close_all()
