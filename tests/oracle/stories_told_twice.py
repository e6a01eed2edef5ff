"""A small log written by hand of what files tell differently: orders concluded here and said there, as a
whole here and by their lines there, and totals by channel. Each order stands in a minute of its own."""

from __future__ import annotations

from typing import Any

from kaibo.live.events import Event

from .stories import Log, ms

FILE = "ba9876543210"
#: Seconds after the show began at which an hour after paying has passed.
NEXT_DAY = 90_000


def told_twice() -> list[Event]:
    """One show of twenty minutes and what files told of it on the next day."""
    log = _Files()
    log.add(0, "show.start", ref="s1")
    log.add(1200, "show.end")
    for number, channel in enumerate((None, "千川", "直播推荐")):
        x = {"as_of": ms(NEXT_DAY + number)}
        log.add(600, "report.gmv", src="file:b", heard=2000, channel=channel, amount=number, x=x)
    for number, ident in enumerate(("first", "second")):
        of = {"as_of": ms(NEXT_DAY), "show_ident": ident}
        log.add(700, "report.views", src="file:b", heard=2000, n=5 + number, x=of)
    _concluded(log)
    _wholes(log)
    _borne(log)
    return log.events


class _Files(Log):
    """A log of what files say of orders; `minute` is that of the order."""

    def said(
        self, minute: int, line: str | None, amount: int, back: int | None,
        derived: bool = False, paid: bool = True, as_of: float = NEXT_DAY, later: int = 0,
        at: float = 0, **x: Any,
    ) -> None:  # fmt: skip
        """An order's line; what went `back` did so `later` seconds after paying."""
        time = minute * 60 + at
        x = {"platform": "douyin", "created": ms(time), "as_of": ms(as_of), **x}
        x |= {"paid": ms(time + 1)} if paid else {}
        x |= {} if back is None else {"refunded_total": back, "refunded_at": ms(time + 1 + later)}
        x |= {"refund_basis": "derived"} if derived else {}
        self.add(time, "order.state", f"{FILE}:{len(self.events)}", "file:o", heard=2000, x=x,
                 order=f"o{minute}", line=line, product=line, amount=amount, qty=1)  # fmt: skip

    def ticket(
        self, minute: int, line: str | None, amount: int, number: str = "", later: int = 30
    ) -> None:
        x = {"platform": "douyin", "ticket": number or f"t{minute}", "as_of": ms(5_000)}
        x |= {"refunded_at": ms(minute * 60 + 1 + later)}
        self.add(minute * 60 + 30, "order.refund", f"{FILE}:{len(self.events)}", "file:t",
                 heard=2000, order=f"o{minute}", line=line, amount=amount, x=x)  # fmt: skip

    def entry(self, minute: int, line: str | None, number: str, book: str, **x: Any) -> None:
        x = {"platform": "douyin", "as_of": ms(NEXT_DAY), "book": book, "entry": number, **x}
        self.add(minute * 60 + 40, "order.entry", f"{FILE}:{len(self.events)}", "file:s",
                 heard=2000, order=f"o{minute}", line=line, x=x)  # fmt: skip


def _concluded(log: _Files) -> None:
    """Refunds concluded from a word, against tickets and printed amounts that say otherwise."""
    log.said(1, None, 100, 100, derived=True)
    log.ticket(1, None, 30)
    log.said(2, None, 100, 100, derived=True)
    log.said(2, None, 100, 20, as_of=2_000)
    # An export of the day before knew of no refund yet, nor did a ticket.
    log.said(3, None, 100, 0, as_of=3_000)
    log.said(3, None, 100, 100, derived=True)
    log.ticket(3, None, 0)
    # One of the day after knows that nothing went back after all.
    log.said(4, None, 100, 100, derived=True, as_of=2_000)
    log.said(4, None, 100, 0, as_of=3_000)
    # Nobody says otherwise; but when it went back is not known by that.
    log.said(5, None, 100, 100, derived=True)


def _wholes(log: _Files) -> None:
    """Orders told as a whole by one file and by their lines in another, in no order."""
    # Freight of 6 beside two lines of the live room; 20 went back in all, 5 of a line.
    log.said(6, "a", 60, 5, genre="live")
    log.said(6, None, 116, 20, at=5, later=60, as_of=2_000)
    log.said(6, None, 116, 3, at=5, later=10, as_of=1_000)
    log.said(6, "b", 50, 0, genre="live")
    # The whole has come after its lines and holds no more; but more has gone back of it.
    log.said(7, "a", 60, 0)
    log.said(7, "b", 40, 10)
    log.said(7, None, 100, 35)
    # One of the lines was not paid: it takes nothing off, and no ticket.
    log.said(8, None, 90, 0)
    log.said(8, "a", 40, 0, paid=False)
    log.said(8, "b", 50, 0)
    log.ticket(8, None, 15)
    # A ticket of the order tells again of what a line says itself; another one is named by both.
    log.said(9, "a", 60, None)
    log.said(9, "b", 40, 10)
    log.ticket(9, None, 30)
    log.ticket(9, "b", 4, "both")
    log.ticket(9, None, 4, "both")
    # Concluded of a line, while a ticket of its order says how much it was.
    log.said(10, "a", 60, 0)
    log.said(10, "b", 40, 40, derived=True)
    log.ticket(10, None, 25)
    # Two books, one of which names the order alone.
    log.said(11, "a", 60, 0)
    log.said(11, "b", 40, 0)
    log.entry(11, "b", "n1", "funds", settled=38)
    log.entry(11, None, "n2", "settlement", settled=95, commission=5)
    # Concluded of the whole, and printed for its lines: nothing is left of it, and there is no line.
    log.said(12, "a", 60, 12)
    log.said(12, "b", 40, 0)
    log.said(12, None, 100, 100, derived=True)
    # A line that leaves its amount open leaves open what the rest is.
    log.said(13, None, 100, 0)
    log.said(13, "a", 60, 0)
    log.add(13 * 60, "order.state", f"{FILE}:open", "file:o", heard=2000, order="o13", line="b",
            x={"platform": "douyin", "created": ms(780), "paid": ms(781), "refunded_total": 0})  # fmt: skip
    # Told as a whole alone, while after-sales and settlement name its lines; one ticket under two names.
    log.said(17, None, 100, None)
    log.ticket(17, "a", 30)
    log.ticket(17, "b", 12, "t17b")
    log.ticket(17, None, 12, "t17b")
    log.entry(17, "a", "n1", "settlement", settled=60)
    log.entry(17, "b", "n2", "settlement", settled=30)
    # A line that nobody told of is in the rest, with what the whole says went back; its ticket waits.
    log.said(18, None, 100, 15)
    log.said(18, "a", 60, 0)
    log.ticket(18, "b", 15)


def _borne(log: _Files) -> None:
    """What the platform pays beside the buyers: said by lines, as a whole, again, and set anew."""
    # Of 30 as a whole 12 and 10 are the lines', and 8 are those of the freight.
    log.said(14, None, 110, 0, platform_bears=30)
    log.said(14, "a", 60, 0, platform_bears=12)
    log.said(14, "b", 40, 0, platform_bears=10)
    # Known as less by a file that comes later, and then set by a person.
    log.said(15, None, 100, 0, platform_bears=9)
    log.said(15, None, 100, 0, at=1, platform_bears=5)
    log.said(16, None, 100, 0, platform_bears=9)
    x = {"platform": "douyin", "platform_bears": 4}
    log.add(16 * 60 + 5, "order.fix", "set", "file:o", heard=2000, order="o16", x=x)
