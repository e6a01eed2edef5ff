"""What was heard reaches a server that comes and goes, once and in order, or stays in a file."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
import pytest

from kaibo.cli.failures import Failure
from kaibo.cli.feed import Target
from kaibo.cli.listening import posting
from kaibo.cli.listening.pieces import Events, Piece
from kaibo.cli.listening.posting import Posting
from kaibo.live.events import Event


class Room:
    """A server that answers what `statuses` say, one after another, then takes everything."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.texts: list[str] = []


@contextmanager
def serving(room: Room, port: int = 0) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = gzip.decompress(self.rfile.read(int(self.headers["Content-Length"])))
            status = room.statuses.pop(0) if room.statuses else 200
            taken = [msgspec.json.decode(line) for line in body.splitlines()]
            answer: dict[str, object] = {"code": "x", "text": "这个令牌只能写入别处。"}
            if status == 200:
                room.texts += [one.get("text", "") for one in taken]
                answer = {"accepted": len(taken), "duplicate": 0, "refused": 0}
            raw = msgspec.json.encode(answer)
            self.send_response(status)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def target(port: int) -> Target:
    return Target(f"http://127.0.0.1:{port}", "r", "t")


def said(count: int) -> list[Event]:
    run = Events()
    return [
        run.speech(Piece(f"第{number}句", 1_800_000_000_000 + number)) for number in range(count)
    ]


def test_through_a_server_that_is_busy_and_then_back_nothing_is_lost(tmp_path: Path) -> None:
    room, told = Room(503, 429, 200), list[str]()
    with serving(room) as port:
        post = Posting(target(port), told.append, tmp_path / "rest.ndjson")
        for event in said(1_200):
            post.put(event)
        assert post.close() is None
    assert room.texts == [f"第{number}句" for number in range(1_200)]
    assert (post.accepted, post.duplicate, post.refused) == (1_200, 0, 0)
    away, back = told
    assert away.endswith("连不上，先记着，连上再发。") and back == "又连上了。"


def test_what_could_not_be_sent_until_the_end_stands_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "LAST_S", 0.0)
    with serving(Room()) as port:
        pass  # a port where nobody listens any more
    rest = tmp_path / "rest.ndjson"
    post = Posting(target(port), lambda _: None, rest)
    events = said(3)
    for event in events:
        post.put(event)
    assert post.close() == rest
    lines = rest.read_bytes().splitlines()
    assert [msgspec.json.decode(line)["text"] for line in lines] == ["第0句", "第1句", "第2句"]


def test_a_server_that_refuses_is_not_asked_again(tmp_path: Path) -> None:
    room = Room(403)
    with serving(room) as port:
        post = Posting(target(port), lambda _: None, tmp_path / "rest.ndjson")
        [first, second] = said(2)
        post.put(first)
        assert post.close() == tmp_path / "rest.ndjson"
        with pytest.raises(Failure, match="只能写入别处"):
            post.put(second)
    assert room.texts == []
