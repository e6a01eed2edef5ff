"""The demo as a newcomer starts it: ready, signed in, steered, and gone without a trace."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

import run
from tests.e2e.server import WAIT_S, Person, Server, hear, product_environment

pytestmark = pytest.mark.kill
ROOT = Path(__file__).resolve().parents[2]
ROOM = "demo"
PARTS = ("run", "figures", "links", "sources", "comments")


def command() -> list[str]:
    """`run.py demo` where its set-up is done; else what it becomes after its set-up."""
    if run.plan(run.installed(), run.wanted("base")):
        return [sys.executable, "-m", "kaibo", "demo"]
    return [sys.executable, str(ROOT / "run.py"), "demo"]


@dataclass
class Demo(Server):
    """A demo in a process group of its own, its temporary folder in `folder`."""

    arguments: tuple[str, ...] = ()
    errors: str = ""
    children: list[int] = field(default_factory=list)

    def begin(self) -> None:
        """Start it; it has said its first word."""
        environment = product_environment() | {"TMPDIR": str(self.folder), "DISPLAY": ":99"}
        self.process = subprocess.Popen(
            [*command(), "--no-browser", "--port", str(self.port), *self.arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            start_new_session=True,
        )
        self._hear("正在")

    def start(self) -> None:
        """Start it and wait until it says that it is ready."""
        self.said.clear()
        self.begin()
        self._hear("演示已就绪")
        assert self.process is not None
        own = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        self.children = [int(pid) for one in own for pid in one.read_text().split()]

    def _hear(self, word: str) -> None:
        assert self.process is not None and self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.strip())
            if line.startswith(word):
                return
        raise AssertionError(f"the demo ended: {self.said}")

    def end(self, how: signal.Signals, group: bool = False) -> int:
        """End it, as a terminal does if `group`; its exit code. What it said is in `said`."""
        assert self.process is not None
        (os.killpg if group else os.kill)(self.process.pid, how)
        out, self.errors = self.process.communicate(timeout=WAIT_S)
        self.said += out.splitlines()
        return self.process.returncode

    def ticket(self) -> str:
        """The ticket of the line that says it is ready."""
        found = re.fullmatch(
            r"演示已就绪：http://\S+/sign-in#ticket=([^&]+)&next=%2Frooms%2Fdemo", self.said[-1]
        )
        assert found is not None, self.said
        return found[1]

    def is_gone(self) -> bool:
        """Whether nothing of it is left: no process, no file."""
        alive = [pid for pid in self.children if Path(f"/proc/{pid}").exists()]
        return not alive and not list(self.folder.glob("kaibo-*"))


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    made = Demo(tmp_path)
    yield made
    if made.process is not None and made.process.poll() is None:
        made.process.kill()
        made.process.communicate()


def part(name: str) -> Any:
    return lambda message: message.get("part") == name


def clicks(links: dict[str, Any], product: str) -> int:
    """Clicks of a product in the show, of part `links`."""
    value = links["value"]
    return int(value["rows"][product][value["measures"].index("product_clicks")])


def test_it_is_on_air_can_be_steered_and_leaves_nothing_behind(demo: Demo) -> None:
    demo.start()
    person = Person.first(demo)
    with person.stream(ROOM, *PARTS) as page:
        on_air = hear(page, part("run"))["value"]
        assert on_air["show"]["end"] is None and "合成" in on_air["show"]["title"]
        assert on_air["speed"] == 20
        assert on_air["shift"]["data"]["name"].startswith("第 2 班")
        assert [one["data"]["name"] for one in on_air["hosts"]] == ["秋秋"]
        figures = hear(page, part("figures"))["value"]
        assert figures["show"]["gmv"] > figures["shift"]["gmv"] >= 0
        said = hear(page, lambda m: m.get("part") == "comments" and m.get("items"))["items"]
        assert {one["src"] for one in said} == {"other:recorded-14578426"}
        sources = hear(page, part("sources"))["value"]
        assert {one["src"] for one in sources} >= {"sim:2026", "other:recorded-14578426"}
        before = clicks(hear(page, part("links")), "demo-4")
        person.press(ROOM, "mine", "pitch.start", product="demo-4", n=4)
        hear(page, lambda m: part("run")(m) and m["value"]["pitch"]["product"] == "demo-4")
        hear(page, lambda m: part("links")(m) and clicks(m, "demo-4") >= before + 5, WAIT_S)
        pressed = person.http.get(f"/api/rooms/{ROOM}/run").json()["run"]["pitch"]
        assert (pressed["id"], pressed["data"]["by"]) == ("mine", "user:1")
        second = subprocess.run(
            [sys.executable, "-m", "kaibo", "demo", "--port", str(demo.port)],
            capture_output=True,
            text=True,
            env=product_environment() | {"TMPDIR": str(demo.folder)},
            timeout=WAIT_S,
            check=False,
        )
        assert (second.returncode, second.stdout, second.stderr.count("\n")) == (2, "", 1)
        assert "请用 --port 换一个端口" in second.stderr
        assert len(list(demo.folder.glob("kaibo-demo-*"))) == 1
        assert demo.end(signal.SIGTERM) == 0, "an open page does not keep it alive"
    assert (demo.said[-1], demo.errors) == ("已停止。", "")
    assert len(demo.children) == 1 and demo.is_gone()


def test_a_set_up_that_is_interrupted_leaves_nothing_behind(demo: Demo) -> None:
    demo.begin()
    assert demo.end(signal.SIGINT, group=True) == 0
    assert (demo.said[-1], demo.errors) == ("已停止。", "")
    assert demo.is_gone()


def test_with_a_folder_of_its_own_it_is_continued(demo: Demo) -> None:
    kept = demo.folder / "kept"
    demo.arguments = ("--data", str(kept), "--seed", "5")
    demo.start()
    person = Person.first(demo)
    with person.stream(ROOM, "run", "figures") as page:
        person.press(ROOM, "mine", "note", text="记一笔")
        was = hear(page, part("run"))["value"]["now"]
        views = hear(page, part("figures"))["value"]["show"]["views"]
    assert demo.end(signal.SIGINT, group=True) == 0
    assert (demo.said[-1], demo.errors) == ("已停止。", "")
    demo.arguments = ("--data", str(kept))
    demo.start()
    assert httpx.get(f"{demo.base}/readyz").json()["ok"] is True
    again = Person.first(demo)
    with again.stream(ROOM, "run", "figures") as page:
        assert hear(page, part("run"))["value"]["now"] >= was
        assert hear(page, part("figures"))["value"]["show"]["views"] >= views
    assert again.press(ROOM, "mine", "note", text="记一笔")["repeated"] is True
    assert demo.end(signal.SIGHUP) == 0
    assert demo.errors == "" and demo.is_gone() and (kept / "demo.json").exists()
    demo.arguments = ("--data", str(kept), "--seed", "6")
    with pytest.raises(AssertionError, match="the demo ended"):
        demo.start()
    demo.arguments = ("--data", str(demo.folder))
    with pytest.raises(AssertionError, match="the demo ended"):
        demo.start()
    assert kept.exists(), "a folder with other things in it is not touched"
