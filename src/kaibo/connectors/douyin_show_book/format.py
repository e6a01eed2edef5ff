"""罗盘 or 百应 单场数据 as a file format: a workbook that is one show."""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.file_format import Aired, BookFormat, FileFormat, Given, Holds, Told
from kaibo.connectors.base.layout import header_name
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.sheet_rows import Workbook
from kaibo.connectors.douyin_show_book.layout import COUNTS, GPM, KNOWN_SHEETS, MONEY, TELLING
from kaibo.connectors.douyin_show_book.parse import Figure, ShowBook, parse
from kaibo.live.events import REPORT_PREFIX, Event

PLATFORM = "douyin"
CUR = "CNY"
PROVIDES = tuple(REPORT_PREFIX + name for name in ("air_ms", *COUNTS, *MONEY, "stay_ms", GPM))
_KNOWN = frozenset(map(header_name, KNOWN_SHEETS))


def fits(names: tuple[str, ...]) -> bool:
    """Whether sheets of these names make such a workbook: two of them known, one of them telling."""
    found = set(map(header_name, names))
    return bool(found & TELLING) and len(found & _KNOWN) >= 2


def read(book: Workbook, given: Given, problems: Problems) -> Iterator[Told]:
    """The one show of the workbook. Raises FileRefused where it does not say when that was."""
    show = parse(book, given.tz, problems)
    air = Figure("air_ms", show.end - show.start, show.row_no)
    yield Aired(
        account=show.account,
        start=show.start,
        end=show.end,
        row_no=show.row_no,
        ident=show.ident,
        title=show.title,
        events=[_event(figure, show, given) for figure in (air, *show.figures)],
    )


def _event(figure: Figure, show: ShowBook, given: Given) -> Event:
    """At the middle of the show and as precise as half of it, as pressed edges are seldom exact."""
    half = (show.end - show.start) // 2
    of = "product" if figure.product else "channel" if figure.channel else "show"
    said = {
        "as_of": given.as_of,
        "platform": PLATFORM,
        "account": show.account,
        "account_name": show.nickname,
    }
    money = figure.name in MONEY
    return Event(
        # Rows count anew on each sheet, so the id says of what the figure is.
        id=f"{given.file_id}:{figure.row_no}#{of}.{figure.name}",
        kind=REPORT_PREFIX + figure.name,
        ts=show.start + half,
        prec=half,
        product=figure.product,
        channel=figure.channel,
        amount=figure.value if money else None,
        cur=CUR if money else None,
        n=None if money else figure.value,
        x={key: value for key, value in said.items() if value is not None},
    )


SHOW_BOOK = BookFormat(
    id="douyin-show-book",
    title="罗盘 单场数据",
    platform=PLATFORM,
    holds=Holds.SHOWS,
    fits=fits,
    provides=PROVIDES,
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (SHOW_BOOK,)
