"""Where a show of a platform meets one of ours: known by its own id, and grown with a later export.

A platform may cut one of our shows into several, when the stream dropped and began again; and it
tells of a show that still runs, and again when it is over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kaibo.domains.control.imports import changes, rostering, spans
from kaibo.domains.control.imports.port import ShowSeen
from kaibo.kit.clock import from_ms
from kaibo.live.events import MAX_ID
from kaibo.live.fold import Fold
from kaibo.live.lanes import FOREVER, Span
from kaibo.live.timeline import Timeline
from kaibo.live.view import Show

SPLIT = "split_show"
#: Ids of talks that a file laid over a show.
_TALKS = re.compile(r"[0-9a-f]{12}:talks:")


@dataclass(frozen=True, slots=True)
class Standing:
    """A show on the latest timeline. `span`: the id of its stretch where a file put it in and nobody
    has pressed or set right anything of it, so that it follows the files; else None."""

    show: Show
    span: str | None = None


def ident_of(seen: ShowSeen) -> str:
    """What tells this show of the platform from its others: its own id, else start and account."""
    return (seen.ident or f"{seen.start}@{seen.account or ''}")[:MAX_ID]


def standing(line: Timeline, now: int) -> list[Standing]:
    """The shows of a room, with those that a correction added and nobody has counted yet."""
    keys = [span.key for span in line.show.spans]
    return [
        Standing(
            Show(0, span.key, span.start, span.end, span.end <= now),
            span.id if keys.count(span.key) == 1 and _follows(line, span) else None,
        )
        for span in line.show.spans
    ]


def grown(
    file: str, at: int, seen: ShowSeen, there: Standing, by: str, title: str, room: str
) -> tuple[list[Any], Show]:
    """What a file says of a show that follows the files, and the show after that: it reaches from the
    earliest start told of it to the latest end. Said in full as well, so that the show stands when
    the file that put it in is taken back."""
    show = there.show
    if there.span is None or seen.end is None or show.end >= FOREVER:
        return [], show
    start, end = min(show.start, seen.start), max(show.end, seen.end)
    events = [
        spans.edge(file, at, seen, there.span, edge, to, by, title)
        for edge, was, to in (("from", show.start, start), ("to", show.end, end))
        if was != to
    ]
    events += spans.show(file, at, seen, show.id, by, title, room)
    return events, Show(0, show.id, start, end, show.ended)


def notes(
    told: Sequence[Mapping[str, Any]],
    seen: Sequence[ShowSeen],
    folds: Mapping[str, Fold],
    source: str,
) -> list[dict[str, Any]]:
    """For the preview: each show of ours that the platform has as several, those told of before
    counted in. `told`: the shows of the preview, `seen` the same as the file has them."""
    mine: dict[tuple[str, str], dict[str, int]] = {}
    new: dict[str, list[Show]] = {}
    for shown, one in zip(told, seen, strict=True):
        room = shown["room"]
        if room is None:
            continue
        match = shown["match"] or _new(new.setdefault(room, []), one)
        if match is not None:
            mine.setdefault((room, match), {})[ident_of(one)] = shown["at"]
    out = []
    for (room, match), rows in mine.items():
        fold = folds.get(room)
        before: set[str] = set() if fold is None else _idents(fold, match, source) - rows.keys()
        if len(rows) + len(before) > 1:
            out.append(_note([told[at] for at in rows.values()], len(rows) + len(before)))
    return out


def _new(there: list[Show], seen: ShowSeen) -> str | None:
    """The show of the same file that a show without one of ours will be one with, or it alone."""
    match = changes.matched(there, seen.start, seen.end, seen.end or seen.start)
    if match is None and seen.end is not None:
        match = Show(0, changes.show_name(str(seen.row_no)), seen.start, seen.end, True)
        there.append(match)
    return None if match is None else match.id


def _note(shown: Sequence[Mapping[str, Any]], count: int) -> dict[str, Any]:
    rows = [one["row"] for one in shown]
    begun = from_ms(shown[0]["match_start"] or min(one["start"] for one in shown))
    named = "、".join(map(str, rows[:10])) + (" 等" if len(rows) > 10 else "")
    text = (
        f"平台把 {begun:%m-%d %H:%M} 开播的这一场记成 {count} 场（这份文件里是第 {named} 行）。"
        "金额、次数和订单数相加；人数、最高和平均不能相加，整场的显示未知。"
    )
    return {"code": SPLIT, "count": count, "row": rows[0], "text": text}


def _idents(fold: Fold, show: str, source: str) -> set[str]:
    keys: Iterable[tuple[str, ...]] = fold.reported.totals
    return {key[5] for key in keys if key[:2] == (show, source) and key[5]}


def _follows(line: Timeline, show: Span) -> bool:
    """Whether a file put it in, and all that stands in it was laid there by files and rosters."""
    if not spans.is_of_file(show):
        return False
    lanes = [*line.lane.values(), *line.host.lanes.values()]
    inside = (
        span
        for lane in lanes
        for span in lane.spans
        if span.start < show.end and span.end > show.start
    )
    return all(rostering.is_laid(span) or _TALKS.match(span.id) for span in inside)
