"""What becomes of a composed night's orders once they are paid: sent, kept, or asked back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from kaibo.sim.night_orders import (
    DAY,
    HOUR,
    SECOND,
    Ending,
    NightOrder,
    Ticket,
    payout,
)

#: After the last hour of the show nothing is sent; parcels leave from the next morning on.
SHIP_AFTER_MS, SHIP_WITHIN_MS = 14 * HOUR, 8 * HOUR
#: Of buyers who return one of two joined pieces, this share keeps the other.
KEEPS_ONE = 0.5
CLOSED, EXCHANGED, THIRDS = 4, 1, 2

Plant = Callable[[NightOrder, int], NightOrder]


def sent(order: NightOrder, back_at: int | None, end: int, luck: Random) -> NightOrder:
    """The paid order with its tickets and what becomes of its parcel and money. `back_at`: when
    the money goes back (UTC ms), `end`: the end of the show."""
    assert order.paid is not None, "only what is paid is sent"
    tickets: list[Ticket] = []
    if back_at is not None:
        asked = order.paid + (back_at - order.paid) * 2 // 3 // SECOND * SECOND
        goods = [at for at, part in enumerate(order.parts) if not part.gift]
        gone = goods[1:] if order.joined and luck.random() < KEEPS_ONE else goods
        tickets = [_ticket(order, at, asked, back_at, order.parts[at].amount) for at in gone]
    whole = sum(ticket.amount for ticket in tickets) == order.amount and bool(tickets)
    left = max(order.paid, end) + luck.randrange(SHIP_WITHIN_MS // SECOND) * SECOND
    shipped = left + SHIP_AFTER_MS
    confirmed = shipped + luck.randrange(3 * DAY // SECOND, 8 * DAY // SECOND) * SECOND
    # What was asked back before it left never leaves.
    if whole and tickets[0].asked < shipped:
        return replace(order, tickets=tuple(tickets))
    told = tuple(replace(ticket, shipped=ticket.asked >= shipped) for ticket in tickets)
    settled: int | None = payout(confirmed)
    if tickets and settled is not None and tickets[0].asked < settled:
        # An open after-sale holds the money; nothing is left to pay out of a whole return.
        settled = None if whole else max(settled, payout(tickets[0].ended))
    done = confirmed if settled is not None else None
    return replace(order, tickets=told, shipped=shipped, done=done, settled=settled)


def planted(orders: list[NightOrder], end: int) -> list[NightOrder]:
    """What chance alone need not bring, each on an order of the room from which nothing came back."""
    plants: list[Plant] = [_after_payout, _after_a_week, _a_third_at_once]
    plants += [_a_third] * THIRDS + [_closed] * CLOSED + [_exchanged] * EXCHANGED
    free = [
        at
        for at, order in enumerate(orders)
        if order.genre == "live"
        and order.paid is not None
        and not order.tickets
        and len(order.parts) == 1
    ]
    for at, plant in zip(free[::3], plants, strict=False):
        orders[at] = plant(orders[at], end)
    return orders


def _after_payout(order: NightOrder, end: int) -> NightOrder:
    """Confirmed early, paid out, and returned all the same, within seven days of the show."""
    shipped = end + SHIP_AFTER_MS + HOUR
    done = shipped + 2 * DAY
    settled = payout(done)
    asked, ended = settled + 6 * HOUR, settled + 30 * HOUR
    ticket = replace(_ticket(order, 0, asked, ended, order.amount), shipped=True)
    return replace(order, tickets=(ticket,), shipped=shipped, done=done, settled=settled)


def _after_a_week(order: NightOrder, end: int) -> NightOrder:
    """Asked back on the sixth day and paid back on the ninth."""
    paid = order.paid or end
    ticket = replace(_ticket(order, 0, paid + 6 * DAY, paid + 9 * DAY, order.amount), shipped=True)
    shipped = end + SHIP_AFTER_MS + HOUR
    return replace(order, tickets=(ticket,), shipped=shipped, done=None, settled=None)


def _a_third(order: NightOrder, end: int) -> NightOrder:
    """Kept, with a third of the money back for a damage, to ten fen."""
    shipped = end + SHIP_AFTER_MS + HOUR
    asked = shipped + 2 * DAY
    ticket = _ticket(order, 0, asked, asked + DAY, order.amount // 30 * 10)
    done = shipped + 4 * DAY
    return replace(
        order,
        tickets=(replace(ticket, shipped=True),),
        shipped=shipped,
        done=done,
        settled=payout(done),
    )


def _a_third_at_once(order: NightOrder, end: int) -> NightOrder:
    """A third back two hours after payment, before anything is sent, to keep a price."""
    paid = order.paid or end
    ticket = _ticket(order, 0, paid + HOUR + HOUR // 2, paid + 2 * HOUR, order.amount // 30 * 10)
    return replace(order, tickets=(ticket,))


def _closed(order: NightOrder, end: int) -> NightOrder:
    return _without_money(order, end, "closed")


def _exchanged(order: NightOrder, end: int) -> NightOrder:
    return _without_money(order, end, "exchange")


def _without_money(order: NightOrder, end: int, ending: Ending) -> NightOrder:
    asked = (order.shipped or end) + DAY
    ticket = _ticket(order, 0, asked, asked + DAY, 0)
    return replace(order, tickets=(replace(ticket, shipped=True, ending=ending),))


def _ticket(order: NightOrder, part: int, asked: int, ended: int, amount: int) -> Ticket:
    return Ticket(f"14{order.ident[2:-1]}{part}", part, asked, ended, amount, shipped=False)
