"""The gate before Django: who sends slowly or too much takes nobody's place."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from kaibo.config import bodies, gate
from kaibo.config.gate import AT_ONCE, MOST_BYTES, STRANGER_BYTES, Gate
from kaibo.config.http import Message, Receive, Send, headers_of
from kaibo.kit.tests.serving import served
from kaibo.kit.tests.waiting import until

PATIENCE = 20.0
#: Django sends its answers in pieces of this size.
PIECE = 1 << 16


class Inner:
    """Stands where Django does: reads the body and answers, with its length, as Django does."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self.answer = b""

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        message = await receive()
        assert message["type"] == "http.request" and not message["more_body"]
        self.lengths.append(len(message["body"]))
        body = self.answer or str(len(message["body"])).encode()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for at in range(0, len(body), PIECE):
            more = at + PIECE < len(body)
            piece = body[at : at + PIECE]
            await send({"type": "http.response.body", "body": piece, "more_body": more})


class Door:
    """A served gate."""

    def __init__(self) -> None:
        self.inner = Inner()
        self.gate = Gate(self.inner, self._known)
        self.port = 0

    @staticmethod
    async def _known(scope: Message) -> bool:
        return headers_of(scope).get(b"cookie") == "kaibo_session=good"

    def post(self, body: bytes, session: str = "") -> httpx.Response:
        headers = {"cookie": f"kaibo_session={session}"} if session else {}
        url = f"http://127.0.0.1:{self.port}/api/x"
        return httpx.post(url, content=body, headers=headers, timeout=PATIENCE)

    def half(self, sent: bytes = b"{", length: int = 1_000) -> socket.socket:
        """A request that is begun and not ended."""
        made = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        made.sendall(
            b"POST /api/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n" % length + sent
        )
        return made


@pytest.fixture
def door() -> Iterator[Door]:
    made = Door()
    with served(made.gate) as made.port:
        yield made


def test_requests_that_stop_halfway_take_no_place_inside(door: Door) -> None:
    with ExitStack() as open_:
        for _ in range(AT_ONCE * 2):
            open_.enter_context(door.half())
        until(lambda: door.gate.bodies.held == AT_ONCE * 2)
        assert door.post(b"hello").text == "5"
    until(lambda: door.gate.bodies.held == 0)
    assert door.inner.lengths == [5], "none of the others got in"


def test_readers_that_stop_halfway_take_no_place_inside(door: Door) -> None:
    door.inner.answer = b"x" * (16 << 20)
    with ExitStack() as open_:
        for _ in range(AT_ONCE * 2):
            open_.enter_context(door.half(b"x", 1))
        until(lambda: len(door.inner.lengths) == AT_ONCE * 2)
        door.inner.answer = b"at once"
        assert door.post(b"").text == "at once"


def test_who_is_silent_too_long_is_told_so_and_hung_up_on(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "SILENT_S", 0.05)
    with door.half() as slow:
        answer = b""
        while piece := slow.recv(4_096):
            answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b" 408 " in head.splitlines()[0]
    assert json.loads(body) == {
        "code": "too_slow",
        "text": "内容迟迟没有传完，什么也没有记录。请再试一次。",
    }
    assert door.inner.lengths == []


def test_a_large_body_takes_a_sign_in_and_has_its_limit(door: Door) -> None:
    assert door.post(b"x" * STRANGER_BYTES).text == str(STRANGER_BYTES)
    for session in ("", "bad"):
        refused = door.post(b"x" * (STRANGER_BYTES + 1), session)
        assert (refused.status_code, refused.json()["code"]) == (401, "signed_out")
    assert door.post(b"x" * MOST_BYTES, "good").text == str(MOST_BYTES)
    large = door.post(b"x" * (MOST_BYTES + 1), "good")
    assert (large.status_code, large.json()["code"]) == (413, "too_large")
    assert large.json()["text"] == "内容超过 9 MiB，请分几次发送。"
    assert door.inner.lengths == [STRANGER_BYTES, MOST_BYTES]
    assert door.gate.bodies.held == 0


def test_all_bodies_together_have_a_limit_too(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    assert gate.ALL_BYTES >= 4 * MOST_BYTES
    door.gate.bodies.most = 100
    with door.half(b"x" * 80):
        until(lambda: door.gate.bodies.held == 80)
        assert door.post(b"x" * 20).text == "20"
        refused = door.post(b"x" * 21)
        assert (refused.status_code, refused.json()["code"]) == (429, "queue_full")
        assert refused.headers["retry-after"] == "1"
