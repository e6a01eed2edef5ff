"""Two small logs written by hand, in which every rule of the fold matters at least once."""

from __future__ import annotations

from typing import Any

from kaibo.live.events import Event, is_desk

#: Two minutes before midnight UTC.
EVENING = 1_700_006_280_000
A, B = "00000000000000a1", "00000000000000b2"
C, D = "00000000000000c3", "00000000000000d4"
#: Times to read the numbers at: as the first show ends, and long after the second began.
AT_THE_END, LATER = EVENING + 300_000, EVENING + 1_300_000


def ms(seconds: float) -> int:
    return EVENING + round(seconds * 1000)


class Log:
    """Events in log order; times are seconds after EVENING."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def add(
        self, at: float, kind: str, ident: str = "", src: str = "", heard: float = 0, **fields: Any
    ) -> None:
        """One event that happened `at` and was heard then, or later."""
        last = self.events[-1].recv if self.events else 0
        desk = is_desk(kind)
        recv = max(ms(at), ms(heard) if heard else 0, last + 1 if desk else last)
        ts, src = (recv, src or "desk") if desk else (ms(at), src or "douyin:a")
        ident = ident or f"m{len(self.events)}"
        event = Event(id=ident, kind=kind, room="r", ts=ts, recv=recv, src=src, **fields)
        self.events.append(event)

    def order(self, at: float, name: str, kind: str = "order.state", **said: Any) -> None:
        """What is said of an order; times in `x` are seconds too."""
        x = {k: said.pop(k) for k in ORDER_X if k in said}
        x |= {k: ms(x[k]) for k in ("created", "paid", "refunded_at") if k in x}
        self.add(at, kind, order=name, x=x, **said)


ORDER_X = (
    "created", "paid", "refunded_at", "refunded_total", "refund_1h", "state", "platform", "shop",
)  # fmt: skip


def evening() -> list[Event]:
    """A show over midnight with orders, refunds, gifts and retractions, and a second one open."""
    log = Log()
    add, order = log.add, log.order
    add(-20, "source.open", src="kuaishou:b", x={"provides": ["dislike"]})
    add(-20, "source.close", src="kuaishou:b")
    add(-15, "source.open", src="kuaishou:b", x={"provides": ["enter", "leave"]})
    add(-10, "source.open", src="file:c", x={"provides": ["bag.open"]})
    add(0, "show.start", ref="s1")
    add(0, "shift.start", ref="早班")
    add(0, "host.on", ref="h1")
    audience(log)
    # Two sources speak of order o1; the export counts its refund up, a correction takes it down.
    order(80, "o1", created=75, paid=80, amount=300, qty=1, product="p1", channel="paid", viewer=A)
    order(
        82, "o1", src="file:c", platform="douyin", created=75, paid=80, amount=280, qty=1,
        product="p1", channel="paid", viewer=A, refunded_total=0, refund_1h=0,
    )  # fmt: skip
    order(130, "o2", created=125, paid=126, amount=500, qty=2, product="p2", viewer=A,
          refunded_total=0, refund_1h=0)  # fmt: skip
    order(131, "o3", created=126, paid=127, amount=900, qty=1, product="p2", viewer=B, cur="USD")
    order(132, "o4", created=127, amount=70, qty=1, product="p2", viewer=B)
    order(133, "o5", amount=40, qty=1, product="p2", viewer=C, state="paid", refunded_total=0,
          refund_1h=0)  # fmt: skip
    order(200, "o1", refunded_total=100, refunded_at=199, refund_1h=100)
    add(210, "shift.start", ref="晚班")
    visits_at_the_end(log)
    order(900, "o1", refunded_total=300, refunded_at=880)
    order(901, "o1", kind="order.fix", refunded_total=250)
    # Said late and out of turn: a fact of the product that was true earlier still.
    order(79, "o1", heard=902, product="p9", amount=10)
    order(905, "o6", created=128, paid=129, amount=60, qty=1, product="p1", viewer=A,
          refunded_total=0, refund_1h=0)  # fmt: skip
    add(1000, "show.start", ref="s2")
    add(1001, "enter", viewer=A)
    add(1100, "leave", viewer=A)
    add(1104, "enter", viewer=B)
    return log.events


def several_lines() -> list[Event]:
    """Orders of one line that turn out to have more, in other minutes, and that change hands."""
    log = Log()
    add, order = log.add, log.order
    add(0, "show.start", ref="s1")
    for at, name, viewer in ((60, "o1", A), (62, "o2", A), (64, "o3", B)):
        order(at, name, line="1", created=at - 5, paid=at - 4, amount=100, qty=1, product="p1",
              viewer=viewer, refunded_total=0, refund_1h=0)  # fmt: skip
    order(130, "o1", line="2", created=121, paid=122, amount=40, qty=1, product="p2", viewer=A)
    order(131, "o3", line="2", created=122, amount=50, qty=1, product="p2", viewer=B)
    order(140, "o3", line="2", paid=139, refunded_total=50, refunded_at=139, refund_1h=50)
    # What was ordered by A was B's: of o1 one line, of o2 the only one.
    order(150, "o1", line="1", viewer=B)
    order(152, "o2", line="1", viewer=B)
    order(190, "o1", line="3", created=185, viewer=C)
    order(200, "o1", kind="order.fix", line="3", paid=186, amount=70, qty=1, product="p1")
    order(201, "o1", kind="order.fix", line="1", created=125)
    add(260, "show.start", ref="s2")
    return log.events


def audience(log: Log) -> None:
    """What viewers do in the first three minutes, under segments, pitches and two hosts."""
    add = log.add
    add(10, "enter", viewer=A, channel="rec")
    add(11, "comment", viewer=C)
    add(15, "sample.online", n=5)
    add(20, "segment.take", ref="g1")
    add(25, "product.click", viewer=A, product="p1")
    add(26, "gift.of.tomorrow", viewer=A)
    add(30, "pitch.start", "talk1", product="p1")
    add(31, "enter", viewer=B, channel="paid")
    add(35, "comment", "c1", viewer=A)
    add(36, "comment", "c2", viewer=B)
    add(36, "comment", "c2", viewer=C, text="the same message again")
    add(38, "comment.retract", ref="c1")
    add(38, "comment.retract", ref="c1")
    add(39, "comment.retract", ref="c9")
    add(40, "sample.heat", n=7, x={"grid": 10_000})
    add(45, "like", viewer=A, n=3)
    add(46, "comment", "c9", src="kuaishou:b", viewer=B)
    add(47, "comment", "c9", viewer=B)
    add(50, "tip", viewer=B, sku="rose", ref="k", n=4)
    add(48, "tip", heard=52, viewer=B, sku="rose", ref="k", n=1, amount=10, channel="rec")
    add(54, "tip", viewer=B, sku="rose", ref="k", n=2, amount=9)
    add(70, "pitch.start", "talk2", product="p1")
    add(70, "product.click", heard=71, viewer=A, product="p1")
    add(72, "product.click", viewer=A, product="p2")
    add(90, "host.on", ref="h2")
    add(95, "like", viewer=B)
    add(100, "pitch.start", "talk3", product="p2")
    add(100, "sample.online", n=8)
    add(110, "cart.add", product="p2")
    add(115, "comment", viewer=A)
    add(170, "leave", viewer=B)
    add(175, "enter", viewer=C)
    add(190, "comment", viewer=A)
    # More than five seconds behind: counted as late, and no leave of C's.
    add(184, "leave", heard=190, viewer=C)
    add(191, "pitch.end")


def visits_at_the_end(log: Log) -> None:
    """Leaves that trail the end of the show, one just in time and one just too late."""
    add = log.add
    add(250, "report.gmv", amount=1000, x={"as_of": ms(249)})
    add(251, "report.gmv", amount=900, x={"as_of": ms(240)})
    add(280, "enter", viewer=D)
    add(285, "enter", src="kuaishou:b", viewer=D)
    add(290, "sample.online", n=2)
    add(295, "product.click", viewer=B, product="p1")
    add(300, "show.end")
    add(359.999, "leave", src="kuaishou:b", viewer=D)
    add(360, "leave", viewer=D)


def corrected() -> list[Event]:
    """A show whose pitches, segments, shift and hosts were marked wrong and set right."""
    log = Log()
    add = log.add

    def fix(second: float, lane: str, op: str, **x: Any) -> None:
        add(second, "timeline.fix", x={"lane": lane, "op": op, "by": "lead", "why": "标错", **x})

    add(0, "show.start", ref="s1")
    add(1, "shift.start", ref="早班")
    add(2, "host.on", "host1", ref="h1")
    add(10, "segment.take", "seg1", ref="g1")
    add(20, "pitch.start", "talk1", product="p1")
    add(30, "lucky_bag.start", "bag1", ref="b1")
    add(60, "segment.take", "seg2", ref="g2")
    add(60, "pitch.start", "talk2", product="p2")
    for second in range(5, 155, 10):
        add(second, "product.click", heard=150, viewer=A, product="p1" if second < 70 else "p2")
    fix(160, "segment", "edge", span="seg2", edge="from", at=ms(90))
    fix(161, "pitch", "drop", span="talk1")
    fix(162, "pitch", "add", key="own", product="p2", **{"from": ms(80), "to": ms(100)})
    fix(163, "host", "edge", host="h1", span="host1", edge="to", at=ms(130))
    fix(164, "shift", "overlay", **{"from": ms(100), "to": ms(150)}, spans=[
        {"from": ms(110), "to": ms(140), "key": "晚班"}])  # fmt: skip
    # Dropped while it ran, and missed when the next one had begun.
    fix(165, "lucky_bag", "drop", span="bag1")
    add(170, "lucky_bag.start", "bag2", ref="b2")
    fix(175, "lucky_bag", "restore", span="bag1")
    fix(176, "segment", "edge", span="seg2", edge="to", at=ms(150))
    fix(177, "segment", "edge", span="seg2", edge="to", at=None)
    add(200, "show.end")
    # Put in after the end: it stops there, and the next show keeps its own.
    add(300, "show.start", ref="s2")
    add(301, "pitch.start", "talk3", product="p1")
    add(302, "segment.take", "seg3", ref="g3")
    fix(310, "segment", "add", key="tail", **{"from": ms(190), "to": None})
    add(320, "product.click", viewer=B, product="p1")
    return log.events
