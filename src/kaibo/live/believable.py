"""Which numbers and times in `x` can be believed: plain looks at one value."""

from __future__ import annotations

from typing import Any

#: The year 10000: beyond it a time is a mistake of unit (microseconds, most often).
LATEST_MS = 253_402_300_800_000
DAY_MS = 86_400_000

#: A stable code and a Chinese sentence, or None where nothing is wrong.
Problem = tuple[str, str] | None


def is_whole(value: Any) -> bool:
    """A whole number, and no truth value."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_moment(value: Any) -> bool:
    """UTC ms between 1970 and 9999."""
    return is_whole(value) and 0 <= value < LATEST_MS


def not_texts(x: dict[str, Any], *names: str) -> Problem:
    """The first of these keys that holds something other than a text."""
    for name in names:
        if not isinstance(x.get(name), str | None):
            return "bad_field", f"字段 x.{name} 应为文字"
    return None
