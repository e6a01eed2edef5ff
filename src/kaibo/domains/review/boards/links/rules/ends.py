"""When a link ends. [plain]"""

from __future__ import annotations

from enum import StrEnum

from kaibo.kit.clock import DAY, MINUTE
from kaibo.kit.errors import Place, Refusal, invalid

#: No link is open for longer.
LONGEST_MS = 30 * DAY
#: One that has ended before the message with it arrives is of no use.
SHORTEST_MS = MINUTE


class Ends(StrEnum):
    """The four ends a person chooses from."""

    TONIGHT = "tonight"
    DAY = "day"
    WEEK = "week"
    AT = "at"


def end_of(ends: Ends, at: int | None, now: int, next_day: int) -> int:
    """The instant a link made at `now` ends; all UTC ms. `next_day`: when the next show day begins;
    `at`: the chosen instant, of `Ends.AT` alone. Refusal: `invalid`."""
    if (at is None) == (ends is Ends.AT):
        raise _wrong("选了「指定时刻」才填时刻，也一定要填。")
    if at is not None:
        if at < now + SHORTEST_MS:
            raise _wrong("结束的时刻已经过了，请选晚一些的。")
        if at > now + LONGEST_MS:
            raise _wrong("最长 30 天，请选早一些的时刻。")
        return at
    return {Ends.TONIGHT: next_day, Ends.DAY: now + DAY, Ends.WEEK: now + 7 * DAY}[ends]


def _wrong(text: str) -> Refusal:
    return invalid([Place("until", text)])
