"""Time as the team lives it: UTC milliseconds inside, and words for it."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from zoneinfo import ZoneInfo

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

SHANGHAI = ZoneInfo("Asia/Shanghai")
_HH_MM = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


def now_ms() -> int:
    """The present, in UTC milliseconds."""
    return time.time_ns() // 1_000_000


def from_ms(ms: int, zone: ZoneInfo | None = None) -> datetime:
    """The instant as a datetime in `zone` (the team's), exact to the millisecond."""
    seconds, rest = divmod(ms, SECOND)
    return datetime.fromtimestamp(seconds, zone or team_zone()) + timedelta(milliseconds=rest)


def to_ms(moment: datetime) -> int:
    """UTC milliseconds of an aware datetime. A naive one is refused: its zone would be a guess."""
    if moment.tzinfo is None:
        raise ValueError("这个时间没有时区，不能换算。")
    since = moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return since // timedelta(milliseconds=1)


def day_start(text: str) -> time_of_day:
    """The start of a show day from "HH:MM"."""
    match = _HH_MM.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"一天的起点「{text}」看不懂，请写成 06:00 这样的时刻。")
    return time_of_day(int(match[1]), int(match[2]))


def team_zone() -> ZoneInfo:
    """The zone this team lives in (KAIBO_ZONE)."""
    from django.conf import settings

    return ZoneInfo(settings.KAIBO_ZONE)


def hour_offset(ms: int, zone: ZoneInfo | None = None) -> int:
    """By how much the team's clocks are ahead of UTC's at that instant, ms."""
    return (from_ms(ms, zone).utcoffset() or timedelta(0)) // timedelta(milliseconds=1)


def at_clock(ms: int, *, seconds: bool = False, zone: ZoneInfo | None = None) -> str:
    """The wall-clock time for people, such as "21:30" or "21:30:05"."""
    return from_ms(ms, zone).strftime("%H:%M:%S" if seconds else "%H:%M")


def on_calendar(ms: int, zone: ZoneInfo | None = None) -> str:
    """Date and time for people, such as "11月2日 21:30"."""
    local = from_ms(ms, zone)
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def length(ms: int) -> str:
    """A duration for people: "3:05:00" from an hour up, "4:10" below, "-0:30" when negative."""
    sign = "-" if ms < 0 else ""
    hours, rest = divmod(abs(ms) // SECOND, 3600)
    minutes, secs = divmod(rest, 60)
    if hours:
        return f"{sign}{hours}:{minutes:02d}:{secs:02d}"
    return f"{sign}{minutes}:{secs:02d}"
