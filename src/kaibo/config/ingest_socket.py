"""The same events over a WebSocket, for senders with something to say now and then: a recogniser.

One message is NDJSON as in a POST, at most 1 MiB; its answer is what the POST answers, or the error
in its place, and comes when the message is durable. The next message is read after that: who sends
faster than the room takes waits, and nothing piles up. A message without an answer was perhaps not
taken: send it again, its ids keep it from counting twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any

import msgspec

from kaibo.config.http import Failed, Message, Receive, Send, headers_of
from kaibo.config.ingest import LIMITS, NOBODY, PATH, Sender, posted
from kaibo.live.engine import Engine

#: One message, bytes.
MOST = 1 << 20
#: So long a socket may say nothing before it has said who it is.
WHO_S = 10.0
BAD, OTHER_ROOM = 4401, 4403


class _First(msgspec.Struct, forbid_unknown_fields=True):
    """What a sender that cannot set headers (a page) says first."""

    token: str


class IngestSocket:
    """The ASGI app for sockets. `sender` tells whose a token is."""

    def __init__(self, engine: Engine, sender: Callable[[str], Awaitable[Sender | None]]) -> None:
        self.engine, self.sender = engine, sender
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="kaibo-ingest-socket")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one socket until it ends, or its token does."""
        if (await receive())["type"] != "websocket.connect":
            return
        await send({"type": "websocket.accept"})
        code = await self._until_end(scope, receive, send)
        with suppress(Exception):  # it may be gone
            await send({"type": "websocket.close", "code": code})

    async def _until_end(self, scope: Message, receive: Receive, send: Send) -> int:
        token = await _token(scope, receive)
        found = PATH.fullmatch(scope["path"])
        while True:
            # Looked up for each message: a token that was taken away ends its socket.
            sender = await self.sender(token) if token else None
            if sender is None:
                await _say(send, Failed(401, "bad_token", NOBODY).shown())
                return BAD
            if found is None or found.group(1) != sender.room:
                text = f"这个令牌只能写入直播间「{sender.room}」。"
                await _say(send, Failed(403, "other_room", text).shown())
                return OTHER_ROOM
            message = await receive()
            if message["type"] != "websocket.receive":
                return 1000
            await _say(send, await self._taken(sender, message))

    async def _taken(self, sender: Sender, message: Message) -> dict[str, Any]:
        raw = message.get("bytes") or (message.get("text") or "").encode("utf-8", "replace")
        try:
            if len(raw) > MOST:
                raise Failed(413, "too_large", "一条消息超过 1 MiB，请分几次发送。")
            work = partial(self.engine.post_bytes, sender.room, sender.src, [raw], False, LIMITS)
            return await posted(self._threads, work)
        except Failed as refusal:
            wait = {} if refusal.retry_after is None else {"retry_after": refusal.retry_after}
            return {**refusal.shown(), **wait}


async def _token(scope: Message, receive: Receive) -> str:
    """The token of the header, else of the first message; "" where neither has one."""
    kind, _, token = headers_of(scope).get(b"authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return token.strip()
    with suppress(TimeoutError, msgspec.DecodeError):
        async with asyncio.timeout(WHO_S):
            message = await receive()
        if message["type"] == "websocket.receive":
            raw = message.get("text") or message.get("bytes") or b""
            return msgspec.json.decode(raw, type=_First).token
    return ""


async def _say(send: Send, body: dict[str, Any]) -> None:
    await send({"type": "websocket.send", "text": msgspec.json.encode(body).decode()})
