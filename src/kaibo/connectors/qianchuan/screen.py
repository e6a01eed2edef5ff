"""The 千川 live screen as a table of shows: the totals of a show at the moment they were taken.

Its metrics are the platform's own names. Costs per order, ROI and refund rates are left alone, for
their sides stand beside them; the rates whose sides do not are kept in parts per million.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal

from kaibo.connectors.base.figures import ROUNDED, ROUNDED_TEXT, rounded
from kaibo.connectors.base.file_format import Aired, Given
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.qianchuan.layout import COUNTS, MONEY, PEOPLE, ROOM_COUNTS, SHARES, STAY
from kaibo.connectors.qianchuan.parse import CUR, PLATFORM, count
from kaibo.kit.sheets.exported import identity, moment, money, ratio
from kaibo.kit.sheets.texts import Unreadable, plain, says_nothing
from kaibo.live.events import MAX_ID, REPORT_PREFIX, Event

#: No show runs longer than a week; a date typed wrong does.
MAX_SHOW_MS = 7 * 86_400_000
#: Likes may be many for each viewer.
MAX_SHARE = 1_000

_STAY = re.compile(
    r"(?:([0-9]{1,3})(?:小时|时|h))?(?:([0-9]{1,4})(?:分钟|分|m(?:in)?))?"
    r"(?:([0-9]{1,5}(?:\.[0-9]{1,3})?)(?:秒|s))?",
    re.ASCII,
)
_CLOCK = re.compile(r"([0-9]{1,3}):([0-9]{2}):([0-9]{2})", re.ASCII)

_READ = {
    **dict.fromkeys(MONEY, money),
    **dict.fromkeys((*COUNTS, *ROOM_COUNTS, *PEOPLE), count),
}


def parse(table: Table, given: Given) -> Iterator[Aired]:
    """The shows of the table; a second row of the same show (account and start) is lost."""
    seen: dict[tuple[str | None, int], int] = {}
    for row in table.rows():
        try:
            show = _show(row, given)
            first = seen.setdefault((show.account, show.start), show.row_no)
            if first != show.row_no:
                why = f"和第 {first} 行是同一场（账号和开播时间相同），只用第 {first} 行"
                raise row.lost("start", "same_show", why)
        except RowLost:
            continue
        yield show


def stay_ms(text: str) -> int | None:
    """Milliseconds of `1分20秒`, `80秒` or `00:01:20`. Errors: no_unit, bad_duration."""
    if says_nothing(text):
        return None
    bare = plain(text).replace(" ", "")
    found = _CLOCK.fullmatch(bare) or _STAY.fullmatch(bare)
    if found is None:
        if re.fullmatch(r"[0-9.]+", bare):
            raise Unreadable("no_unit", "没有单位，不知道是秒还是分钟")
        raise Unreadable("bad_duration", "不是时长")
    hours, minutes, seconds = (Decimal(part or 0) for part in found.groups())
    return int(((hours * 60 + minutes) * 60 + seconds) * 1000)


def share_ppm(text: str) -> int | None:
    """Parts per million of a share, `1.20%` or `0.012` → 12000. Error: bad_ratio."""
    share = ratio(text)
    if share is not None and not 0 <= share <= MAX_SHARE:
        raise Unreadable("bad_ratio", "比率不合理")
    return None if share is None else int((share * 1_000_000).quantize(Decimal(1), ROUND_HALF_EVEN))


def _show(row: Row, given: Given) -> Aired:
    start = row.need("start", lambda text: moment(text, given.tz))
    end = row.may("end", lambda text: moment(text, given.tz))
    if end is not None and not 0 < end - start <= MAX_SHOW_MS:
        raise row.lost("end", "bad_span", "下播时间应在开播之后、一周之内")
    account = row.words("account")
    figures: dict[str, int | None] = {name: row.may(name, read) for name, read in _READ.items()}
    figures |= {name: row.may(name, share_ppm) for name in SHARES}
    figures |= {name: row.may(name, stay_ms) for name in STAY}
    for name in (*_READ, *SHARES):
        if figures[name] is not None and rounded(row, name):
            row.note(ROUNDED, ROUNDED_TEXT)
    half = None if end is None else (end - start) // 2
    events = [
        Event(
            id=f"{given.file_id}:{row.number}#{name}",
            kind=REPORT_PREFIX + name,
            ts=start + (half or 0),
            prec=half,
            amount=value if name in MONEY else None,
            cur=CUR if name in MONEY else None,
            n=None if name in MONEY else value,
            x={"as_of": given.as_of, "platform": PLATFORM},
        )
        for name, value in figures.items()
        if value is not None
    ]
    ident = row.may("ident", identity)
    return Aired(account and account[:MAX_ID], start, end, row.number, ident=ident, events=events)
