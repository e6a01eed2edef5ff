"""Pushed → before the host's eyes: from Enter on the director's page until the prompter's page shows
the line, and from there until the director's page says so. Two real pages, with and without a load.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from contextlib import nullcontext
from math import nan
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import page
from benchmarks.page_load import Source
from benchmarks.table import Result
from conftest import browser_cure
from tests.browser.chromium import started
from tests.browser.tab import Tab, a_tab
from tests.e2e.server import Person, Server
from tools import build_web

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LINES = 40
#: Events a second of the room while lines are pushed to it: a large room's.
RATE = 2_000
PAUSE_S = 0.25
BAR_MS = 2_000

#: Notes when Enter was pressed in the box, and when the desk said that a line was shown.
AT_THE_DESK = """() => {
  const now = () => performance.timeOrigin + performance.now();
  window.kaiboPressed = [];
  window.kaiboShown = [];
  addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter" && target.value) window.kaiboPressed.push([target.value, now()]);
  }, true);
  const status = document.querySelector("[data-screens]");
  new MutationObserver(() => {
    if (status.dataset.lineStage === "shown") window.kaiboShown.push([status.innerText, now()]);
  }).observe(status, { attributes: true, childList: true, subtree: true, characterData: true });
}"""
#: Notes when a line was put on the prompter.
BEFORE_THE_HOST = """() => {
  window.kaiboSeen = [];
  const look = () => {
    const line = document.querySelector("[data-line-text]")?.innerText ?? "";
    const last = window.kaiboSeen.at(-1)?.[0] ?? "";
    if (line !== last) window.kaiboSeen.push([line, performance.timeOrigin + performance.now()]);
  };
  new MutationObserver(look).observe(document.body, {
    childList: true, subtree: true, characterData: true,
  });
}"""


def measure(events: int) -> list[Result]:
    """The rows of the table; how many lines, and the load, are fixed."""
    del events
    if cure := browser_cure():
        return [Result("pushed → prompter", nan, "ms", f"≤ {BAR_MS}", f"no browser: {cure}")]
    build_web.build()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "data")
        with page.on_core(page.SERVER_CORE):
            server.start()
        try:
            with page.on_core(page.OTHER_CORE), started() as browser:
                person = Person.first(server)
                token = page.a_room_on_air(person)
                return [
                    *_pushed(server, browser, person, None),
                    *_pushed(server, browser, person, Source(server.base, page.ROOM, token, RATE)),
                ]
        finally:
            server.stop()


def _pushed(server: Server, browser: Browser, person: Person, load: Source | None) -> list[Result]:
    path = f"/api/rooms/{page.ROOM}/prompter-links"
    link = person.post(path, {"hours": 1}, 201)["path"]
    host, desk = a_tab(browser, server, None), a_tab(browser, server, person)
    host.go(link)
    host.page.locator("[data-prompter=open]").wait_for()
    desk.go(f"/rooms/{page.ROOM}")
    desk.page.locator("[data-screens]").wait_for()
    host.page.evaluate(BEFORE_THE_HOST)
    desk.page.evaluate(AT_THE_DESK)
    with nullcontext() if load is None else load.posting():
        for number in range(LINES):
            _push(desk, host, f"第 {number} 句，先说赠品")
            time.sleep(PAUSE_S)
        if load is not None:
            load.stop()
    pressed, shown = desk.page.evaluate("[window.kaiboPressed, window.kaiboShown]")
    seen = host.page.evaluate("window.kaiboSeen")
    desk.page.context.close()
    host.page.context.close()
    there = {text: at for text, at in seen if text}
    assert load is None or load.problems == [], load.problems[:3]
    waits = [there[text] - at for text, at in pressed]
    told = [_first(shown, text) - there[text] for text, _ in pressed]
    how = "quiet room" if load is None else f"{RATE:,} events/s"
    return [
        *_rows(f"pushed → prompter, {how}", waits),
        *_rows(f"on the prompter → told to the desk, {how}", told),
    ]


def _push(desk: Tab, host: Tab, text: str) -> None:
    desk.page.keyboard.press("Shift+F6")
    desk.page.locator("[data-field=push]").fill(text)
    desk.page.keyboard.press("Enter")
    host.page.locator(f'[data-line-text]:text-is("{text}")').wait_for()
    desk.page.locator(f'[data-line-stage=shown]:has-text("{text}")').wait_for()


def _first(shown: Sequence[tuple[str, float]], text: str) -> float:
    return next(at for said, at in shown if text in said)


def _rows(name: str, waits: Sequence[float]) -> list[Result]:
    ordered = sorted(waits)
    p50, p95 = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    note = f"{len(ordered)} lines, worst {ordered[-1]:.0f} ms"
    return [
        Result(f"{name}: p50", p50, "ms", "", note),
        Result(f"{name}: p95", p95, "ms", f"≤ {BAR_MS}", note),
    ]
