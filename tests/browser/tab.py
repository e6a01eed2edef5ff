"""One browser tab of one person, and what is looked at in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.e2e.server import Person, Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Locator, Page

WAIT_MS = 15_000

#: What moved without a person's doing, as browsers report it: shifts less than a second apart, over
#: at most five, count together, and the largest sum is what a person may have seen jump.
WATCH_SHIFTS = """
window.kaiboShifts = [];
new PerformanceObserver((list) => {
  for (const { value, startTime, hadRecentInput, sources } of list.getEntries()) {
    if (hadRecentInput) continue;
    const what = sources
      .map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "?").slice(0, 160))
      .join(" | ");
    window.kaiboShifts.push([startTime, value, what]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
WINDOW_MS, PAUSE_MS = 5_000, 1_000
#: Less than this nobody sees.
MOST_SHIFT = 0.02

#: Two frames for what begins by a state that React has yet to draw; spinners never end.
AT_REST = """async () => {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  await frame();
  await frame();
  const ending = document.getAnimations().filter(
    (one) => Number.isFinite(one.effect?.getComputedTiming().endTime),
  );
  await Promise.allSettled(ending.map((one) => one.finished));
  await frame();
}"""


@dataclass
class Tab:
    """A page with what it complained of: uncaught errors, and errors on its console."""

    server: Server
    page: Page
    wrong: list[str] = field(default_factory=list)
    #: Writes the page sent, as "POST /api/…".
    writes: list[str] = field(default_factory=list)
    _line: CDPSession | None = None

    def go(self, path: str) -> None:
        """Open a page of the server."""
        self.page.goto(self.server.base + path)

    def button(self, name: str, **more: Any) -> Locator:
        """A button by what is written on it."""
        return self.page.get_by_role("button", name=name, **more)

    def text(self, wanted: str) -> Locator:
        """The first place where these words stand."""
        return self.page.get_by_text(wanted).first

    def settled(self) -> None:
        """Wait until the page has asked for all it shows, and drawn it."""
        self.page.wait_for_load_state("networkidle")

    def at_rest(self) -> None:
        """Wait until what was on its way in or out of sight has arrived."""
        self.page.evaluate(AT_REST)

    def shifted(self) -> tuple[float, str]:
        """(the largest layout shift since the page was loaded, what moved then)."""
        return largest(self.page.evaluate("window.kaiboShifts"))

    @property
    def devtools(self) -> CDPSession:
        """The browser's own protocol, for what pages cannot do to themselves."""
        if self._line is None:
            self._line = self.page.context.new_cdp_session(self.page)
        return self._line

    def slow_line(self, delay_ms: int) -> None:
        """From now on every answer takes this much longer."""
        limits = {"offline": False, "downloadThroughput": -1, "uploadThroughput": -1}
        self.devtools.send("Network.enable")
        self.devtools.send("Network.emulateNetworkConditions", {**limits, "latency": delay_ms})


def largest(shifts: list[tuple[float, float, str]]) -> tuple[float, str]:
    """The largest sum of (ms, shift, what) that belong together, and what moved in it."""
    sums: list[tuple[float, str]] = [(0.0, "")]
    began = last = float("-inf")
    for at, value, what in shifts:
        if at - last >= PAUSE_MS or at - began >= WINDOW_MS:
            began = at
            sums.append((0.0, ""))
        last = at
        total, told = sums[-1]
        sums[-1] = total + value, f"{told}\n{value:.4f} {what}"
    return max(sums)


def a_tab(browser: Browser, server: Server, who: Person | None, **of_context: Any) -> Tab:
    """A tab in a profile of its own, signed in as `who`."""
    wanted = {"viewport": {"width": 1366, "height": 620}, "locale": "zh-CN", **of_context}
    context = browser.new_context(**wanted)
    context.set_default_timeout(WAIT_MS)
    context.add_init_script(WATCH_SHIFTS)
    if who is not None:
        held = [(cookie.name, cookie.value or "") for cookie in who.http.cookies.jar]
        context.add_cookies([{"name": n, "value": v, "url": server.base} for n, v in held])
    tab = Tab(server, context.new_page())
    page = tab.page
    page.on("pageerror", lambda error: tab.wrong.append(f"{page.url}: {error}"))
    page.on("console", lambda said: _noted(tab, said.type, said.text))
    page.on("request", lambda asked: _written(tab, asked.method, asked.url))
    return tab


def _noted(tab: Tab, kind: str, text: str) -> None:
    # A refused or failed request is the page's business: it tells the person, or tries again.
    network = text.startswith("Failed to load resource") or "WebSocket connection" in text
    if kind == "error" and not network:
        tab.wrong.append(f"{tab.page.url}: {text}")


def _written(tab: Tab, method: str, url: str) -> None:
    if method not in ("GET", "HEAD", "OPTIONS"):
        tab.writes.append(f"{method} {url.removeprefix(tab.server.base)}")
