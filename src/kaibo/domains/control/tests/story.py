"""A short evening as it ran: one segment each way, two pitches and a half, orders, words."""

from __future__ import annotations

from typing import Any

from kaibo.domains.control.tests.hall import Evening, Hall
from kaibo.kit.clock import HOUR, MINUTE

LONG = 2 * HOUR + 10 * MINUTE


def run(hall: Hall, evening: Evening, until: int = LONG) -> str:
    """22:00 to 00:10, past midnight; the show's id in the log.

    Viewers 1–3 come at 22:01, comment at 22:11:00/10/20; 3 takes hers back. Orders A (8,900) and
    B (4,100) of 3 号 at 22:11, C unpaid of the mask at 22:31, D (9,900) after midnight.
    """
    show = str(evening.show)
    essence: dict[str, Any] = {
        "product": "7001",
        "n": 3,
        "x": {"link": evening.link, "name": "保湿精华"},
    }
    hall.press("show.start", 0, ref=show, id="go")
    hall.press("shift.start", 1, ref=str(evening.shift), id="late")
    hall.press("host.on", 2, ref=str(evening.host), id="yu", x={"name": "小雨老师"})
    hall.press(
        "segment.take", 5, ref=str(evening.opening), id="t1",
        x={"segment": {"id": evening.opening, "title": "开场"}},
    )  # fmt: skip
    hall.send(
        hall.event("source.open", 6, x={"provides": ["enter", "leave", "comment"]}),
        *(hall.event("enter", MINUTE, who=n) for n in (1, 2, 3)),
        at=MINUTE,
    )
    goods = {"link_id": evening.link, "link_no": 3, "short": "保湿精华", "final_price": 8_800}
    hall.press(
        "segment.take", 10 * MINUTE, ref=str(evening.main), id="t2",
        x={
            "segment": {
                "id": evening.main, "title": "主推", "link_id": evening.link, "goods": goods,
                "blocks": [{"kind": "host_line", "text": "到手 88"}],
            }
        },
    )  # fmt: skip
    hall.press("pitch.start", 10 * MINUTE + 1, id="p1", **essence)
    hall.send(
        *(
            hall.event("comment", 11 * MINUTE + n * 10_000, who=n + 1, id=f"c{n}", text=f"第{n}条")
            for n in range(3)
        ),
        hall.event("comment.retract", 11 * MINUTE + 30_000, ref="c2"),
        hall.order("A", 11 * MINUTE, 8_900),
        hall.order("B", 11 * MINUTE + 59_999, 4_100, who=8, qty=2),
        hall.event("sample.online", 11 * MINUTE, n=40),
        at=12 * MINUTE,
    )
    hall.press("surge", 13 * MINUTE, id="wave")
    hall.press("reading", 15 * MINUTE, id="r1", x={"boxes": {"online": 1_204, "gmv": 130_000}})
    mask: dict[str, Any] = {"product": f"kaibo:{evening.mask}", "n": 8}
    hall.press("pitch.start", 30 * MINUTE, id="p2", **mask)
    hall.send(
        hall.order("C", 31 * MINUTE, 2_000, paid=False, product=f"kaibo:{evening.mask}", who=7),
        at=31 * MINUTE,
    )
    hall.press("note", 32 * MINUTE, id="n1", text="面膜没货了\n先停")
    hall.press("pitch.start", 50 * MINUTE, id="p3", **essence)
    hall.press("pitch.end", 60 * MINUTE)
    hall.send(hall.order("D", 2 * HOUR + MINUTE, 9_900, who=5), at=2 * HOUR + MINUTE)
    if until == LONG:
        hall.press("show.end", until)
    return show
