"""A room that runs inside a test: a real engine on a folder, a clock put where it is needed, and an
evening planned in the business database: goods, a line-up, a plan, a host and a shift."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from kaibo.domains.control import public as control
from kaibo.domains.people.actions import hosts, shifts
from kaibo.domains.people.rules import Wanted
from kaibo.domains.rundown.actions import plans, scripts, segments
from kaibo.domains.selection.actions import links, products, shows
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE, SHANGHAI, to_ms
from kaibo.kit.rights import Duty
from kaibo.live.desk import Command
from kaibo.live.engine import Engine
from kaibo.live.events import Event
from kaibo.live.room import Answer, Post

ROOM = "flagship-a"
#: 22:00 in Shanghai: every show here may cross midnight.
EVENING = to_ms(datetime(2026, 11, 10, 22, 0, tzinfo=SHANGHAI))
MIDNIGHT = EVENING + 2 * HOUR


@dataclass
class Hall:
    """One engine with the room; `at` is in ms after `EVENING`, and moves the room's clock there."""

    engine: Engine
    time: int = EVENING
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def now(self) -> int:
        """The room's clock."""
        return self.time

    def press(self, kind: str, at: int, by: str = "user:1", **fields: Any) -> str:
        """One press of the desk; the id of its event."""
        self.time = max(self.time, EVENING + at)
        event = Event(id=fields.pop("id", f"k{next(self.ids)}"), kind=kind, **fields)
        room = fields.pop("room", ROOM)
        self.engine.post(Post(room, "desk", command=Command(event, by))).result(10)
        return event.id

    def send(self, *events: Event, src: str = "douyin:shopA", at: int = 0) -> Answer:
        """What a source posts, received at `at` or where the clock stands."""
        self.time = max(self.time, EVENING + at)
        return self.engine.append(ROOM, src, list(events)).result(10)

    def event(self, kind: str, at: int, who: int | None = None, **fields: Any) -> Event:
        """An event of a source, `at` ms after the evening began."""
        viewer = None if who is None else f"{who:016x}"
        ident = fields.pop("id", f"m{next(self.ids)}")
        return Event(id=ident, kind=kind, ts=EVENING + at, viewer=viewer, **fields)

    def order(
        self, name: str, at: int, amount: int | None, paid: bool = True, **more: Any
    ) -> Event:
        """An order of one line; `more` goes into the event."""
        x: dict[str, Any] = {"created": EVENING + at, "refunded_total": 0, "refund_1h": 0}
        if paid:
            x["paid"] = EVENING + at
        given = {"product": "7001", "qty": 1, "who": 9, **more}
        return self.event(
            "order.state",
            at,
            order=name,
            line="1",
            amount=amount,
            x=x,
            id=f"o-{name}-{amount}",
            **given,
        )


@contextmanager
def opened(
    folder: Path, cur: str = "CNY", recount: Callable[[str], object] | None = None
) -> Iterator[Hall]:
    """A hall whose engine this process reads, its money in `cur`; closed at the end. `recount`: as
    of `Engine`."""
    held: list[Hall] = []

    class Clock:
        def now(self) -> int:
            return held[0].time if held else EVENING

    engine = Engine(folder, clock=lambda room: Clock(), currency=lambda room: cur, recount=recount)
    held.append(Hall(engine))
    control.attach(engine)
    try:
        yield held[0]
    finally:
        control.detach()
        engine.close()


@dataclass(frozen=True, slots=True)
class Evening:
    """The ids of what is planned. `link` 3 is 保湿精华, listed on the platform as 7001; link 8 is
    补水面膜, listed nowhere. The segments are 开场 10 min, 主推 45 min, 福袋 10 min at 23:00."""

    show: int
    essence: int
    mask: int
    link: int
    mask_link: int
    plan: int
    opening: int
    main: int
    bag: int
    host: int
    shift: int


def planned(actor: Actor, room: str = ROOM, kind: str = "linear") -> Evening:
    """An evening from 22:00 to 02:00, planned by `actor`."""
    show = shows.plan(
        actor, room=room, title="双十一前夜", starts_at=EVENING, ends_at=EVENING + 4 * HOUR,
        kind="store_run",
    )  # fmt: skip
    essence = products.add(
        actor, title="保湿精华 30 毫升", short="保湿精华", category="护肤", role="hero_role"
    )
    mask = products.add(
        actor, title="补水面膜 5 片", short="补水面膜", category="护肤", role="welfare_role"
    )
    products.list_on_platform(
        actor, essence.pk, platform="douyin", shop="", platform_product_id="7001"
    )
    link = links.add(actor, show.pk, product=essence.pk, sku=None, link_no=3)
    link = links.set_offer(actor, link.pk, expect=link.version, final_price=8_900, offer="拍1发2")
    other = links.add(actor, show.pk, product=mask.pk, sku=None, link_no=8)
    plan = plans.make(actor, show.pk, kind=kind)
    loop = {"in_loop": True} if kind == "loop" else {}
    opening = segments.add(actor, plan.pk, title="开场", duration_ms=10 * MINUTE, **loop)
    main = segments.add(
        actor, plan.pk, title="主推 3 号", duration_ms=45 * MINUTE, link_id=link.pk, **loop
    )
    hard = {"hard_start": EVENING + HOUR}
    bag = segments.add(actor, plan.pk, title="福袋", duration_ms=10 * MINUTE, **hard)
    scripts.write(
        actor, main.pk, expect=1, blocks=[{"kind": "host_line", "text": "{号}号，到手{到手价}元"}]
    )
    scripts.add_cue(actor, main.pk, offset_ms=60_000, duty="console", kind="pin", text="弹3号")
    host = hosts.add(actor, name="小雨", short="雨", user_id=None, note="")
    shift = shifts.plan(
        actor, room=room, starts_at=EVENING, ends_at=MIDNIGHT, note="晚班",
        seats=[Wanted(Duty.HOST, host.pk, None)],
    )  # fmt: skip
    return Evening(
        show.pk, essence.pk, mask.pk, link.pk, other.pk, plan.pk, opening.pk, main.pk, bag.pk,
        host.pk, shift.pk,
    )  # fmt: skip
