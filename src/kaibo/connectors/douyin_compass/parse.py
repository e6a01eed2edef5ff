"""罗盘 直播间明细 rows to the totals of each show, and those to events.

Every figure is the platform's own as of the day of the export; nothing is worked out here but
the time on air, which runs from 直播开始时间 to 直播结束时间. `-` is unknown, not zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.base.text_rows import mended
from kaibo.connectors.douyin_compass.layout import COUNTS, MINUTES, MONEY, SHARES
from kaibo.kit.sheets.exported import identity, integer, moment, money, ratio
from kaibo.kit.sheets.texts import Unreadable, says_nothing
from kaibo.live.events import MOST, REPORT_PREFIX, Event
from kaibo.live.mask import mask

PLATFORM = "douyin"
PROVIDES = tuple(
    REPORT_PREFIX + name
    for name in ("air_ms", *COUNTS.values(), *MONEY.values(), *MINUTES.values(), *SHARES.values())
)
CUR = "CNY"
MAX_ACCOUNT = 64
#: No show runs longer than a week; a date typed wrong does.
MAX_SHOW_MS = 7 * 86_400_000
_MONEY = frozenset(MONEY.values())


@dataclass(frozen=True, slots=True)
class ShowTotals:
    """What one row reports of one show: [start, end) in UTC ms, totals by name (fen, ms, counts).

    `account` is the 抖音号, and the nickname where the file has none. A total that is not in
    `totals` is unknown. `row_no` counts as a spreadsheet does.
    """

    account: str | None
    nickname: str | None
    start: int
    end: int
    totals: dict[str, int]
    row_no: int


def parse(table: Table, tz: str) -> Iterator[ShowTotals]:
    """The shows of an opened file; rows that cannot be used are left in `table.problems`.

    Local times are read in zone `tz`. A second row of the same show (account and start) is lost.
    """
    seen: dict[tuple[str, int], int] = {}
    for row in table.rows():
        try:
            show = _show(row, tz)
            if show.account is not None:
                first = seen.setdefault((show.account, show.start), show.row_no)
                if first != show.row_no:
                    why = f"和第 {first} 行是同一场（账号和开播时间相同），只用第 {first} 行"
                    raise row.lost("start", "same_show", why)
        except RowLost:
            continue
        yield show


def _show(row: Row, tz: str) -> ShowTotals:
    start = row.need("start", lambda text: moment(text, tz))
    end = row.need("end", lambda text: moment(text, tz))
    if not 0 < end - start <= MAX_SHOW_MS:
        raise row.lost("end", "bad_span", "直播结束时间应在开始之后、一周之内")
    totals: dict[str, int | None] = {"air_ms": end - start}
    totals |= {name: row.may(name, _count) for name in COUNTS.values()}
    totals |= {name: row.may(name, money) for name in MONEY.values()}
    totals |= {name: row.may(name, minutes_ms) for name in MINUTES.values()}
    totals |= {name: row.may(name, share_ppm) for name in SHARES.values()}
    known = {name: value for name, value in totals.items() if value is not None}
    called = (row.words("nickname") or "")[:MAX_ACCOUNT]
    nickname = None if says_nothing(called) else called
    account = row.may("account", account_id) or nickname
    return ShowTotals(account, nickname, start, end, known, row.number)


def account_id(text: str) -> str | None:
    """A 抖音号 as it stands; None for one that reads as somebody's telephone number, because
    masked ones could not be told apart. Error: id_lost_digits."""
    try:
        found = identity(text)
    except Unreadable as odd:
        if odd.code == "id_lost_digits":
            raise
        found = mended(text[:MAX_ACCOUNT])
    return found if found is None or mask(found) == found else None


def _count(text: str) -> int | None:
    value = integer(text)
    if value is not None and value < 0:
        raise Unreadable("negative_count", "个数为负")
    return _believable(value)


def minutes_ms(text: str) -> int | None:
    """Milliseconds of a number of minutes, `1.07` → 64200. Errors: bad_minutes, negative."""
    try:
        minutes = ratio(text)
    except Unreadable:
        raise Unreadable("bad_minutes", "不是分钟数") from None
    if minutes is not None and minutes < 0:
        raise Unreadable("negative_minutes", "分钟数为负")
    return None if minutes is None else _believable(_whole(minutes * 60_000))


def share_ppm(text: str) -> int | None:
    """Parts per million of a share of one, `0.0421` or `4.21%` → 42100. Error: bad_ratio."""
    share = ratio(text)
    if share is not None and not 0 <= share <= 1:
        raise Unreadable("bad_ratio", "占比不在 0 到 1 之间")
    return None if share is None else _whole(share * 1_000_000)


def _believable(value: int | None) -> int | None:
    """No number that the log would refuse: such a cell belongs to another column."""
    if value is not None and value > MOST["n"]:
        raise Unreadable("out_of_range", "大得不合理，可能串列了")
    return value


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_EVEN))


def report_events(show: ShowTotals, given: Given) -> list[Event]:
    """One `report.<name>` for each total that is known, in the order of `totals`.

    `ts` is the middle of the show and `prec` half of it: our own edges of the show are pressed by
    hand, and whatever was pressed late, the middle of the show lies inside them.
    """
    half = (show.end - show.start) // 2
    said = {"as_of": given.as_of, "platform": PLATFORM}
    said |= {"account": show.account} if show.account else {}
    said |= {"account_name": show.nickname} if show.nickname else {}
    return [
        Event(
            id=f"{given.file_id}:{show.row_no}#{name}",
            kind=REPORT_PREFIX + name,
            ts=show.start + half,
            prec=half,
            amount=value if name in _MONEY else None,
            cur=CUR if name in _MONEY else None,
            n=None if name in _MONEY else value,
            x=dict(said),
        )
        for name, value in show.totals.items()
    ]
