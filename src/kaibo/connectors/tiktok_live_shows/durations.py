"""How long something lasted, as TikTok prints it: seconds, `2h37m`, `1h 2min`, `02:37:00`."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

from kaibo.kit.sheets.texts import Unreadable, plain, says_nothing

_SECONDS = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(\.[0-9]+)?s?", re.ASCII)
_WORDS = re.compile(
    r"(?:([0-9]{1,4})(?:h|hrs?|hours?|小时|时))?"
    r"(?:([0-9]{1,5})(?:m|mins?|minutes?|分钟|分))?"
    r"(?:([0-9]{1,6}(?:\.[0-9]+)?)(?:s|secs?|seconds?|秒))?",
    re.ASCII | re.IGNORECASE,
)
_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9]):([0-5][0-9])(?:\.[0-9]+)?", re.ASCII)


def duration_ms(text: str) -> int | None:
    """Milliseconds; a bare number is seconds. None when empty. Error: bad_duration."""
    if says_nothing(text):
        return None
    bare = plain(text).replace(" ", "")
    if found := _SECONDS.fullmatch(bare):
        seconds = Decimal(found[1].replace(",", "") + (found[2] or ""))
    elif found := _WORDS.fullmatch(bare):
        seconds = int(found[1] or 0) * 3600 + int(found[2] or 0) * 60 + Decimal(found[3] or 0)
    elif found := _CLOCK.fullmatch(bare):
        seconds = Decimal(int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3]))
    else:
        raise Unreadable("bad_duration", "不是时长")
    return int((seconds * 1000).quantize(Decimal(1), ROUND_HALF_EVEN))
