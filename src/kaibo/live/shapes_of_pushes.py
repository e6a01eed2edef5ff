"""What a line for the host's prompter must say."""

from __future__ import annotations

from typing import Any

from kaibo.live.believable import Problem, is_whole
from kaibo.live.pushes import LEAST_SECS, MOST_OF, MOST_SCREEN, MOST_SECS, Sort


def push_shape(x: dict[str, Any]) -> Problem:
    """A line says what kind it is; how long it stands is a number of seconds, or unsaid."""
    if x.get("kind") not in list(Sort):
        return "bad_field", f"推词 x.kind 应为 {'、'.join(Sort)} 之一"
    secs = x.get("secs")
    if secs is not None and not (is_whole(secs) and LEAST_SECS <= secs <= MOST_SECS):
        return "bad_field", f"推词 x.secs 应为 {LEAST_SECS} 到 {MOST_SECS} 秒"
    link = x.get("link")
    if link is not None and not (is_whole(link) and link > 0):
        return "bad_field", "推词 x.link 应为链接的编号"
    return None


def line_shape(text: str, x: dict[str, Any]) -> Problem:
    """A line is one line, and no longer than the host can say or read at a glance."""
    most = MOST_OF[Sort(x["kind"])]
    if not text.strip() or len(text.splitlines()) > 1:
        return "bad_field", "推词要是一行字，不能是空的"
    if len(text) > most:
        return "bad_field", f"推给主播的这句有 {len(text)} 个字，最多 {most} 个"
    return None


def shown_shape(x: dict[str, Any]) -> Problem:
    """A prompter that showed a line has a name of its own."""
    screen = x.get("screen")
    if not (isinstance(screen, str) and 0 < len(screen) <= MOST_SCREEN):
        return "bad_field", f"已显示 x.screen 应为至多 {MOST_SCREEN} 个字的文字"
    return None
