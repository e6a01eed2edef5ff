"""Runs the SQL recomputation (`sql/*.sql`) of one log and hands back its numbers.

Nothing here reads the fold: the events, the table of kinds and the table of measures go in, the
rows of docs/specs/fold.md come out. Lanes are derived in SQL unless corrected spans are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import duckdb
import msgspec

from kaibo.live.events import KINDS, Event
from kaibo.live.measures import MEASURES

from .effective import Stretch

STATEMENTS = Path(__file__).parent / "sql"
#: An open end. Small enough that a minute may be added to it.
FOREVER = 2**62
ENVELOPE = (
    '[{"id":"VARCHAR","kind":"VARCHAR","src":"VARCHAR","ts":"BIGINT","viewer":"VARCHAR",'
    '"product":"VARCHAR","sku":"VARCHAR","order":"VARCHAR","line":"VARCHAR","qty":"BIGINT",'
    '"amount":"BIGINT","cur":"VARCHAR","n":"BIGINT","channel":"VARCHAR","ref":"VARCHAR","x":"JSON"}]'
)
WINDOWS = ("product_clicks_5min", "gmv_5min", "gmv_best_minute")

Key = tuple[str, str, str]  # show, level, row


@dataclass(slots=True)
class Answers:
    """What SQL says of one log. Keys of rows: (show, level, row); a missing row is all zero."""

    shows: list[str]
    known: dict[tuple[str, str], bool]
    #: (show, level, row) → measure → value, None where an event left it in doubt
    rows: dict[Key, dict[str, int | None]] = field(default_factory=dict)
    windows: dict[Key, dict[str, int | None]] = field(default_factory=dict)
    #: (show, level, row) → (source, name) → (last, peak, sum_ms, observed_ms)
    gauges: dict[Key, dict[tuple[str, str], tuple[int, ...]]] = field(default_factory=dict)
    #: (show, source, name, product or "", channel or "") → value
    reports: dict[tuple[str, ...], int] = field(default_factory=dict)
    spans: list[Stretch] = field(default_factory=list)
    events: int = 0
    duplicates: int = 0
    withdrawn: int = 0
    late: int = 0


@cache
def database() -> duckdb.DuckDBPyConnection:
    """One in-memory database for all tests, with the tables that never change."""
    con = duckdb.connect(config={"threads": 1})
    con.execute(f"create macro forever() as {FOREVER}::bigint")
    con.execute("create table kind_home(kind varchar, home varchar)")
    con.executemany("insert into kind_home values (?, ?)", [(k.name, k.home.value) for k in KINDS])
    con.execute(
        "create table measure_kind(measure varchar, take varchar, is_set bool, kind varchar)"
    )
    con.executemany(
        "insert into measure_kind values (?, ?, ?, ?)",
        [(m.id, m.take.value, m.distinct, k) for m in MEASURES for k in m.kinds or (None,)],
    )
    return con


@cache
def statements(name: str) -> str:
    return (STATEMENTS / f"{name}.sql").read_text("utf-8")


def run(con: duckdb.DuckDBPyConnection, *names: str) -> None:
    for name in names:
        con.execute(statements(name))


def recompute(
    events: Sequence[Event],
    now: int,
    cur: str = "CNY",
    whole_file: bool = False,
    spans: Iterable[Stretch] | None = None,
) -> Answers:
    """All numbers of a log. `now` in UTC ms; `spans`: the corrected lanes, if there were fixes."""
    con = derive(events, now, cur, whole_file)
    if spans is not None:
        lay(con, spans)
    run(con, "shows", "audience", "visits")
    run(con, "orders", "order_lines", "sales")
    run(con, "reported", "place", "known", "answers")
    return collect(con)


def derive(
    events: Sequence[Event], now: int = 0, cur: str = "CNY", whole_file: bool = False
) -> duckdb.DuckDBPyConnection:
    """The log as a table, each message once, and the lanes of its acts."""
    con = database()
    con.execute(
        "create or replace temp table raw as select unnest(range(len(l))) as pos,"
        " unnest(l, recursive := true) from (select from_json(?, ?) as l)",
        [msgspec.json.encode(events).decode(), ENVELOPE],
    )
    con.execute('alter table raw rename "order" to ord')
    con.execute(
        "create or replace temp table asked as"
        " select ?::bigint as now, ? as cur, ?::bool as whole_file",
        [now, cur, whole_file],
    )
    run(con, "events", "lanes")
    return con


def lay(con: duckdb.DuckDBPyConnection, spans: Iterable[Stretch]) -> None:
    """Put corrected spans in the place of those that SQL derived from the acts."""
    rows = [
        (s.lane, s.id, s.start, FOREVER if s.end is None else s.end, s.key, s.product)
        for s in spans
    ]
    con.execute("delete from spans")
    if rows:
        con.executemany("insert into spans values (?, ?, ?, ?, ?, ?)", rows)


def derived_spans(con: duckdb.DuckDBPyConnection) -> list[Stretch]:
    """The spans SQL holds at the moment, in order of lane and time."""
    found = con.execute(
        "select lane, id, t0, nullif(t1, forever()), key, product from spans order by lane, t0, key"
    ).fetchall()
    return [Stretch(*row) for row in found]


def collect(con: duckdb.DuckDBPyConnection) -> Answers:
    def rows(query: str) -> list[tuple]:  # type: ignore[type-arg]
        return con.execute(query).fetchall()

    out = Answers(
        [show for (show,) in rows("select show_id from shows order by t0")],
        {(show, measure): known for show, measure, known in rows("from known")},
    )
    for show, level, key, measure, doubt, v in rows("from answer"):
        out.rows.setdefault((show, level, key), {})[measure] = None if doubt else v
    for show, level, key, *cells in rows("from windowed"):
        pairs = zip(cells[::2], cells[1::2], strict=True)
        values = [None if doubt else int(v) for v, doubt in pairs]
        out.windows[show, level, key] = dict(zip(WINDOWS, values, strict=True))
    for show, level, key, src, name, *parts in rows("from gauge"):
        out.gauges.setdefault((show, level, key), {})[src, name] = tuple(parts)
    out.spans = derived_spans(con)
    out.reports = {tuple(key): v for *key, v in rows("from report")}
    [(out.events, out.duplicates, out.withdrawn, out.late)] = rows(
        "select (select count(*) from ev), (select count(*) from stands) - (select count(*) from ev),"
        " (select count(*) from raw) - (select count(*) from stands),"
        " (select count(*) from mark where late)"
    )
    return out
