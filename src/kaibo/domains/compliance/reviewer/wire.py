"""One request to the service, bounded in time and size whatever it does."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

CONNECT_S, WHOLE_S = 3.0, 12.0
MOST_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Service:
    """Where the service is (up to and with /v1), which model of it, and the key, "" for none."""

    url: str
    model: str
    key: str

    def __repr__(self) -> str:
        """Without the key: it must not come into a log."""
        return f"Service({self.url!r}, {self.model!r})"


class NoAnswer(Exception):
    """Nothing that can be used came back; the text says why in Chinese, and never holds the key."""


def ask(service: Service, body: dict[str, Any]) -> object:
    """The decoded answer. Raises NoAnswer. No redirect is followed, no proxy used."""
    place = urlsplit(service.url)
    made = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
    line = made(place.hostname or "", place.port, timeout=CONNECT_S)
    late = threading.Event()
    cut = threading.Timer(WHOLE_S, _cut, [line, late])
    cut.daemon = True
    cut.start()
    try:
        status, raw = _asked(line, place.path.rstrip("/"), service.key, body)
    except (OSError, http.client.HTTPException, ssl.SSLError) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise NoAnswer(f"等了 {WHOLE_S:.0f} 秒没有回答") from error
        raise NoAnswer(f"连不上（{type(error).__name__}）") from error
    finally:
        cut.cancel()
        line.close()
    if late.is_set():
        raise NoAnswer(f"等了 {WHOLE_S:.0f} 秒没有答完")
    if len(raw) > MOST_BYTES:
        raise NoAnswer("回答太长，没有读")
    if status in (401, 403):
        raise NoAnswer("它不认这个密钥")
    if status == 429:
        raise NoAnswer("它说问得太多了，过一会再问")
    if status != 200:
        raise NoAnswer(f"它答了 HTTP {status}")
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise NoAnswer("它的回答不是 JSON") from error


def _asked(
    line: http.client.HTTPConnection, path: str, key: str, body: dict[str, Any]
) -> tuple[int, bytes]:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    line.connect()
    if line.sock is not None:
        line.sock.settimeout(WHOLE_S)
    raw = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    line.request("POST", f"{path}/chat/completions", raw, headers)
    answer = line.getresponse()
    return answer.status, answer.read(MOST_BYTES + 1)


def _cut(line: http.client.HTTPConnection, late: threading.Event) -> None:
    late.set()
    if line.sock is not None:
        with suppress(OSError):
            line.sock.shutdown(socket.SHUT_RDWR)
