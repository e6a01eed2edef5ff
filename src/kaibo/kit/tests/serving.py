"""A real server on a real port, and a real WebSocket client, for the tests of the stream."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from websockets.sync.client import ClientConnection, connect

PATIENCE = 20.0


@contextmanager
def served(app: Any) -> Iterator[int]:
    """Serve an ASGI app on 127.0.0.1 in a thread; yields the port."""
    config = uvicorn.Config(
        app,
        host="127.0.0.1",
        port=0,
        lifespan="off",
        log_level="warning",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(timeout=0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(timeout=PATIENCE)


def page(port: int, session: str | None, origin: str | None = "") -> ClientConnection:
    """Open a page's socket; `origin` defaults to the server's own."""
    return connect(
        f"ws://127.0.0.1:{port}/api/stream",
        origin=f"http://127.0.0.1:{port}" if origin == "" else origin,  # type: ignore[arg-type]
        additional_headers={"Cookie": f"kaibo_session={session}"} if session else {},
        open_timeout=PATIENCE,
        close_timeout=1,
    )


def heard(socket: ClientConnection) -> dict[str, Any]:
    """The next message."""
    message: dict[str, Any] = json.loads(socket.recv(timeout=PATIENCE))
    return message


def say(socket: ClientConnection, **wish: Any) -> None:
    """Send a subscription."""
    socket.send(json.dumps(wish))
