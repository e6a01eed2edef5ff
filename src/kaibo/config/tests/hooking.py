"""A hook's door on a real engine, and a sender that signs as the contract says."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest

from kaibo.config.hooks import Hooks
from kaibo.domains.control.public import HookCard
from kaibo.live.clock import wall_ms
from kaibo.live.engine import Engine

NEW, OLD = "khs_the-new-one", "khs_the-one-before"
CARD = HookCard("r1", "douyin:shopA", (NEW, OLD))
NOW_S = wall_ms() // 1_000


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = Engine(tmp_path / "data")
    yield made
    made.close()


def app(engine: Engine) -> Hooks:
    async def keys(room: str, source: str) -> HookCard | None:
        return CARD if room == "r1" and source in ("douyin:shopA", "7") else None

    return Hooks(engine, keys, lambda: NOW_S * 1_000)


def signature(body: bytes, secret: str = NEW, at: int | str = NOW_S) -> str:
    """As the contract says it, not as the code does it."""
    return "v1=" + hmac.new(secret.encode(), f"{at}.".encode() + body, sha256).hexdigest()


async def sent(
    client: httpx.AsyncClient,
    body: bytes,
    *,
    secret: str = NEW,
    at: int | str = NOW_S,
    path: str = "r1/douyin:shopA",
    **headers: str | bytes,
) -> httpx.Response:
    given: dict[str, Any] = {
        "x-kaibo-timestamp": str(at), "x-kaibo-signature": signature(body, secret, at), **headers
    }  # fmt: skip
    return await client.post(f"/api/hooks/{path}", content=body, headers=given)


def asked(made: Hooks, *requests: dict[str, Any]) -> list[httpx.Response]:
    """These requests, one after another, of one running door."""

    async def all_of_them() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=made)
        async with httpx.AsyncClient(transport=transport, base_url="http://kaibo") as client:
            return [await sent(client, **request) for request in requests]

    return asyncio.run(all_of_them())


def post(engine: Engine, body: bytes, **more: Any) -> httpx.Response:
    return asked(app(engine), {"body": body, **more})[0]


def comment(ident: str) -> dict[str, Any]:
    return {"id": ident, "kind": "comment", "ts": wall_ms(), "viewer": "00000000000000a1"}


def lines(*events: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(e).encode() + b"\n" for e in events)


def nothing_was_written(engine: Engine) -> bool:
    return engine.partitions[0].log.last_offset() == -1
