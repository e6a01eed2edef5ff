"""Local servers that speak the three platforms' robots: signatures checked, faults on demand.

They check signatures by the recipe in the platforms' documents, written out here once more, and
with a clock of their own.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

SECRET = "SECtopsecret0123456789"
TOKEN = "0a1b2c3d4e5f6789abcdef"
HTML = b"<!DOCTYPE html><html><body>502 Bad Gateway \x00\x1b[0m</body></html>"
JSON = "application/json"

Answer = tuple[int, bytes, dict[str, str]]
#: What happens to a request instead: an answer, or the name of a way to go wrong.
Fault = Answer | str


@dataclass
class Heard:
    """A request that arrived whole: its body, its path with query, when (monotonic seconds)."""

    body: dict[str, Any]
    target: str
    at: float


@dataclass
class Platform:
    """What was heard, what will go wrong, and the platform's own limit (`most` in `window_s`)."""

    port: int = 0
    most: int = 1_000
    window_s: float = 60.0
    heard: list[Heard] = field(default_factory=list)
    taken: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    #: Set when a request has arrived; "slow" and "hang" wait for `go`.
    arrived: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def host(self) -> str:
        """For KAIBO_IM_HOSTS."""
        return f"127.0.0.1:{self.port}"

    def address(self, kind: str) -> str:
        """A robot's address here."""
        paths = {
            "feishu": f"/open-apis/bot/v2/hook/{TOKEN}",
            "dingtalk": f"/robot/send?access_token={TOKEN}",
            "wecom": f"/cgi-bin/webhook/send?key={TOKEN}",
        }
        return f"http://{self.host}{paths[kind]}"

    def texts(self) -> list[str]:
        """What the group has been shown: the title line or the kind of each message taken."""
        return [_text(body) for body in self.taken]


def _text(body: dict[str, Any]) -> str:
    kind = body.get("msg_type", body.get("msgtype"))
    if kind == "post":
        return str(body["content"]["post"]["zh_cn"]["title"])
    if kind == "markdown":
        shown = body["markdown"]
        return str(shown.get("title") or shown["content"].splitlines()[0].strip("*"))
    return str(kind)


def _feishu(platform: Platform, body: dict[str, Any], query: dict[str, list[str]]) -> Answer:
    stamp = str(body.get("timestamp", ""))
    key = f"{stamp}\n{SECRET}".encode()
    want = base64.b64encode(hmac.new(key, digestmod=hashlib.sha256).digest()).decode()
    fresh = stamp.isdecimal() and abs(time.time() - int(stamp)) < 3600
    if not fresh or body.get("sign") != want:
        return _said({"code": 19021, "msg": "sign match fail or timestamp is not within one hour"})
    if len(json.dumps(body, ensure_ascii=False).encode()) > 20 * 1024:
        return _said({"code": 9499, "msg": "Bad Request"})
    if body["msg_type"] != "post":
        return _said({"code": 9499, "msg": "Bad Request"})
    return _said({"StatusCode": 0, "StatusMessage": "success", "code": 0, "msg": "success"})


def _dingtalk(platform: Platform, body: dict[str, Any], query: dict[str, list[str]]) -> Answer:
    stamp = query.get("timestamp", [""])[0]
    want = base64.b64encode(
        hmac.new(SECRET.encode(), f"{stamp}\n{SECRET}".encode(), hashlib.sha256).digest()
    ).decode()
    fresh = stamp.isdecimal() and abs(time.time() * 1000 - int(stamp)) < 3_600_000
    if query.get("access_token") != [TOKEN]:
        return _said({"errcode": 300005, "errmsg": "token is not exist"})
    if not fresh or query.get("sign") != [want]:
        return _said({"errcode": 310000, "errmsg": "sign not match"})
    if not body["markdown"]["title"]:
        return _said({"errcode": 40035, "errmsg": "缺少参数 title"})
    return _said({"errcode": 0, "errmsg": "ok"})


def _wecom(platform: Platform, body: dict[str, Any], query: dict[str, list[str]]) -> Answer:
    if query.get("key") != [TOKEN]:
        return _said({"errcode": 93000, "errmsg": "invalid webhook url"})
    if body["msgtype"] == "image":
        content = base64.b64decode(body["image"]["base64"], validate=True)
        if len(content) > 2 << 20:
            return _said({"errcode": 40009, "errmsg": "invalid image size"})
        if hashlib.md5(content).hexdigest() != body["image"]["md5"]:
            return _said({"errcode": 301019, "errmsg": "md5 not match"})
    elif body["msgtype"] != "markdown":
        return _said({"errcode": 40008, "errmsg": "invalid message type"})
    elif len(body["markdown"]["content"].encode()) > 4096:
        return _said({"errcode": 40058, "errmsg": "markdown.content exceed max length 4096"})
    return _said({"errcode": 0, "errmsg": "ok"})


SPOKEN: dict[str, Callable[[Platform, dict[str, Any], dict[str, list[str]]], Answer]] = {
    "/open-apis/bot/v2/hook/" + TOKEN: _feishu,
    "/robot/send": _dingtalk,
    "/cgi-bin/webhook/send": _wecom,
}
#: What each answers when there were too many.
TOO_MANY: dict[str, dict[str, Any]] = {
    "/open-apis/bot/v2/hook/" + TOKEN: {"code": 11232, "msg": "frequency limited"},
    "/robot/send": {"errcode": 130101, "errmsg": "send too fast, exceed 20 times per minute"},
    "/cgi-bin/webhook/send": {"errcode": 45009, "errmsg": "api freq out of limit"},
}


def _said(what: dict[str, Any], status: int = 200) -> Answer:
    return status, json.dumps(what, ensure_ascii=False).encode(), {"Content-Type": JSON}


def saying(what: dict[str, Any], status: int = 200) -> Answer:
    """A fault that answers with this JSON."""
    return _said(what, status)


class _Handler(BaseHTTPRequestHandler):
    platform: Platform

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        platform = self.platform
        with platform.lock:
            platform.heard.append(Heard(body, self.path, time.monotonic()))
            fault = platform.faults.pop(0) if platform.faults else None
        platform.arrived.set()
        if fault is None:
            self._answer(self._spoken(body))
        elif fault == "slow":  # answered as ever, when `go` is set
            platform.go.wait(60)
            self._answer(self._spoken(body))
        elif fault == "hang":  # taken, but nobody is told
            with platform.lock:
                platform.taken.append(body)
            platform.go.wait(60)
            self.close_connection = True
        elif fault == "drip":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for _ in range(600):
                try:
                    self.wfile.write(b"X: 1\r\n")
                except OSError:
                    break
                if platform.go.wait(0.05):
                    break
            self.close_connection = True
        elif fault == "cut":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
        else:
            assert isinstance(fault, tuple)
            self._answer(fault)

    def _spoken(self, body: dict[str, Any]) -> Answer:
        parts = urlsplit(self.path)
        platform = self.platform
        with platform.lock:
            now = time.monotonic()
            recent = [one for one in platform.heard if now - one.at < platform.window_s]
            if len(recent) > platform.most:
                return _said(TOO_MANY[parts.path])
        answer = SPOKEN[parts.path](platform, body, parse_qs(parts.query))
        said = json.loads(answer[1])
        if said.get("code", said.get("errcode")) == 0:
            with platform.lock:
                platform.taken.append(body)
        return answer

    def _answer(self, answer: Answer) -> None:
        status, content, headers = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def handle(self) -> None:
        """As usual; a cut connection is no news."""
        try:
            super().handle()
        except (OSError, ValueError):
            return

    def finish(self) -> None:
        """As usual; a cut connection is no news."""
        try:
            super().finish()
        except (OSError, ValueError):
            return

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[Platform]:
    """A server that speaks all three, on a port of this machine."""
    platform = Platform()
    handler = type("Handler", (_Handler,), {"platform": platform})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    platform.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield platform
    finally:
        platform.go.set()
        server.shutdown()
        server.server_close()
        thread.join()
