"""What a board says as events: totals with the moment they speak of, samples, stock."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from kaibo.connectors.wechat_channels_board.fields import OF_A_PRODUCT, PROVIDES, TOTALS
from kaibo.connectors.wechat_channels_board.parse import Board
from kaibo.live.events import Event

PLATFORM, LEVEL = "wechat_channels", "L2"
_MONEY = frozenset(one.name for one in TOTALS + OF_A_PRODUCT if one.money)


def live_key(export_id: str) -> str:
    """Twelve digits that stand for a show in ids: what the platform calls it is long."""
    return sha256(export_id.encode()).hexdigest()[:12]


def board_events(board: Board, *, live: str, asked: int, grid: int) -> Iterator[Event]:
    """Events of one answer. `live`: `live_key` of the show; `asked`: when it was asked for (UTC ms);
    `grid`: time between two answers (ms).

    Totals of a show on air stand at `asked`; of one that is over in its middle, give or take half.
    """
    ts, prec = _place(board, asked)
    x = {"as_of": asked, "platform": PLATFORM}
    for name, value in board.totals.items():
        yield _total(f"{live}:{asked}:{name}", name, value, ts, prec, x)
    for one in board.products:
        at = f"{live}:{asked}:{one.id}"
        for name, value in one.totals.items():
            yield _total(f"{at}:{name}", name, value, ts, prec, x, one.id)
        if one.stock is not None and board.living is not False:
            yield Event(
                id=f"{at}:stock", kind="product.stock", ts=asked, product=one.id, n=one.stock,
                x={"platform": PLATFORM},
            )  # fmt: skip
    if board.living is not False:
        for name, value in board.samples.items():
            kind = f"sample.{name}"
            yield Event(id=f"{live}:{asked}:{kind}", kind=kind, ts=asked, n=value, x={"grid": grid})


def opened(live: str, asked: int) -> Event:
    """The source begins to speak of a show."""
    told = {"provides": list(PROVIDES), "level": LEVEL, "platform": PLATFORM, "live": live}
    return Event(id=f"{live}:{asked}:open", kind="source.open", ts=asked, x=told)


def gap(live: str, asked: int, ms: int, why: str) -> Event:
    """Nothing could be learned for `ms` up to `asked`."""
    return Event(id=f"{live}:{asked}:gap", kind="source.gap", ts=asked, n=ms, x={"why": why})


def closed(live: str, asked: int) -> Event:
    """The show is over and its totals have settled."""
    return Event(id=f"{live}:{asked}:close", kind="source.close", ts=asked, x={"live": live})


def _place(board: Board, asked: int) -> tuple[int, int | None]:
    """When the totals of a show are said to be, and how exactly."""
    if board.living is not False or board.start is None or board.ran_s is None:
        return asked, None
    half = board.ran_s * 1_000 // 2
    middle = board.start + half
    return (middle, half) if half and board.start + 2 * half <= asked else (asked, None)


def _total(
    ident: str, name: str, value: int, ts: int, prec: int | None, x: dict[str, object],
    product: str | None = None,
) -> Event:  # fmt: skip
    money = name in _MONEY
    return Event(
        id=ident, kind=f"report.{name}", ts=ts, prec=prec, product=product, x=dict(x),
        amount=value if money else None, cur="CNY" if money else None, n=None if money else value,
    )  # fmt: skip
