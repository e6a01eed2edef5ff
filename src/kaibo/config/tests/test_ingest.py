"""POST /api/rooms/{room}/events, through real HTTP messages and a real engine on disk."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kaibo.config import ingest as ingest_module
from kaibo.config.ingest import Ingest, Sender
from kaibo.live.clock import wall_ms
from kaibo.live.engine import Engine, read_room
from kaibo.live.fold import Fold

TOKEN = "a-token-of-the-shop"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = Engine(tmp_path / "data")
    yield made
    made.close()


def post(engine: Engine, body: bytes, room: str = "r1", **headers: str) -> httpx.Response:
    """One request with the source's token, unless `headers` say otherwise."""
    known = {TOKEN: Sender("r1", "shop:a")}

    async def sender(token: str) -> Sender | None:
        return known.get(token)

    app = Ingest(engine, sender)

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://kaibo") as client:
            given = {"authorization": f"Bearer {TOKEN}", **headers}
            return await client.post(f"/api/rooms/{room}/events", content=body, headers=given)

    return asyncio.run(ask())


def lines(*events: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(e).encode() + b"\n" for e in events)


def comment(ident: str) -> dict[str, Any]:
    return {"id": ident, "kind": "comment", "ts": wall_ms(), "viewer": "00000000000000a1"}


def test_the_answer_names_what_was_taken_and_what_was_not(engine: Engine) -> None:
    body = lines(comment("1"), comment("2"), {"id": "3", "kind": "comment"}, comment("1"))
    response = post(engine, body)
    assert response.status_code == 200
    assert response.json() == {
        "first_offset": 0,
        "accepted": 2,
        "duplicate": 1,
        "quarantined": [
            {"line": 3, "code": "missing_field", "text": "第 3 行：缺少字段 ts（UTC 毫秒）"}
        ],
        "refused": 1,
        "offset": 3,
    }
    packed = post(engine, gzip.compress(body), **{"content-encoding": "gzip"})
    assert (packed.json()["accepted"], packed.json()["duplicate"]) == (0, 3)


def test_a_source_cannot_write_for_another_room_or_the_desk(engine: Engine) -> None:
    assert post(engine, lines(comment("1")), room="r2").json() == {
        "code": "other_room",
        "text": "这个令牌只能写入直播间「r1」。",
    }
    wrong = post(engine, lines(comment("1")), authorization="Bearer nonsense")
    assert (wrong.status_code, wrong.json()["code"]) == (401, "bad_token")
    desk = post(engine, lines({"id": "d", "kind": "show.start", "ref": "s"}))
    assert desk.json()["quarantined"][0]["code"] == "desk_only"
    old = {**comment("o"), "ts": wall_ms() - 500 * 86_400_000}
    assert post(engine, lines(old)).json()["quarantined"][0]["code"] == "too_old"
    assert engine.partitions[0].log.last_offset() == -1


@pytest.mark.parametrize(
    ("body", "headers", "status", "code"),
    [
        (b"x\n" * 50_001, {}, 413, "too_many_lines"),
        (b"\0" * (64 * 2**20 + 1), {}, 413, "too_large"),
        (gzip.compress(b"\0" * 50_000_000), {"content-encoding": "gzip"}, 413, "gzip_bomb"),
        (b"not gzip", {"content-encoding": "gzip"}, 400, "unreadable"),
        (b"{}", {"content-encoding": "br"}, 415, "encoding"),
    ],
)
def test_what_is_too_much_or_unreadable_is_refused_whole(
    engine: Engine, body: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    response = post(engine, body, **headers)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.json()["text"].endswith("。")
    assert engine.partitions[0].log.last_offset() == -1
    assert post(engine, lines(comment("1"))).json()["accepted"] == 1


def test_bodies_that_come_at_once_have_a_limit_together(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = lines(comment("1"))
    monkeypatch.setattr(ingest_module, "ALL_BYTES", len(body) - 1)
    refused = post(engine, body)
    assert (refused.status_code, refused.json()["code"]) == (429, "queue_full")
    assert refused.headers["retry-after"] == "1"
    assert engine.partitions[0].log.last_offset() == -1
    monkeypatch.setattr(ingest_module, "ALL_BYTES", len(body))
    assert post(engine, body).json()["accepted"] == 1


def test_when_nothing_can_be_recorded_the_sender_is_told_so(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert post(engine, lines(comment("1"))).json()["accepted"] == 1
    with monkeypatch.context() as patch:

        def fails(self: Fold, batch: object) -> None:
            raise ZeroDivisionError("planted")

        patch.setattr(Fold, "apply", fails)
        stopped = post(engine, lines(comment("2")))
    assert (stopped.status_code, stopped.json()["code"]) == (503, "room_stopped")
    engine.close()
    closed = post(engine, lines(comment("3")))
    assert (closed.status_code, closed.json()["code"]) == (503, "not_recorded")
    # What was durable when the fold failed counts after the restart; what was refused does not.
    assert read_room(tmp_path / "data", "r1").events == 2
