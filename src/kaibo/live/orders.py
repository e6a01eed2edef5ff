"""Orders are assertions, not increments: what several sources say of one line, merged into one row.

A line is known by (source platform, shop, order, line). Every `order.state` says what its sender
knew so far; every `order.fix` sets fields anew. The merged row is a function of the *set* of these
events sorted by (ts, id, src), so any order of arrival and any repetition give the same row.
After-sale tickets and movements of money join the row of their line; alone they make none. What an
order as a whole and its lines say of each other is in `whole_orders`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kaibo.live.believable import is_whole
from kaibo.live.events import MOST, Event
from kaibo.live.merging import earliest, genre_of, highest, latest
from kaibo.live.settlement import Movement, Number, Settled, settled_of
from kaibo.live.tickets import Step, Ticket, first_hour, steps_of

#: A line in one of these states has been paid, whatever else is unknown of it.
PAID_STATES = frozenset({"paid", "shipped", "signed", "done", "refunded"})

#: What the platform says an order came by (流量体裁); `LIVE` is the live room.
LIVE = "live"
GENRES = (LIVE, "video", "card", "other")

#: (platform, shop, order)
Order = tuple[str, str, str]
#: (platform, shop, order, line); line "" = what is said of the order as a whole
Key = tuple[str, str, str, str]


class Assertion(NamedTuple):
    """What one event said of a line. None = it did not say. Money in fen, times in UTC ms.

    `derived`: its `refunded_total` is no amount that was printed, but the whole one concluded from a
    word.
    """

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
    derived: bool = False
    platform_bears: int | None = None

    @property
    def heard(self) -> int:
        """The moment it speaks of."""
        return self.ts if self.as_of is None else self.as_of


class Word(NamedTuple):
    """An amount that went back as somebody said it, not as it was concluded: of which moment, and
    whether a fix set it."""

    amount: int
    heard: int
    fixed: bool


class Line(NamedTuple):
    """The merged row of one order line; `refunds` are (time, amount) in order of time.
    `platform_bears`: what the platform pays of it beside the buyer's `amount`.

    `counted`: False of what is no line but only went back beyond what the lines of an order say.
    """

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
    counted: bool = True
    platform_bears: int | None = None


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
        derived=(
            event.kind == "order.state"
            and x.get("refund_basis") == "derived"
            and x.get("refunded_total") is not None
        ),
        platform_bears=_money(x.get("platform_bears")),
    )


def _money(value: Any) -> int | None:
    """An amount of a key that older logs hold unchecked."""
    return value if is_whole(value) and 0 <= value <= MOST["amount"] else None


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
            # When it went back whole is as little known as that it did.
            steps.append(Step(at, new - level, a.refund_at is not None and not a.derived))
            level = new
    return steps


def words_of(said: Iterable[Assertion], tickets: Iterable[Ticket]) -> list[Word]:
    """Every amount these say went back; what is concluded is no word."""
    told = [
        Word(a.refunded_total, a.heard, a.fix)
        for a in said
        if a.refunded_total is not None and not a.derived
    ]
    return told + [Word(t.amount, t.as_of, False) for t in tickets if t.amount is not None]


def _believed(
    said: list[Assertion], tickets: Sequence[Ticket], others: Sequence[Word]
) -> list[Assertion]:
    """`said` without the refunds concluded that a word stands against: one of a fix or of money, or
    one that nothing has gone back which speaks of the same moment or a later one."""
    if True not in [a.derived for a in said]:  # most lines
        return said
    words = [*words_of(said, tickets), *others]
    sure = any(word.fixed or word.amount > 0 for word in words)
    until = max((word.heard for word in words), default=None)
    if until is None:
        return said
    return [a for a in said if not a.derived or (not sure and a.heard > until)]


def _refunds(
    said: list[Assertion], tickets: Sequence[Ticket], others: Sequence[Word] = ()
) -> tuple[int | None, list[Step]]:
    """What has gone back, and its steps: those of the tickets when these come to as much as was
    asserted, else the asserted ones. What is concluded gives way to these words and to `others`."""
    believed = _believed(said, tickets, others)
    asserted = highest(believed, "refunded_total")
    amounts = [t.amount for t in tickets if t.amount is not None] if tickets else ()
    if amounts and sum(amounts) >= (asserted or 0):
        return sum(amounts), steps_of(tickets)
    if asserted is None:
        # Concluded of this line, and said by a word that is not its own: the money is counted there.
        return (None if len(believed) == len(said) else 0), []
    return asserted, _asserted(believed)


def is_paid(said: Iterable[Assertion]) -> bool:
    """Whether these say that money arrived, by its time or by a state."""
    return any(a.paid is not None or a.state in PAID_STATES for a in said)


def merge(
    said: list[Assertion],
    tickets: Sequence[Ticket] = (),
    movements: Mapping[Number, Movement] | None = None,
    others: Sequence[Word] = (),
) -> Line:
    """The merged row of a line from everything said of it, sorted by (ts, id, src), the tickets
    asked for it and the movements of its money. `others`: what else of the same order is said to
    have gone back, so that nothing is concluded where it is known."""
    created, paid = earliest(said, "created"), earliest(said, "paid")
    at = created if created is not None else paid if paid is not None else said[0].ts
    total, steps = _refunds(said, tickets, others)
    refund_1h = highest(said, "refund_1h")
    if refund_1h is None and total is not None and paid is not None:
        heard = max([a.heard for a in said] + [t.heard for t in tickets])
        refund_1h = first_hour(paid, steps, heard)
    return Line(
        at=at,
        dated=created is not None,
        paid=is_paid(said),
        amount=highest(said, "amount"),
        refunded_total=total,
        refund_1h=refund_1h,
        refunds=tuple([step[:2] for step in steps]) if steps else (),
        qty=highest(said, "qty"),
        product=latest(said, "product"),
        channel=latest(said, "channel"),
        buyer=next((a.buyer for a in reversed(said) if a.buyer), 0),
        cur=latest(said, "cur"),
        fixes=sum(a.fix for a in said),
        genre=genre_of(said),
        settled=settled_of(movements) if movements else None,
        platform_bears=highest(said, "platform_bears"),
    )
