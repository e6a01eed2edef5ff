"""POST /api/hooks/{room}/{source}: signed events from whoever can make an HTTP request.

Beside Django, as the ingest is, with the same limits and the same answer; instead of a token each
request carries a signature over its time and its body. The contract is docs/specs/webhook.md.
"""

from __future__ import annotations

import asyncio
import hmac
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from typing import Any

from kaibo.config.bodies import Bodies, Body
from kaibo.config.hook_bodies import as_lines
from kaibo.config.http import Failed, Message, Receive, Send, headers_of, reply
from kaibo.config.ingest import ALL_BYTES, LIMITS, THREADS, is_packed, most_of, posted
from kaibo.config.replays import Replays
from kaibo.domains.control.public import HookCard
from kaibo.live.clock import wall_ms
from kaibo.live.engine import Engine
from kaibo.live.room import Answer

PATH = re.compile(r"/api/hooks/([^/]+)/([^/]+)")
#: How far the sender's clock may be from ours, before and behind.
WINDOW_S = 300
#: A body up to this size is hashed on the spot; a larger one aside, not to hold up the others.
AT_ONCE = 256 << 10
SCHEME = "v1="
_SECONDS = re.compile(r"[0-9]{1,15}")
_SIGNATURE = re.compile(r"v1=[0-9a-f]{64}")
#: A time beyond this is no second of ours: the sender gave milliseconds.
_MILLISECONDS = 10**11

BAD = (
    "签名不对，什么也没有记录。请检查：地址里的直播间和来源；密钥是不是这个来源现在的密钥；"
    "签的是不是「时间戳 + . + 请求体的原始字节」；X-Kaibo-Signature 是不是 v1= 加 64 位小写十六进制。"
)


@dataclass(frozen=True, slots=True)
class Signed:
    """What a request says of itself: its time as it was written, and its signature."""

    stamp: str
    signature: str

    def by_one_of(self, secrets: Iterable[str], body: Sequence[bytes]) -> bool:
        """Whether one of the secrets signed this body; how nearly is not to be measured."""
        ours = [sign(one, self.stamp, body) for one in secrets]
        return any(hmac.compare_digest(one, self.signature) for one in ours)


def sign(secret: str, stamp: str, body: Iterable[bytes]) -> str:
    """The signature of a body at the time `stamp` (unix seconds, as in the header)."""
    digest = hmac.new(secret.encode(), f"{stamp}.".encode(), sha256)
    for chunk in body:
        digest.update(chunk)
    return SCHEME + digest.hexdigest()


class Hooks:
    """The ASGI app. `keys` finds a source by room and name (or id), with what it signs with."""

    def __init__(
        self,
        engine: Engine,
        keys: Callable[[str, str], Awaitable[HookCard | None]],
        now: Callable[[], int] = wall_ms,
    ) -> None:
        self.engine, self.keys, self.now = engine, keys, now
        # Its own: anyone may send here until the signature is read, which comes after the body.
        self.bodies = Bodies(ALL_BYTES)
        self.replays = Replays(2 * WINDOW_S)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="kaibo-hooks")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            answer = await self._take(scope, receive)
        except Failed as refusal:
            await reply(send, refusal.status, refusal.shown(), refusal.retry_after)
        else:
            await reply(send, 200, answer)

    async def _take(self, scope: Message, receive: Receive) -> dict[str, Any]:
        found = PATH.fullmatch(scope["path"])
        if scope["method"] != "POST" or found is None:
            raise Failed(405, "method_not_allowed", "这个地址只接受 POST。")
        headers = headers_of(scope)
        signed = _signed(headers, self.now() // 1_000)
        packed = is_packed(headers)
        source = await self.keys(*found.groups())
        if source is None:
            raise Failed(401, "bad_signature", BAD)
        with self.bodies.one() as body:
            await body.read(receive, *most_of(packed))
            if not await self._is_signed(signed, source, body):
                raise Failed(401, "bad_signature", BAD)
            key = (source.room, source.src, signed.stamp, signed.signature)
            work = partial(self._post, source, body.chunks, packed)
            return await self.replays.once(key, work)

    async def _is_signed(self, signed: Signed, source: HookCard, body: Body) -> bool:
        if body.size <= AT_ONCE:
            return signed.by_one_of(source.secrets, body.chunks)
        loop = asyncio.get_running_loop()
        check = partial(signed.by_one_of, source.secrets, body.chunks)
        return await loop.run_in_executor(self._threads, check)

    async def _post(self, source: HookCard, chunks: list[bytes], packed: bool) -> dict[str, Any]:
        return await posted(self._threads, partial(self._hand_in, source, chunks, packed))

    def _hand_in(self, source: HookCard, chunks: list[bytes], packed: bool) -> Future[Answer]:
        lines = as_lines(chunks, packed, LIMITS)
        return self.engine.post_bytes(source.room, source.src, lines, False, LIMITS)


def _signed(headers: dict[bytes, str], here: int) -> Signed:
    """What the headers say, `here` being our clock in unix seconds. Raises Failed."""
    stamp = headers.get(b"x-kaibo-timestamp", "").strip()
    signature = headers.get(b"x-kaibo-signature", "").strip()
    if _SECONDS.fullmatch(stamp) is None or _SIGNATURE.fullmatch(signature) is None:
        raise Failed(401, "bad_signature", BAD)
    sent = int(stamp)
    if abs(here - sent) > WINDOW_S:
        raise Failed(401, "stale_timestamp", _told(sent, here), values={"sent": sent, "here": here})
    return Signed(stamp, signature)


def _told(sent: int, here: int) -> str:
    """Both clocks, and what to do about it."""
    if sent >= _MILLISECONDS:
        return f"时间戳 {sent} 像是毫秒，这里要秒（现在是 {here}）。什么也没有记录。"
    side = "慢" if sent < here else "快"
    return (
        f"发送方的时间戳是 {sent}（{_utc(sent)}），本机时钟是 {here}（{_utc(here)}），"
        f"{side}了 {abs(here - sent)} 秒，超过 {WINDOW_S} 秒，什么也没有记录。"
        "请校准发送方的时钟；重发时用新的时间戳重新签名，不会重复计数。"
    )


def _utc(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S} UTC"
