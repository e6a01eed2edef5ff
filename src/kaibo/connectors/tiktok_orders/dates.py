"""Dates whose day and month cannot be told apart by themselves: a whole file decides, or nobody.

TikTok Shop writes 07/09/2026 19:05:00 for the seventh of September in one market and
09/07/2026 07:05:00 PM in another. A part above 12 can only be a day, and the hours of twelve
stand only beside the month first. Where no cell of a file tells, no date is made up.
"""

from __future__ import annotations

import re

from kaibo.kit.sheets import exported
from kaibo.kit.sheets.texts import Unreadable, plain

_SLASHED = re.compile(
    r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})"
    r"(?:[ ,T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?\s*(AM|PM)?)?",
    re.ASCII | re.IGNORECASE,
)


class DayOrder:
    """Gathers from the cells of a file whether the day stands before the month."""

    def __init__(self) -> None:
        self._certain: bool | None = None
        self._twelve_hours = False

    @property
    def first(self) -> bool | None:
        """True: day first, False: month first, None: no cell tells."""
        if self._certain is None and self._twelve_hours:
            return False
        return self._certain

    def see(self, text: str) -> None:
        """Take a cell into account; the first part above 12 decides for good."""
        if self._certain is not None or (found := _SLASHED.fullmatch(plain(text))) is None:
            return
        if int(found[1]) > 12 or int(found[2]) > 12:
            self._certain = int(found[1]) > 12
        self._twelve_hours = self._twelve_hours or found[7] is not None


def is_open(text: str) -> bool:
    """Whether this cell by itself could be either of two days."""
    found = _SLASHED.fullmatch(plain(text))
    if found is None or int(found[1]) > 12 or int(found[2]) > 12:
        return False
    return int(found[1]) != int(found[2])


def moment(text: str, tz: str, first: bool | None) -> int | None:
    """UTC ms of a local time in zone `tz`, year first or as `first` says; None for an empty cell.

    Errors: bad_time, out_of_range, as `exported.moment`.
    """
    bare = plain(text)
    found = _SLASHED.fullmatch(bare)
    if found is None:
        return exported.moment(bare, tz)
    day, month = (found[1], found[2]) if first is not False else (found[2], found[1])
    hour, half = int(found[4] or 0), (found[7] or "").upper()
    if half:
        if not 1 <= hour <= 12:
            raise Unreadable("bad_time", "不是日期时间")
        hour = hour % 12 + (12 if half == "PM" else 0)
    clock = f"{hour}:{found[5] or '00'}:{found[6] or '00'}"
    return exported.moment(f"{found[3]}-{month}-{day} {clock}", tz)
