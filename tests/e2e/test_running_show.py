"""A show on a real server: a source posts, the desk presses, a page sees it, a kill loses nothing."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

import kaibo
from kaibo.kit.tests.waiting import until
from tests.e2e.server import Person, Server, hear, product_environment

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


def a_room(person: Person) -> str:
    """A room with one source; the source's token."""
    room = {"ident": ROOM, "title": "旗舰店", "platform": "douyin", "account": "店A", "cur": "CNY"}
    person.post("/api/rooms", room, 201)
    source = {"name": "douyin:shopA", "level": "L3", "provides": []}
    answer = person.post(f"/api/rooms/{ROOM}/sources", source, 201)
    return str(answer["token"])


def send(server: Server, token: str, *events: dict[str, Any]) -> dict[str, Any]:
    body = b"".join(json.dumps(e).encode() + b"\n" for e in events)
    headers = {"authorization": f"Bearer {token}"}
    response = httpx.post(f"{server.base}/api/rooms/{ROOM}/events", content=body, headers=headers)
    answer: dict[str, Any] = response.json()
    return answer


def comment(number: int) -> dict[str, Any]:
    now = time.time_ns() // 1_000_000
    return {
        "id": f"c{number}", "kind": "comment", "ts": now, "viewer": f"{number + 1:016x}",
        "text": f"第{number}条，多少钱\t😀",
    }  # fmt: skip


def comments_are(number: int) -> Any:
    return lambda m: (
        m.get("part") == "figures" and m["value"].get("show", {}).get("comments") == number
    )


def test_a_show_runs_and_a_kill_loses_nothing(server: Server) -> None:
    person = Person.first(server)
    token = a_room(person)
    with person.stream(ROOM, "run", "figures", "comments") as page:
        assert person.press(ROOM, "k1", "show.start", ref="晚场")["repeated"] is False
        run = hear(page, lambda m: m.get("part") == "run" and m["value"]["show"])
        assert run["value"]["show"]["id"] == "晚场"
        person.press(ROOM, "k2", "pitch.start", product="p3", x={"link_no": 3})
        answer = send(server, token, *(comment(n) for n in range(20)), comment(3))
        assert (answer["accepted"], answer["duplicate"]) == (20, 1)
        said = hear(page, lambda m: m.get("part") == "comments" and m.get("items"))
        assert said["items"][0]["text"] == "第0条，多少钱\t😀"
        hear(page, comments_are(20))
    server.stop(signal.SIGKILL)
    server.said.clear()
    server.start()
    person.http.get("/api/me")
    with person.stream(ROOM, "run", "figures") as page:
        again = person.press(ROOM, "k2", "pitch.start", product="p3", x={"link_no": 3})
        assert again["repeated"] is True, "the press was recorded before the kill"
        assert send(server, token, comment(3), comment(20))["duplicate"] == 1
        hear(page, comments_are(21))
    began = time.monotonic()
    with person.stream(ROOM, "run"):
        assert server.stop(signal.SIGTERM) == 0
    assert time.monotonic() - began < 30, "an open page does not keep it alive"


def test_five_seconds_after_a_crash_an_open_page_has_its_show_again(server: Server) -> None:
    """Nobody presses and no event comes: the promise of a rehearsal, or of a room run by hand."""
    person = Person.first(server)
    a_room(person)
    person.press(ROOM, "k1", "show.start", ref="晚场")
    person.press(ROOM, "k2", "note", text="开场")
    server.stop(signal.SIGKILL)
    server.said.clear()
    server.start()
    person.http.get("/api/me")
    wanted = {"run", "desk", "gauges", "figures", "links", "trend"}
    began = time.monotonic()
    with person.stream(ROOM, *wanted) as page:
        shown: dict[str, Any] = {}
        while wanted - set(shown):
            told = hear(page, lambda m: m.get("part") in wanted, within=5)
            shown[told["part"]] = told["value"]
        assert time.monotonic() - began < 5
        assert shown["run"]["show"]["id"] == "晚场"
        assert [one["text"] for one in shown["desk"]] == [None, "开场"]
        first = shown["run"]["now"]
        hear(page, lambda m: m.get("part") == "run" and m["value"]["now"] > first, within=5)


def test_requests_that_stop_halfway_keep_nobody_out(server: Server) -> None:
    person = Person.first(server)
    a_room(person)
    head = f"POST /api/sign-in HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
    head += "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
    with ExitStack() as open_:
        for _ in range(32):
            begun = socket.create_connection(("127.0.0.1", server.port), 5)
            open_.enter_context(begun).sendall(head.encode())
        assert person.http.get("/api/rooms", timeout=20).json()[0]["ident"] == ROOM
        assert person.press(ROOM, "k", "note", text="在")["repeated"] is False


def test_a_worker_that_was_killed_is_replaced_and_readyz_says_when_there_is_none(
    server: Server,
) -> None:
    def worker() -> list[int]:
        assert server.process is not None
        threads = Path(f"/proc/{server.process.pid}/task").glob("*/children")
        told = " ".join(one.read_text() for one in threads).split()
        commands = {int(pid): Path(f"/proc/{pid}/cmdline").read_bytes() for pid in told}
        return [pid for pid, command in commands.items() if b"work\0" in command]

    def works() -> bool:
        answer = httpx.get(f"{server.base}/readyz").json()
        assert answer["ok"] is True, "what happens is recorded all the while"
        return bool(answer["worker"])

    until(lambda: bool(worker()))
    [first] = worker()
    os.kill(first, signal.SIGKILL)
    until(lambda: not works())
    until(lambda: works() and worker() not in ([], [first]))


def test_refusals_are_sentences_and_rights_are_checked(server: Server) -> None:
    person = Person.first(server)
    token = a_room(person)
    stranger = httpx.Client(base_url=server.base, headers={"origin": server.base})
    press = {"command_id": "x", "kind": "show.start", "ref": "s"}
    refused = stranger.post(f"/api/rooms/{ROOM}/commands", json=press)
    assert (refused.status_code, refused.json()["code"]) == (401, "signed_out")
    foreign = person.http.post(
        f"/api/rooms/{ROOM}/commands", json=press, headers={"origin": "http://evil.example"}
    )
    assert (foreign.status_code, foreign.json()["code"]) == (403, "foreign_page")
    ended = person.press(ROOM, "e", "show.end", 409)
    assert ended == {"code": "no_show", "text": "这个直播间没有在直播，不用下播。"}
    person.press(ROOM, "s", "show.start", ref="s1")
    stale = person.press(
        ROOM, "t", "segment.take", 409, ref="g", expect={"on_air": {"segment": "zz"}}
    )
    assert stale["code"] == "on_air_changed" and stale["values"]["segment"] is None
    assert person.press(ROOM, "b", "no.such", 409)["code"] == "unknown_command"
    source = person.http.get(f"/api/rooms/{ROOM}/sources").json()[0]
    person.post(f"/api/sources/{source['id']}/rotate", {"expect": source["version"], "reason": ""})
    for _ in range(60):
        if send(server, token, comment(1)).get("code") == "bad_token":
            break
        time.sleep(0.05)
    else:
        raise AssertionError("a rotated token still writes after three seconds")


def test_the_server_says_whether_it_lives_and_can_record(server: Server) -> None:
    assert httpx.get(f"{server.base}/healthz").json() == {"ok": True}
    assert httpx.get(f"{server.base}/readyz").json() == {"ok": True, "worker": True}
    missing = httpx.get(f"{server.base}/api/nothing")
    assert (missing.status_code, missing.json()["code"]) == (404, "not_found")
    second = Server(server.folder)
    with pytest.raises(AssertionError, match="the server ended"):
        second.start()


def test_a_recording_goes_into_a_room_the_team_has_and_not_into_a_slip_of_the_pen(
    server: Server,
) -> None:
    a_room(Person.first(server))
    assert server.stop(signal.SIGTERM) == 0
    recording = Path(kaibo.__file__).parent / "config/demo/recorded/2019-5-10.txt"

    def ingest(room: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kaibo", "ingest", str(recording), "--room", room]
        return subprocess.run(
            [*command, "--show", "昨晚", "--data", str(server.folder)],
            env=product_environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip

    slip = ingest("flagshop")
    assert slip.returncode == 2 and "没有编号为「flagshop」的直播间" in slip.stderr
    assert f"{ROOM}（旗舰店）" in slip.stderr
    assert ingest(ROOM).returncode == 0
