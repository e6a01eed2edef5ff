"""`kaibo metrics SHOW`: a show's numbers from a data directory, read beside a running server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kaibo.cli.business import currencies
from kaibo.cli.failures import Failure
from kaibo.cli.figures import level_figures, whole_figures
from kaibo.live.engine import read_room, rooms
from kaibo.live.measures import LEVELS
from kaibo.live.view import View, shows


def show_metrics(show: str, by: str | None, data: Path) -> dict[str, Any]:
    """The figures of a show, whole or one entry per row of the level `by`."""
    if by is not None and by not in LEVELS[1:]:
        raise Failure(f"--by 应为 {'、'.join(LEVELS[1:])} 之一，实际是「{by}」。")
    view, room = _find(show, data)
    head = {
        "show": show,
        "room": room,
        "start": view.show.start,
        "end": view.show.end if view.show.ended else None,
    }
    if by is None:
        return {**head, **whole_figures(view)}
    return {**head, "by": by, "rows": level_figures(view, by)}


def room_of(show: str, data: Path) -> tuple[str, str]:
    """The room that holds a show, and the show's id there; `ROOM/SHOW` says both."""
    room, _, ident = show.partition("/")
    if ident and room in rooms(data):
        return room, ident
    view, room = _find(show, data)
    return room, view.show.id


def _find(show: str, data: Path) -> tuple[View, str]:
    """The show in whichever room holds it; `ROOM/SHOW` where two rooms use one name."""
    found = []
    known = []
    currency = currencies(data)
    for room in rooms(data):
        fold = read_room(data, room, currency(room))
        for one in shows(fold):
            known.append(f"{room}/{one.id}")
            if show in (one.id, known[-1]):
                found.append((View(fold, one), room))
    if not found:
        listed = "、".join(known[:20]) or "（还没有场次）"
        raise Failure(f"{data} 里没有场次「{show}」。已有：{listed}")
    if len(found) > 1:
        raise Failure(f"有 {len(found)} 个直播间都有场次「{show}」，请写成 直播间/场次。")
    return found[0]
