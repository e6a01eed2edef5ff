"""The server: Django for business, plain ASGI beside it for what is hot, one process for all.

/api/stream                 one WebSocket per tab
/api/rooms/{room}/events    a source's events, as a POST or over a WebSocket
/api/hooks/{room}/{source}  signed events of a source
/api/rooms/{room}/commands  a press of the desk
/api/rooms/{room}/prompter/ what the host's prompter waits for and tells
/api/imports/files          a file to import
/healthz, /readyz           alive; able to record
/api/…                      Django, sixteen requests at once
everything else             the page
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from kaibo.config.http import App

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaibo.config.settings")

from django.core.asgi import get_asgi_application

_django = cast("App", get_asgi_application())

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402

from kaibo.config.announcing import Announcing  # noqa: E402
from kaibo.config.commands import PATH as COMMANDS_PATH  # noqa: E402
from kaibo.config.commands import Commands  # noqa: E402
from kaibo.config.filling import Filling  # noqa: E402
from kaibo.config.following import Following  # noqa: E402
from kaibo.config.gate import Gate  # noqa: E402
from kaibo.config.hearing import CHECKING, Hearing  # noqa: E402
from kaibo.config.hook_keys import HookKeys  # noqa: E402
from kaibo.config.hooks import PATH as HOOKS_PATH  # noqa: E402
from kaibo.config.hooks import Hooks  # noqa: E402
from kaibo.config.http import Message, Receive, Send, reply  # noqa: E402
from kaibo.config.ingest import PATH as EVENTS_PATH  # noqa: E402
from kaibo.config.ingest import Ingest  # noqa: E402
from kaibo.config.ingest_socket import IngestSocket  # noqa: E402
from kaibo.config.inside import Inside  # noqa: E402
from kaibo.config.keeping import Keeping  # noqa: E402
from kaibo.config.minding import Minding  # noqa: E402
from kaibo.config.pages import Pages  # noqa: E402
from kaibo.config.prompters import PATH as PROMPTER_PATH  # noqa: E402
from kaibo.config.prompters import Prompters  # noqa: E402
from kaibo.config.pulling import Pulling  # noqa: E402
from kaibo.config.recounting import Recounting  # noqa: E402
from kaibo.config.roombook import RoomBook  # noqa: E402
from kaibo.config.rooms import LiveRooms  # noqa: E402
from kaibo.config.senders import Senders  # noqa: E402
from kaibo.config.tidying import Tidying  # noqa: E402
from kaibo.config.uploads import PATH as UPLOADS_PATH  # noqa: E402
from kaibo.config.uploads import Uploads  # noqa: E402
from kaibo.config.visitors import Visitors  # noqa: E402
from kaibo.config.watching import Watching  # noqa: E402
from kaibo.domains.control import public as control  # noqa: E402
from kaibo.kit.hub import Hub  # noqa: E402
from kaibo.kit.stream import Stream  # noqa: E402
from kaibo.kit.tail import Tail  # noqa: E402
from kaibo.live.clock import RoomClock, Wall  # noqa: E402
from kaibo.live.engine import Engine  # noqa: E402

LOOKUPS = 4


class Beside(Protocol):
    """What runs beside the server, from when its rooms are open until before they close."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End, and wait for it."""


class Aside(Protocol):
    """A thread of its own with something to do now and then."""

    def start(self) -> None:
        """Begin."""

    def close(self) -> None:
        """End, and wait for it."""


class Server:
    """The ASGI app of the whole; its parts live from start-up to shut-down.

    `clock` says what time it is in a room; `beside` makes what runs beside the server (the demo).
    """

    def __init__(
        self,
        clock: Callable[[str], RoomClock] = lambda room: Wall(),
        beside: Callable[[Engine], Beside] | None = None,
    ) -> None:
        self._clock, self._make_beside = clock, beside
        self.beside: Beside | None = None
        self.hub = Hub()
        self.stream, self.pages = Stream(self.hub), Pages()
        self._threads = ThreadPoolExecutor(LOOKUPS, thread_name_prefix="kaibo-lookup")
        self.visitors, self.book = Visitors(self._threads), RoomBook(self._threads)
        self.gate = Gate(_django, self.visitors.known)
        self.rooms: LiveRooms | None = None
        self.tail: Tail | None = None
        self.worker: Minding | None = None
        self._aside: tuple[Aside, ...] = ()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Route one connection."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self._request(scope, receive, send)

    async def _socket(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["path"] == "/api/stream":
            await self.stream(scope, receive, send)
        elif EVENTS_PATH.fullmatch(scope["path"]) and self.rooms is not None:
            await self.ingest_socket(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": 4404})

    async def _request(self, scope: Message, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if path == "/healthz":
            await reply(send, 200, {"ok": True})
        elif self.rooms is None or path == "/readyz":
            await self._ready(send)
        elif EVENTS_PATH.fullmatch(path):
            await self.ingest(scope, receive, send)
        elif HOOKS_PATH.fullmatch(path):
            await self.hooks(scope, receive, send)
        elif COMMANDS_PATH.fullmatch(path):
            await self.commands(scope, receive, send)
        elif PROMPTER_PATH.fullmatch(path):
            await self.prompters(scope, receive, send)
        elif path == UPLOADS_PATH:
            await self.uploads(scope, receive, send)
        elif path.startswith("/api/"):
            await self.gate(scope, receive, send)
        else:
            await self.pages(scope, receive, send)

    async def _ready(self, send: Send) -> None:
        """Ready is who can record; that reactions and jobs wait for their worker is said beside."""
        ready = self.rooms is not None
        works = self.worker is not None and self.worker.pid is not None
        await reply(send, 200 if ready else 503, {"ok": ready, "worker": works})

    async def _live(self, receive: Receive, send: Send) -> None:
        """Start with the server, end with it."""
        while True:
            message = await receive()
            try:
                if message["type"] == "lifespan.startup":
                    await asyncio.to_thread(self._start)
                    await send({"type": "lifespan.startup.complete"})
                else:
                    await asyncio.to_thread(self._stop)
                    await send({"type": "lifespan.shutdown.complete"})
                    return
            except Exception as error:
                failed = message["type"] + ".failed"
                await send({"type": failed, "message": str(error)})
                return

    def _start(self) -> None:
        self.recounting = Recounting()
        there, recount = self.book.there, self.recounting.owed
        data, hub = settings.DATA_DIR, self.hub
        rooms = LiveRooms(data, hub, self._clock, _currency, there, recount)
        self.rooms, engine = rooms, rooms.engine
        control.attach(engine)
        self.filling, self.following = Filling(), Following()
        senders = Senders(self._threads)
        self.ingest = Ingest(engine, senders.find)
        self.ingest_socket = IngestSocket(engine, senders.find)
        self.hooks = Hooks(engine, HookKeys(self._threads).find)
        self.keeping, self.announcing = Keeping(), Announcing()
        self.hearing = Hearing(lambda room, value: hub.publish(room, CHECKING, value))
        rooms.hearing = self.hearing.folded
        self.commands = Commands(
            engine, self.visitors.of, self.book.is_open, self.filling.fill, self._pressed
        )
        self.prompters = Prompters(rooms, self.visitors.of, self.book.is_open, self._threads)
        self.uploads = Uploads(self.visitors.of)
        self.following.start()
        self.tail = Tail(self.hub)
        self.tail.start()
        connections.close_all()
        self.worker = Minding()
        self.worker.start()
        self._aside = (
            Inside(),
            self.recounting,
            Pulling(engine),
            Watching(),
            Tidying(),
            self.keeping,
            self.announcing,
            self.hearing,
        )
        for part in self._aside:
            part.start()
        if self._make_beside is not None:
            self.beside = self._make_beside(engine)
            self.beside.start()

    def _stop(self) -> None:
        if self.beside is not None:
            self.beside.stop()
        if self.worker is not None:
            self.worker.stop()
        if self.tail is not None:
            self.tail.stop()
        if self.rooms is not None:
            self.filling.close()
            self.following.close()
            for part in reversed(self._aside):
                part.close()
            control.detach()
            self.rooms.close()

    def _pressed(self, room: str, kind: str) -> object:
        """What was pressed is told to who looks after it."""
        self.keeping.pressed(room, kind)
        self.announcing.pressed(room, kind)
        return self.following.pressed(room, kind)


def _currency(room: str) -> str:
    try:
        return control.currency_of(room)
    finally:
        connections.close_all()


application = Server()
