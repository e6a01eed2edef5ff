"""What the plain ASGI apps beside Django share: reading a body, answering, refusing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import msgspec

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


class Failed(Exception):
    """The request is refused: HTTP status, stable code, Chinese sentence, figures for a page."""

    def __init__(
        self,
        status: int,
        code: str,
        text: str,
        *,
        retry_after: int | None = None,
        values: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(text)
        self.status, self.code, self.text = status, code, text
        self.retry_after, self.values = retry_after, values

    def shown(self) -> dict[str, Any]:
        """The one shape of an error."""
        body: dict[str, Any] = {"code": self.code, "text": self.text}
        if self.values:
            body["values"] = self.values
        return body


def headers_of(scope: Message) -> dict[bytes, str]:
    """Header names in lower case to their values."""
    return {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}


async def body_of(receive: Receive, most: int, what: str) -> list[bytes]:
    """The body as it comes, up to `most` bytes; what is over it is not even read."""
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Failed(400, "cut_short", "连接中断，内容不完整，什么也没有记录。")
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > most:
            unit = f"{most >> 20} MiB" if most >> 20 else f"{most >> 10} KiB"
            raise Failed(413, "too_large", f"{what}超过 {unit}，请分几次发送。")
        chunks.append(chunk)
        if not message.get("more_body"):
            return chunks


async def reply(
    send: Send, status: int, body: dict[str, Any], retry_after: int | None = None
) -> None:
    """Answer with JSON, Chinese unescaped."""
    headers = [(b"content-type", b"application/json; charset=utf-8")]
    if retry_after is not None:
        headers.append((b"retry-after", str(retry_after).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": msgspec.json.encode(body)})
