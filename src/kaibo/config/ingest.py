"""POST /api/rooms/{room}/events: NDJSON, plain or gzip, from one source with its own token.

A plain ASGI app beside Django: no ORM on the path, and nothing is decoded on the event loop. The
answer comes when what was taken is durable and folded; what was not taken is named line by line.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from kaibo.config.bodies import Bodies
from kaibo.config.http import Failed, Message, Receive, Send, headers_of, reply
from kaibo.live.codec import Refused
from kaibo.live.engine import Engine
from kaibo.live.intake import MAX_COMPRESSED, MAX_INFLATED, Limits, TooLarge
from kaibo.live.log import LogUnavailable, QueueFull
from kaibo.live.room import Answer, RoomStopped

PATH = re.compile(r"/api/rooms/([^/]+)/events")
#: Bodies are inflated and cut into lines in these threads, so a slow sender holds nobody up.
THREADS = 2
LIMITS = Limits()
#: Of all bodies that are being received or wait to be taken: two of the largest.
ALL_BYTES = 2 * MAX_INFLATED
NOBODY = "来源令牌不对或已停用，什么也没有记录。请在来源页重新生成令牌。"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a token belongs to: one source of one room."""

    room: str
    src: str


class Ingest:
    """The ASGI app. `sender` tells whose a token is."""

    def __init__(self, engine: Engine, sender: Callable[[str], Awaitable[Sender | None]]) -> None:
        self.engine, self.sender = engine, sender
        self.bodies = Bodies(ALL_BYTES)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="kaibo-ingest")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            answer = await self._take(scope, receive)
        except Failed as refusal:
            await reply(send, refusal.status, refusal.shown(), refusal.retry_after)
        else:
            await reply(send, 200, answer)

    async def _take(self, scope: Message, receive: Receive) -> dict[str, Any]:
        headers = headers_of(scope)
        sender = await self._who(scope, headers)
        packed = is_packed(headers)
        with self.bodies.one() as body:
            await body.read(receive, *most_of(packed))
            work = partial(
                self.engine.post_bytes, sender.room, sender.src, body.chunks, packed, LIMITS
            )
            return await posted(self._threads, work)

    async def _who(self, scope: Message, headers: dict[bytes, str]) -> Sender:
        if scope["method"] != "POST":
            raise Failed(405, "method_not_allowed", "这个地址只接受 POST。")
        kind, _, token = headers.get(b"authorization", "").partition(" ")
        sender = await self.sender(token.strip()) if kind.lower() == "bearer" else None
        if sender is None:
            raise Failed(401, "bad_token", NOBODY)
        found = PATH.fullmatch(scope["path"])
        if found is None or found.group(1) != sender.room:
            raise Failed(403, "other_room", f"这个令牌只能写入直播间「{sender.room}」。")
        return sender


def is_packed(headers: dict[bytes, str]) -> bool:
    """Whether a body is compressed. Raises Failed: in a way we do not know."""
    encoding = headers.get(b"content-encoding", "identity").strip().lower()
    if encoding not in ("gzip", "identity", ""):
        raise Failed(415, "encoding", f"不认识的压缩方式「{encoding}」，请用 gzip 或不压缩。")
    return encoding == "gzip"


def most_of(packed: bool) -> tuple[int, str]:
    """How many bytes a body may have, and what to call them."""
    return (MAX_COMPRESSED, "压缩后") if packed else (MAX_INFLATED, "内容")


async def posted(threads: Executor, work: Callable[[], Future[Answer]]) -> dict[str, Any]:
    """Hand in a body by `work`, in one of `threads`; the answer when it is durable and folded.

    Raises Failed for all that keeps it from being taken as a whole.
    """
    try:
        future = await asyncio.get_running_loop().run_in_executor(threads, work)
        return _spoken(await asyncio.wrap_future(future))
    except TooLarge as error:
        raise Failed(413, error.code, f"{error}。") from error
    except QueueFull as error:
        raise Failed(429, "queue_full", str(error), retry_after=error.retry_after) from error
    except LogUnavailable as error:
        raise Failed(503, "not_recorded", str(error)) from error
    except RoomStopped as error:
        raise Failed(503, "room_stopped", str(error)) from error
    except ValueError as error:
        raise Failed(400, "unreadable", f"{error}。") from error


def _spoken(answer: Answer) -> dict[str, Any]:
    return {
        "first_offset": answer.first_offset,
        "accepted": answer.accepted,
        "duplicate": answer.duplicate,
        "quarantined": [_line(refused) for refused in answer.quarantined],
        "refused": answer.refused,
        "offset": answer.offset,
    }


def _line(refused: Refused) -> dict[str, Any]:
    return {"line": refused.line, "code": refused.code, "text": refused.text}
