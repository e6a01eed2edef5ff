"""The gate to Django: a request waits outside until it is whole, an answer leaves at its own pace.

Each request of Django's is a thread with its own SQLite connection, so only a few are inside at
once. Who sends slowly, or stops halfway, must not be one of them: bodies are read out here, and
large ones only of people who are signed in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from kaibo.config.bodies import Bodies
from kaibo.config.http import App, Failed, Message, Receive, Send, reply

AT_ONCE = 16
#: A workbook of 8 MiB and its form around it.
MOST_BYTES = 9 << 20
#: Of somebody who is not signed in: a name, a password, a ticket.
STRANGER_BYTES = 64 << 10
ALL_BYTES = 64 << 20


class Gate:
    """The ASGI app before Django. `known` tells whether a request comes with a valid sign-in."""

    def __init__(self, django: App, known: Callable[[Message], Awaitable[bool]]) -> None:
        self.django, self.known = django, known
        self.bodies = Bodies(ALL_BYTES)
        self._inside = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            answer.append(message)

        try:
            with self.bodies.one() as body:
                await body.read(receive, MOST_BYTES, "内容", STRANGER_BYTES)
                if body.size > STRANGER_BYTES and not await self.known(scope):
                    raise Failed(401, "signed_out", "还没有登录，或登录已经过期；什么也没有写入。")
                await body.read(receive, MOST_BYTES, "内容")
                async with self._inside:
                    await self.django(scope, _ready(b"".join(body.chunks), receive), keep)
        except Failed as refusal:
            await reply(send, refusal.status, refusal.shown(), refusal.retry_after)
            return
        for message in answer:
            await send(message)


def _ready(body: bytes, receive: Receive) -> Receive:
    """What Django reads: the whole body at once, then whether the sender has gone."""
    given = False

    async def next_message() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return next_message
