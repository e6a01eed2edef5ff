"""What an event would do to a fold, without folding it: say something new, differ, or nothing.

For previews of what is imported; the fold is looked at, never changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaibo.live.batch import message_keys
from kaibo.live.events import REPORT_PREFIX, TICK_PREFIX, Event
from kaibo.live.fold import Fold
from kaibo.live.gauges import total_key
from kaibo.live.order_book import OrderBook
from kaibo.live.orders import line_key
from kaibo.live.settlement import number_of

NEW, CHANGED, SAME = "new", "changed", "same"
_ORDERS = frozenset({"order.state", "order.fix", "order.refund", "order.entry"})


def would_change(fold: Fold, events: Sequence[Event]) -> Iterator[tuple[Event, str]]:
    """Each event with what it would do: NEW (nothing was known), CHANGED (something else was),
    SAME (nothing would change: it was there, or says what is known)."""
    if not events:
        return
    keys = message_keys([(event.src, event.id) for event in events], fold.key)
    seen = fold.seen.find(keys) >= 0
    for event, known in zip(events, seen.tolist(), strict=True):
        yield event, SAME if known else _verdict(fold, event)


def _verdict(fold: Fold, event: Event) -> str:
    if event.kind in _ORDERS:
        return _order(fold.money.book, event)
    if event.kind.startswith(REPORT_PREFIX):
        total = fold.reported.totals.get(total_key(event, event.ref or ""))
        return _figure(event, None if total is None else (total.value, total.as_of))
    if event.kind.startswith(TICK_PREFIX):
        series = event.src, event.kind.removeprefix(TICK_PREFIX), event.product or ""
        said = fold.reported.ticks.said.get(series, {}).get(event.ts)
        return _figure(event, None if said is None else (said.value, said.as_of))
    return NEW


def _order(book: OrderBook, event: Event) -> str:
    key = line_key(event)
    after = book.part([key])
    moved = any(before != now for _, before, now in after.learn(event))
    x = event.x or {}
    if event.kind == "order.refund":
        there, then = book.tickets.get(key, {}).get(x["ticket"]), after.tickets[key][x["ticket"]]
        known, same = there is not None, there is not None and there[4:6] == then[4:6]
    elif event.kind == "order.entry":
        number = number_of(event)
        was, held = book.movements.get(key, {}).get(number), after.movements[key][number]
        known, same = was is not None, was is not None and was[4:] == held[4:]
    else:
        known, same = key in book.said, True
    if not known:
        return NEW
    return SAME if same and not moved else CHANGED


def _figure(event: Event, there: tuple[int, int] | None) -> str:
    """What a total or a tick would do where (value, as_of) is known of it."""
    if there is None:
        return NEW
    value = event.amount if event.amount is not None else event.n
    as_of = (event.x or {}).get("as_of", event.ts)
    return CHANGED if value != there[0] and as_of >= there[1] else SAME
