"""What a file format is: how it is recognised, and what its rows become.

`docs/specs/imports.md` says what each kind of file holds and which events it becomes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kaibo.connectors.base.layout import Layout
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.sheet_rows import Workbook
from kaibo.connectors.base.table import Table
from kaibo.live.events import Event

LEVEL = "L1"


class Holds(StrEnum):
    """What the rows of a file are."""

    SHOWS = "shows"
    PRODUCTS = "products"
    MINUTES = "minutes"
    SPEND = "spend"
    ORDERS = "orders"
    AFTERSALES = "aftersales"
    SETTLEMENT = "settlement"
    FUNDS = "funds"
    TALKS = "talks"
    CHAT = "chat"
    SPEECH = "speech"


HOLDS_LABELS: dict[Holds, str] = {
    Holds.SHOWS: "场次",
    Holds.PRODUCTS: "商品",
    Holds.MINUTES: "分时",
    Holds.SPEND: "投放",
    Holds.ORDERS: "订单",
    Holds.AFTERSALES: "售后",
    Holds.SETTLEMENT: "结算",
    Holds.FUNDS: "动账",
    Holds.TALKS: "讲解记录",
    Holds.CHAT: "弹幕",
    Holds.SPEECH: "口播",
}


@dataclass(frozen=True, slots=True)
class Given:
    """What a file is read with. `sha256`: of the whole file, hex; `as_of`: the moment it speaks
    of, UTC ms; `tz`: the zone its local times are in; `key`: the secret behind viewer hashes."""

    sha256: str
    name: str
    as_of: int
    tz: str
    key: bytes

    @property
    def file_id(self) -> str:
        """What the ids of the file's events begin with."""
        return self.sha256[:12]


@dataclass(slots=True)
class Aired:
    """A show as the platform has it: [start, end) in UTC ms, `end` None where the file is silent.

    `account` as the file names it, None where it does not; `ident` the platform's own id of the
    show. `events` are what the file says of the show, without `ref`, `src` and `room`, at its
    middle (at its start, where the end is not known). `row_no` counts as a spreadsheet does.
    """

    account: str | None
    start: int
    end: int | None
    row_no: int
    ident: str | None = None
    title: str | None = None
    host: str | None = None
    events: list[Event] = field(default_factory=list)


#: What a parser yields: events of the room (`src` and `room` empty), and shows.
Told = Event | Aired


@dataclass(frozen=True)
class TableFormat:
    """A format of one table, in a CSV or on a sheet: any of `layouts`, rows read by `read`.

    `id` names it in the log (`file:<id>`), `title` is what people call it, `provides` the kinds
    its events can be of. What is wrong goes to `table.problems`; nothing is raised for a row.
    """

    id: str
    title: str
    platform: str
    holds: Holds
    layouts: tuple[Layout, ...]
    provides: tuple[str, ...]
    read: Callable[[Table, Given], Iterator[Told]]


@dataclass(frozen=True)
class BookFormat:
    """A format of a workbook whose sheets belong together; it is one of these when `fits` says so
    of the names of its sheets. `read` raises FileRefused for a book that cannot be read as such."""

    id: str
    title: str
    platform: str
    holds: Holds
    fits: Callable[[tuple[str, ...]], bool]
    provides: tuple[str, ...]
    read: Callable[[Workbook, Given, Problems], Iterator[Told]]


FileFormat = TableFormat | BookFormat


def source_open(format: FileFormat, given: Given) -> Event:
    """The event that stands before all others of a file."""
    said = {"provides": list(format.provides), "level": LEVEL, "platform": format.platform}
    return Event(id=f"{given.file_id}:open", kind="source.open", ts=given.as_of, x=said)
