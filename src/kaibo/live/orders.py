"""Orders are assertions, not increments: what several sources say of one line, merged into one row.

A line is known by (source platform, shop, order, line). Every `order.state` says what its sender
knew so far; every `order.fix` sets fields anew. The merged row is a function of the *set* of these
events sorted by (ts, id, src), so any order of arrival and any repetition give the same row.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass
from typing import Any, NamedTuple

from kaibo.live.events import Event

#: A line in one of these states has been paid, whatever else is unknown of it.
PAID_STATES = frozenset({"paid", "shipped", "signed", "done", "refunded"})

Key = tuple[str, str, str, str]


class Assertion(NamedTuple):
    """What one event said of a line. None = it did not say. Money in fen, times in UTC ms."""

    ts: int
    id: str
    src: str
    fix: bool
    created: int | None
    paid: int | None
    amount: int | None
    refunded_total: int | None
    refund_1h: int | None
    refund_at: int | None
    qty: int | None
    state: str | None
    product: str | None
    channel: str | None
    buyer: int
    cur: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """The merged row of one order line; `refunds` are (time, amount) in order of time."""

    at: int
    dated: bool
    paid: bool
    amount: int | None
    refunded_total: int | None
    refund_1h: int | None
    refunds: tuple[tuple[int, int], ...]
    qty: int | None
    product: str | None
    channel: str | None
    buyer: int
    cur: str | None
    fixes: int


def line_key(event: Event) -> Key:
    """(platform, shop, order, line). The platform is `x.platform`, else what stands before ':'
    in the source; a file source must name it, or its orders are taken for another platform's."""
    x = event.x or {}
    platform = x.get("platform") or event.src.partition(":")[0]
    return platform, x.get("shop") or "", event.order or "", event.line or ""


def assertion(event: Event) -> Assertion:
    """What `event` (kind `order.state` or `order.fix`) says of its line."""
    x: dict[str, Any] = event.x or {}
    return Assertion(
        ts=event.ts,
        id=event.id,
        src=event.src,
        fix=event.kind == "order.fix",
        created=x.get("created"),
        paid=x.get("paid"),
        amount=event.amount,
        refunded_total=x.get("refunded_total"),
        refund_1h=x.get("refund_1h"),
        refund_at=x.get("refunded_at"),
        qty=event.qty,
        state=x.get("state"),
        product=event.product,
        channel=event.channel,
        buyer=int(event.viewer, 16) if event.viewer else 0,
        cur=event.cur,
    )


def _after_fix(said: list[Assertion], field: str) -> tuple[Any, list[Assertion]]:
    """The last fixed value of a field (None: never fixed) and the assertions later than it."""
    for index in range(len(said) - 1, -1, -1):
        if said[index].fix and getattr(said[index], field) is not None:
            return getattr(said[index], field), said[index + 1 :]
    return None, said


def _highest(said: list[Assertion], field: str) -> int | None:
    """Cumulative values only grow: the largest said since the last fix, the fix included."""
    fixed, later = _after_fix(said, field)
    values = [v for a in later if (v := getattr(a, field)) is not None]
    if fixed is not None:
        values.append(fixed)
    return max(values) if values else None


def _earliest(said: list[Assertion], field: str) -> int | None:
    """A moment is the earliest one said, unless a fix set it."""
    fixed, later = _after_fix(said, field)
    if fixed is not None:
        return int(fixed)
    values = [v for a in later if (v := getattr(a, field)) is not None]
    return min(values) if values else None


def _latest(said: list[Assertion], field: str) -> Any:
    """Facts without an order (product, channel): the last said."""
    for a in reversed(said):
        if getattr(a, field) is not None:
            return getattr(a, field)
    return None


def _refunds(said: list[Assertion]) -> tuple[tuple[int, int], ...]:
    """Steps of the cumulative refund, each at its refund time; a fix may step downward."""
    steps: list[tuple[int, int]] = []
    level = 0
    for a in said:
        if a.refunded_total is None:
            continue
        new = a.refunded_total if a.fix else max(level, a.refunded_total)
        if new != level:
            steps.append((a.ts if a.refund_at is None else a.refund_at, new - level))
            level = new
    return tuple(steps)


def merge(said: list[Assertion]) -> Line:
    """The merged row of a line from everything said of it, sorted by (ts, id, src)."""
    created, paid = _earliest(said, "created"), _earliest(said, "paid")
    at = created if created is not None else paid if paid is not None else said[0].ts
    return Line(
        at=at,
        dated=created is not None,
        paid=paid is not None or any(a.state in PAID_STATES for a in said),
        amount=_highest(said, "amount"),
        refunded_total=_highest(said, "refunded_total"),
        refund_1h=_highest(said, "refund_1h"),
        refunds=_refunds(said),
        qty=_highest(said, "qty"),
        product=_latest(said, "product"),
        channel=_latest(said, "channel"),
        buyer=next((a.buyer for a in reversed(said) if a.buyer), 0),
        cur=_latest(said, "cur"),
        fixes=sum(a.fix for a in said),
    )


class OrderBook:
    """All order lines of a room with everything said of them."""

    def __init__(self) -> None:
        self.said: dict[Key, list[Assertion]] = {}

    def learn(self, event: Event) -> tuple[Key, Line | None, Line]:
        """Take in one order event; returns its line's key, the row before (or None) and now."""
        key = line_key(event)
        said = self.said.get(key)
        if said is None:
            said = self.said[key] = []
        before = merge(said) if said else None
        insort(said, assertion(event), key=lambda a: a[:3])
        return key, before, merge(said)
