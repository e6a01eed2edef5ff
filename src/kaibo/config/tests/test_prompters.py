"""A host's prompter through the server as it runs: by a link or signed in, fed at once, and heard."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaibo.config import prompters, screens
from kaibo.config.asgi import Server
from kaibo.config.tests.duties import sessions
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.kit.access import system
from kaibo.kit.tests.serving import served
from kaibo.kit.tests.waiting import until
from kaibo.live.clock import wall_ms

pytestmark = pytest.mark.django_db(transaction=True)

ROOM = "flagship-a"
Answer = tuple[int, dict[str, Any]]


class House:
    """The server on a port, and one signed-in person for each duty."""

    def __init__(self, server: Server, port: int) -> None:
        self.server, self.port, self.sessions = server, port, sessions()

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """One request on a connection of its own."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        told = {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/json"}
        line.request(method, path, None if body is None else json.dumps(body), told | headers)
        answer = line.getresponse()
        return answer.status, json.loads(answer.read())

    def as_one(self, who: str) -> dict[str, str]:
        """The headers of a person with that one duty."""
        return {"Cookie": f"kaibo_session={self.sessions[who]}"}

    def link(self, who: str = "floor", **wanted: Any) -> tuple[dict[str, Any], str]:
        """A link that this person made, and its token."""
        path = f"/api/rooms/{ROOM}/prompter-links"
        status, made = self.ask("POST", path, {"hours": 2, **wanted}, **self.signed(who))
        assert status == 201, made
        place, token = made["path"].split("#")
        assert place == f"/prompter/{ROOM}"
        return made["link"], token

    def signed(self, who: str) -> dict[str, str]:
        """The headers of a page of this person that writes."""
        proof = "a" * 32
        cookie = f"{self.as_one(who)['Cookie']}; kaibo_csrf={proof}"
        return {"Cookie": cookie, "X-CSRFToken": proof}

    def press(self, kind: str, **fields: Any) -> str:
        """One press of the floor director; its id."""
        ident = uuid.uuid4().hex
        path, body = f"/api/rooms/{ROOM}/commands", {"command_id": ident, "kind": kind, **fields}
        status, answer = self.ask("POST", path, body, **self.as_one("floor"))
        assert status == 200, answer
        return ident

    def push(self, text: str = "更正，是八十九元", **fields: Any) -> str:
        return self.press("push", text=text, x={"kind": "correction"}, **fields)

    def line(self, headers: dict[str, str], after: int = 0, epoch: str = "") -> Answer:
        path = f"/api/rooms/{ROOM}/prompter/line?after={after}&epoch={epoch}&screen=s1"
        return self.ask("GET", path, **headers)

    def told(
        self, headers: dict[str, str], kind: str, ref: str, screen: str = "s1", **more: int
    ) -> Answer:
        body = {"kind": kind, "ref": ref, "screen": screen, **more}
        return self.ask("POST", f"/api/rooms/{ROOM}/prompter/told", body, **headers)

    def board(self) -> dict[str, Any]:
        """What the pages are fed of the prompter."""
        held = self.server.hub.value((ROOM, "prompter"))
        return {} if held is None else json.loads(held.body)


@pytest.fixture
def house(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    settings.DATA_DIR = tmp_path / "data"
    rooms.add(system("test"), ident=ROOM, title="旗舰店A", platform=Platform.DOUYIN)
    rooms.add(system("test"), ident="other", title="别家", platform=Platform.DOUYIN)
    start = subprocess.Popen

    def idle(command: Any, **how: Any) -> subprocess.Popen[bytes]:
        # The worker's own database is not that of this test; what it would do is not asked here.
        waits = [sys.executable, "-c", "import sys; sys.stdin.read()"]
        return start(waits if "work" in command else command, **how)

    monkeypatch.setattr(subprocess, "Popen", idle)
    monkeypatch.setattr(prompters, "HOLD_S", 1.0)
    monkeypatch.setattr(screens, "GONE_S", 0.2)
    server = Server()
    server._start()
    try:
        with served(server) as port:
            yield House(server, port)
    finally:
        server._stop()


def test_a_prompter_that_waits_is_answered_as_soon_as_a_line_is_pushed(house: House) -> None:
    _, token = house.link()
    link = {"X-Kaibo-Link": token}
    house.press("show.start", ref="9", x={"title": "晚场"})
    status, first = house.line(link)
    assert (status, first["value"]["line"], first["value"]["on_air"]["show"]["title"]) == (
        200, None, "晚场",
    )  # fmt: skip
    # It is itself the first to be told of: one screen is open.
    _, second = house.line(link, first["number"], first["epoch"])
    heard: list[Answer] = []
    waits = threading.Thread(
        target=lambda: heard.append(house.line(link, second["number"], second["epoch"]))
    )
    waits.start()
    until(lambda: [one["screen"] for one in house.board()["screens"]] == ["s1"])
    pushed = house.push(ref="a1", n=1)
    waits.join(timeout=20)
    _, news = heard[0]
    assert news["value"]["line"]["id"] == pushed
    assert news["value"]["line"]["text"] == "更正，是八十九元"
    assert abs(news["now"] - wall_ms()) < 60_000 and news["speed"] == 1


def test_without_news_a_wait_ends_with_the_clock_and_no_value(house: House) -> None:
    _, token = house.link()
    link = {"X-Kaibo-Link": token}
    house.press("show.start", ref="9")
    _, told = house.line(link)
    _, told = house.line(link, told["number"], told["epoch"])
    status, quiet = house.line(link, told["number"], told["epoch"])
    assert (status, quiet["value"], quiet["number"]) == (200, None, told["number"])
    # A server that was started again counts from the beginning.
    _, anew = house.line(link, 10**9, "another")
    assert anew["value"]["on_air"]["show"]["id"] == "9"


def test_shown_and_read_are_facts_of_the_log_each_once(house: House) -> None:
    link, token = house.link()
    by = {"X-Kaibo-Link": token}
    house.press("show.start", ref="9")
    pushed = house.push()
    assert house.told(by, "push.shown", pushed) == (200, {"repeated": False})
    assert house.told(by, "push.shown", pushed) == (200, {"repeated": True})
    late = {"pressed_at": wall_ms() - 5_000}
    assert house.told(by, "push.shown", pushed, "s2", **late)[0] == 200
    assert house.told(by, "push.ack", pushed)[0] == 200
    until(lambda: (house.board().get("line") or {}).get("ack") is not None)
    line = house.board()["line"]
    assert [(one["screen"], one["by"]) for one in line["shown"]] == [
        ("s1", f"prompter:{link['id']}"), ("s2", f"prompter:{link['id']}"),
    ]  # fmt: skip
    # What a prompter without a network showed counts from when it did.
    assert line["shown"][0]["ts"] - line["shown"][1]["ts"] > 4_000
    status, refused = house.told(by, "push.shown", "no-such")
    assert (status, refused["code"]) == (409, "no_push")


def test_who_may_not_push_makes_no_link_and_a_link_is_of_one_room(house: House) -> None:
    path = f"/api/rooms/{ROOM}/prompter-links"
    assert house.ask("POST", path, {}, **house.signed("host"))[1]["code"] == "forbidden"
    assert house.ask("GET", path, **house.as_one("host"))[1]["code"] == "forbidden"
    _, token = house.link()
    elsewhere = "/api/rooms/other/prompter"
    link = {"X-Kaibo-Link": token}
    assert house.ask("GET", f"{elsewhere}/line?screen=s1", **link)[0] == 404
    assert house.ask("GET", elsewhere, **link)[0] == 404
    assert house.ask("GET", f"/api/rooms/{ROOM}/prompter", **link)[1]["room_title"] == "旗舰店A"
    # Signed in, a host reads it without any link; nobody else does.
    assert house.line(house.as_one("host"))[0] == 200
    assert house.ask("GET", f"/api/rooms/{ROOM}/prompter", **house.as_one("host"))[0] == 200
    assert house.line({})[1]["code"] == "signed_out"
    assert house.ask("GET", f"/api/rooms/{ROOM}/prompter")[0] == 404


def test_a_link_that_was_withdrawn_or_has_ended_opens_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompters, "REMEMBER_S", 0.0)
    link, token = house.link()
    by = {"X-Kaibo-Link": token}
    assert house.line(by)[0] == 200
    path = f"/api/prompter-links/{link['id']}/retire"
    status, _ = house.ask("POST", path, {"expect": link["version"]}, **house.signed("floor"))
    assert status == 200
    pushed = house.push()
    for answer in (house.line(by), house.told(by, "push.ack", pushed)):
        assert (answer[0], answer[1]["code"]) == (410, "gone")
    other, token = house.link()
    monkeypatch.setattr("kaibo.domains.control.prompter.links.now_ms", lambda: other["until"])
    assert house.line({"X-Kaibo-Link": token})[1]["code"] == "gone"
    assert house.line({"X-Kaibo-Link": "x" * 43})[1]["code"] == "not_found"


def test_a_prompter_that_was_closed_is_open_no_longer(house: House) -> None:
    _, token = house.link()
    house.press("show.start", ref="9")
    assert house.line({"X-Kaibo-Link": token})[0] == 200
    until(lambda: len(house.board()["screens"]) == 1)
    until(lambda: house.board()["screens"] == [])
