"""Lays the fold's numbers beside those of SQL and says where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from kaibo.live.batch import columns
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.lanes import ALWAYS, FOREVER, Span
from kaibo.live.measures import LEVELS, MEASURES
from kaibo.live.refold import fold_log
from kaibo.live.timeline import ACTS
from kaibo.live.view import View, shows

from .effective import Stretch, effective
from .sql import WINDOWS, Answers, recompute

KEY = b"oracle"


RETRACT = "source.retract"


def once(events: Sequence[Event]) -> list[Event]:
    """Of every (src, id) the first that no retraction of its file takes back."""
    files: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for place, event in enumerate(events):
        if event.kind == RETRACT:
            files.setdefault((event.src, event.id), [(place, (event.x or {})["file"])])
    taken = [(src, place, file) for (src, _), [(place, file)] in files.items()]
    seen: dict[tuple[str, str, bool], Event] = {}
    for place, event in enumerate(events):
        gone = event.kind != RETRACT and any(
            src == event.src
            and place < end
            and (event.id.startswith(file + ":") or (event.x or {}).get("file") == file)
            for src, end, file in taken
        )
        if not gone:
            seen.setdefault((event.src, event.id, event.kind == RETRACT), event)
    return list(seen.values())


def acts_of(events: Sequence[Event]) -> list[Event]:
    return [e for e in once(events) if e.kind in ACTS]


def folded(batches: Sequence[Sequence[Event]], whole_file: bool = False) -> Fold:
    """The fold of a log cut into batches, read twice where it holds a correction."""
    return fold_log(lambda: (columns(batch, KEY) for batch in batches), KEY, whole_file=whole_file)


def answers(events: Sequence[Event], now: int, whole_file: bool = False) -> Answers:
    """The SQL's numbers; corrected lanes come from the interval model."""
    acts = acts_of(events)
    fixed = any(e.kind == "timeline.fix" for e in acts)
    spans: list[Stretch] | None = effective(acts) if fixed else None
    return recompute(events, now, whole_file=whole_file, spans=spans)


def differences(fold: Fold, sql: Answers, now: int) -> list[str]:
    """Every number in which the two differ, in words; empty when they agree.

    A row that one side lacks stands for a row in which every measure is 0 (null where the show
    does not know the measure), every window likewise, and there are no gauges. A row with
    anything else in it must therefore exist on both sides.
    """
    out = []
    counts = (fold.events, fold.duplicates, fold.withdrawn, fold.visits.late)
    told = (sql.events, sql.duplicates, sql.withdrawn, sql.late)
    if counts != told:
        out.append(f"events, duplicates, withdrawn, late: {counts}, SQL {told}")
    if (mine := sorted(_spans(fold), key=repr)) != (theirs := sorted(sql.spans, key=repr)):
        out.append(f"spans: {mine}, SQL {theirs}")
    found = {show.id: show for show in shows(fold)}
    if list(found) != sql.shows:
        out.append(f"shows: {list(found)}, SQL {sql.shows}")
    for show in set(found) & set(sql.shows):
        view = View(fold, found[show], now)
        for level in LEVELS:
            out += _level(view, sql, show, level)
    totals = {key: total.value for key, total in fold.reported.totals.items() if key[0]}
    if totals != sql.reports:
        out.append(f"reports: {totals}, SQL {sql.reports}")
    return out


def _spans(fold: Fold) -> list[Stretch]:
    """All lanes of the fold's timeline, those that carry no measure too."""
    timeline = fold.timeline
    lanes = {"show": timeline.show, **timeline.lane}
    found: list[tuple[str, str | None, Span]] = []
    found += [(name, None, span) for name, lane in lanes.items() for span in lane.spans]
    found += [("host", host, s) for host, lane in timeline.host.lanes.items() for s in lane.spans]
    return [
        Stretch(
            name,
            span.id,
            span.start,
            None if span.end == FOREVER else span.end,
            host or span.key,
            span.product,
        )
        for name, host, span in found
        if span.start != ALWAYS
    ]


def _level(view: View, sql: Answers, show: str, level: str) -> list[str]:
    mine = {row.key: row for row in ([view.whole()] if level == "show" else view.rows(level))}
    theirs = {key for s, lvl, key in (*sql.rows, *sql.gauges) if (s, lvl) == (show, level)}
    out = []
    for key in sorted(mine.keys() | theirs):
        row = mine.get(key)
        zero = {m.id: 0 if sql.known[show, m.id] else None for m in MEASURES}
        expected = {**zero, **sql.rows.get((show, level, key), {})}
        expected = {name: v if sql.known[show, name] else None for name, v in expected.items()}
        if level in ("show", "product"):
            bases = dict(zip(WINDOWS, ("product_clicks", "gmv", "gmv"), strict=True))
            seen = sql.windows.get((show, level, key), dict.fromkeys(WINDOWS, 0))
            expected |= {w: seen[w] if sql.known[show, bases[w]] else None for w in WINDOWS}
            zero |= {w: 0 if sql.known[show, bases[w]] else None for w in WINDOWS}
        got = row.measures if row else zero
        for name in sorted(got.keys() | expected.keys()):
            if got.get(name, "missing") != expected.get(name, "missing"):
                out.append(
                    f"{show} {level} {key} {name}: {got.get(name, 'missing')},"
                    f" SQL {expected.get(name, 'missing')}"
                )
        parts = {
            name: (g.last, g.peak, g.sum_ms, g.observed_ms)
            for name, g in (row.gauges if row else {}).items()
        }
        if parts != (gauges := sql.gauges.get((show, level, key), {})):
            out.append(f"{show} {level} {key} gauges: {parts}, SQL {gauges}")
    return out
