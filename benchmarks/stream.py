"""A stream like a busy room's, by seed: who enters, leaves, comments, clicks, buys, and the desk."""

from __future__ import annotations

import random

from kaibo.live.codec import encode
from kaibo.live.events import Event

ROOM, SOURCE = "bench", "sim:bench"
T0 = 1_700_024_400_000
STEP_MS = 20
#: share of each kind in a hundred events
MIX = {
    "enter": 20,
    "leave": 16,
    "comment": 18,
    "like": 16,
    "product.view": 15,
    "product.click": 9,
    "cart.add": 2,
    "follow": 1,
    "order.state": 2,
    "sample.online": 1,
}
PITCH_EVERY, TAKE_EVERY, VIEWERS, PRODUCTS = 3_000, 5_000, 6_000, 8


def audience(count: int, seed: int = 1) -> list[Event]:
    """`count` events of the room's source, in order of time."""
    chance = random.Random(seed)
    kinds = chance.choices(list(MIX), list(MIX.values()), k=count)
    viewers = [f"{chance.getrandbits(63) + 1:016x}" for _ in range(VIEWERS)]
    return [_event(i, kind, chance, viewers) for i, kind in enumerate(kinds)]


def _event(index: int, kind: str, chance: random.Random, viewers: list[str]) -> Event:
    event = Event(id=f"m{index}", kind=kind, ts=T0 + 1_000 + index * STEP_MS)
    if kind == "sample.online":
        event.n = chance.randrange(200, 900)
        return event
    event.viewer = chance.choice(viewers)
    event.channel = chance.choice(("recommend", "paid", "follow"))
    if kind in ("product.view", "product.click", "cart.add", "order.state"):
        event.product = f"p{chance.randrange(PRODUCTS)}"
    if kind == "comment":
        event.text = "多少钱啊，敏感肌可以用吗"
    if kind in ("like", "cart.add"):
        event.n = event.qty = chance.randrange(1, 9)
    if kind == "order.state":
        event.order, event.line, event.qty = f"o{chance.randrange(index + 1)}", "1", 1
        event.amount = chance.randrange(990, 19_900)
        event.x = {
            "created": event.ts,
            "paid": event.ts + 9_000,
            "refunded_total": 0,
            "refund_1h": 0,
        }
    return event


def bodies(events: list[Event], batch: int = 1_000) -> list[bytes]:
    """The events as NDJSON bodies of `batch` lines each."""
    return [encode(events[i : i + batch]) for i in range(0, len(events), batch)]


def acts(upto: int) -> list[tuple[int, Event]]:
    """Acts of the desk, each with the index of the audience event it comes before."""
    out = [
        (0, Event("start", "show.start", ref="s1")),
        (0, Event("h", "host.on", ref="amy")),
        (0, Event("sh", "shift.start", ref="late")),
    ]
    for index in range(0, upto, PITCH_EVERY):
        product = f"p{index // PITCH_EVERY % PRODUCTS}"
        out.append((index, Event(f"pitch{index}", "pitch.start", product=product)))
    for index in range(TAKE_EVERY, upto, TAKE_EVERY):
        out.append((index, Event(f"take{index}", "segment.take", ref=f"g{index // TAKE_EVERY}")))
    return sorted(out, key=lambda pair: pair[0])
