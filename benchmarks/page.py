"""Accepted → seen: from the answer to a batch until a real browser's page shows its events.

The server has one core for itself; the source, the sockets and the browser share the other.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import tempfile
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from math import nan
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import page_load, stream
from benchmarks.page_idle import cpu_s, idle
from benchmarks.page_load import Source, Taken
from benchmarks.table import Result
from conftest import browser_cure
from tests.browser.chromium import started
from tests.browser.tab import a_tab
from tests.e2e.server import Person, Server
from tools import build_web

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOM = stream.ROOM
RATE = 20_000
SOCKETS = 99
WARM_S, MEASURED_S = 5, 25
SERVER_CORE, OTHER_CORE = 0, 1

#: What an open control room subscribes to; the 99 others do the same.
PARTS = (
    "run", "desk", "sources", "gauges", "money_gauges", "figures", "links", "trend", "comments",
)  # fmt: skip
#: The figure that is watched: it counts orders, and every order of the load is another one.
SHOWN = '[data-figure="orders_paid"][data-of="show"]'

#: Notes when the figure changed and what it then was, by the clock that the source reads too.
WATCH = """(place) => {
  const shown = document.querySelector(place);
  window.kaiboSeen = [];
  const note = () => {
    const value = Number(shown.dataset.value);
    window.kaiboSeen.push([value, performance.timeOrigin + performance.now()]);
  };
  new MutationObserver(note).observe(shown, { attributeFilter: ["data-value"] });
  note();
}"""
#: Notes when messages with figures came in, before the page itself hears of them.
HEARD = """
window.kaiboHeard = [];
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => {
      if (!data.includes('"part":"figures"')) return;
      window.kaiboHeard.push(performance.timeOrigin + performance.now());
    });
  }
};
"""


@contextmanager
def on_core(core: int) -> Iterator[None]:
    """What is started inside runs on this core alone, where the system can do that."""
    if not hasattr(os, "sched_setaffinity") or (os.cpu_count() or 1) < 2:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def measure(events: int) -> list[Result]:
    """The rows of the table; rate and time are fixed by the promise."""
    del events
    build_web.build()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "data")
        with on_core(SERVER_CORE):
            server.start()
        try:
            resting = idle(server)
            if cure := browser_cure():
                return [
                    *resting,
                    Result("accepted → seen", nan, "ms", "≤ 250", f"no browser: {cure}"),
                ]
            with on_core(OTHER_CORE), started() as browser:
                return resting + _accepted_to_seen(server, browser)
        finally:
            server.stop()


def _accepted_to_seen(server: Server, browser: Browser) -> list[Result]:
    person = Person.first(server)
    token = a_room_on_air(person)
    tab = a_tab(browser, server, person)
    tab.page.add_init_script(HEARD)
    tab.go(f"/rooms/{ROOM}")
    tab.settled()
    source = Source(server.base, ROOM, token, RATE)
    with _listening(server, person), source.posting():
        time.sleep(WARM_S)
        tab.page.locator(SHOWN).wait_for()
        tab.page.evaluate(WATCH, SHOWN)
        assert server.process is not None
        cpu, wall, first = cpu_s(server.process.pid), time.monotonic(), time.time() * 1000
        time.sleep(MEASURED_S)
        last = time.time() * 1000
        cpu, wall = cpu_s(server.process.pid) - cpu, time.monotonic() - wall
        source.stop()
        counts = [page_load.orders_in(body) for body in source.bodies]
        total = sum(counts[one.body] for one in source.taken)
        tab.page.locator(f'{SHOWN}[data-value="{total}"]').wait_for()
    seen, heard = tab.page.evaluate("[window.kaiboSeen, window.kaiboHeard]")
    assert source.problems == [], source.problems[:3]
    delays = waits(source.taken, counts, seen, first, last)
    return _rows(source.taken, delays, drawing(seen, heard, first, last), (first, last), cpu / wall)


def a_room_on_air(person: Person) -> str:
    """A room with a show on air; the token of its source."""
    room = {"ident": ROOM, "title": "压测", "platform": "douyin", "account": "店A", "cur": "CNY"}
    person.post("/api/rooms", room, 201)
    source = {"name": stream.SOURCE, "level": "L3", "provides": []}
    token = person.post(f"/api/rooms/{ROOM}/sources", source, 201)["token"]
    person.press(ROOM, "start", "show.start", ref="s1")
    return str(token)


@contextmanager
def _listening(server: Server, person: Person) -> Iterator[None]:
    """The further sockets, in a process beside."""
    cookies = "; ".join(f"{c.name}={c.value}" for c in person.http.cookies.jar)
    wish = json.dumps({"room": ROOM, "parts": list(PARTS)})
    spawn = multiprocessing.get_context("spawn")
    stop = spawn.Event()
    given = (server.base, cookies, wish, SOCKETS, OTHER_CORE, stop)
    process = spawn.Process(target=page_load.listen, args=given)
    process.start()
    try:
        yield
    finally:
        stop.set()
        process.join(20)
        if process.is_alive():
            process.kill()


def waits(
    taken: list[Taken], counts: list[int], seen: list[list[float]], first: float, last: float
) -> list[float]:
    """For each batch answered between two instants: ms from its answer until the page showed it.

    A batch is shown once the figure has reached the count of all batches up to it in the log.
    Shown before its answer came back: 0.
    """
    ordered = sorted(taken, key=lambda one: one.offset)
    reached = list(accumulate(counts[one.body] for one in ordered))
    values = [value for value, _ in seen]
    out = []
    for one, count in zip(ordered, reached, strict=True):
        if first <= one.answered < last:
            out.append(max(0.0, seen[bisect_left(values, count)][1] - one.answered))
    return out


def drawing(seen: list[list[float]], heard: list[float], first: float, last: float) -> list[float]:
    """For each change of the figure between two instants: ms since the message that brought it."""
    changes = [at for _, at in seen if first <= at < last]
    return sorted(at - heard[bisect_right(heard, at) - 1] for at in changes)


def _rows(
    taken: list[Taken],
    delays: list[float],
    drawn: list[float],
    span: tuple[float, float],
    busy: float,
) -> list[Result]:
    seconds = (span[1] - span[0]) / 1000
    inside = [one for one in taken if span[0] <= one.answered < span[1]]
    answers = sorted(one.answered - one.sent for one in inside)
    rate = len(inside) * page_load.BATCH / seconds
    delays = sorted(delays)
    return [
        Result(
            f"accepted → seen in a browser, {SOCKETS} more sockets: p95",
            _share(delays, 0.95),
            "ms",
            "≤ 250",
            f"p50 {_share(delays, 0.5):.0f}, longest {delays[-1]:.0f} ms",
        ),
        Result(
            "the same: events taken in meanwhile",
            rate,
            "events/s",
            f"{RATE:,} asked",
            f"answer p95 {_share(answers, 0.95):.0f} ms; server {busy * 100:.0f} % of its core",
        ),
        Result(
            "the same: from the message to the change in the page, p95",
            _share(drawn, 0.95),
            "ms",
            "",
            f"{len(drawn) / seconds:.1f} changes a second; the rest is waiting to be published",
        ),
    ]


def _share(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
