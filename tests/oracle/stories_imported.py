"""A small log written by hand of what files told of an evening that nobody pressed a key for."""

from __future__ import annotations

from typing import Any

from kaibo.live.events import Event

from .stories import Log, ms

#: The file that was handed in to the wrong room, and the one of orders.
WRONG, ORDERS = "0123456789ab", "ba9876543210"
#: Seconds after the first show began at which an hour after paying has passed.
NEXT_DAY = 90_000


def imported() -> list[Event]:
    """Two shows put in afterwards, one of them twice corrected; orders, tickets, movements; a file
    taken back and handed in again."""
    log = Log()
    log.add(10, "host.on", "amy on", ref="h1")
    log.add(20, "pitch.start", "talk", product="p1")
    _withdrawn(log, 900)
    for second in (70, 130, 350, 450, 650):
        log.add(second, "product.click", heard=1000, viewer=None, product="p1")
    _shows(log)
    _orders(log)
    log.add(NEXT_DAY, "source.retract", src="file:c", x={"file": WRONG})
    _withdrawn(log, NEXT_DAY + 1, again=True)
    return log.events


def handed_in() -> list[Event]:
    """The same files and minutes of the platform, after all corrections were made."""
    log = Log()
    log.add(10, "host.on", "amy on", ref="h1")
    log.add(20, "pitch.start", "talk", product="p1")
    _withdrawn(log, 900)
    _shows(log)
    log.add(1010, "source.retract", src="file:c", x={"file": WRONG})
    _withdrawn(log, 1011, again=True)
    for second in (70, 130, 350, 450, 650):
        log.add(second, "product.click", heard=1020, viewer=None, product="p1")
    _orders(log)
    for at, value in ((60, 5), (120, 6), (180, 7), (120, 4)):
        x = {"grid": 60_000, "as_of": ms(NEXT_DAY + at)}
        log.add(at, "tick.views", src="file:m", heard=2003, n=value, x=x)
    log.add(390, "product.click", heard=2004, product="p1")
    return log.events


def _withdrawn(log: Log, heard: float, again: bool = False) -> None:
    """A file whose rows came, were taken back, and of which two come again."""
    sold: dict[str, Any] = {"order": "o9", "amount": 700}
    nothing: dict[str, Any] = {}
    rows = [("comment", nothing), ("share", nothing), ("order.state", sold)]
    for number, (kind, fields) in enumerate(rows):
        if again and kind == "share":
            continue
        x: dict[str, Any] | None = None
        if fields:
            x = {"created": ms(120), "paid": ms(121), "refunded_total": 0}
        log.add(
            120, kind, f"{WRONG}:{number}", "file:c", heard=heard, x=x,
            amount=fields.get("amount"), order=fields.get("order"),
        )  # fmt: skip
    if not again:  # its own id does not say of which file it is
        x = {"book": "funds", "entry": "w", "settled": 55, "platform": "douyin", "file": WRONG}
        log.add(130, "order.entry", "funds:douyin:w", "file:c", heard=heard, order="o1", x=x)


def _shows(log: Log) -> None:
    def fix(second: float, op: str, ident: str = "", **x: Any) -> None:
        x = {"lane": "show", "op": op, "by": "lead", "why": "没有按开播", **x}
        log.add(second, "timeline.fix", ident, x=x)

    late = {"key": "late", "from": ms(400), "to": ms(600)}
    fix(1001, "add", "late", **late, data={"title": "夜场"})
    # What another show covers is left to it: of both sides the longer one, from 0 to 400.
    fix(1002, "add", "early", **{"key": "early", "from": ms(0), "to": ms(700)})
    fix(1003, "edge", span="early", edge="from", at=ms(60))
    fix(1004, "edge", span="early", edge="to", at=ms(500))
    fix(1005, "edge", span="late", edge="to", at=ms(5_000_000))
    fix(1006, "edge", span="late", edge="to", at=ms(640))
    fix(1007, "drop", span="late")
    fix(1008, "restore", span="late")
    fix(1009, "add", "last", **{"key": "last", "from": ms(700), "to": ms(9_000_000)})


def _orders(log: Log) -> None:
    day = {"platform": "douyin", "as_of": ms(NEXT_DAY)}

    def said(order: str, at: float, ident: str, **fields: Any) -> None:
        x = {**day, "created": ms(at), "paid": ms(at + 1), **fields.pop("x", {})}
        log.add(at, "order.state", f"{ORDERS}:{ident}", "file:o", heard=2000, order=order, x=x,
                product="p1", amount=100, qty=1, **fields)  # fmt: skip

    def ticket(order: str, number: str, ident: str, amount: int | None, at: float | None,
               **x: Any) -> None:  # fmt: skip
        x = {**day, "ticket": number, **x} | ({} if at is None else {"refunded_at": ms(at)})
        log.add(300, "order.refund", ident, "file:t", heard=2001, order=order, amount=amount, x=x)

    def entry(order: str, number: str, book: str, **x: Any) -> None:
        log.add(800, "order.entry", f"{book}:douyin:{number}", "file:s", heard=2002, order=order,
                x={**day, "book": book, "entry": number, **x})  # fmt: skip

    ticket("o1", "t1", "a1", 30, 200)
    said("o1", 100, "1", x={"genre": "live"})
    # Asserted 40 in all; two tickets come to 50, the second paid back after an hour.
    said("o1", 100, "2", x={"genre": "live", "refunded_total": 40, "refunded_at": ms(210)})
    ticket("o1", "t2", "a2", None, None)
    ticket("o1", "t2", "a3", 20, 4000)
    # The same ticket as it was known the day before: passed over.
    ticket("o1", "t2", "a4", 90, 150, as_of=ms(700))
    said("o2", 200, "3", x={"genre": "video", "refunded_total": 10, "refunded_at": ms(300)})
    said("o2", 200, "4", x={"genre": "live", "as_of": ms(2 * NEXT_DAY)})
    said("o3", 250, "5", x={"genre": "card", "refunded_total": 0})
    said("o4", 260, "6", x={"refunded_total": 7})
    ticket("nobody", "t9", "a9", 500, 300)
    entry("o1", "n1", "funds", settled=90)
    entry("o1", "n2", "settlement", settled=80, platform_fee=5, commission=10, service_fee=3,
          promotion_fee=2)  # fmt: skip
    entry("o1", "n3", "settlement", settled=-20, platform_fee=-1, commission=0, other_fees=0)
    entry("o2", "n4", "funds", settled=70, platform_fee=4, commission=6, other_fees=1)
    entry("nobody", "n5", "funds", settled=1_000)
