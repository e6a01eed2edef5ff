"""NDJSON in, durable, all measures at all levels: events a second, and what it costs beside others."""

from __future__ import annotations

import json
import tempfile
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from benchmarks import stream
from benchmarks.table import Result
from kaibo.live.engine import Engine
from kaibo.live.intake import FILE
from kaibo.live.log import CODEC_NDJSON, NewRow, SqliteLog
from kaibo.live.room import Answer, Post

BATCH = 1_000
#: Batches on their way at once: a few senders, or one that does not wait for each answer.
IN_FLIGHT = 4


class SteppedClock:
    """Show time follows the stream, so that the desk's acts fall among its events."""

    def __init__(self) -> None:
        self.time = stream.T0

    def now(self) -> int:
        return self.time


def filled(folder: Path, bodies: list[bytes], events: int) -> tuple[Engine, list[float]]:
    """An engine that has taken all bodies in, and the seconds each answer took."""
    clock = SteppedClock()
    engine = Engine(folder, clock=lambda room: clock)
    waiting = stream.acts(events)
    seconds: list[float] = []
    flying: deque[Future[Answer]] = deque()
    for index, body in enumerate(bodies):
        while waiting and waiting[0][0] <= index * BATCH:
            at, act = waiting.pop(0)
            clock.time = max(clock.time, stream.T0 + at * stream.STEP_MS)
            engine.post(Post(stream.ROOM, "desk", events=[act])).result()
        clock.time = stream.T0 + 1_000 + (index + 1) * BATCH * stream.STEP_MS
        began = time.perf_counter()
        future = engine.post_bytes(stream.ROOM, stream.SOURCE, [body], False, FILE)
        future.add_done_callback(noted(seconds, began))
        flying.append(future)
        if len(flying) == IN_FLIGHT:
            flying.popleft().result()
    for future in flying:
        future.result()
    return engine, seconds


def noted(seconds: list[float], began: float) -> Callable[[Future[Answer]], None]:
    """What notes how long an answer took, as soon as it is there."""

    def note(_: Future[Answer]) -> None:
        seconds.append(time.perf_counter() - began)

    return note


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """(wall, CPU) seconds of a call."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def log_only(folder: Path, bodies: list[bytes]) -> None:
    """The same bytes made durable and nothing else: what the disk alone costs."""
    log = SqliteLog(folder / "log.sqlite")
    for number, body in enumerate(bodies):
        log.append([NewRow(stream.ROOM, number, number, BATCH, CODEC_NDJSON, body)])
    log.close()


def duckdb_recount(bodies: list[bytes], every: int = 20) -> None:
    """Rows into an in-memory table; six measures of the show asked anew every `every` batches."""
    import duckdb
    import pyarrow as pa

    base = duckdb.connect()
    base.execute("CREATE TABLE e (id VARCHAR, kind VARCHAR, ts BIGINT, viewer VARCHAR)")
    for number, body in enumerate(bodies):
        rows = [json.loads(line) for line in body.splitlines()]
        fields = [{k: r.get(k) for k in ("id", "kind", "ts", "viewer")} for r in rows]
        base.register("batch", pa.Table.from_pylist(fields))
        base.execute("INSERT INTO e SELECT * FROM batch")
        if number % every == every - 1:
            base.execute(
                "SELECT ts // 60000, count(*) FILTER (kind = 'enter'),"
                " count(DISTINCT viewer) FILTER (kind = 'enter'),"
                " count(*) FILTER (kind = 'comment'),"
                " count(DISTINCT viewer) FILTER (kind = 'comment'),"
                " count(*) FILTER (kind = 'product.click'), count(DISTINCT viewer)"
                " FROM (SELECT DISTINCT ON (id) * FROM e) GROUP BY 1"
            ).fetchall()


def measure(events: int) -> list[Result]:
    """The rows of the table."""
    bodies = stream.bodies(stream.audience(events))
    with tempfile.TemporaryDirectory() as folder:
        held: list[Engine] = []
        seconds: list[float] = []

        def ours() -> None:
            engine, took = filled(Path(folder) / "ours", bodies, events)
            held.append(engine)
            seconds.extend(took)

        wall, cpu = timed(ours)
        held[0].close()
        disk, _ = timed(lambda: log_only(Path(folder), bodies))
    recount, recount_cpu = timed(lambda: duckdb_recount(bodies))
    p99 = sorted(seconds)[int(len(seconds) * 0.99) - 1] * 1000
    return [
        Result("ingest: NDJSON → durable → all measures", events / wall, "events/s", "≥ 100,000"),
        Result("ingest: the same per CPU-second", events / cpu, "events", "≥ 100,000"),
        Result("ingest: p99 of a batch of 1,000", p99, "ms", "≤ 100"),
        Result(
            "log alone (SQLite FULL, same bytes)",
            events / disk,
            "events/s",
            "",
            f"ours takes {wall / disk:.1f} × its time",
        ),
        Result(
            "DuckDB, 6 measures by minute every 20 batches",
            events / recount,
            "events/s",
            "",
            f"takes {recount / wall:.1f} × our time, {recount_cpu / cpu:.1f} × our CPU",
        ),
    ]
