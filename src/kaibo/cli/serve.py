"""`kaibo serve`: the server on one machine, from an empty folder to a page one can sign in to."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import typer

from kaibo.cli.failures import Failure
from kaibo.cli.stopping import Stopping

#: Open pages must not keep a stopping server alive.
GRACE_S = 3
#: Browsers answer by themselves, even for a page that sleeps.
PING_S, PONG_S = 8, 12
_BACKLOG = 128


def run(host: str, port: int, data: Path) -> None:
    """Prepare the data folder, start the server, say where it is; returns when it has stopped."""
    with Stopping() as stopping, listening(host, port) as door:
        os.environ["KAIBO_DATA"] = str(data)
        if host not in ("127.0.0.1", "localhost", "::1", "0.0.0.0"):
            hosts = filter(None, [os.environ.get("KAIBO_HOSTS"), host])
            os.environ["KAIBO_HOSTS"] = ",".join(hosts)
        migrate()
        base = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{door.getsockname()[1]}"
        _greet(base)
        serve("kaibo.config.asgi:application", door, lambda: typer.echo(f"就绪：{base}"), stopping)
    typer.echo("已停止。")


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens: whoever comes before the server is ready waits. Raises Failure."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as door:
        try:
            if os.name != "nt":  # there it would let two servers share a port
                door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind((host, port))
            door.listen(_BACKLOG)
        except (OSError, OverflowError) as error:
            told = getattr(error, "strerror", None) or error
            raise Failure(
                f"不能在 {host}:{port} 上监听（{told}），请用 --port 换一个端口。"
            ) from error
        yield door


def migrate() -> None:
    """Load the settings (KAIBO_DATA is said by now) and bring the database up to date."""
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaibo.config.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def serve(app: Any, door: socket.socket, ready: Callable[[], None], stopping: Stopping) -> None:
    """Serve an ASGI app (or its name) until it is told to stop; `ready` is called when it listens.

    Raises Failure if it could not start.
    """
    import uvicorn

    from kaibo.config import environment

    class Server(uvicorn.Server):
        """Says when it is ready, and stops the same way however often it is told."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                ready()

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            self.should_exit = True

    stopping.server = Server(
        uvicorn.Config(
            app,
            lifespan="on",
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=GRACE_S,
            ws_per_message_deflate=False,
            # A page behind a cut cable closes nothing: it is gone after at most these two together.
            ws_ping_interval=PING_S,
            ws_ping_timeout=PONG_S,
            forwarded_allow_ips=environment.proxies(),
        )
    )
    stopping.server.run(sockets=[door])
    if not stopping.server.started:
        raise Failure("服务没有启动，原因见上。")


def _greet(base: str) -> None:
    """The first person gets a link to sign in with."""
    from kaibo.domains.people import public as people

    link = people.first_link(base, "负责人")
    if link is not None:
        typer.echo(f"第一次登录请打开（只能用一次）：{link}")
