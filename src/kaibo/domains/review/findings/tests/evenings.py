"""Evenings composed for the tests: two hours from 22:00 with a steady pace, unless told otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kaibo.domains.control.tests.hall import Hall
from kaibo.kit.clock import DAY, MINUTE

PRICE = 5_000
PROVIDES = ["enter", "leave", "comment", "product.click", "order.state"]
PRODUCTS = ("7001", "7002")
CHANNELS = ("推荐", "关注")


def run(
    hall: Hall,
    show: str,
    day: int,
    *,
    orders: Callable[[int], int] = lambda minute: 2,
    views: int = 10,
    clicks: int = 4,
    price: int = PRICE,
    minutes: int = 120,
    pressed: Mapping[int, list[dict[str, Any]]] | None = None,
    silent: tuple[int, int] | None = None,
) -> None:
    """Evening number `day`: `views`, `clicks` a minute, `orders` by minute, each at `price`.

    Pitches of 7001 and 7002 take turns of twenty minutes; `pressed` are presses by minute; `silent`:
    the source tells nothing from one minute to another.
    """
    at = day * DAY
    hall.press("show.start", at, ref=show, x={"title": f"第{day}晚"})
    hall.press("host.on", at + 1, ref="1", x={"name": "小雨"})
    hall.send(hall.event("source.open", at + 2, x={"provides": PROVIDES}))
    hall.press("segment.take", at + 3, ref="1", x={"segment": {"id": 1, "title": "主推"}})
    for minute in range(minutes):
        here = at + minute * MINUTE
        if minute % 20 == 0:
            turn = minute // 20 % 2
            x = {"name": ("精华", "面膜")[turn]}
            hall.press("pitch.start", here + 4, product=PRODUCTS[turn], n=turn + 1, x=x)
        for fields in (pressed or {}).get(minute, []):
            hall.press(at=here + 5_000, **fields)
        if silent is not None and minute == silent[0]:
            hall.send(hall.event("source.close", here), at=here)
        if silent is not None and silent[0] <= minute < silent[1]:
            continue
        if silent is not None and minute == silent[1]:
            hall.send(hall.event("source.open", here, x={"provides": PROVIDES}), at=here)
        hall.send(
            *_minute(hall, day, minute, here, views, clicks, orders(minute), price),
            at=here + 59_000,
        )
    hall.press("show.end", at + minutes * MINUTE)


def _minute(
    hall: Hall, day: int, minute: int, here: int, views: int, clicks: int, orders: int, price: int
) -> list[Any]:
    product = PRODUCTS[minute // 20 % 2]
    whom = minute * 100
    return [
        *(
            hall.event("enter", here + n * 100, who=whom + n, channel=CHANNELS[n % 2])
            for n in range(views)
        ),
        *(
            hall.event("product.click", here + n * 100, who=whom + n, product=product)
            for n in range(clicks)
        ),
        *(
            hall.order(
                f"{day}-{minute}-{n}", here + 30_000 + n, price, product=product, who=whom + n
            )
            for n in range(orders)
        ),
    ]
