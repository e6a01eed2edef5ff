"""`kaibo serve`: the server on one machine, from an empty folder to a page one can sign in to."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import typer

from kaibo.cli.failures import Failure

#: Open pages must not keep a stopping server alive.
GRACE_S = 3


def run(host: str, port: int, data: Path) -> None:
    """Prepare the data folder, start the server, say where it is; returns when it has stopped."""
    _refuse_if_taken(host, port)
    os.environ["KAIBO_DATA"] = str(data)
    if host not in ("127.0.0.1", "localhost", "::1", "0.0.0.0"):
        os.environ["KAIBO_HOSTS"] = ",".join(filter(None, [os.environ.get("KAIBO_HOSTS"), host]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaibo.config.settings")
    base = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"
    _prepare(base)

    import uvicorn

    class Server(uvicorn.Server):
        """Says when it is ready."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                typer.echo(f"就绪：{base}")

    server = Server(
        uvicorn.Config(
            "kaibo.config.asgi:application",
            host=host,
            port=port,
            lifespan="on",
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=GRACE_S,
            ws_per_message_deflate=False,
        )
    )
    for name in (signal.SIGINT, signal.SIGTERM):
        # uvicorn stops on them, and then raises them again for whoever was there before it.
        signal.signal(name, lambda *_: None)
    server.run()
    if not server.started:
        raise Failure("服务没有启动，原因见上。")
    typer.echo("已停止。")


def _prepare(base: str) -> None:
    """Bring the database up to date; the first person gets a link to sign in with."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from kaibo.domains.people import public as people

    link = people.first_link(base, "负责人")
    if link is not None:
        typer.echo(f"第一次登录请打开（只能用一次）：{link}")


def _refuse_if_taken(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Failure(
                f"不能在 {host}:{port} 上监听（{error.strerror}），请用 --port 换一个端口。"
            ) from error
