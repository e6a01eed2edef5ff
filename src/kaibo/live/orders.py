"""Orders are assertions, not increments: what several sources say of one line, merged into one row.

A line is known by (source platform, shop, order, line). Every `order.state` says what its sender
knew so far; every `order.fix` sets fields anew. The merged row is a function of the *set* of these
events sorted by (ts, id, src), so any order of arrival and any repetition give the same row.
After-sale tickets and movements of money join the row of their line; alone they make none.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from kaibo.live.events import Event
from kaibo.live.settlement import Movement, Number, Settled, movement, number_of, settled_of
from kaibo.live.tickets import Step, Ticket, first_hour, steps_of, ticket

#: A line in one of these states has been paid, whatever else is unknown of it.
PAID_STATES = frozenset({"paid", "shipped", "signed", "done", "refunded"})

#: What the platform says an order came by (流量体裁); `LIVE` is the live room.
LIVE = "live"
GENRES = (LIVE, "video", "card", "other")

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
    genre: str | None = None
    as_of: int | None = None

    @property
    def heard(self) -> int:
        """The moment it speaks of."""
        return self.ts if self.as_of is None else self.as_of


class Line(NamedTuple):
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
    genre: str | None = None
    settled: Settled | None = None


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
        genre=x.get("genre") if x.get("genre") in GENRES else None,
        as_of=x.get("as_of") if isinstance(x.get("as_of"), int) else None,
    )


def _after_fix(said: list[Assertion], field: str) -> tuple[Any, list[Assertion]]:
    """The last fixed value of a field (None: never fixed) and the assertions later than it."""
    if len(said) == 1 and not said[0].fix:  # most lines: the rest is for those few
        return None, said
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


def _genre(said: list[Assertion]) -> str | None:
    """The one said last, by the moment it speaks of: an export of tomorrow knows more of the same
    order than today's."""
    told = [a for a in said if a.genre is not None]
    return max(told, key=lambda a: (a.heard, a[:3])).genre if told else None


def _asserted(said: list[Assertion]) -> list[Step]:
    """Steps of the cumulative refund, each at its refund time; a fix may step downward."""
    steps: list[Step] = []
    level = 0
    for a in said:
        if a.refunded_total is None:
            continue
        new = a.refunded_total if a.fix else max(level, a.refunded_total)
        if new != level:
            at = a.ts if a.refund_at is None else a.refund_at
            steps.append(Step(at, new - level, a.refund_at is not None))
            level = new
    return steps


def _refunds(said: list[Assertion], tickets: Sequence[Ticket]) -> tuple[int | None, list[Step]]:
    """What has gone back, and its steps: those of the tickets when these come to as much as was
    asserted, else the asserted ones."""
    asserted = _highest(said, "refunded_total")
    if tickets:
        amounts = [t.amount for t in tickets if t.amount is not None]
        if amounts and sum(amounts) >= (asserted or 0):
            return sum(amounts), steps_of(tickets)
    return asserted, _asserted(said) if asserted is not None else []


def merge(
    said: list[Assertion],
    tickets: Sequence[Ticket] = (),
    movements: Mapping[Number, Movement] | None = None,
) -> Line:
    """The merged row of a line from everything said of it, sorted by (ts, id, src), the tickets
    asked for it and the movements of its money."""
    created, paid = _earliest(said, "created"), _earliest(said, "paid")
    at = created if created is not None else paid if paid is not None else said[0].ts
    total, steps = _refunds(said, tickets)
    refund_1h = _highest(said, "refund_1h")
    if refund_1h is None and total is not None and paid is not None:
        heard = max([a.heard for a in said] + [t.heard for t in tickets])
        refund_1h = first_hour(paid, steps, heard)
    return Line(
        at=at,
        dated=created is not None,
        paid=paid is not None or any(a.state in PAID_STATES for a in said),
        amount=_highest(said, "amount"),
        refunded_total=total,
        refund_1h=refund_1h,
        refunds=tuple([step[:2] for step in steps]) if steps else (),
        qty=_highest(said, "qty"),
        product=_latest(said, "product"),
        channel=_latest(said, "channel"),
        buyer=next((a.buyer for a in reversed(said) if a.buyer), 0),
        cur=_latest(said, "cur"),
        fixes=sum(a.fix for a in said),
        genre=_genre(said),
        settled=settled_of(movements) if movements else None,
    )


class OrderBook:
    """All order lines of a room with everything said of them."""

    def __init__(self) -> None:
        self.said: dict[Key, list[Assertion]] = {}
        #: Line → number of an after-sale ticket → the ticket.
        self.tickets: dict[Key, dict[str, Ticket]] = {}
        #: Line → number of a movement of money → the movement.
        self.movements: dict[Key, dict[Number, Movement]] = {}

    def learn(self, event: Event) -> tuple[Key, Line | None, Line | None]:
        """Take in one event of an order; returns its line's key, the row before and now. None: no
        order event has named this line."""
        key = line_key(event)
        before = self.line(key)
        if event.kind == "order.refund":
            tickets = self.tickets.setdefault(key, {})
            number = (event.x or {})["ticket"]
            tickets[number] = ticket(event).after(tickets.get(number))
        elif event.kind == "order.entry":
            movements = self.movements.setdefault(key, {})
            told, number = movement(event), number_of(event)
            movements[number] = max(movements.get(number, told), told, key=lambda m: m[:4])
        else:
            insort(self.said.setdefault(key, []), assertion(event), key=lambda a: a[:3])
        return key, before, self.line(key)

    def line(self, key: Key) -> Line | None:
        """The merged row of a line, None while no order event has named it."""
        said = self.said.get(key)
        if not said:
            return None
        tickets = self.tickets.get(key)
        return merge(said, [*tickets.values()] if tickets else (), self.movements.get(key))
