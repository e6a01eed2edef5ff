"""What the plain ASGI apps beside Django share: headers, answering, refusing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import msgspec

from kaibo.kit.stream import same_origin

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

TOO_SLOW = 408


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


def from_our_page(scope: Message) -> bool:
    """Whether a page of our own sent this request (see `same_origin`)."""
    headers = {name.decode("latin-1").lower(): value for name, value in scope["headers"]}
    return same_origin(headers, secure=scope.get("scheme") == "https")


async def reply(
    send: Send, status: int, body: dict[str, Any], retry_after: int | None = None
) -> None:
    """Answer with JSON, Chinese unescaped."""
    raw = msgspec.json.encode(body)
    headers = [
        (b"content-type", b"application/json; charset=utf-8"),
        (b"content-length", str(len(raw)).encode()),
    ]
    if status == TOO_SLOW:  # who sends no more is not waited for, nor is the rest of it
        headers.append((b"connection", b"close"))
    if retry_after is not None:
        headers.append((b"retry-after", str(retry_after).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": raw})
