"""From an empty data folder to a demo that can go on air: business rows, then the show so far."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path

from kaibo.config.demo import plan, seed, story
from kaibo.config.demo.note import Note
from kaibo.config.demo.past import Cast, Past, Turn
from kaibo.config.demo.tape import Tape
from kaibo.domains.rundown import public as rundown
from kaibo.kit.clock import MINUTE
from kaibo.live.engine import Engine
from kaibo.live.events import Event
from kaibo.live.room import Answer, Post
from kaibo.sim.world import BIN_MS

#: Events handed in together, and posts on their way at once.
_TOGETHER = 1_000
_UNDER_WAY = 8
_HALF_HOUR = 30 * MINUTE

#: Told what is being done, how much of it is done, and of how many (None: not known).
Told = Callable[[str, int, int | None], None]


def begins(now: int) -> int:
    """When the demo's show began (UTC ms): on a half hour, its second shift being on by `now`."""
    return (now - story.BEFORE_MS) // _HALF_HOUR * _HALF_HOUR


def prepare(folder: Path, number: int, now: int, told: Told) -> Note:
    """Fill `folder`, whose database is up to date and empty; `number` is the seed, `now` UTC ms.

    The note says where the show stands; it is ready to be continued.
    """
    start = begins(now)
    until = start + (now - start) // BIN_MS * BIN_MS
    note = Note(number)
    note.write(folder)
    made = seed.write(number, start, lambda rows: told("写入演示小店", rows, None))
    cast = cast_of(made, start)
    past = Past(cast, number, start, Tape())
    engine = Engine(folder)
    try:
        for at in _record(engine, past.batches(until)):
            told("合成开播以来的分钟", max(at - start, 0) // MINUTE, (until - start) // MINUTE)
    finally:
        engine.close()
    note = Note(number, cast.sim_hosts, until, [past.room.state()], ready=True)
    note.write(folder)
    return note


def cast_of(made: seed.Seeded, start: int) -> Cast:
    """The past's cast, as the business rows have it."""
    value = rundown.plan_for_run(made.show)
    assert value is not None, "just made"
    by_id = {str(one.id): one for one in value.segments}
    turns = []
    for place, shift in enumerate(made.shifts):
        begin, host = start + place * story.SHIFT_MS, place % len(story.HOSTS)
        name = seed.shift_name(place, begin)
        turns.append(Turn(str(shift), name, begin, str(made.hosts[host]), story.HOSTS[host].name))
    return Cast(
        show=str(made.show),
        items=plan.items(value, plan.listed(made.show)),
        turns=turns,
        sim_hosts={str(ours): sim.id for ours, sim in zip(made.hosts, story.HOSTS, strict=True)},
        arm=plan.armed(value, story.SHOW_TITLE),
        take=lambda ref, instance: plan.taken(by_id[ref], value.rev, instance),
    )


def _record(engine: Engine, batches: Iterable[list[Event]]) -> Iterator[int]:
    """Write the batches in their own time; yields the time (UTC ms) up to which it is done."""
    under_way: deque[tuple[int, Future[Answer]]] = deque()
    for events in _together(batches):
        post = Post(story.ROOM, "", events=events, own_time=True)
        under_way.append((events[-1].ts, engine.post(post)))
        if len(under_way) == _UNDER_WAY:
            yield _taken(*under_way.popleft())
    while under_way:
        yield _taken(*under_way.popleft())


def _taken(at: int, future: Future[Answer]) -> int:
    refused = future.result().quarantined
    if refused:
        raise RuntimeError(f"合成的事件没有被收下：{refused[0].text}")
    return at


def _together(batches: Iterable[list[Event]]) -> Iterator[list[Event]]:
    held: list[Event] = []
    for events in batches:
        held += events
        if len(held) >= _TOGETHER:
            yield held
            held = []
    if held:
        yield held
