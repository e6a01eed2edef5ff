"""What the team decided on air teaches the second look, and the script page shows it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.server import Person, Server, hear, product_environment
from tests.e2e.test_listening import alert_of
from tests.e2e.test_running_show import ROOM, a_room, send

pytestmark = pytest.mark.kill
MISHEARD = {"how": "dismissed", "reason": "misheard"}
#: What hosts say in other words than the rules': of some a person should think twice.
PLAIN = (
    "这个精华用三天斑就没了谁用谁知道",
    "老板没上班我偷偷给你们改价",
    "你们去主页那个号找我",
    "喝了它膝盖就不疼了，我奶奶天天喝",
    "今天这件卫衣有三个颜色",
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "data")
    made.start()
    yield made
    assert made.process is not None
    if made.process.poll() is None:
        made.stop(signal.SIGKILL)


def learn(server: Server) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "kaibo", "learn", "--data", str(server.folder), "--json"],
        env=product_environment(), capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_a_decision_on_air_is_learnt_beside_a_running_server(server: Server) -> None:
    person = Person.first(server)
    token = a_room(person)
    person.press(ROOM, "s", "show.start", ref="练习")
    before = learn(server)
    assert (before["decisions"], before["precision"] >= 0.9) == (0, True)
    said = {
        "id": "x1",
        "kind": "speech",
        "ts": time.time_ns() // 1_000_000,
        "text": "想要的姐妹加我微信",
    }
    send(server, token, said)
    with person.stream(ROOM, "alerts") as page:
        alert = hear(page, alert_of("微信"), within=60)["value"]["open"][0]
    person.press(ROOM, "c", "alert.close", ref=alert["id"], x=MISHEARD)
    after = learn(server)
    assert (after["decisions"], after["lawful"]) == (1, before["lawful"] + 1)
    # The running server takes it up: what no rule forbids may be looked at once more.
    texts = [{"key": str(at), "text": text, "surface": "script"} for at, text in enumerate(PLAIN)]
    answers = person.post("/api/compliance/check", {"texts": texts})["texts"]
    again = [one for one in answers if [f["verdict"] for f in one["findings"]] == ["review"]]
    assert again and {one["verdict"] for one in again} == {"ok"}
    assert all("没有规则说它不行" in one["findings"][0]["reason"] for one in again)
