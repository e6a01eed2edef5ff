"""Rows of a taught log of talks to `talk.seen`: which product was explained from when to when.

A host explains one product at a time: where two overlap, the later one ends the earlier. A file
need not be in order, so its talks are held until all are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.taught.reading.meant import Meant, account_of
from kaibo.connectors.taught.reading.when import DAY_MS, stretch
from kaibo.kit.sheets.exported import identity
from kaibo.live.events import Event

KIND = "talk.seen"
PROVIDES = (KIND,)
_CUT = "有 {n} 段讲解在结束前就开始了下一段（首个在第 {row} 行），按下一段开始时结束。"
_OPEN = "有 {n} 段讲解没有结束时间（首个在第 {row} 行），按下一段开始时结束；最后一段留空。"


@dataclass(slots=True)
class _Talk:
    row: Row
    product: str
    title: str | None
    account: str | None
    start: int
    end: int | None


def read(table: Table, meant: Meant) -> Iterator[Event]:
    """The talks in order of time; of two that begin at once, the first row's."""
    found: dict[tuple[str | None, int], _Talk] = {}
    for row in table.rows():
        try:
            talk = _talk(row, meant)
            first = found.setdefault((talk.account, talk.start), talk)
            if first is not talk:
                number = first.row.number
                why = f"第 {number} 行在同一时刻开始，只用第 {number} 行"
                raise row.lost("start" if meant.has("start") else "span", "same_start", why)
        except RowLost:
            continue
    talks = sorted(found.values(), key=lambda one: (one.start, one.row.number))
    following: dict[str | None, int] = {}
    for talk in reversed(talks):
        _end(talk, following.get(talk.account))
        following[talk.account] = talk.start
    yield from (_seen(talk, meant) for talk in talks)


def _talk(row: Row, meant: Meant) -> _Talk:
    product = row.need("product", identity)
    start, end = stretch(row, meant)
    if end is not None and end - start > DAY_MS:
        raise row.lost("end", "bad_span", "一段讲解不会超过一天")
    return _Talk(row, product, row.words("title"), account_of(row), start, end)


def _end(talk: _Talk, until: int | None) -> None:
    if talk.end is None:
        talk.row.note("open_talk", _OPEN)
        is_near = until is not None and until - talk.start <= DAY_MS
        talk.end = until if is_near else None
    elif until is not None and until < talk.end:
        talk.row.note("talks_overlap", _CUT)
        talk.end = until


def _seen(talk: _Talk, meant: Meant) -> Event:
    said = {
        "to": talk.end,
        "account": talk.account,
        "platform": meant.platform,
        "as_of": meant.given.as_of,
    }
    return Event(
        id=f"{meant.given.file_id}:{talk.row.number}",
        kind=KIND,
        ts=talk.start,
        product=talk.product,
        text=talk.title,
        x={key: value for key, value in said.items() if value is not None},
    )
