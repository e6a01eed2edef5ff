"""Behind a reverse proxy the server sees whom the proxy speaks for; nobody else may say so."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from kaibo.cli import serve
from kaibo.cli.stopping import Stopping
from kaibo.config import environment
from kaibo.config.environment import BadEnvironment

WAIT_S = 20
SAID = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}
CHAIN = {"X-Forwarded-For": "198.51.100.1, 203.0.113.7, 10.9.0.2"}


async def _mirror(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answers with who the server thinks is asking."""
    if scope["type"] == "lifespan":
        while True:
            told = (await receive())["type"]
            await send({"type": f"{told}.complete"})
            if told == "lifespan.shutdown":
                return
    body = json.dumps([scope["client"][0], scope["scheme"]]).encode()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


@contextmanager
def _served() -> Iterator[str]:
    ready, stopping = threading.Event(), Stopping()
    with serve.listening("127.0.0.1", 0) as door:
        thread = threading.Thread(
            target=serve.serve, args=(_mirror, door, ready.set, stopping), daemon=True
        )
        thread.start()
        assert ready.wait(WAIT_S)
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}/"
        finally:
            assert stopping.server is not None
            stopping.server.should_exit = True
            thread.join(WAIT_S)


def _seen(base: str, headers: dict[str, str]) -> list[str]:
    found: list[str] = httpx.get(base, headers=headers).json()
    return found


def test_a_proxy_on_this_machine_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KAIBO_PROXIES", raising=False)
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")  # uvicorn's own setting counts for nothing
    with _served() as base:
        assert _seen(base, {}) == ["127.0.0.1", "http"]
        assert _seen(base, SAID) == ["203.0.113.7", "https"]
        # What stands further left was said by the one before it, who is no proxy of ours.
        assert _seen(base, CHAIN) == ["10.9.0.2", "http"]


def test_nobody_but_a_named_proxy_may_speak_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIBO_PROXIES", "10.9.0.0/24")
    with _served() as base:
        assert _seen(base, SAID) == ["127.0.0.1", "http"]
    monkeypatch.setenv("KAIBO_PROXIES", " 127.0.0.1, 10.9.0.0/24 ")
    with _served() as base:
        assert _seen(base, CHAIN) == ["203.0.113.7", "http"]


@pytest.mark.parametrize("value", ["*", "proxy.local", "10.9.0.0/33", "127.0.0.1 10.9.0.1"])
def test_a_list_of_proxies_that_is_none_stops_the_start(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIBO_PROXIES", value)
    with pytest.raises(BadEnvironment, match="KAIBO_PROXIES"):
        environment.proxies()
