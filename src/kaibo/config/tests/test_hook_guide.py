"""The programs in docs/guide/webhook.md, taken off the page and run against a real server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from kaibo.config.asgi import Server
from kaibo.config.tests.hooking import signature
from kaibo.domains.control.actions import rooms, sources
from kaibo.domains.control.choices import Level, Platform
from kaibo.kit.access import system
from kaibo.kit.tests.serving import served
from kaibo.live.clock import wall_ms
from kaibo.live.events import Event

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = Path(__file__).parents[4] / "docs" / "guide" / "webhook.md"
ROOM, NAME = "flagship-a", "douyin:shopA"


def program(language: str) -> str:
    """The one program of that language on the page."""
    [found] = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return str(found)


@dataclass
class House:
    """The server on a port, and what a sender is given."""

    server: Server
    given: dict[str, str]
    number: int

    def run(self, *command: str, **other: str) -> subprocess.CompletedProcess[str]:
        """A program of the page, as a person runs it."""
        kept = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            command, env=kept | self.given | other, capture_output=True, text=True, timeout=120,
            check=False,
        )  # fmt: skip

    def events(self) -> list[Event]:
        """What stands in the room's log."""
        assert self.server.rooms is not None
        log = self.server.rooms.engine.partitions[0].log
        return [e for row in log.read(0) for e in _decoded(row.body)]


def _decoded(body: bytes) -> list[Event]:
    from kaibo.live.codec import decode

    return decode(body)


@pytest.fixture
def house(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    settings.DATA_DIR = tmp_path / "data"
    room = rooms.add(system("test"), ident=ROOM, title="旗舰店A", platform=Platform.DOUYIN)
    source, _ = sources.add(system("test"), room.pk, name=NAME, level=Level.COLLECTOR)
    _, secret = sources.sign(system("test"), source.pk, expect=1)
    start = subprocess.Popen

    def idle(command: Any, **how: Any) -> subprocess.Popen[Any]:
        # The worker's own database is not that of this test; what it would do is not asked here.
        waits = [sys.executable, "-c", "import sys; sys.stdin.read()"]
        return start(waits if "work" in command else command, **how)

    monkeypatch.setattr(subprocess, "Popen", idle)
    server = Server()
    server._start()
    try:
        with served(server) as port:
            given = {
                "KAIBO_URL": f"http://127.0.0.1:{port}", "KAIBO_ROOM": ROOM,
                "KAIBO_SOURCE": NAME, "KAIBO_HOOK_SECRET": secret,
            }  # fmt: skip
            yield House(server, given, source.pk)
    finally:
        server._stop()


def test_the_command_line_of_the_page_sends_an_event(house: House) -> None:
    ran = house.run("bash", "-c", program("bash"))
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout in PAGE.read_text("utf-8")  # the very answer the page shows
    [event] = house.events()
    assert (event.id, event.kind, event.n, event.src) == ("try-1", "sample.online", 412, NAME)
    wrong = house.run("bash", "-c", program("bash"), KAIBO_HOOK_SECRET="khs_x")
    assert json.loads(wrong.stdout)["code"] == "bad_signature" and len(house.events()) == 1


def test_the_python_of_the_page_sends_events_and_again_counts_nothing_twice(house: House) -> None:
    ran = house.run(sys.executable, "-I", "-c", program("python"))
    assert ran.returncode == 0, ran.stderr
    answer = json.loads(ran.stdout)
    assert (answer["accepted"], answer["duplicate"], answer["quarantined"]) == (3, 0, [])
    told = {event.id: event for event in house.events()}
    assert told["m-1"].text == "三号链接还有吗 😀" and told["m-3"].amount == 3990
    again = json.loads(house.run(sys.executable, "-I", "-c", program("python")).stdout)
    assert (again["accepted"], again["duplicate"]) == (0, 3)
    wrong = house.run(sys.executable, "-I", "-c", program("python"), KAIBO_SOURCE="douyin:other")
    assert wrong.returncode == 1 and "bad_signature" in wrong.stderr


def test_a_secret_ends_within_a_second_of_the_source_and_an_old_one_holds(house: House) -> None:
    url = f"{house.given['KAIBO_URL']}/api/hooks/{ROOM}/{house.number}"

    def answered(ident: str, secret: str) -> httpx.Response:
        now = wall_ms()
        body = json.dumps({"id": ident, "kind": "comment", "ts": now}).encode()
        at = now // 1_000
        headers = {
            "x-kaibo-timestamp": str(at),
            "x-kaibo-signature": signature(body, secret, at),
        }
        return httpx.post(url, content=body, headers=headers)

    old = house.given["KAIBO_HOOK_SECRET"]
    assert answered("1", old).json()["accepted"] == 1
    _, new = sources.sign(system("test"), house.number, expect=2)
    until_taken(lambda: answered("2", new).status_code == 200)
    assert answered("3", old).json()["accepted"] == 1
    sources.retire(system("test"), house.number, expect=3)
    until_taken(lambda: answered("4", new).status_code == 401)
    before = len(house.events())
    assert answered("5", old).json()["code"] == "bad_signature" and len(house.events()) == before


def until_taken(true: Any) -> None:
    from kaibo.kit.tests.waiting import until

    until(true)
