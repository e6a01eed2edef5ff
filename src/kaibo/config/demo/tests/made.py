"""A plan and a cast without a database, and a past folded in memory."""

from __future__ import annotations

from collections.abc import Iterable

from kaibo.config.demo import story
from kaibo.config.demo.floor import Item
from kaibo.config.demo.past import Cast, Past, Turn
from kaibo.config.demo.tape import Tape
from kaibo.kit.clock import HOUR, MINUTE, SECOND
from kaibo.live.events import Event
from kaibo.live.offline import Reading, fold_file

#: 2026-11-22 12:00 UTC, a full hour.
START = 1_795_348_800_000
KEY = b"k" * 16
_LOOP = (
    ("11", 120, "demo-1"), ("12", 270, "demo-2"), ("13", 300, "demo-3"), ("14", 60, None),
    ("15", 180, "demo-4"), ("16", 110, "demo-5"), ("17", 40, "demo-1"),
)  # fmt: skip


def items(start: int = START) -> tuple[Item, ...]:
    """An opening, a loop of 18 minutes, a lucky bag at the first full hour."""
    loop = [
        Item(ref, seconds * SECOND, True, None, product, int(product[-1]), int(product[-1]))
        if product
        else Item(ref, seconds * SECOND, True)
        for ref, seconds, product in _LOOP
    ]
    bag = Item("18", 120 * SECOND, False, start + HOUR, bag=True)
    return (Item("10", 5 * MINUTE, False), *loop, bag)


def cast(first_shift: int = story.SHIFT_MS) -> Cast:
    """Two shifts, 阿岚 and then 秋秋."""
    return Cast(
        show="1",
        items=items(),
        turns=[
            Turn("1", "第 1 班", START, "1", "阿岚"),
            Turn("2", "第 2 班", START + first_shift, "2", "秋秋"),
        ],
        sim_hosts={"1": "host-lan", "2": "host-qiu"},
        arm={"title": story.SHOW_TITLE},
        take=lambda ref, instance: {"segment": {"id": int(ref)}, "instance": instance},
    )


def told(
    minutes: int, seed: int = 7, first_shift: int = story.SHIFT_MS
) -> tuple[Past, list[Event]]:
    """A past of so many minutes, and its events in order."""
    past = Past(cast(first_shift), seed, START, Tape())
    return past, [e for batch in past.batches(START + minutes * MINUTE) for e in batch]


def folded(events: Iterable[Event]) -> Reading:
    """Events taken in in their own time."""
    return fold_file(lambda: iter(list(events)), story.ROOM, KEY)
