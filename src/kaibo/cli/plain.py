"""Text from outside made safe for a terminal, and numbers as people here read them."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

_SHOWN = ZoneInfo("Asia/Shanghai")


def printable(text: str) -> str:
    """The text without control characters: a comment must not steer the terminal."""
    return "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)


def number(value: float | None) -> str:
    """Thousands separated; — where unknown."""
    return "—" if value is None else f"{value:,}"


def when(ms: int) -> str:
    """UTC ms as a time in China."""
    return datetime.fromtimestamp(ms / 1000, _SHOWN).strftime("%Y-%m-%d %H:%M")
