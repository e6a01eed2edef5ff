"""`kaibo docs`: pages that are written by the code they describe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kaibo.cli.failures import Failure


def _pages() -> dict[str, Callable[[], str]]:
    from kaibo.live.events_page import render_events
    from kaibo.live.metrics.guide import render_guide

    return {"docs/guide/metrics.md": render_guide, "docs/specs/events.md": render_events}


def write_pages(check: bool) -> list[str]:
    """Write the pages that are not up to date (or only name them); returns their paths."""
    root = Path(__file__).resolve().parents[3]
    if not (root / "docs").is_dir():
        raise Failure("这些文档只能在源码目录里生成。")
    stale = []
    for name, render in _pages().items():
        path, text = root / name, render()
        if path.exists() and path.read_text("utf-8") == text:
            continue
        stale.append(name)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return stale
