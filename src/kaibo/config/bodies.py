"""Reading what a request brings: not too much, not for ever, and not too much of all together."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from kaibo.config.http import TOO_SLOW, Failed, Receive

#: A sender that is silent for so long is given up, and so is a body that takes so long in all.
SILENT_S = 20.0
LONGEST_S = 120.0


class Bodies:
    """The bodies under way at one door: `most` bytes of all of them together. Used on the event
    loop only."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.held = 0

    @contextmanager
    def one(self) -> Iterator[Body]:
        """A body; what it holds is given back at the end."""
        body = Body(self)
        try:
            yield body
        finally:
            self.held -= body.size


class Body:
    """One body as it comes in."""

    def __init__(self, door: Bodies) -> None:
        self.door, self.size, self.whole = door, 0, False
        self.chunks: list[bytes] = []

    async def read(self, receive: Receive, most: int, what: str, until: int | None = None) -> None:
        """Take it in, up to `most` bytes; what is over is not even read. `until`: stop for now as
        soon as there are so many; `whole` says whether that was all. Raises Failed."""
        try:
            async with asyncio.timeout(LONGEST_S):
                while not self.whole and (until is None or self.size <= until):
                    await self._take(receive, most, what)
        except TimeoutError:
            text = "内容迟迟没有传完，什么也没有记录。请再试一次。"
            raise Failed(TOO_SLOW, "too_slow", text) from None

    async def _take(self, receive: Receive, most: int, what: str) -> None:
        async with asyncio.timeout(SILENT_S):
            message = await receive()
        if message["type"] == "http.disconnect":
            raise Failed(400, "cut_short", "连接中断，内容不完整，什么也没有记录。")
        chunk = message.get("body", b"")
        if self.size + len(chunk) > most:
            unit = f"{most >> 20} MiB" if most >> 20 else f"{most >> 10} KiB"
            raise Failed(413, "too_large", f"{what}超过 {unit}，请分几次发送。")
        if self.door.held + len(chunk) > self.door.most:
            text = "同时收到的内容太多，这一次什么也没有记录。请稍等再发。"
            raise Failed(429, "queue_full", text, retry_after=1)
        self.size += len(chunk)
        self.door.held += len(chunk)
        self.chunks.append(chunk)
        self.whole = not message.get("more_body")
