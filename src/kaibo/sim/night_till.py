"""Makes the orders of a night: those of the simulated room, and what else the shop sold meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random

from kaibo.sim.night_aftersales import planted, sent
from kaibo.sim.night_orders import DAY, HOUR, MINUTE, SECOND, Genre, NightOrder, Part
from kaibo.sim.plan import Plan
from kaibo.sim.till import Order
from kaibo.sim.world import CHANNELS

#: Orders the room does not make: on a product's page, under a video, and from carts filled in the
#: show but ordered after it.
CARDS, VIDEOS, AFTERWARDS = 18, 10, 3
#: The platform adds COUPON (fen) to every eighth order of at least COUPON_FROM.
COUPON, COUPON_FROM, COUPON_SHARE = 300, 4_000, 1 / 8
#: Of orders of two pieces this share has a sub-order for each.
JOINED = 0.6
#: The first so many buyers of this link get a gift.
GIFTS, GIFT_LINK = 10, 2
PAYS = 0.85


@dataclass(slots=True)
class _Draft:
    """An order before it has its number; fields as in NightOrder, `back_at`: when it is refunded."""

    product: int
    genre: Genre
    channel: str
    viewer: int | None
    created: int
    paid: int | None
    pieces: int
    amount: int
    back_at: int | None
    joined: bool = False
    bears: int = 0
    gift: bool = False


def night_orders(
    plan: Plan, seed: int, start: int, sold: Iterable[Order]
) -> tuple[NightOrder, ...]:
    """All orders of the shop around a show begun at `start` (UTC ms), in order of time.

    `sold` are those of the simulated room. As far as there are enough paid ones, there is a refund
    more than seven days after payment, one of money that was paid out already, partial refunds,
    and after-sales that end without money.
    """
    luck = Random(f"night {seed}")
    end = start + plan.minutes * MINUTE
    drafts = [_of_room(start, order, luck) for order in sold]
    drafts += _others(plan, start, end, luck)
    drafts.sort(key=lambda draft: (draft.created, draft.product))
    _mark_gifts(plan, drafts)
    made = []
    for number, draft in enumerate(drafts, 1):
        order = _order(draft, f"69{seed % 100:02d}{start // SECOND:010d}{number:04d}")
        made.append(order if order.paid is None else sent(order, draft.back_at, end, luck))
    return tuple(planted(made, end))


def _of_room(start: int, order: Order, luck: Random) -> _Draft:
    def at(ms: int) -> int | None:
        return None if ms < 0 else start + ms // SECOND * SECOND

    paid, back = at(order.paid), at(order.refunded)
    if paid is not None and back is not None:
        # Cut to seconds, a refund must not slip over the edge of the first hour.
        first = order.refund_within_hour
        back = min(back, paid + HOUR - SECOND) if first else max(back, paid + HOUR + SECOND)
        back = max(back, paid + SECOND)
    coupon = order.amount >= COUPON_FROM and luck.random() < COUPON_SHARE
    return _Draft(
        product=order.product,
        genre="live",
        channel=CHANNELS[order.source],
        viewer=order.viewer,
        created=start + order.created // SECOND * SECOND,
        paid=paid,
        pieces=order.pieces,
        amount=order.amount,
        back_at=back,
        joined=order.pieces == 2 and luck.random() < JOINED,
        bears=COUPON if coupon else 0,
    )


def _others(plan: Plan, start: int, end: int, luck: Random) -> list[_Draft]:
    """Orders the simulated room knows nothing of; those from carts are all paid and kept."""
    kinds: tuple[tuple[Genre, str, int, int, int], ...] = (
        ("card", "card", CARDS, start - HOUR, end + HOUR),
        ("video", "video", VIDEOS, start - HOUR, end + HOUR),
        ("live", CHANNELS[0], AFTERWARDS, end + MINUTE, end + HOUR // 2),
    )
    out = []
    for genre, channel, count, first, last in kinds:
        for _ in range(count):
            product = luck.randrange(len(plan.products))
            item = plan.products[product]
            created = luck.randrange(first // SECOND, last // SECOND) * SECOND
            paid = created + luck.randrange(3, 60) * SECOND
            back = paid + luck.randrange(2 * HOUR // SECOND, 6 * DAY // SECOND) * SECOND
            pays, returns = luck.random() < PAYS, luck.random() < item.returns
            if genre == "live":
                pays, returns = True, False
            out.append(
                _Draft(
                    product=product,
                    genre=genre,
                    channel=channel,
                    viewer=None,
                    created=created,
                    paid=paid if pays else None,
                    pieces=1,
                    amount=item.price,
                    back_at=back if returns else None,
                )
            )
    return out


def _mark_gifts(plan: Plan, drafts: list[_Draft]) -> None:
    of_link = [
        draft
        for draft in drafts
        if plan.products[draft.product].link_no == GIFT_LINK
        and draft.genre == "live"
        and draft.paid is not None
        and not draft.joined
    ]
    for draft in of_link[:GIFTS]:
        draft.gift = True


def _order(draft: _Draft, number: str) -> NightOrder:
    return NightOrder(
        ident=f"{number}0",
        product=draft.product,
        genre=draft.genre,
        channel=draft.channel,
        viewer=draft.viewer,
        created=draft.created,
        paid=draft.paid,
        parts=_parts(draft, number),
        joined=draft.joined,
    )


def _parts(draft: _Draft, number: str) -> tuple[Part, ...]:
    """The sub-orders; one that is alone bears the number of its order."""
    due, bears = draft.amount - draft.bears, draft.bears
    if draft.joined:
        first = Part(f"{number}1", 1, due - due // 2, bears - bears // 2)
        return (first, Part(f"{number}2", 1, due // 2, bears // 2))
    whole = Part(f"{number}0", draft.pieces, due, bears)
    if draft.gift:
        return (replace(whole, ident=f"{number}1"), Part(f"{number}2", 1, 0, gift=True))
    return (whole,)
