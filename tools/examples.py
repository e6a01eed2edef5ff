"""Writes examples/: a composed show and a composed order file, the same each time.

`python -m tools.examples`. Nothing in them happened: the show is the simulated shop's, the orders
are its orders under the column names of a real export.
"""

from __future__ import annotations

import csv
import gzip
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import msgspec

from kaibo.live.codec import encode
from kaibo.live.events import Event
from kaibo.sim import demo_shop
from kaibo.sim.plan import Plan
from kaibo.sim.show import play

FOLDER = Path(__file__).resolve().parent.parent / "examples"
SEED, ROOM, SHOW = 7, "demo", "2026-11-20-evening"
MINUTES = 36
#: 2026-11-20 19:30 in China
START = int(datetime(2026, 11, 20, 11, 30, tzinfo=UTC).timestamp() * 1000)
CHINA = timezone(timedelta(hours=8))
COLUMNS = (
    "主订单编号", "子订单编号", "选购商品", "商品ID", "商品数量", "订单应付金额", "订单提交时间",
    "支付完成时间", "订单状态", "售后状态",
)  # fmt: skip


def plan() -> Plan:
    """The demo shop's plan, cut to two shifts of eighteen minutes: two passes of its loop."""
    shifts = tuple(
        msgspec.structs.replace(shift, minutes=MINUTES // 2) for shift in demo_shop.PLAN.shifts[:2]
    )
    return msgspec.structs.replace(demo_shop.PLAN, shifts=shifts, minutes=MINUTES)


def acts(shop: Plan) -> list[Event]:
    """What the desk would have pressed: the show, its shifts and hosts, every pitch of the loop."""
    number = count(1)

    def act(kind: str, second: int, ref: str | None = None, product: str | None = None) -> Event:
        ident, ts = f"act-{next(number)}", START + second * 1000
        return Event(ident, kind, src="desk", ts=ts, ref=ref, product=product)

    out = [act("show.start", 0, ref=SHOW)]
    begin = 0
    for index, shift in enumerate(shop.shifts, 1):
        if index > 1:
            out.append(act("host.off", begin, ref=shop.shifts[index - 2].host))
        out.append(act("shift.start", begin, ref=f"班次{index}"))
        out.append(act("host.on", begin, ref=shift.host))
        begin += shift.minutes * 60
    second = 0
    while second < MINUTES * 60:
        for pitch in shop.loop:
            if second < MINUTES * 60:
                out.append(act("pitch.start", second, product=pitch.product))
            second += pitch.seconds
    return [*out, act("show.end", MINUTES * 60)]


def show(shop: Plan) -> list[Event]:
    """The whole show in order of time, the desk's acts first where times are equal."""
    events = list(play(shop, SEED, START, t1=START + MINUTES * 60_000 + 1))
    merged = [(e.ts, 0, i, e) for i, e in enumerate(acts(shop))]
    merged += [(e.ts, 1, i, e) for i, e in enumerate(events)]
    out = [e for *_, e in sorted(merged, key=lambda row: row[:3])]
    for event in out:
        event.room = ROOM
    return out


def orders(shop: Plan, events: list[Event]) -> list[tuple[str, ...]]:
    """The show's orders as rows of an export made the next morning."""
    titles = {p.id: p.title for p in shop.products}
    last: dict[str, Event] = {e.order: e for e in events if e.kind == "order.state" and e.order}
    rows: list[tuple[str, ...]] = []
    for number, event in enumerate(last.values(), 1):
        x = event.x or {}
        paid = x.get("paid")
        refunded = number % 9 == 0 and paid is not None
        rows.append((
            f"69{number:017d}", f"69{number:017d}", titles[event.product or ""],
            event.product or "", str(event.qty), f"{(event.amount or 0) / 100:.2f}",
            _spoken(x["created"]), "-" if paid is None else _spoken(paid),
            "已关闭" if paid is None else "已完成", "退款成功" if refunded else "-",
        ))  # fmt: skip
    return rows


def _spoken(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, CHINA).strftime("%Y/%m/%d %H:%M:%S")


def main() -> None:
    """Write both files."""
    shop = plan()
    events = show(shop)
    FOLDER.mkdir(exist_ok=True)
    packed = gzip.compress(encode(events), mtime=0)
    (FOLDER / "show.ndjson.gz").write_bytes(packed)
    with (FOLDER / "orders.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(orders(shop, events))
    print(f"{len(events)} events, {len(packed) >> 10} KiB")


if __name__ == "__main__":
    main()
