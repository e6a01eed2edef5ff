"""A fold as bytes and back: what a snapshot holds. Never pickle: arrays and plain data only."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import msgspec
import numpy as np

from kaibo.live.collecting import paused
from kaibo.live.fold import Fold
from kaibo.live.frozen import Arrays, Frozen, SnapshotMismatch, thawed
from kaibo.live.gauges import Samples, Total
from kaibo.live.hashing import Map64, Names
from kaibo.live.known import Gap, Promise
from kaibo.live.lane_data import restore_timeline, timeline_data
from kaibo.live.measures import WIDTH
from kaibo.live.packed import Packed
from kaibo.live.presses import Armed, Press
from kaibo.live.rows import Rows
from kaibo.live.ticks import Said, Ticks
from kaibo.live.visits import Marks, Open

_MARK_COLUMNS = ("visitor", "source", "ts", "what", "channel")


def freeze(fold: Fold, offset: int = 0) -> Frozen:
    """A copy of the state of `fold`, which has folded the log up to `offset` (exclusive).

    ValueError while it owes a correction: it is no state of that log.
    """
    if fold.owed is not None:
        raise ValueError("a state that owes a correction must not be stored")
    with paused():
        meta = msgspec.json.encode(_meta(fold))
    arrays: Arrays = {"meta": np.frombuffer(meta, np.uint8)}
    for name, table in _maps(fold).items():
        arrays[f"{name}.keys"], arrays[f"{name}.values"] = table.items()
    for name, packed in _packed(fold).items():
        for number, piece in enumerate(packed.dump()):
            arrays[f"packed.{name}.{number}"] = np.frombuffer(piece, np.uint8)
    for level, rows in fold.resolver.rows.items():
        used = len(rows)
        arrays[f"rows.{level}.keys"] = np.fromiter(rows.row, np.int64, used)
        arrays[f"rows.{level}.values"] = rows.values[:used].copy()
        arrays[f"rows.{level}.unknown"] = rows.unknown[:used].copy()
    arrays["comments.table"] = fold.comments.table[: fold.comments.count + 1].copy()
    waiting, opened = fold.visits.waiting, fold.visits.open
    for name in _MARK_COLUMNS:
        arrays[f"waiting.{name}"] = getattr(waiting, name)  # never written to: replaced as a whole
    for name in ("start", "seen", "channel"):
        arrays[f"open.{name}"] = getattr(opened, name).copy()
    return Frozen(offset, arrays)


def dump(fold: Fold, offset: int = 0) -> bytes:
    """The state of `fold` as bytes: `freeze`, packed at once."""
    return freeze(fold, offset).packed()


def load(data: bytes, key: bytes) -> tuple[Fold, int]:
    """The fold that `dump` wrote and its offset. Raises SnapshotMismatch."""
    frozen = thawed(data)
    return _build(frozen.arrays, key), frozen.offset


def _maps(fold: Fold) -> dict[str, Map64]:
    return {
        "seen": fold.seen,
        "viewers": fold.viewers.map,
        "visitors": fold.visitors.map,
        "members": fold.distincts.members,
        "comments": fold.comments.place,
    }


def _packed(fold: Fold) -> dict[str, Packed[Any]]:
    book = fold.money.book
    return {"said": book.said, "tickets": book.tickets, "movements": book.movements}


def _names(fold: Fold) -> dict[str, Names]:
    money = fold.money
    own = {
        "sources": fold.sources,
        "orders": money.orders,
        "buyers": money.buyers,
        "pairs": money.pairs,
    }
    return own | {f"level.{k}": v for k, v in fold.resolver.names.items()}


def _meta(fold: Fold) -> dict[str, Any]:
    """All that is no array. As JSON, for `x` of a press may hold whatever JSON can say, whole
    numbers of more than 64 bits too."""
    return {
        "cur": fold.cur,
        "whole_file": fold.whole_file,
        "events": fold.events,
        "duplicates": fold.duplicates,
        "withdrawn": fold.withdrawn,
        "run_seq": fold.run_seq,
        "names": {k: v.names[1:] for k, v in _names(fold).items()},
        "buyer_of_pair": fold.distincts.buyer_of_pair,
        **timeline_data(fold.timeline),
        "kinds": [[show, src, sorted(k)] for (show, src), k in fold.known.seen.items()],
        "promises": [[p.source, p.ts, sorted(p.kinds)] for p in fold.known.promises],
        "gaps": [asdict(gap) for gap in fold.known.gaps],
        "closed": list(fold.known.closed.items()),
        "opened": list(fold.known.opened.items()),
        "presses": [asdict(p) for p in fold.presses.all],
        "facts": [asdict(p) for p in fold.presses.facts],
        "watch": [asdict(p) for p in fold.presses.watch],
        "armed": [asdict(a) for a in fold.presses.armed.values()],
        "ready": fold.presses.ready,
        "reach": list(fold.known.reach.items()),
        "unknown_kinds": fold.known.unknown_kinds,
        "combos": list(fold.tips.combos.items()),
        "taken_back": sorted(fold.comments.taken_back),
        "newest": list(fold.visits.newest.items()),
        "late": fold.visits.late,
        "waiting_ids": fold.visits.waiting.ids.tolist(),
        "samples": [[*k, v.ts, v.value, v.hold] for k, v in fold.reported.samples.items()],
        "totals": [[*k, t.as_of, t.ts, t.id, t.value] for k, t in fold.reported.totals.items()],
        "ticks": _table(fold.reported.ticks.said),
    }


def _table(of: dict[Any, dict[Any, Any]]) -> list[tuple[Any, list[tuple[Any, Any]]]]:
    """A table of tables whose keys are no texts, as JSON can say it."""
    return [(key, list(told.items())) for key, told in of.items()]


def _build(arrays: Arrays, key: bytes) -> Fold:
    meta = msgspec.json.decode(arrays["meta"].tobytes())
    fold = Fold(key, meta["cur"], meta["whole_file"])
    fold.events, fold.duplicates = meta["events"], meta["duplicates"]
    fold.withdrawn, fold.run_seq = meta["withdrawn"], meta["run_seq"]
    restore_timeline(fold.timeline, meta)
    for name, names in _names(fold).items():
        for value in meta["names"][name]:
            names[value]
    fold.distincts.buyer_of_pair[:] = meta["buyer_of_pair"]
    for name, table in _maps(fold).items():
        restored = Map64.restore(arrays[f"{name}.keys"], arrays[f"{name}.values"])
        table.keys, table.values, table.count = restored.keys, restored.values, restored.count
    for level in fold.resolver.rows:
        fold.resolver.rows[level] = _build_rows(arrays, level)
    _build_books(fold, meta, arrays)
    return fold


def _build_rows(arrays: Arrays, level: str) -> Rows:
    rows = Rows(arrays[f"rows.{level}.keys"].tolist())
    used = len(rows)
    if arrays[f"rows.{level}.values"].shape != (used, WIDTH):
        raise SnapshotMismatch(f"快照里的 {level} 表与键不一致")
    rows.values[:used] = arrays[f"rows.{level}.values"]
    rows.unknown[:used] = arrays[f"rows.{level}.unknown"]
    return rows


def _build_books(fold: Fold, meta: dict[str, Any], arrays: Arrays) -> None:
    known = fold.known
    known.seen = {(show, src): set(kinds) for show, src, kinds in meta["kinds"]}
    known.promises = [Promise(s, ts, frozenset(k)) for s, ts, k in meta["promises"]]
    known.gaps = [Gap(**gap) for gap in meta["gaps"]]
    known.closed, known.opened = dict(meta["closed"]), dict(meta["opened"])
    known.reach = {show: (a, b) for show, (a, b) in meta["reach"]}
    known.unknown_kinds = meta["unknown_kinds"]
    fold.presses.all = [Press(**p) for p in meta["presses"]]
    fold.presses.facts = [Press(**p) for p in meta["facts"]]
    fold.presses.watch = [Press(**p) for p in meta["watch"]]
    fold.presses.armed = {a["show"]: Armed(**a) for a in meta["armed"]}
    fold.presses.ready = meta["ready"]
    fold.tips.combos = {tuple(k): tuple(v) for k, v in meta["combos"]}
    for name, packed in _packed(fold).items():
        packed.restore(a.data for n, a in arrays.items() if n.startswith(f"packed.{name}."))
    table = arrays["comments.table"]
    fold.comments.count = len(table) - 1
    fold.comments.table = np.concatenate([table, np.zeros((1024, 4), np.int64)])
    fold.comments.taken_back = set(meta["taken_back"])
    visits = fold.visits
    visits.newest, visits.late = dict(meta["newest"]), meta["late"]
    visits.open = Open(*(arrays[f"open.{n}"].copy() for n in ("start", "seen", "channel")))
    ids = np.array(meta["waiting_ids"], object)
    visits.waiting = Marks(**{n: arrays[f"waiting.{n}"] for n in _MARK_COLUMNS}, ids=ids)
    fold.reported.samples = {
        (src, name): Samples(ts, value, hold) for src, name, ts, value, hold in meta["samples"]
    }
    fold.reported.totals = {
        (show, src, name, product, channel, ident): Total(*total)
        for show, src, name, product, channel, ident, *total in meta["totals"]
    }
    fold.reported.ticks = Ticks(
        {tuple(k): {ts: Said(*one) for ts, one in told} for k, told in meta["ticks"]}
    )


__all__ = ["Frozen", "SnapshotMismatch", "dump", "freeze", "load"]
