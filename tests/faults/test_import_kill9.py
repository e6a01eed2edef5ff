"""`kill -9` on the server while it stores a file: finished by itself, or stopped and taken back whole."""

from __future__ import annotations

import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.server import Person, Server
from tests.e2e.test_importing import ROOM, gmv, many, stored_show, until, upload, wait_for

pytestmark = pytest.mark.kill

ORDERS = 4_000
FEN = 1_000


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "data")
    made.start()
    yield made
    assert made.process is not None
    if made.process.poll() is None:
        made.stop(signal.SIGKILL)


def killed_while_storing(server: Server, person: Person) -> int:
    """A file of orders of which some are in the room, and the server dead; its id."""
    stored_show(person)
    file: int = upload(person, "订单.csv", many(ORDERS)).json()["id"]
    version = until(person, file, "ready")["file"]["version"]
    person.post(f"/api/imports/{file}/store", {"expect": version, "rooms": {"": ROOM}}, 202)
    wait_for(lambda: gmv(person), lambda value: value is not None)
    server.stop(signal.SIGKILL)
    return file


def cancelled(folder: Path, file: int) -> None:
    """As if its person had pressed cancel at once: before the job goes on it is asked to end."""
    with closing(sqlite3.connect(folder / "kaibo.sqlite3", timeout=10)) as database, database:
        done = database.execute(
            "update kit_delivery set cancel_asked = 1, lease_until = 0 where id ="
            " (select job from control_importedfile where id = ?)",
            (file,),
        )
        assert done.rowcount == 1


def test_what_a_killed_server_had_stored_by_half_can_be_taken_back_and_stored_again(
    server: Server,
) -> None:
    person = Person.first(server)
    file = killed_while_storing(server, person)
    cancelled(server.folder, file)
    server.start()
    shown = until(person, file, "ready")["file"]
    assert shown["touched"] == [ROOM]
    assert "被人停下了" in shown["told"] and "撤回" in shown["told"]
    part = gmv(person)
    assert part is not None and part <= ORDERS * FEN
    refused = person.post(f"/api/imports/{file}/forget", {"expect": shown["version"]}, 409)
    assert refused["code"] == "in_rooms"

    taken_back = {"expect": shown["version"], "reason": "重来"}
    person.post(f"/api/imports/{file}/withdraw", taken_back, 202)
    until(person, file, "withdrawn")
    assert gmv(person) is None
    upload(person, "订单.csv", many(ORDERS))
    # Taken back from its room, it goes there by a person's word alone.
    version = until(person, file, "asking")["file"]["version"]
    person.post(f"/api/imports/{file}/store", {"expect": version, "rooms": {"": ROOM}}, 202)
    until(person, file, "stored")
    assert gmv(person) == ORDERS * FEN


def test_a_taking_back_that_was_killed_is_finished_by_the_next_start(server: Server) -> None:
    person = Person.first(server)
    stored_show(person)
    file: int = upload(person, "订单.csv", many(ORDERS)).json()["id"]
    version = until(person, file, "ready")["file"]["version"]
    person.post(f"/api/imports/{file}/store", {"expect": version, "rooms": {"": ROOM}}, 202)
    version = until(person, file, "stored")["file"]["version"]
    person.post(f"/api/imports/{file}/withdraw", {"expect": version, "reason": "x"}, 202)
    time.sleep(0.02)
    server.stop(signal.SIGKILL)
    server.start()
    until(person, file, "withdrawn")
    assert gmv(person) is None
