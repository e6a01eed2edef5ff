"""What is said and shown reaches a running show from a program beside it, and alerts there."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from kaibo.cli.listening.tests.sounds import LOUD, sound, wav
from kaibo.cli.listening.tests.test_look import picture
from tests.e2e.server import Person, Server, hear, product_environment
from tests.e2e.test_running_show import ROOM, a_room

pytestmark = [pytest.mark.kill, pytest.mark.browser]  # pictures need the font that pages need
#: Forbidden whatever is sold: taking buyers elsewhere.
SAID = "想要的姐妹加我微信，微信上给你发链接"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "data")
    made.start()
    yield made
    assert made.process is not None
    if made.process.poll() is None:
        made.stop(signal.SIGKILL)


def command(server: Server, token: str, *words: str) -> list[str]:
    room = ["--room", ROOM, "--token", token, "--url", server.base, "--json"]
    return [sys.executable, "-m", "kaibo", *words, *room]


def run(server: Server, token: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(server, token, *words), env=product_environment(), cwd=server.folder.parent,
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def alert_of(word: str) -> Callable[[dict[str, Any]], bool]:
    """Whether a message shows an open alert whose quote has this word."""
    return lambda m: (
        m.get("part") == "alerts" and any(word in one["text"] for one in m["value"].get("open", []))
    )


def test_lines_of_a_recogniser_alert_and_survive_a_server_that_was_killed(
    server: Server, tmp_path: Path
) -> None:
    person = Person.first(server)
    token = a_room(person)
    person.press(ROOM, "s", "show.start", ref="练习")
    listening = subprocess.Popen(
        command(server, token, "listen"), env=product_environment(), cwd=tmp_path,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        pipe: IO[str] = listening.stdin  # type: ignore[assignment]
        pipe.write(SAID + "\n")
        pipe.flush()
        with person.stream(ROOM, "alerts") as page:
            hear(page, alert_of("微信"), within=60)
        server.stop(signal.SIGKILL)
        pipe.write("这是国家级的品质\n")
        pipe.flush()
        server.start()
        with person.stream(ROOM, "alerts") as page:
            hear(page, alert_of("国家级"), within=60)
        out, err = listening.communicate(timeout=60)
    finally:
        listening.kill()
    assert listening.returncode == 0, err
    told = json.loads(out)
    assert (told["accepted"], told["duplicate"]) == (3, 0)
    assert "连上再发" in err and "又连上了" in err


def test_a_sound_file_is_heard_by_the_users_model(server: Server, tmp_path: Path) -> None:
    person = Person.first(server)
    token = a_room(person)
    person.press(ROOM, "s", "show.start", ref="练习")
    file = wav(tmp_path / "a.wav", sound((0.5, False), (1.0, True), (2.0, False), (1.0, True)))
    heard = run(server, token, "listen", str(file), "--model", str(LOUD))
    assert heard.returncode == 0, heard.stderr
    assert json.loads(heard.stdout)["accepted"] == 3 and len(heard.stderr.split()) == 2


def test_words_on_a_picture_alert(server: Server, tmp_path: Path) -> None:
    person = Person.first(server)
    token = a_room(person)
    person.press(ROOM, "s", "show.start", ref="练习")
    seen = run(
        server, token, "look", str(picture(tmp_path / "a.png", "加微信领券", "顺丰包邮")),
        "--where", "overlay",
    )  # fmt: skip
    assert seen.returncode == 0, seen.stderr
    with person.stream(ROOM, "alerts") as page:
        hear(page, alert_of("加微信"), within=60)


def test_what_does_not_go_together_is_a_sentence(server: Server, tmp_path: Path) -> None:
    token = a_room(Person.first(server))
    file = wav(tmp_path / "a.wav", sound((0.1, True)))
    assert "声音要有识别模型" in run(server, token, "listen", str(file)).stderr
    both = run(server, token, "listen", str(file), "--pcm", "--model", str(LOUD))
    assert (both.returncode, "二选一" in both.stderr) == (2, True)
    wrong = run(server, token[:-3] + "xyz", "look", str(file))
    assert wrong.returncode == 2 and "Traceback" not in wrong.stderr


def test_the_program_of_the_guide_sends_over_a_socket(server: Server) -> None:
    person = Person.first(server)
    given = {"KAIBO_URL": server.base, "KAIBO_ROOM": ROOM, "KAIBO_TOKEN": a_room(person)}
    guide = (Path(__file__).parents[2] / "docs/guide/listening.md").read_text("utf-8")
    [program] = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    person.press(ROOM, "s", "show.start", ref="练习")
    ran = subprocess.run(
        [sys.executable, "-c", program], env=product_environment() | given,
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert "'accepted': 1" in ran.stdout
    with person.stream(ROOM, "alerts") as page:
        hear(page, alert_of("加我微信"), within=60)
