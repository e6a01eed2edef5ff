"""What a server holds while nothing happens: for each open page nothing, and no heavy library."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.server import Person, Server, hear

pytestmark = [
    pytest.mark.kill,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="没有 /proc，数不了线程"),
]
ROOM = "room-a"

#: Loaded when an import, an export or a history asks for them, never before.
HEAVY = {
    "pyarrow", "duckdb", "pandas", "polars", "openpyxl", "python_calamine", "playwright", "scipy",
    "sklearn", "matplotlib", "numba", "ray", "ortools",
}  # fmt: skip


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "data")
    made.start()
    yield made
    made.stop(signal.SIGKILL)


@dataclass(frozen=True)
class Held:
    """What a process has open now: threads, and connections to databases by their names.

    A connection has its own handle of the write-ahead log. The database's own handles are no
    measure: of a closed connection SQLite keeps one for as long as another holds a lock.
    """

    threads: int
    databases: tuple[str, ...]


def held(server: Server) -> Held:
    assert server.process is not None
    process = Path(f"/proc/{server.process.pid}")
    files = []
    for descriptor in (process / "fd").iterdir():
        try:
            files.append(descriptor.readlink())
        except OSError:  # closed while we looked
            continue
    here = [path.name for path in files if path.is_relative_to(server.folder)]
    databases = [name.removesuffix("-wal") for name in here if name.endswith("-wal")]
    return Held(len(list((process / "task").iterdir())), tuple(sorted(databases)))


def open_pages(person: Person, count: int, pages: ExitStack) -> None:
    """Open pages, sixteen at a time, that watch a room and hear of shifts; each has been greeted."""

    def one(_: int) -> None:
        page = pages.enter_context(person.stream(ROOM, "run", "figures", "comments"))
        page.send('{"subjects": ["people.shift"]}')
        hear(page, lambda message: "hello" in message)

    with ThreadPoolExecutor(16) as sixteen:
        list(sixteen.map(one, range(count)))


def test_a_page_costs_no_thread_and_no_database_connection(server: Server) -> None:
    person = Person.first(server)
    with ExitStack() as before:
        # Starts all of the four threads in which sign-ins are looked up: they stay.
        open_pages(person, 64, before)
    with ExitStack() as pages:
        open_pages(person, 1, pages)
        with_one = held(server)
        open_pages(person, 99, pages)
        with_hundred = held(server)
    assert with_one.databases, "the server's own connections are seen"
    assert with_hundred == with_one


def test_an_idle_server_has_loaded_nothing_heavy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONPROFILEIMPORTTIME", "1")
    server = Server(tmp_path / "data")
    server.start()
    Person.first(server).http.get("/")
    assert server.stop(signal.SIGTERM) == 0
    said = capfd.readouterr().err
    modules = set(re.findall(r"^import time:[^|]*\|[^|]*\| +(\S+)$", said, re.MULTILINE))
    assert {"numpy", "kaibo.live.engine", "kaibo.kit.worker"} <= modules, "it saw what is loaded"
    assert HEAVY & {name.partition(".")[0] for name in modules} == set()
