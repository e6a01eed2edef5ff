"""The built pages: files of web_dist, and index.html for every address the page itself knows."""

from __future__ import annotations

import asyncio
import mimetypes
from pathlib import Path

from kaibo.config.http import Message, Receive, Send

DIST = Path(__file__).resolve().parent.parent / "web_dist"
#: Vite gives these a hash in their name: they never change.
HASHED = "assets/"
_FOREVER = b"public, max-age=31536000, immutable"
_ASK = b"no-cache"
#: Scripts, fonts and pictures of our own only; Ant Design writes style elements.
_POLICY = (
    b"default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    b"connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
_MISSING = "页面还没有建好。请在项目目录运行 python3 run.py setup。".encode()


class Pages:
    """The ASGI app that serves the page."""

    def __init__(self, folder: Path = DIST) -> None:
        self.folder = folder.resolve()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request; anything but GET and HEAD is refused."""
        if scope["method"] not in ("GET", "HEAD"):
            await _answer(send, 405, b"", b"text/plain", _ASK)
            return
        path = scope["path"].lstrip("/")
        found = self._file(path)
        if found is None and path.startswith(HASHED):
            # A page of an earlier build asks for its part: it must not get a page instead.
            await _answer(send, 404, b"", b"text/plain", _ASK)
            return
        found = found or self._file("index.html")
        if found is None:
            await _answer(send, 503, _MISSING, b"text/plain; charset=utf-8", _ASK)
            return
        body = await asyncio.to_thread(found.read_bytes)
        kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        if kind.startswith("text/") or kind.endswith(("javascript", "json")):
            kind += "; charset=utf-8"
        cache = _FOREVER if path.startswith(HASHED) and found.name != "index.html" else _ASK
        await _answer(send, 200, b"" if scope["method"] == "HEAD" else body, kind.encode(), cache)

    def _file(self, path: str) -> Path | None:
        """A file inside the folder, never one outside it."""
        if "\0" in path:
            return None
        wanted = (self.folder / path).resolve()
        inside = wanted.is_relative_to(self.folder) and not wanted.name.startswith(".")
        return wanted if inside and wanted.is_file() else None


async def _answer(send: Send, status: int, body: bytes, kind: bytes, cache: bytes) -> None:
    headers = [
        (b"content-type", kind),
        (b"cache-control", cache),
        (b"content-security-policy", _POLICY),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
