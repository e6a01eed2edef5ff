"""A picture of every format's preview on the import page, taken from this build."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tools.import_guide.page import PICTURES, WRITTEN
from tools.import_guide.samples import Sample, write
from tools.pictures import FILL_MS, FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: A picture ends where the preview does, if that is not lower.
WIDTH, LEAST, MOST = 1180, 420, 1_300
COLOURS = 64


def take() -> None:
    """Take every picture."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        samples = write(Path(folder) / "files")
        for sample in samples:
            os.utime(sample.path, (WRITTEN, WRITTEN))
        serve = [sys.executable, "-m", "kaibo", "serve", "--port", str(port)]
        server = subprocess.Popen(
            [*serve, "--data", str(Path(folder) / "data")], stdout=subprocess.PIPE, text=True
        )
        try:
            assert server.stdout is not None
            said = []
            for line in server.stdout:
                said.append(line)
                if line.startswith("就绪"):
                    break
            [link] = re.findall(r"http\S+ticket=\S+", "".join(said))
            _take(f"http://127.0.0.1:{port}", link, samples)
        finally:
            server.terminate()
            server.wait(30)


def _take(base: str, link: str, samples: list[Sample]) -> None:
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_context(
            viewport={"width": WIDTH, "height": MOST}, locale="zh-CN"
        ).new_page()
        page.set_default_timeout(FILL_MS)
        page.goto(link)
        page.wait_for_selector("nav a[href='/imports']")
        page.goto(f"{base}/imports")
        page.locator("input[type=file]").first.set_input_files([one.path for one in samples])
        page.locator("[data-file]").nth(len(samples) - 1).wait_for()
        for sample in samples:
            _one(page, sample)
        browser.close()


def _one(page: Page, sample: Sample) -> None:
    page.locator("[data-file]").filter(has_text=sample.path.name).click()
    pane = page.get_by_role("article", name=sample.path.name)
    pane.locator("[data-part=rooms]").wait_for()
    page.mouse.move(0, 0)
    page.set_viewport_size({"width": WIDTH, "height": LEAST})
    box = pane.bounding_box()
    assert box is not None
    foot = int(box["y"] + pane.evaluate("one => one.scrollHeight")) + 24
    page.set_viewport_size({"width": WIDTH, "height": min(max(foot, LEAST), MOST)})
    page.wait_for_timeout(300)
    place = PICTURES / f"{sample.format}.png"
    pane.screenshot(path=place, animations="disabled")
    _lighter(place)


def _lighter(place: Path) -> None:
    """The same picture in few colours: text on white needs no more."""
    from PIL import Image

    with Image.open(place) as picture:
        few = picture.convert("RGB").quantize(COLOURS)
    few.save(place, optimize=True)
