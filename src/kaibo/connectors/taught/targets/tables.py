"""Which targets a kind of table has, what it cannot do without, and what knows its rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kaibo.connectors.base.file_format import Holds
from kaibo.connectors.taught.targets import shows, trade
from kaibo.connectors.taught.targets.target import Target


@dataclass(frozen=True, slots=True)
class Need:
    """One of these ways must be mapped, each a set of targets; else `text` says what to do."""

    ways: tuple[tuple[str, ...], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of table. `figures`: at least one target beginning so is needed, "" = none;
    `ids`: the first of these that is mapped tells a row of data from a heading."""

    targets: dict[str, Target]
    needs: tuple[Need, ...]
    ids: tuple[str, ...]
    figures: tuple[str, ...] = ()


def _one(key: str, text: str) -> Need:
    return Need(((key,),), text)


_WHEN_SHOWN = Need(
    (("start",), ("span",)),
    "请指定「开播时间」（只有时刻的，再指定「日期」）或「起止时间」。",
)
_ORDER = _one("order", "请指定哪一列是「订单号」。")

KINDS: dict[Holds, Kind] = {
    Holds.ORDERS: Kind(
        trade.ORDERS,
        (
            _ORDER,
            _one("amount", "请指定哪一列是「应付金额（优惠后）」，不要用商品单价或原价。"),
            Need(
                (("paid",), ("created",)),
                "请指定「付款时间」或「下单时间」，否则不知道属于哪一场。",
            ),
            Need(
                (("paid",), ("state",)),
                "看不出哪些订单付了款：请指定「付款时间」或「订单状态」；"
                "如果表里全是已付款的订单，把下单时间那一列当作「付款时间」。",
            ),
        ),
        ("order",),
    ),
    Holds.AFTERSALES: Kind(
        trade.AFTERSALES,
        (
            _one("ticket", "请指定哪一列是「售后单号」（退款编号），否则同一笔退款会被记两次。"),
            _ORDER,
            _one("amount", "请指定哪一列是「退款金额」。"),
            Need(
                (("refunded_at",), ("state",)),
                "看不出哪些退款已经退了：请指定「售后状态」或「退款时间」。",
            ),
        ),
        ("ticket",),
    ),
    Holds.SETTLEMENT: Kind(
        trade.SETTLEMENT,
        (
            _ORDER,
            _one("time", "请指定哪一列是「结算时间」。"),
            _one("settled", "请指定哪一列是「结算金额」（这一笔到账多少）。"),
        ),
        ("time",),
    ),
    Holds.SHOWS: Kind(shows.SHOWS, (_WHEN_SHOWN,), ("start", "span"), ("report.",)),
    Holds.PRODUCTS: Kind(
        shows.PRODUCTS,
        (_one("product", "请指定哪一列是「商品ID」：只有名称认不出是哪个商品。"),),
        ("product",),
        ("report.",),
    ),
    Holds.MINUTES: Kind(
        shows.MINUTES,
        (_one("time", "请指定哪一列是「时间」，以及每行是几分钟。"),),
        ("time",),
        ("tick.", "sample."),
    ),
    Holds.SPEND: Kind(
        shows.SPEND,
        (
            _one("time", "请指定哪一列是「日期或时间」，以及每行是一天还是一小时。"),
            _one("tick.spend", "请指定哪一列是「消耗」。"),
        ),
        ("time",),
    ),
    Holds.TALKS: Kind(
        shows.TALKS,
        (
            _one("product", "请指定哪一列是「商品ID」：只有名称认不出是哪个商品。"),
            Need(
                (("start", "end"), ("start", "length"), ("span",)),
                "请指定讲解从何时到何时：「讲解开始时间」和「讲解结束时间」或「讲解时长」，"
                "或一列「讲解时段」。",
            ),
        ),
        ("start", "span"),
    ),
}


def relied_on(kind: Kind, mapped: Collection[str]) -> Iterator[str]:
    """Targets without which the table could no longer be read as it was mapped."""
    for need in kind.needs:
        possible = [way for way in need.ways if set(way) <= set(mapped)]
        if len(possible) == 1:
            yield from possible[0]
    yield next(key for key in kind.ids if key in mapped)
