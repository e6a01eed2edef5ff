"""What a prompter and the desk are fed: the line that stands, the last ones, what is on air."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from kaibo.live.glance import Glance, cut
from kaibo.live.presses import Press, plain
from kaibo.live.pushes import Push, pushes

MOST_LAST = 6
#: Lines of longer ago are not looked at any more.
BACK_MS = 24 * 3_600_000
_OF_SEGMENT = ("title", "link_id", "link_no", "duration_ms", "kind")


def push_board(glance: Glance, run: dict[str, Any]) -> dict[str, Any]:
    """`run`: the part `run` of the same look. Values are plain data for JSON; None = unknown. What
    only passes with time is not in it, so that nothing new makes no new value."""
    watch = glance.fold.presses.watch
    first = bisect_left(watch, glance.now - BACK_MS, key=lambda press: press.ts)
    ends = sorted(span.end for span in glance.fold.latest.show.spans if span.end <= glance.now)
    lines = pushes(watch[first:], glance.now, ends)
    last = lines[-1] if lines else None
    return {
        "line": None if last is None or last.down is not None else _shown(last),
        "last": [_shown(one) for one in lines[-MOST_LAST:]],
        "on_air": _on_air(run, len(glance.fold.presses.facts)),
    }


def _shown(one: Push) -> dict[str, Any]:
    pressed, down = one.pressed, one.down
    return {
        "id": one.id,
        "ts": pressed.ts,
        "text": pressed.text or "",
        "kind": pressed.x.get("kind"),
        "by": pressed.by,
        "ref": pressed.ref,
        "n": pressed.n,
        "until": one.until,
        "x": cut(plain(pressed.x)),
        "shown": [_deed(press) for press in one.shown],
        "ack": None if one.ack is None else _deed(one.ack),
        "down": None if down is None else {"ts": down.ts, "why": down.why, "by": down.by},
    }


def _deed(press: Press) -> dict[str, Any]:
    """When it was so: a page without a network tells it later, and says how much later."""
    late = press.x.get("late_ms")
    ts = press.ts - late if isinstance(late, int) else press.ts
    return {"ts": ts, "screen": press.x.get("screen"), "by": press.by}


def _on_air(run: dict[str, Any], facts: int) -> dict[str, Any]:
    """Of `run` what a host reads: the show, the segment, the link. `facts`: how many changes of
    goods the run was told, so that a prompter reads prices anew when there is one more."""
    show, segment, pitch = run["show"], run["segment"], run["pitch"]
    told = {} if segment is None else segment["data"].get("segment") or {}
    return {
        "facts": facts,
        "show": None
        if show is None
        else {"id": show["id"], "title": show["title"], "start": show["start"], "end": show["end"]},
        "segment": None
        if segment is None
        else {
            "id": segment["id"],
            "ref": segment["ref"],
            "start": segment["start"],
            **{name: told.get(name) for name in _OF_SEGMENT},
            "title": told.get("title") or segment["data"].get("title"),
        },
        "pitch": None
        if pitch is None
        else {
            "id": pitch["id"],
            "start": pitch["start"],
            "product": pitch["product"],
            "link_no": pitch["data"].get("link_no"),
            "link": pitch["data"].get("link"),
            "name": pitch["data"].get("name"),
        },
    }
