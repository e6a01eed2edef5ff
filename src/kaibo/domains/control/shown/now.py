"""The run as it stands: what is on air by value, and how it keeps to the plan of now."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from kaibo.domains.control import running
from kaibo.domains.control.schemas import run as shapes
from kaibo.domains.control.shown import told
from kaibo.domains.control.shown.numbers import row_id
from kaibo.domains.people import public as people
from kaibo.domains.rundown import public as rundown
from kaibo.kit.clock import hour_offset
from kaibo.live.clock import speed_of, wall_ms
from kaibo.live.glance import Glance
from kaibo.live.lanes import Span
from kaibo.live.presses import Armed
from kaibo.live.room import Room


@dataclass(frozen=True, slots=True)
class Run:
    """What one look at the room gave; `show` is on air or stands ready."""

    part: dict[str, Any]
    show: str | None
    armed: Armed | None
    takes: tuple[Span, ...]
    segment: Span | None


def run(room: str) -> shapes.RunOut:
    """The room's run. Refusals: those of `running.look`."""
    seen = running.look(room, _seen)
    armed = None if seen.armed is None else _armed(seen.armed)
    outlook, loop = _ahead(seen, armed)
    return shapes.RunOut(
        run=shapes.RunNowOut(**seen.part),
        plan=armed,
        segment=None if seen.segment is None else _on_air(seen.segment),
        outlook=outlook,
        loop=loop,
    )


def _seen(room: Room) -> Run:
    fold, now = room.fold, room.clock.now()
    glance = Glance(fold, now)
    part = glance.run() | {"wall": wall_ms(), "speed": speed_of(room.clock)}
    on_air = glance.show if glance.show is not None and not glance.show.ended else None
    show = fold.presses.ready if on_air is None else on_air.id
    lane = fold.latest.lane["segment"]
    takes = () if on_air is None else tuple(s for s in lane.spans if s.start >= on_air.start)
    armed = None if show is None else fold.presses.armed.get(show)
    return Run(part, show, armed, takes, lane.at(now))


def _armed(armed: Armed) -> shapes.ArmedPlanOut:
    plan = armed.x.get("plan")
    plan = plan if isinstance(plan, dict) else {}
    sha256 = armed.x.get("sha256")
    return shapes.ArmedPlanOut(
        show=armed.show,
        at=armed.at,
        kind=told.text(plan, "kind") or None,
        slot_start=told.whole(plan, "slot_start"),
        slot_end=told.whole(plan, "slot_end"),
        target_ms=told.whole(plan, "target_ms"),
        rev=told.whole(armed.x, "plan_rev"),
        sha256=sha256 if isinstance(sha256, str) else None,
        segments=told.segments(plan.get("segments")),
        without=told.texts(armed.x, "without"),
    )


def _on_air(span: Span) -> shapes.OnAirSegmentOut:
    value = told.segment(span.data.get("segment"))
    fields = told.segment({"title": ""}) if value is None else value
    assert fields is not None
    return shapes.OnAirSegmentOut(
        **{**fields.model_dump(), "id": fields.id or row_id(span.ref)},
        taken=span.id,
        at=span.start,
        instance=told.whole(span.data, "instance"),
        plan_rev=told.whole(span.data, "plan_rev"),
    )


def _ahead(
    seen: Run, armed: shapes.ArmedPlanOut | None
) -> tuple[shapes.OutlookOut | None, shapes.LoopOut | None]:
    """Over and under of a linear plan, or the rounds of a loop, by the plan of now."""
    show = row_id(seen.show)
    plan = None if show is None else rundown.plan_for_run(show)
    if plan is None:
        return None, None
    taken = [_taken(span, index) for index, span in enumerate(seen.takes)]
    titles = {one.id: one.title for one in plan.segments}
    now: int = seen.part["now"]
    if plan.kind == "loop":
        ends = _shift_end(seen)
        state = rundown.loop_now(
            plan.parts, taken, now, shift_end=ends, hour_offset=hour_offset(now)
        )
        return None, _loop(plan, state, titles)
    state_of = rundown.outlook(
        plan.parts,
        plan.slot_start,
        taken,
        now,
        baseline=None if armed is None else _parts(armed),
        slot_end=plan.slot_end,
    )
    return _outlook(plan, state_of, titles), None


def _taken(span: Span, index: int) -> rundown.Taken:
    """A take for the rules of timing. One whose segment nobody can name stands for itself."""
    value = told.segment(span.data.get("segment"))
    ident = row_id(span.ref) or (value.id if value else None) or -1 - index
    return rundown.Taken(ident, span.start, value.duration_ms if value else None)


def _parts(armed: shapes.ArmedPlanOut) -> tuple[rundown.Part, ...] | None:
    """The baseline; None when the plan could not be kept, so that the plan of now stands in."""
    found = tuple(
        rundown.Part(one.id, one.duration_ms or 0, one.hard_start, one.in_loop)
        for one in armed.segments
        if one.id is not None
    )
    return found or None


def _shift_end(seen: Run) -> int | None:
    shift = seen.part["shift"]
    ident = None if shift is None else row_id(shift["key"])
    card = None if ident is None else people.shift(ident)
    return None if card is None else card.ends_at


def _outlook(
    plan: rundown.PlanValue, state: rundown.Outlook, titles: dict[int, str]
) -> shapes.OutlookOut:
    return shapes.OutlookOut(
        rev=plan.rev,
        on_air=state.on_air,
        segments=[
            shapes.ExpectedOut(title=titles.get(one.id, ""), **asdict(one))
            for one in state.segments
        ],
        next_hard=None
        if state.next_hard is None
        else shapes.HardPointOut(**asdict(state.next_hard)),
        end=state.end,
        over=state.over,
        slot_over=state.slot_over,
    )


def _loop(
    plan: rundown.PlanValue, state: rundown.LoopNow, titles: dict[int, str]
) -> shapes.LoopOut:
    off, following = state.next_one_off, state.next_segment
    return shapes.LoopOut(
        rev=plan.rev,
        length=state.length,
        target_ms=plan.target_ms,
        round_no=state.round_no,
        started_at=state.started_at,
        on_air=state.on_air,
        next_segment=following,
        next_title=None if following is None else titles.get(following),
        left=state.left,
        ends_at=state.ends_at,
        over=state.over,
        next_one_off=None
        if off is None
        else shapes.OneOffOut(title=titles.get(off.id, ""), **asdict(off)),
        hour=shapes.LoopSpanOut(**asdict(state.hour)),
        shift=None if state.shift is None else shapes.LoopSpanOut(**asdict(state.shift)),
    )
