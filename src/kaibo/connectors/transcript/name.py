"""When a recording began, by the name of its file: recorders write it there."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

# 2026-11-22 20-00-05, 20261122_200005, 2026-11-22T20.00.05, 录制-1024-20261122-200005-123-…
_BEGAN = re.compile(
    r"(?<![0-9])(20[0-9]{2})([-._]?)([01][0-9])\2([0-3][0-9])"
    r"[ _T-]{1,3}([0-2][0-9])([-._:：]?)([0-5][0-9])\6([0-5][0-9])(?![0-9])",
    re.ASCII,
)


def began_of(name: str, tz: str) -> int | None:
    """UTC ms of the one local moment in a file name; None if it has none, or several."""
    found = {found.group(1, 3, 4, 5, 7, 8) for found in _BEGAN.finditer(name)}
    if len(found) != 1:
        return None
    try:
        year, month, day, hour, minute, second = map(int, found.pop())
        moment = datetime(year, month, day, hour, minute, second, tzinfo=ZoneInfo(tz))
    except ValueError:
        return None
    return int(moment.timestamp()) * 1000
