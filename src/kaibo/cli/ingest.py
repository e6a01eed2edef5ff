"""`kaibo ingest`: a recording taken into a data directory, durable and folded."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from kaibo.cli.business import currencies, rooms_made
from kaibo.cli.failures import Failure
from kaibo.cli.plain import when
from kaibo.cli.progress import Progress
from kaibo.connectors.recorded import Recording, open_recording
from kaibo.live.allowed import DESK
from kaibo.live.clock import wall_ms
from kaibo.live.codec import Refused
from kaibo.live.engine import Engine
from kaibo.live.events import Event
from kaibo.live.room import Answer, Post, Room
from kaibo.live.view import shows

_BATCH = 1_000
#: A recording's clock may be a little ahead of ours.
AHEAD_MS = 5 * 60_000


def ingest_file(
    path: Path, room: str, format: str | None, data: Path, show: str | None = None
) -> dict[str, Any]:
    """Take a recording in; the counts say what was new, already there, and refused.

    `show` makes all of it one show of that name, for recordings that hold no acts of the desk.
    """
    engine = Engine(data, currency=currencies(data))
    try:
        _must_be_meant(engine, room, rooms_made(data))
        recording = open_recording(path, engine.install.secret, format)
        last, known = engine.look(room, _reached).result()
        if show is not None:
            parsed = _as_show(recording, show, last, known)
        else:
            parsed = recording.parse()
            if last:
                _must_come_after(recording, last, known)
        totals = {"accepted": 0, "duplicate": 0, "quarantined": 0}
        with Progress(f"收录 {path.name}", stops=_kept) as progress:
            while some := list(islice(parsed, _BATCH)):
                answer = _post(engine, room, some)
                totals["accepted"] += answer.accepted
                totals["duplicate"] += answer.duplicate
                totals["quarantined"] += answer.refused
                progress.to(sum(totals.values()))
        return {"room": room, "format": recording.format, "file": recording.file_id, **totals}
    finally:
        engine.close()


def _kept(done: int) -> str:
    return f"已停止：前 {done:,} 条已收好。再运行同一条命令可接着收，不会重复。"


def _reached(room: Room) -> tuple[int, set[str]]:
    """How far the room's log has come (UTC ms), and the shows in it."""
    return room.sequencer.last, {show.id for show in shows(room.fold)}


def _must_be_meant(engine: Engine, room: str, made: dict[str, str]) -> None:
    """A room's log is never taken back: a slip of the pen must not begin one."""
    if not made or room in made or any(room in one.log.rooms() for one in engine.partitions):
        return
    there = "、".join(f"{ident}（{title}）" for ident, title in sorted(made.items()))
    raise Failure(
        f"没有编号为「{room}」的直播间，没有收录。已有：{there}。"
        "要收进新的直播间，先在网页「直播间和来源」里加上它。"
    )


def _must_come_after(recording: Recording, last: int, known: set[str]) -> None:
    """A room's acts stand in its log in order of time: a show that was before what is there already
    cannot begin any more. Whatever began there before may be taken in again."""
    for one in recording.parse():
        if isinstance(one, Event) and one.kind == "show.start" and one.ref not in known:
            if one.ts <= last:
                raise _too_early(recording, last, one.ts)
            return


def _too_early(recording: Recording, last: int, begins: int) -> Failure:
    return Failure(
        f"这个直播间的日志已经到 {when(last)}，{recording.path.name} 从 {when(begins)} 开始，"
        "早于它的场次收不进去；请用 --room 收进另一个直播间。"
    )


def _as_show(
    recording: Recording, show: str, last: int, known: set[str]
) -> Iterator[Event | Refused]:
    """The recording between the start and the end of a show that reaches just around it."""
    latest = wall_ms() + AHEAD_MS  # what is later is refused, and no show reaches there
    times = [e.ts for e in recording.parse() if isinstance(e, Event) and e.ts <= latest]
    if not times:
        raise Failure(f"{recording.path.name} 里没有能收录的事件。")
    if last >= min(times) and show not in known:
        raise _too_early(recording, last, min(times))
    name = recording.file_id
    yield Event(f"{name}:start", "show.start", src=DESK, ts=min(times) - 1, ref=show)
    yield from recording.parse()
    yield Event(f"{name}:end", "show.end", src=DESK, ts=max(times) + 1)


def _post(engine: Engine, room: str, parsed: list[Event | Refused]) -> Answer:
    """Post what was parsed together, in its order: a press of the desk stays between the events it
    stands between, whatever sources these are of."""
    events = [one for one in parsed if isinstance(one, Event)]
    refused = [one for one in parsed if isinstance(one, Refused)]
    post = Post(
        room, "", events=events, refused=refused, own_time=True, latest=wall_ms() + AHEAD_MS
    )
    return engine.post(post).result()
