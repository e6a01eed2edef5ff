"""A real server in a process of its own, and a person signed in to it, for tests of the whole."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from websockets import Origin
from websockets.sync.client import ClientConnection, connect

import kaibo

SOURCE = Path(kaibo.__file__).parents[1]
WAIT_S = 60


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def product_environment() -> dict[str, str]:
    """The environment of a person who starts the product: nothing of the test run in it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("KAIBO", "DJANGO"))}
    kept.pop("DATABASE_URL", None)
    return kept | {"PYTHONPATH": str(SOURCE), "PYTHONUNBUFFERED": "1"}


@dataclass
class Server:
    """`kaibo serve` on a folder; may be stopped and started again."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[str] | None = None
    said: list[str] = field(default_factory=list)
    #: What its machine has chosen besides, as environment variables.
    chosen: dict[str, str] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """The address of the page."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it says it is ready."""
        command = [sys.executable, "-m", "kaibo", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [*command, "--data", str(self.folder)],
            stdout=subprocess.PIPE,
            text=True,
            env=product_environment() | self.chosen,
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.strip())
            if line.startswith("就绪"):
                return
        raise AssertionError(f"the server ended: {self.said}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it; its exit code."""
        assert self.process is not None
        self.process.send_signal(how)
        code = self.process.wait(WAIT_S)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code

    def ticket(self) -> str:
        """The one-time ticket of the first sign-in, as printed."""
        [found] = [m for line in self.said if (m := re.search(r"ticket=(\S+)", line))]
        return found.group(1)


@dataclass
class Person:
    """A signed-in browser without a page: cookies, CSRF token, stream."""

    server: Server
    http: httpx.Client

    @classmethod
    def first(cls, server: Server) -> Person:
        """The first lead, by the printed link."""
        person = cls(
            server, httpx.Client(base_url=server.base, headers={"origin": server.base}, timeout=30)
        )
        person.post("/api/sign-in/ticket", {"ticket": server.ticket()})
        return person

    def post(self, path: str, body: dict[str, Any], expected: int = 200) -> dict[str, Any]:
        """A write with the page's CSRF token; the answer."""
        csrf = self.http.get("/api/me").json()["csrf"]
        response = self.http.post(path, json=body, headers={"x-csrftoken": csrf})
        assert response.status_code == expected, response.text
        answer: dict[str, Any] = response.json()
        return answer

    def press(self, room: str, ident: str, kind: str, expected: int = 200, **more: Any) -> Any:
        """A command of the desk."""
        body = {"command_id": ident, "kind": kind, **more}
        return self.post(f"/api/rooms/{room}/commands", body, expected)

    @contextmanager
    def stream(self, room: str, *parts: str) -> Iterator[ClientConnection]:
        """An open page that watches these parts."""
        cookies = "; ".join(f"{c.name}={c.value}" for c in self.http.cookies.jar)
        with connect(
            self.server.base.replace("http", "ws") + "/api/stream",
            additional_headers={"cookie": cookies},
            origin=Origin(self.server.base),
        ) as socket_:
            socket_.send(json.dumps({"room": room, "parts": list(parts)}))
            yield socket_


def hear(socket_: ClientConnection, wanted: Any, within: float = 20) -> dict[str, Any]:
    """The first message for which `wanted(message)` holds. Raises TimeoutError after so many
    seconds, however much else is said meanwhile."""
    end = time.monotonic() + within
    while True:
        message: dict[str, Any] = json.loads(socket_.recv(timeout=max(0.0, end - time.monotonic())))
        if wanted(message):
            return message
