"""The paid lines of a show as sales: what is known of each, and whether that is old enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kaibo.domains.control import public as control
from kaibo.domains.review.results.maturity import DAY_MS, REACHES_BACK_MS, Spoken
from kaibo.domains.settlement.public import Sale, Source, shared_refunds
from kaibo.live.lines import PlacedLine
from kaibo.live.orders import Key

#: After so many days nothing more is expected to come back.
RIPE_DAYS = 30
AFTERSALES = "aftersales"
#: So many files are named as the source of a figure; the rest are counted.
NAMED_FILES = 5


def aftersales(room: str) -> list[Spoken]:
    """The stored files of after-sales, which speak also for lines they do not name."""
    return [
        Spoken(card.as_of, card.first)
        for card in control.files_of(room)
        if card.holds == AFTERSALES and card.first is not None
    ]


def sales(lines: Iterable[PlacedLine], end: int | None, files: Sequence[Spoken]) -> dict[Key, Sale]:
    """The lines as sales, what went back of an order shared by its lines where it was said of one
    that was not paid as much. Arguments as of `sale`."""
    orders: dict[tuple[str, str, str], list[PlacedLine]] = {}
    for one in lines:
        orders.setdefault(one.order, []).append(one)
    out: dict[Key, Sale] = {}
    for mine in orders.values():
        told = shared_refunds([sale(one, end, files) for one in mine])
        out.update(zip((one.key for one in mine), told, strict=True))
    return out


def sale(one: PlacedLine, end: int | None, files: Sequence[Spoken]) -> Sale:
    """A line as a sale. `end`: of the show, UTC ms; None while it runs, when nothing is ripe."""
    line, settled = one.line, one.line.settled
    return Sale(
        order="\t".join(one.order),
        amount=line.amount,
        refunded=line.refunded_total,
        qty=line.qty,
        product=line.product,
        ripe=end is not None and _speaks_of(one, end, files) >= end + RIPE_DAYS * DAY_MS,
        platform_fee=None if settled is None else settled.platform_fee,
        commission=None if settled is None else settled.commission,
        other_fees=None if settled is None else settled.other_fees,
    )


def sources(lines: Iterable[PlacedLine], names: Mapping[str, str]) -> tuple[Source, ...]:
    """The files that name the lines, each with the newest moment it is known to speak of, and how many
    lines came without a file. `names`: what people called a file, by its twelve digits."""
    newest: dict[str, int] = {}
    live: list[int] = []
    for one in lines:
        for file in one.files:
            newest[file] = max(newest.get(file, 0), one.heard if len(one.files) == 1 else 0)
        if not one.files:
            live.append(one.heard)
    told = [
        Source(f"订单文件 {names.get(file, file)}", as_of or None)
        for file, as_of in sorted(newest.items())
    ]
    if len(told) > NAMED_FILES:
        told = [*told[:NAMED_FILES], Source(f"另有 {len(told) - NAMED_FILES} 个订单文件")]
    if live:
        told.append(Source(f"接入来源推送的订单 {len(live)} 行", min(live)))
    return tuple(told)


def _speaks_of(one: PlacedLine, end: int, files: Sequence[Spoken]) -> int:
    reach = [file.as_of for file in files if file.first <= end + REACHES_BACK_MS]
    return max([one.heard, *reach])
