"""The pictures in the README, taken from the demo of this build: `python -m tools.pictures`.

Needs Chromium; starts the demo on a free port, signs in by its link, and ends it again.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
#: How long a page may take to fill, ms.
FILL_MS = 20_000


def main() -> None:
    """Take every picture."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "kaibo", "demo", "--no-browser", "--port", str(port)]
    demo = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert demo.stdout is not None
        ready = next(line for line in demo.stdout if "已就绪" in line)
        found = re.search(r"http\S+", ready)
        assert found is not None, ready
        _take(found.group(0), f"http://127.0.0.1:{port}")
    finally:
        demo.terminate()
        demo.wait(30)


def _take(link: str, base: str) -> None:
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_context(
            viewport={"width": 1366, "height": 620}, locale="zh-CN", device_scale_factor=1
        ).new_page()
        page.goto(link)
        page.wait_for_selector("[data-screen=control] [data-figure]", timeout=FILL_MS)
        page.wait_for_timeout(8_000)  # a few minutes of the show, so that the trend moves
        page.screenshot(path=FOLDER / "control.png")
        page.set_viewport_size({"width": 1366, "height": 860})
        page.goto(f"{base}/rooms/demo/shows/1")
        page.wait_for_selector("[data-screen=show] [data-span]", timeout=FILL_MS)
        spans = page.locator("[data-span]")
        spans.nth(spans.count() // 2).click()
        page.wait_for_timeout(2_000)
        page.screenshot(path=FOLDER / "show.png")
        browser.close()


if __name__ == "__main__":
    main()
