"""Files into a real server: by the page, by the command, by the watched folder, and cut off halfway."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, SHOP, aired, order, table
from tests.e2e.server import Person, Server, product_environment

pytestmark = pytest.mark.kill
ROOM, SHOW = "wanfeng", "a202611102200"
NIGHT = table(COMPASS, aired("22:00:00", "23:30:00"))
WAIT_S = 60


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "data")
    made.start()
    yield made
    assert made.process is not None
    if made.process.poll() is None:
        made.stop(signal.SIGKILL)


def many(count: int) -> bytes:
    """So many orders of ten yuan, over the hour from 22:00."""
    return table(
        ORDERS,
        *(order(n, f"22:{n // 60 % 60:02d}:{n % 60:02d}", "10.00") for n in range(count)),
    )


def upload(person: Person, name: str, content: bytes) -> Any:
    csrf = person.http.get("/api/me").json()["csrf"]
    return person.http.post(
        "/api/imports/files", params={"name": name}, content=content,
        headers={"x-csrftoken": csrf}, timeout=60,
    )  # fmt: skip


def until(person: Person, file: int, *states: str) -> dict[str, Any]:
    found: dict[str, Any] = wait_for(
        lambda: person.http.get(f"/api/imports/{file}").json(),
        lambda answer: answer["file"]["state"] in states,
    )
    return found


def wait_for(ask: Callable[[], Any], good: Callable[[Any], bool]) -> Any:
    began = time.monotonic()
    while not good(found := ask()):
        assert time.monotonic() - began < WAIT_S, found
        time.sleep(0.1)
    return found


def gmv(person: Person) -> int | None:
    answer = person.http.get(f"/api/rooms/{ROOM}/shows/{SHOW}/levels/show").json()
    value: int | None = answer["rows"][0]["measures"]["gmv"]
    return value


def stored_show(person: Person) -> None:
    file = upload(person, "直播明细.csv", NIGHT).json()["id"]
    version = until(person, file, "asking")["file"]["version"]
    new_rooms = {SHOP: {"ident": ROOM, "title": SHOP}}
    person.post(f"/api/imports/{file}/store", {"expect": version, "new_rooms": new_rooms}, 202)
    until(person, file, "stored")


def command(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kaibo", "import", *more, "--data", str(folder)],
        env=product_environment(), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_a_storing_that_was_killed_is_finished_by_the_next_start_and_nothing_counts_twice(
    server: Server,
) -> None:
    person = Person.first(server)
    stored_show(person)
    file = upload(person, "订单.csv", many(3_000)).json()["id"]
    version = until(person, file, "ready")["file"]["version"]
    person.post(f"/api/imports/{file}/store", {"expect": version, "rooms": {"": ROOM}}, 202)
    wait_for(lambda: gmv(person), lambda value: value is not None)
    server.stop(signal.SIGKILL)
    server.start()
    until(person, file, "stored")
    assert gmv(person) == 3_000 * 1_000


def test_what_is_no_upload_is_refused_and_leaves_nothing(server: Server) -> None:
    person = Person.first(server)
    assert upload(person, "空.csv", b"").json()["code"] == "empty_file"
    stranger = Person(server, type(person.http)(base_url=server.base))
    assert stranger.http.post("/api/imports/files", content=b"x").status_code == 403
    own = stranger.http.post(
        "/api/imports/files", content=b"x", headers={"origin": server.base}, params={"name": "x"}
    )
    assert (own.status_code, own.json()["code"]) == (401, "signed_out")
    assert list((server.folder / "imports").glob("*")) == []


def test_a_file_in_the_watched_folder_is_read_and_known_ones_are_stored_by_themselves(
    server: Server, tmp_path: Path
) -> None:
    person = Person.first(server)
    stored_show(person)
    inbox = server.folder / "inbox"
    inbox.mkdir(exist_ok=True)
    whole = tmp_path / "明细2.csv"
    whole.write_bytes(table(COMPASS, aired("23:40:00", "23:55:00")))
    shutil.copy(whole, inbox / "明细2.csv")
    files = wait_for(
        lambda: person.http.get("/api/imports").json(),
        lambda found: len(found) == 2 and found[0]["state"] == "stored",
    )
    assert files[0]["name"] == "明细2.csv"
    assert [path.name for path in (inbox / "done").iterdir()] == ["明细2.csv"]


def test_the_command_does_the_same_with_a_server_and_without_one(tmp_path: Path) -> None:
    folder, shows, orders = tmp_path / "data", tmp_path / "明细.csv", tmp_path / "订单.csv"
    shows.write_bytes(NIGHT)
    orders.write_bytes(many(50))
    # Nobody has ever started a server here.
    previewed = command(folder, str(shows))
    assert previewed.returncode == 0 and "还没有存入" in previewed.stdout, previewed.stderr
    made = command(folder, str(shows), "--room", ROOM, "--title", SHOP, "--yes", "--json")
    [one] = json.loads(made.stdout)["files"]
    assert (one["state"], one["stored"]["accepted"] > 0) == ("stored", True)

    server = Server(folder)
    server.start()
    try:
        person = Person.first(server)
        stored = command(folder, str(orders), "--yes")
        assert f"已存入「{SHOP}」（新收 50 条" in stored.stdout, stored.stdout + stored.stderr
        assert gmv(person) == 50 * 1_000
        again = command(folder, str(orders), "--yes")
        assert again.returncode == 0 and gmv(person) == 50 * 1_000
        assert f"以前已经存入「{SHOP}」，这次什么也没有做（那一次新收 50 条" in again.stdout
        other = tmp_path / "二号店订单.csv"
        other.write_bytes(many(3))
        there = command(folder, str(other), "--room", "r2", "--title", "二号店", "--yes")
        assert "整份文件 → r2（--room）" in there.stdout, there.stdout + there.stderr
        assert "已存入「二号店」（新收 3 条" in there.stdout
        assert gmv(person) == 50 * 1_000
        unknown = tmp_path / "进销存.csv"
        unknown.write_text("甲,乙,丙\n1,2,3\n", encoding="utf-8")
        told = command(folder, str(unknown), "--yes")
        assert told.returncode == 1 and "说一次每列是什么，以后就认得" in told.stdout
    finally:
        server.stop()
    missing = command(folder, str(tmp_path / "没有.csv"))
    assert missing.returncode == 2 and "找不到文件" in missing.stderr
