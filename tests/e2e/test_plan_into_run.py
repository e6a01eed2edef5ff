"""A plan goes on air by value on a real server, and what is planned follows the run over a kill."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.server import Person, Server

pytestmark = pytest.mark.kill
ROOM = "room-a"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "data")
    made.start()
    yield made
    assert made.process is not None
    if made.process.poll() is None:
        made.stop(signal.SIGKILL)


def planned(person: Person) -> tuple[str, str]:
    """A show with one segment; their ids."""
    room = {"ident": ROOM, "title": "旗舰店", "platform": "douyin", "account": "", "cur": "CNY"}
    person.post("/api/rooms", room, 201)
    now = time.time_ns() // 1_000_000
    show = {"room": ROOM, "title": "夜场", "starts_at": now, "ends_at": now + 4 * 3_600_000}
    ident = str(person.post("/api/shows", {**show, "kind": "store_run"}, 201)["id"])
    plan = person.post(f"/api/shows/{ident}/rundown", {"kind": "linear"}, 201)["plan"]
    segment = {"title": "主推", "duration_ms": 600_000}
    made = person.post(f"/api/rundowns/{plan['id']}/segments", segment, 201)
    return ident, str(made["made"][0])


def status(person: Person, show: str, wanted: str) -> str:
    """The show's status, once it is the wanted one or twenty seconds have passed."""
    until = time.monotonic() + 20
    while True:
        found = str(person.http.get(f"/api/shows/{show}").json()["status"])
        if found == wanted or time.monotonic() > until:
            return found
        time.sleep(0.05)


def test_the_plan_is_in_the_run_by_value_and_its_status_follows_over_a_kill(
    server: Server,
) -> None:
    person = Person.first(server)
    show, segment = planned(person)
    person.press(ROOM, "k1", "show.arm", ref=show)
    assert status(person, show, "armed") == "armed"
    person.press(ROOM, "k2", "show.start", ref=show)
    person.press(ROOM, "k3", "segment.take", ref=segment)
    before = run(person)
    assert (before["plan"]["segments"][0]["title"], before["plan"]["without"]) == ("主推", [])
    assert (before["segment"]["duration_ms"], before["segment"]["instance"]) == (600_000, 1)
    assert before["outlook"]["on_air"] == int(segment)
    person.press(ROOM, "k4", "show.end")
    server.stop(signal.SIGKILL)  # whether the plan has followed by now is anybody's guess
    server.said.clear()
    server.start()
    assert status(person, show, "closed") == "closed"
    [ran] = person.http.get(f"/api/rooms/{ROOM}/shows").json()
    assert (ran["id"], ran["title"], ran["end"] is not None) == (show, "夜场", True)
    lanes = person.http.get(f"/api/rooms/{ROOM}/shows/{show}/timeline").json()["lanes"]
    assert [one["label"] for one in lanes["segment"]] == ["主推"]


def run(person: Person) -> dict[str, Any]:
    found: dict[str, Any] = person.http.get(f"/api/rooms/{ROOM}/run").json()
    return found
