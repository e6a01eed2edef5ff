"""What the server puts into a press itself: the plan, the segment, the sheet, all by value.

Recording is never refused: what cannot be read within two seconds is left as the page sent it, and
`x.without` names it. Only arming a show in a room that is not its own is refused.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import msgspec
from django.db import connections

from kaibo.config.http import Failed
from kaibo.domains.control import public as control
from kaibo.domains.rundown import public as rundown
from kaibo.domains.selection import public as selection
from kaibo.live.events import most_x_bytes

if TYPE_CHECKING:
    from kaibo.config.commands import Press

log = logging.getLogger("kaibo.filling")

WAIT_S = 2.0
#: Threads of its own: a database that hangs must not keep anyone from signing in.
THREADS = 2
#: `x.by` comes on top of what is measured here.
SPARE_BYTES = 1_024

Values = dict[str, Any]


class Filling:
    """Fills presses, each in a thread, each for at most `wait_s` seconds."""

    def __init__(self, wait_s: float = WAIT_S) -> None:
        self._wait_s = wait_s
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="kaibo-filling")

    async def fill(self, room: str, press: Press) -> Press:
        """The press as it goes into the log. Raises Failed (`other_room`)."""
        fill = _FILLS.get(press.kind)
        if fill is None:
            return press
        job = self._threads.submit(_found, fill, room, press)
        try:
            found = await asyncio.wait_for(asyncio.wrap_future(job), self._wait_s)
        except TimeoutError:
            log.warning("%s in room %s: not read within %s s", press.kind, room, self._wait_s)
            found = None
        return _with(press, found)

    def close(self) -> None:
        """Wait for what is being read."""
        self._threads.shutdown(cancel_futures=True)


def _found(fill: Callable[[str, Press], Values], room: str, press: Press) -> Values | None:
    """What to put into `x`; None when it could not be read."""
    try:
        return fill(room, press)
    except Failed:
        raise
    except Exception:  # whatever it is, the press is recorded
        log.exception("%s in room %s is recorded without what the server knows", press.kind, room)
        return None
    finally:
        connections.close_all()


def _arm(room: str, press: Press) -> Values:
    card = _show(press)
    if card is None:
        return {}
    if card.room != room:
        raise Failed(
            409,
            "other_room",
            f"「{card.title}」排在直播间「{card.room}」，不是「{room}」，没有备播。"
            "请到那个直播间备播，或先改场次的直播间。",
            values={"show": card.id, "room": card.room},
        )
    plan = rundown.plan_for_run(card.id)
    if plan is None:
        return {"title": card.title}
    return {
        "title": card.title,
        "plan": rundown.content(plan),
        "sha256": plan.sha256,
        "plan_rev": plan.rev,
    }


def _start(room: str, press: Press) -> Values:
    """A show that goes live is recorded wherever it does; that it was planned elsewhere too."""
    card = _show(press)
    if card is None:
        return {}
    other = {} if card.room == room else {"planned_room": card.room}
    return {"title": card.title, **other}


def _take(room: str, press: Press) -> Values:
    found: Values = {}
    ident = control.row_id(press.ref)
    taken = None if ident is None else rundown.segment_for_take(ident)
    if taken is not None:
        found = {"segment": asdict(taken.segment), "plan_rev": taken.plan_rev}
    return found | {"instance": control.times_taken(room, press.ref or "") + 1}


def _handover(room: str, press: Press) -> Values:
    given = (press.x or {}).get("sheet")
    return {"sheet": control.handover_sheet(room) if given is None else given}


def _show(press: Press) -> selection.ShowCard | None:
    ident = control.row_id(press.ref)
    return None if ident is None else selection.show(ident)


_FILLS: dict[str, Callable[[str, Press], Values]] = {
    "show.arm": _arm,
    "show.start": _start,
    "segment.take": _take,
    "handover": _handover,
}
#: What a press ought to carry.
_WANTED: dict[str, tuple[str, ...]] = {
    "show.arm": ("plan",),
    "show.start": (),
    "segment.take": ("segment", "instance"),
    "handover": ("sheet",),
}


def _with(press: Press, found: Values | None) -> Press:
    given = {k: v for k, v in (press.x or {}).items() if k != "without"}
    found = found or {}
    missing = [name for name in _WANTED[press.kind] if name not in found]
    x, cut = _fitting(press.kind, given | found)
    without = {"without": [*missing, *cut]} if missing or cut else {}
    return msgspec.structs.replace(press, x=(x | without) or None)


def _fitting(kind: str, x: Values) -> tuple[Values, list[str]]:
    """`x` as it will stand in the log, small enough to be recorded, and what was left out for it:
    first the script. What is too large even so is for the desk to refuse."""
    for cut in ((), ("blocks",), ("plan", "segment", "sheet")):
        kept, gone = _without(x, cut)
        body = msgspec.json.encode(kept)
        if len(body) <= most_x_bytes(kind) - SPARE_BYTES:
            break
    plain: Values = msgspec.json.decode(body)
    return plain, gone


def _without(x: Values, cut: tuple[str, ...]) -> tuple[Values, list[str]]:
    """`x` without what `cut` names; the blocks are those of a segment and of a plan's segments."""
    if cut != ("blocks",):
        return {k: v for k, v in x.items() if k not in cut}, [name for name in cut if name in x]
    out, gone = dict(x), []
    segment, plan = x.get("segment"), x.get("plan")
    if isinstance(segment, dict) and segment.get("blocks"):
        out["segment"] = segment | {"blocks": []}
        gone.append("segment.blocks")
    if isinstance(plan, dict) and isinstance(plan.get("segments"), list):
        kept = [one | {"blocks": []} if isinstance(one, dict) else one for one in plan["segments"]]
        out["plan"] = plan | {"segments": kept}
        gone.append("plan.blocks")
    return out, gone
