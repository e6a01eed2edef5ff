"""A room counted again on a real server: asked by a page, told to it, the show going on meanwhile."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.server import Person, Server, hear
from tests.e2e.test_running_show import ROOM, a_room, comment, comments_are, send

pytestmark = pytest.mark.kill


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "data")
    made.start()
    yield made
    assert made.process is not None
    if made.process.poll() is None:
        made.stop(signal.SIGKILL)


def test_a_page_has_a_room_counted_again_and_hears_how_it_goes(server: Server) -> None:
    person = Person.first(server)
    token = a_room(person)
    with person.stream(ROOM, "figures") as page:
        page.send(json.dumps({"subjects": ["kit.job"]}))
        person.press(ROOM, "k1", "show.start", ref="晚场")
        send(server, token, *(comment(n) for n in range(20)))
        hear(page, comments_are(20))
        number = person.post(f"/api/rooms/{ROOM}/refold", {"reason": "核对"}, 202)["job"]
        told = hear(
            page, lambda m: [number, "kit.job.done"] in m.get("cold", {}).get("items", []), 60
        )
        assert told["cold"]["subject"] == "kit.job"
        job = person.http.get(f"/api/jobs/{number}").json()
        assert (job["state"], job["progress"], job["error"]) == ("done", 1.0, "")
        assert job["result"]["room"] == ROOM and job["result"]["events"] >= 21
        send(server, token, comment(20))
        hear(page, comments_are(21))
    assert server.stop(signal.SIGTERM) == 0
