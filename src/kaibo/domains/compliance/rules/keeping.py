"""How long what the law orders kept is kept, and what may go. Plain.

直播电商监督管理办法: video and record of a show three years from its end; 电子商务法 31: what was
traded three years from the end of the trade. Counted by the calendar, to the day after 29 February.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

YEARS = 3
BASIS = "《直播电商监督管理办法》与《电子商务法》第三十一条：直播记录、交易信息自完成之日起保存不少于三年"


@dataclass(frozen=True, slots=True)
class Held:
    """What is under legal hold: shows by "room/show", viewers by their hash."""

    shows: Collection[str] = ()
    viewers: Collection[str] = ()

    def keeps(self, show: str, viewers: Collection[str] = ()) -> bool:
        """Whether a show ("room/show") in which these viewers spoke must stay."""
        return show in self.shows or any(one in self.viewers for one in viewers)


def kept_until(end: int) -> int:
    """The last instant (UTC ms) until which what ended at `end` (UTC ms) must be kept."""
    seconds, rest = divmod(end, 1000)
    ended = datetime.fromtimestamp(seconds, UTC)
    try:
        until = ended.replace(year=ended.year + YEARS)
    except ValueError:  # 29 February: rather a day longer than one too short
        until = ended.replace(year=ended.year + YEARS, month=3, day=1)
    return (until - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1) + rest


def is_due(end: int, now: int) -> bool:
    """Whether what ended at `end` may go at `now` (UTC ms)."""
    return now > kept_until(end)
