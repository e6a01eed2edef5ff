"""Written → marked: from the last stroke in a script until what is wrong in it is underlined, on the
page, by the server's answer; with so many others writing at the same time."""

from __future__ import annotations

import tempfile
import threading
import time
from contextlib import contextmanager
from math import nan
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import page
from benchmarks.table import Result
from conftest import browser_cure
from tests.browser.chromium import started
from tests.browser.tab import Tab, a_tab
from tests.e2e.server import Person, Server
from tools import build_web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

WRONG, LINE = "，全网第一", "这款面霜质地很轻，早晚两三滴就好"
TIMES, BAR_MS = 40, 100
PAUSE_S = 0.4
#: Others who write: each a question every so often.
WRITERS, EVERY_S = 8, 0.5
DAY_MS = 86_400_000

#: Notes when something was written, and when more is underlined than before.
WATCH = """() => {
  const script = document.querySelector("[data-spot='script/0']");
  const lines = () => script.querySelectorAll("[data-at]").length;
  let [written, before] = [0, lines()];
  window.kaiboMarked = [];
  addEventListener("input", () => { written = performance.now(); }, true);
  new MutationObserver(() => {
    const now = lines();
    if (now > before) window.kaiboMarked.push(performance.now() - written);
    before = now;
  }).observe(script, { childList: true, subtree: true });
}"""


def measure(events: int) -> list[Result]:
    """The rows of the table; how often, and who else writes, is fixed."""
    del events
    if cure := browser_cure():
        return [Result("written → marked", nan, "ms", f"≤ {BAR_MS}", f"no browser: {cure}")]
    build_web.build()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "data")
        with page.on_core(page.SERVER_CORE):
            server.start()
        try:
            with page.on_core(page.OTHER_CORE), started() as browser:
                person = Person.first(server)
                show, segment = _script(person)
                alone = _marked(browser, server, person, show)
                with _others(person, segment):
                    together = _marked(browser, server, person, show)
        finally:
            server.stop()
    return [*_rows("written → marked, alone", alone), *_rows(f"…, {WRITERS} others", together)]


def _script(person: Person) -> tuple[int, int]:
    """A script of one line about a cream: its show and its segment."""
    person.post("/api/rooms", {"ident": "w", "title": "旗舰店", "platform": "douyin"}, 201)
    start = time.time_ns() // 1_000_000 + DAY_MS
    plan = {"room": "w", "title": "晚场", "kind": "store_run"}
    when = {"starts_at": start, "ends_at": start + 3_600_000}
    show = person.post("/api/shows", plan | when, 201)["id"]
    kept = person.post(f"/api/shows/{show}/rundown", {"kind": "linear"}, 201)["plan"]["id"]
    about = {"title": "面霜", "duration_ms": 300_000}
    [segment] = person.post(f"/api/rundowns/{kept}/segments", about, 201)["plan"]["segments"]
    blocks = [{"kind": "host_line", "text": LINE}]
    person.post(f"/api/segments/{segment['id']}/script", {"expect": 1, "blocks": blocks})
    return show, segment["id"]


def _marked(browser: Browser, server: Server, person: Person, show: int) -> list[float]:
    """How long it took each time, ms."""
    tab: Tab = a_tab(browser, server, person)
    tab.go(f"/shows/{show}/rundown")
    tab.page.locator("[data-segment]").first.click()
    # What the server reads at its start may take a moment.
    tab.page.locator("[data-checked=true]").wait_for(timeout=120_000)
    field = tab.page.locator("[data-spot='script/0'] textarea")
    field.press("Control+End")
    tab.page.evaluate(WATCH)
    lines = tab.page.locator("[data-spot='script/0'] [data-at]")
    for _ in range(TIMES):
        tab.page.keyboard.insert_text(WRONG)
        lines.first.wait_for()
        for _ in WRONG:
            tab.page.keyboard.press("Backspace")
        lines.first.wait_for(state="detached")
        time.sleep(PAUSE_S)
    waits: list[float] = tab.page.evaluate("window.kaiboMarked")
    tab.page.context.close()
    return waits


@contextmanager
def _others(person: Person, segment: int) -> Iterator[None]:
    """Others who write, each in a thread of their own."""
    over = threading.Event()
    csrf = person.http.get("/api/me").json()["csrf"]

    def write(number: int) -> None:
        while not over.wait(EVERY_S):
            text = f"{LINE}，第 {number} 个人写的{time.monotonic():.3f}"
            body = {"blocks": [{"key": 1, "kind": "host_line", "text": text}], "platform": "douyin"}
            person.http.post(
                f"/api/segments/{segment}/check", json=body, headers={"x-csrftoken": csrf}
            )

    threads = [threading.Thread(target=write, args=(n,), daemon=True) for n in range(WRITERS)]
    for one in threads:
        one.start()
    try:
        yield
    finally:
        over.set()
        for one in threads:
            one.join()


def _rows(name: str, waits: list[float]) -> list[Result]:
    waits = sorted(waits)
    half, late = waits[len(waits) // 2], waits[int(len(waits) * 0.95) - 1]
    bar, how = f"≤ {BAR_MS}", f"{len(waits)} times, longest {waits[-1]:.0f} ms"
    return [Result(f"{name}, p50", half, "ms", bar), Result(f"{name}, p95", late, "ms", bar, how)]
