"""The built pages: files of web_dist, and index.html for every address the page itself knows."""

from __future__ import annotations

import asyncio
import hashlib
import mimetypes
from pathlib import Path

from kaibo.config.http import Message, Receive, Send, headers_of

DIST = Path(__file__).resolve().parent.parent / "web_dist"
#: Vite gives these a hash in their name: they never change.
HASHED = "assets/"
#: Addresses whose page is built apart from the others: a phone loads no more than it shows.
APART = {"b": "b.html"}
#: The same of all addresses under one name.
APART_UNDER = {"prompter": "prompter.html"}
#: The build puts a packed twin beside what packs well.
PACKED = ".gz"
_FOREVER = b"public, max-age=31536000, immutable"
_ASK = b"no-cache"
#: Scripts, fonts and pictures of our own only; Ant Design writes style elements.
_POLICY = (
    b"default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    b"connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
_MISSING = "页面还没有建好。请在项目目录运行 python3 run.py setup。".encode()

Headers = list[tuple[bytes, bytes]]


class Pages:
    """The ASGI app that serves the page."""

    def __init__(self, folder: Path = DIST) -> None:
        self.folder = folder.resolve()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request; anything but GET and HEAD is refused."""
        if scope["method"] not in ("GET", "HEAD"):
            await _answer(send, 405, b"", _head(b"text/plain", _ASK))
            return
        path = scope["path"].strip("/")
        found = self._file(_apart(path) or path)
        if found is None and path.startswith(HASHED):
            # A page of an earlier build asks for its part: it must not get a page instead.
            await _answer(send, 404, b"", _head(b"text/plain", _ASK))
            return
        found = found or self._file("index.html")
        if found is None:
            await _answer(send, 503, _MISSING, _head(b"text/plain; charset=utf-8", _ASK))
            return
        forever = path.startswith(HASHED) and found.name != "index.html"
        await _file(scope, send, found, _FOREVER if forever else _ASK)

    def _file(self, path: str) -> Path | None:
        """A file inside the folder, never one outside it."""
        if "\0" in path:
            return None
        try:
            wanted = (self.folder / path).resolve()
            inside = wanted.is_relative_to(self.folder) and not wanted.name.startswith(".")
            shown = inside and wanted.suffix != PACKED
            return wanted if shown and wanted.is_file() else None
        except OSError:  # longer than a name can be, or round in circles
            return None


def _apart(path: str) -> str | None:
    """The page of its own that an address has; None: it has none."""
    first, _, rest = path.partition("/")
    return APART_UNDER.get(first) if rest else APART.get(path)


async def _file(scope: Message, send: Send, file: Path, cache: bytes) -> None:
    asked = headers_of(scope)
    head = _head(_kind(file), cache, apart=file.name in {*APART.values(), *APART_UNDER.values()})
    twin = file.with_name(file.name + PACKED)
    if twin.is_file():
        head.append((b"vary", b"accept-encoding"))
        if _reads_gzip(asked.get(b"accept-encoding", "")):
            head.append((b"content-encoding", b"gzip"))
            file = twin
    body = await asyncio.to_thread(file.read_bytes)
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    head.append((b"etag", tag.encode()))
    if _knows(asked.get(b"if-none-match", ""), tag):
        await _answer(send, 304, b"", head)
        return
    head.append((b"content-length", str(len(body)).encode()))
    await _answer(send, 200, b"" if scope["method"] == "HEAD" else body, head)


def _kind(file: Path) -> bytes:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith(("javascript", "json")):
        kind += "; charset=utf-8"
    return kind.encode()


def _reads_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding names gzip, or everything, with a weight above zero."""
    weights: dict[str, bool] = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        value = weight.replace(" ", "").removeprefix("q=")
        weights[name.strip()] = bool(value.strip("0.")) or not weight.strip()
    named = [weights[name] for name in ("gzip", "x-gzip") if name in weights]
    return any(named) if named else weights.get("*", False)


def _knows(known: str, tag: str) -> bool:
    """Whether an If-None-Match names this tag. A weak one will do: RFC 9110, 13.1.2."""
    tags = {one.strip().removeprefix("W/") for one in known.split(",")}
    return bool(tags & {tag, "*"})


def _head(kind: bytes, cache: bytes, apart: bool = False) -> Headers:
    """`apart`: a page for who was sent its link: nobody else is told that it is there."""
    unsaid = [(b"x-robots-tag", b"noindex, nofollow")] if apart else []
    return [
        (b"content-type", kind),
        (b"cache-control", cache),
        (b"content-security-policy", _POLICY),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer" if apart else b"same-origin"),
        *unsaid,
    ]


async def _answer(send: Send, status: int, body: bytes, headers: Headers) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
