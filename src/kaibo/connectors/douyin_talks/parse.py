"""讲解记录 rows to talks: stretches in which one product was explained.

A host explains one product at a time, so where the log has two at once the later one ends the
earlier. Order in time is the whole point, and a file need not have it: the talks of a file are
held until all are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.kit.sheets.exported import identity, integer, moment
from kaibo.kit.sheets.texts import Unreadable, says_nothing
from kaibo.live.events import Event

PLATFORM = "douyin"
KIND = "talk.seen"
#: Nobody explains one product for a day; a date typed wrong says so.
MAX_TALK_MS = 86_400_000
MAX_NAME = 64
MAX_LINK = 1_000

_CUT = "有 {n} 段讲解在结束前就开始了下一段（首个在第 {row} 行），按下一段开始时结束。"
_OPEN = "有 {n} 段讲解没有结束时间（首个在第 {row} 行），按下一段开始时结束；最后一段留空。"


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk [start, end) in UTC ms; `end` None while nobody knows. `link_no`: its number in
    the bag. `row_no` counts as a spreadsheet does."""

    product: str
    start: int
    end: int | None
    row_no: int
    title: str | None = None
    link_no: int | None = None
    account: str | None = None


def parse(table: Table, tz: str) -> Iterator[Talk]:
    """The talks of an opened file in order of time, none over another of the same account.

    Rows that cannot be used are left in `table.problems`; so is the second of two talks that begin
    at once. Local times are read in zone `tz`.
    """
    found: dict[tuple[str | None, int], Talk] = {}
    for row in table.rows():
        try:
            talk = _talk(row, tz)
            first = found.setdefault((talk.account, talk.start), talk)
            if first.row_no != row.number:
                same = "也讲同一个商品" if first.product == talk.product else "讲的是另一个商品"
                why = f"第 {first.row_no} 行在同一时刻开始，{same}，只用第 {first.row_no} 行"
                raise row.lost("start", "same_start", why)
        except RowLost:
            continue
    talks = sorted(found.values(), key=lambda t: (t.start, t.row_no))
    for talk, until in zip(talks, _next_starts(talks), strict=True):
        yield _ended(talk, until, table)


def _talk(row: Row, tz: str) -> Talk:
    product = row.need("product", identity)
    start = row.need("start", lambda text: moment(text, tz))
    end = row.may("end", lambda text: moment(text, tz))
    if end is not None and not 0 < end - start <= MAX_TALK_MS:
        raise row.lost("end", "bad_span", "讲解结束时间应在开始之后、一天之内")
    words = row.words("title")
    title = None if words is None or says_nothing(words) else words
    link_no = row.may("link_no", _link)
    return Talk(product, start, end, row.number, title, link_no, _account(row))


def _account(row: Row) -> str | None:
    """The 抖音号, else the nickname; an id that had to be masked could not be told from another."""
    ident, nickname = row.words("account"), row.words("nickname")
    for name in (ident if ident == row.text("account") else None, nickname):
        if name and not says_nothing(name):
            return name[:MAX_NAME]
    return None


def _link(text: str) -> int | None:
    number = integer(text.removesuffix("链接").removesuffix("号"))
    if number is not None and not 0 < number <= MAX_LINK:
        raise Unreadable("bad_link", f"链接号应在 1 到 {MAX_LINK} 之间")
    return number


def _next_starts(talks: list[Talk]) -> list[int | None]:
    """For each talk, when the account's next one begins."""
    following: dict[str | None, int] = {}
    out: list[int | None] = []
    for talk in reversed(talks):
        out.append(following.get(talk.account))
        following[talk.account] = talk.start
    return out[::-1]


def _ended(talk: Talk, until: int | None, table: Table) -> Talk:
    if talk.end is None:
        table.problems.note("open_talk", talk.row_no, _OPEN)
        near = until is not None and until - talk.start <= MAX_TALK_MS
        return replace(talk, end=until if near else None)
    if until is not None and until < talk.end:
        table.problems.note("talks_overlap", talk.row_no, _CUT)
        return replace(talk, end=until)
    return talk


def seen_event(talk: Talk, given: Given) -> Event:
    """`talk.seen` of one talk: `ts` its start, `x.to` its end where that is known."""
    said = {
        "to": talk.end,
        "link_no": talk.link_no,
        "account": talk.account,
        "platform": PLATFORM,
        "as_of": given.as_of,
    }
    return Event(
        id=f"{given.file_id}:{talk.row_no}",
        kind=KIND,
        ts=talk.start,
        product=talk.product,
        text=talk.title,
        x={key: value for key, value in said.items() if value is not None},
    )
