"""Reads the chat logs of bilibili rooms: text lines between markers `TIMEh:mONLINEn`.

How time is told. The logger writes a marker when the first comment of a new minute comes in, so
a comment belongs to the minute of the marker above it: its `ts` is the start of that minute and
its `prec` 60000, for the second is not recorded and none is made up. The day stands only in the
file's name. Comments above the first marker are given that marker's minute with `prec` null and
`x.before_marker`: they came no later. Without any marker only the day is known (`prec` one day).

What the number is. `ONLINEn` is popularity (人气), a heat value of the platform, never a number
of people. 1 is what the platform says of a room that is off air. 0 is what the logger writes
after it has connected and before it has been told: it is kept as `bilibili.marker`, not as a
sample, because an unknown is not a zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from kaibo.connectors.base.parsed import FileRefused, Refused, bare, not_utf8, too_long
from kaibo.live.events import MAX_TEXT, Event

PLATFORM = "bilibili"
LEVEL = "L1"
PROVIDES = ("comment", "sample.popularity")

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
#: Asia/Shanghai, which has kept one offset since 1992 and needs no table of zones.
UTC_OFFSET = 8 * HOUR
#: A marker this much earlier than the one before it is the next day's; a smaller step back is
#: the logger's clock being set, and stays in the day.
MIDNIGHT_STEP = 12 * HOUR
#: So many lines are kept waiting for the first marker; a file without any is read all the same.
MAX_EARLY = 10_000

_EPOCH = date(1970, 1, 1).toordinal()
_DATE = re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
# The logger pads nothing; anything else that looks like a marker was typed by a viewer.
_MARKER = re.compile(r"TIME(0|[1-9][0-9]?):(0|[1-9][0-9]?)ONLINE(0|[1-9][0-9]{0,17})")


def parse(
    lines: Iterable[bytes], *, file_id: str, name: str = "", day: date | None = None
) -> Iterator[Event | Refused]:
    """Events of one log file, in file order, beginning with one `source.open`.

    `lines` are the file's lines with or without line ends; `file_id` the first 12 hex digits of
    the file's SHA-256; `name` its name or path, in which the day is looked for; `day` says it
    outright and wins. Raises `FileRefused` when neither gives a day: a wrong one would put the
    whole show on a date nobody chose. What a line holds never raises.
    """
    known = day or day_of(name)
    if known is None:
        raise FileRefused(
            "no_day",
            f"不知道这份弹幕是哪一天的：文件里没有日期，文件名「{_base(name)}」也不是一个日期"
            "（如 2019-5-10.txt）。请把文件名改成那天的日期；用命令时也可以写 --day 2019-05-10。",
        )
    return _events(lines, file_id, (known.toordinal() - _EPOCH) * DAY - UTC_OFFSET)


def day_of(name: str) -> date | None:
    """The one date in a file name (`2019-5-10.txt`, `room 2019-05-10 (1).txt`); None if no one."""
    found = {tuple(map(int, parts)) for parts in _DATE.findall(_base(name))}
    if len(found) != 1:
        return None
    year, month, number = found.pop()
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _base(name: str) -> str:
    return re.split(r"[/\\]", name)[-1]


def _events(lines: Iterable[bytes], file_id: str, midnight: int) -> Iterator[Event | Refused]:
    src = f"file:{file_id}"
    early: list[Event | Refused] | None = []
    minute: int | None = None
    for number, raw in enumerate(lines, 1):
        line = bare(raw, number)
        if not line:
            continue
        ident = f"{file_id}:{number}"
        text = _text(line, number)
        item: Event | Refused
        mark = None if isinstance(text, Refused) else _marker(text)
        if isinstance(text, Refused):
            item = text
        elif mark is not None:
            if minute is not None and midnight + mark[0] <= minute - MIDNIGHT_STEP:
                midnight += DAY
            minute = midnight + mark[0]
            item = _sample(ident, src, minute, mark[1])
        elif minute is not None:
            item = _comment(ident, src, text, minute, MINUTE)
        else:
            item = _comment(ident, src, text, midnight, DAY)
        if early is not None:
            if mark is None and len(early) < MAX_EARLY:
                early.append(item)
                continue
            yield from _begin(early, file_id, src, midnight, minute)
            early = None
        yield item
    if early is not None:
        yield from _begin(early, file_id, src, midnight, None)


def _begin(
    early: list[Event | Refused], file_id: str, src: str, midnight: int, minute: int | None
) -> Iterator[Event | Refused]:
    """The opening of the source, then what stood above the first marker, which is at `minute`."""
    yield Event(
        id=f"{file_id}:open",
        kind="source.open",
        src=src,
        ts=midnight if minute is None else minute,
        prec=DAY if minute is None else MINUTE,
        x={"provides": list(PROVIDES), "level": LEVEL, "platform": PLATFORM},
    )
    for item in early:
        if minute is not None and isinstance(item, Event):
            item.ts, item.prec = minute, None
            item.x = {**(item.x or {}), "before_marker": True}
        yield item


def _text(line: bytes, number: int) -> str | Refused:
    if (rejected := too_long(line, number)) is not None:
        return rejected
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        return not_utf8(line, number, error)


def _marker(text: str) -> tuple[int, int] | None:
    """(milliseconds into the day, popularity) of a marker; None for anything else."""
    if not text.startswith("TIME"):
        return None
    found = _MARKER.fullmatch(text)
    if found is None:
        return None
    hour, minute, popularity = map(int, found.groups())
    if hour > 23 or minute > 59:
        return None
    return hour * HOUR + minute * MINUTE, popularity


def _sample(ident: str, src: str, ts: int, popularity: int) -> Event:
    if popularity == 0:
        kept = {"online": 0}
        return Event(id=ident, kind="bilibili.marker", src=src, ts=ts, prec=MINUTE, x=kept)
    return Event(
        id=ident,
        kind="sample.popularity",
        src=src,
        ts=ts,
        prec=MINUTE,
        n=popularity,
        x={"grid": MINUTE},
    )


def _comment(ident: str, src: str, text: str, ts: int, prec: int) -> Event:
    x = {"cut": True} if len(text) > MAX_TEXT else None
    return Event(id=ident, kind="comment", src=src, ts=ts, prec=prec, text=text[:MAX_TEXT], x=x)
