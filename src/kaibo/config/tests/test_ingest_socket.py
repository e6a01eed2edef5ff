"""Events over a WebSocket: a real server, a real client, a real engine on disk."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from kaibo.config.ingest import Sender
from kaibo.config.ingest_socket import MOST, IngestSocket
from kaibo.kit.tests.serving import served
from kaibo.live.clock import wall_ms
from kaibo.live.engine import Engine, read_room

TOKEN = "a-token-of-the-shop"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = Engine(tmp_path / "data")
    yield made
    made.close()


class Known:
    """Whose a token is; may be taken away."""

    def __init__(self) -> None:
        self.tokens = {TOKEN: Sender("r1", "asr:a")}

    async def find(self, token: str) -> Sender | None:
        return self.tokens.get(token)


@contextmanager
def talking(
    engine: Engine, known: Known, room: str = "r1", token: str | None = TOKEN
) -> Iterator[ClientConnection]:
    with served(IngestSocket(engine, known.find)) as port:
        headers = {} if token is None else {"authorization": f"Bearer {token}"}
        address = f"ws://127.0.0.1:{port}/api/rooms/{room}/events"
        with connect(address, additional_headers=headers) as socket:
            yield socket


def speech(ident: str, text: str = "今天五十九块九") -> str:
    said = {"id": ident, "kind": "speech", "ts": wall_ms(), "text": text, "x": {"ms": 900}}
    return json.dumps(said, ensure_ascii=False) + "\n"


def answer(socket: ClientConnection) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(socket.recv(timeout=20))
    return said


def test_each_message_is_answered_when_it_is_recorded_and_counts_once(
    engine: Engine, tmp_path: Path
) -> None:
    with talking(engine, Known()) as socket:
        socket.send(speech("1") + speech("2"))
        first = answer(socket)
        assert (first["accepted"], first["duplicate"], first["offset"]) == (2, 0, 2)
        socket.send(speech("2").encode())
        assert answer(socket)["duplicate"] == 1
        socket.send("{not json\n" + speech("3"))
        third = answer(socket)
        assert (third["accepted"], third["refused"]) == (1, 1)
    assert read_room(tmp_path / "data", "r1").events == 3


def test_a_page_says_its_token_first(engine: Engine) -> None:
    with talking(engine, Known(), token=None) as socket:
        socket.send(json.dumps({"token": TOKEN}))
        socket.send(speech("1"))
        assert answer(socket)["accepted"] == 1


@pytest.mark.parametrize(
    "first",
    ['{"token": "wrong"}', "{}", "nonsense", speech("1")],
    ids=["wrong", "none", "nonsense", "speech"],
)
def test_who_is_nobody_is_told_and_nothing_is_recorded(engine: Engine, first: str) -> None:
    with talking(engine, Known(), token=None) as socket:
        socket.send(first)
        assert answer(socket)["code"] == "bad_token"
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=20)
        assert closed.value.rcvd is not None and closed.value.rcvd.code == 4401
    assert engine.partitions[0].log.last_offset() == -1


def test_another_room_is_refused(engine: Engine) -> None:
    with talking(engine, Known(), room="r2") as socket:
        assert answer(socket) == {"code": "other_room", "text": "这个令牌只能写入直播间「r1」。"}
    assert engine.partitions[0].log.last_offset() == -1


def test_a_token_that_is_taken_away_ends_its_socket(engine: Engine) -> None:
    known = Known()
    with talking(engine, known) as socket:
        socket.send(speech("1"))
        assert answer(socket)["accepted"] == 1
        known.tokens.clear()
        socket.send(speech("2"))
        # The message that was under way when it was taken away is still answered for.
        said = [answer(socket)]
        with pytest.raises(ConnectionClosed):
            while True:
                said.append(answer(socket))
        assert said[-1]["code"] == "bad_token"


def test_a_message_too_large_costs_only_itself(engine: Engine) -> None:
    with talking(engine, Known()) as socket:
        socket.send("x" * (MOST + 1))
        assert answer(socket)["code"] == "too_large"
        socket.send(speech("1"))
        assert answer(socket)["accepted"] == 1


def test_two_sockets_do_not_wait_for_each_other(engine: Engine, tmp_path: Path) -> None:
    known = Known()
    with served(IngestSocket(engine, known.find)) as port:
        address = f"ws://127.0.0.1:{port}/api/rooms/r1/events"
        headers = {"authorization": f"Bearer {TOKEN}"}
        taken: list[int] = []

        def talk(name: str) -> None:
            with connect(address, additional_headers=headers) as socket:
                for n in range(20):
                    socket.send(speech(f"{name}:{n}"))
                    taken.append(answer(socket)["accepted"])

        threads = [threading.Thread(target=talk, args=(name,)) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert taken == [1] * 40
    assert read_room(tmp_path / "data", "r1").events == 40
