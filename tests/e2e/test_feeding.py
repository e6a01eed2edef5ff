"""A recorded room played into a running show, as the README has a newcomer do it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kaibo
from tests.e2e.server import Person, Server, product_environment
from tests.e2e.test_running_show import ROOM, a_room

pytestmark = pytest.mark.kill
RECORDED = Path(kaibo.__file__).parent / "config/demo/recorded/2019-5-10.txt"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "data")
    made.start()
    yield made
    assert made.process is not None
    if made.process.poll() is None:
        made.stop(signal.SIGKILL)


def feed(server: Server, token: str, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kaibo", "feed", str(RECORDED), "--room", ROOM]
    return subprocess.run(
        [*command, "--token", token, "--url", server.base, "--json", *more],
        env=product_environment(), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_a_recording_from_years_ago_happens_now_and_may_be_played_twice(server: Server) -> None:
    person = Person.first(server)
    token = a_room(person)
    person.press(ROOM, "s", "show.start", ref="练习")
    played = feed(server, token, "--speed", "2000")
    assert played.returncode == 0, played.stderr
    first = json.loads(played.stdout)
    assert first["accepted"] > 1_000 and (first["duplicate"], first["quarantined"]) == (0, 0)

    def comments() -> int:
        rows = person.http.get(f"/api/rooms/{ROOM}/shows/练习/levels/show").json()["rows"]
        return int(rows[0]["measures"]["comments"])

    before = comments()
    assert 0 < before <= first["accepted"]
    again = json.loads(feed(server, token, "--speed", "2000").stdout)
    assert (again["accepted"], again["duplicate"]) == (first["accepted"], 0)
    assert comments() == 2 * before


def test_what_keeps_it_from_playing_is_a_sentence(server: Server) -> None:
    token = a_room(Person.first(server))
    wrong = feed(server, token[:-3] + "xyz")
    assert wrong.returncode == 2 and "令牌" in wrong.stderr and "Traceback" not in wrong.stderr
    assert "--speed 要大于 0" in feed(server, token, "--speed", "0").stderr
