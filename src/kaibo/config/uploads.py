"""POST /api/imports/files: a file from a page, straight onto the disk, of whatever length.

Beside Django, whose requests are whole in memory: a month of orders is larger than that. The name
and the file's own time come as parameters, the bytes as the body.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs

from django.db import connections

from kaibo.config.bodies import SILENT_S
from kaibo.config.http import (
    TOO_SLOW,
    Failed,
    Message,
    Receive,
    Send,
    from_our_page,
    reply,
)
from kaibo.domains.control import public as control
from kaibo.kit import incident
from kaibo.kit.access import Actor, Visitor, require
from kaibo.kit.errors import Refusal

log = logging.getLogger("kaibo.uploads")

PATH = "/api/imports/files"
RIGHT = "file.import"
AT_ONCE = 4
THREADS = 2


class Uploads:
    """The ASGI app. `visitor` tells who a request is signed in as, its page's origin checked."""

    def __init__(self, visitor: Callable[[Message], Awaitable[Visitor | None]]) -> None:
        self.visitor = visitor
        self._open = asyncio.Semaphore(AT_ONCE)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="kaibo-uploads")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            await reply(send, 201, await self._take(scope, receive))
        except Failed as refusal:
            await reply(send, refusal.status, refusal.shown(), refusal.retry_after)

    async def _take(self, scope: Message, receive: Receive) -> dict[str, Any]:
        if scope["method"] != "POST":
            raise Failed(405, "method_not_allowed", "这个地址只接受 POST。")
        if not from_our_page(scope):
            raise Failed(403, "foreign_page", "请求不是从开播的网页发出的，没有收下。")
        visitor = await self.visitor(scope)
        if visitor is None:
            raise Failed(401, "signed_out", "还没有登录，或登录已经过期；文件没有收下。")
        try:
            require(visitor.actor, RIGHT)
        except Refusal as error:
            raise Failed(403, error.code, error.text, values=dict(error.values or {})) from error
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        name = _one(asked, "name") or "未命名"
        modified = _one(asked, "modified")
        async with self._open:
            return await self._received(
                receive, visitor.actor, name, int(modified) if _whole(modified) else None
            )

    async def _received(
        self, receive: Receive, actor: Actor, name: str, modified: int | None
    ) -> dict[str, Any]:
        loop = asyncio.get_running_loop()
        receiving = await loop.run_in_executor(self._threads, control.receiving, name)
        try:
            more = True
            while more:
                piece, more = await _next(receive)
                await loop.run_in_executor(self._threads, receiving.write, piece)
            if not receiving.size:
                raise Failed(422, "empty_file", f"「{name}」是空的，没有收下。")
            return await loop.run_in_executor(
                self._threads, _kept, receiving, actor, name, modified
            )
        except Refusal as error:
            raise Failed(error.status, error.code, error.text) from error
        finally:
            await loop.run_in_executor(self._threads, receiving.drop)


async def _next(receive: Receive) -> tuple[bytes, bool]:
    try:
        async with asyncio.timeout(SILENT_S):
            message = await receive()
    except TimeoutError:
        raise Failed(TOO_SLOW, "too_slow", "文件迟迟没有传完，没有收下。请再试一次。") from None
    if message["type"] == "http.disconnect":
        raise Failed(400, "cut_short", "连接中断，文件不完整，没有收下。")
    return message.get("body", b""), bool(message.get("more_body"))


def _kept(
    receiving: control.Receiving, actor: Actor, name: str, modified: int | None
) -> dict[str, Any]:
    try:
        sha256 = receiving.keep()
        return control.take_file(
            actor, sha256=sha256, name=name, size=receiving.size, modified=modified
        )
    except Refusal:
        raise
    except Exception as error:
        raise incident.unforeseen(error, log, "while a file was taken in") from error
    finally:
        connections.close_all()


def _one(asked: dict[str, list[str]], name: str) -> str:
    return asked.get(name, [""])[0]


def _whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 14
