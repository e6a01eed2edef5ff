"""`kaibo demo`: a composed shop on air, served on this machine, ready to be steered."""

from __future__ import annotations

import os
import platform
import shutil
import socket
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode

import typer

from kaibo.cli.failures import Failure
from kaibo.cli.progress import Steps
from kaibo.cli.serve import listening, migrate, serve
from kaibo.cli.stopping import Stopping

HOST = "127.0.0.1"
SEED = 2026
FASTEST = 200.0
#: What is set for a real installation must not reach the demo, nor the demo's rows a real database.
_KEPT = frozenset({"KAIBO_ZONE"})
_FOREIGN = frozenset({"DATABASE_URL", "DJANGO_SETTINGS_MODULE"})


def run(port: int, browser: bool, seed: int | None, speed: float, data: Path | None) -> None:
    """Prepare the demo (or go on with the one in `data`), serve it until it is told to stop."""
    if not 0 < speed <= FASTEST:
        raise Failure(f"--speed 应大于 0、不超过 {FASTEST:g}，实际是 {speed:g}。")
    with (
        suppress(KeyboardInterrupt),
        Stopping() as stopping,
        listening(HOST, port) as door,
        _folder(data) as place,
    ):
        try:
            _prepare(place, seed)
            _serve(place, speed, browser, door, stopping)
        finally:
            stopping.tidying = True
    with suppress(OSError):  # a closed terminal hears nothing
        _say("已停止。")


@contextmanager
def _folder(data: Path | None) -> Iterator[Path]:
    """The demo's data folder: the given one, which stays, or one that is gone afterwards."""
    if data is not None:
        yield data.expanduser().resolve()
        return
    place = Path(tempfile.mkdtemp(prefix="kaibo-demo-"))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _prepare(place: Path, seed: int | None) -> None:
    """Make the folder a demo that can go on air, unless it is one."""
    from kaibo.config.demo import note

    found = note.read(place)
    if found is not None and seed not in (None, found.seed):
        raise Failure(f"{place} 里的演示用的是种子 {found.seed}；要换种子，请换一个空目录。")
    for name in set(os.environ):
        if name in _FOREIGN or (name.startswith("KAIBO_") and name not in _KEPT):
            del os.environ[name]
    os.environ["KAIBO_DATA"] = str(place)
    _say("正在打开上次的演示 …" if found else "正在准备演示，大约十秒 …")
    done = False
    try:
        migrate()
        if found is None:
            _compose(place, SEED if seed is None else seed)
        done = True
    finally:
        if found is None and not done:
            _empty(place)


def _compose(place: Path, seed: int) -> None:
    from kaibo.config.demo.prepare import prepare
    from kaibo.live.clock import wall_ms

    with Steps() as steps:
        prepare(place, seed, wall_ms(), steps.to)


def _empty(place: Path) -> None:
    """Take away what was half made: the folder was empty before."""
    for path in list(place.iterdir()) if place.is_dir() else []:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _serve(
    place: Path, speed: float, browser: bool, door: socket.socket, stopping: Stopping
) -> None:
    from kaibo.config.demo import story, tape
    from kaibo.config.demo.on_air import server
    from kaibo.domains.people import public as people

    app, seed = server(place, speed)
    port = door.getsockname()[1]
    lead = people.link_for(f"http://{HOST}:{port}", story.LEAD_USERNAME)
    # Another host name has cookies of its own: both people fit into one browser.
    second = people.link_for(f"http://localhost:{port}", story.FLOOR_USERNAME)
    room = urlencode({"next": f"/rooms/{story.ROOM}"})

    def ready() -> None:
        _say(
            f"浏览、点击、订单、付款由 kaibo.sim 按种子 {seed} 合成，没有真实的人下单。",
            f"公屏和人气是一间真实直播间 {len(tape.read())} 分钟的录制，反复播放，MIT 许可：",
            f"  {tape.ORIGIN}",
            f"第二个人（场控{story.FLOOR}），同一浏览器另开一页：{second}&{room}",
            f"演示已就绪：{lead}&{room}",
        )
        if browser and _has_browser():
            address = f"{lead}&{room}"
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    serve(app, door, ready, stopping)


def _has_browser() -> bool:
    """Whether somebody sits in front of a screen of this machine."""
    if any(os.environ.get(name) for name in ("CI", "SSH_CONNECTION", "SSH_TTY")):
        return False
    if platform.system() in ("Windows", "Darwin"):
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return False
    # One that runs in the terminal would take it away from us.
    in_terminal = isinstance(found, webbrowser.GenericBrowser)
    return not in_terminal or isinstance(found, webbrowser.BackgroundBrowser)


def _say(*lines: str) -> None:
    for line in lines:
        typer.echo(line)
    sys.stdout.flush()
