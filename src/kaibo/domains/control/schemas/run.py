"""What is on air in a room: the run, the plan it was armed with, and how it keeps to it."""

from __future__ import annotations

from typing import Any

from ninja import Schema

from kaibo.domains.rundown.public import State


class RunSpanOut(Schema):
    """A stretch of a lane, UTC ms; `end` null while it runs. `ref` is what the press was about,
    `data` what it carried, its plain values only."""

    id: str
    key: str
    ref: str | None
    start: int
    end: int | None
    product: str | None
    data: dict[str, Any]


class RunPitchOut(RunSpanOut):
    """A pitch; `round`: the n-th of its link in this show."""

    round: int


class RunArmedOut(Schema):
    """The show that stands ready: `id` of the press, `show` its id, `at` UTC ms."""

    id: str
    show: str
    at: int
    title: str | None
    plan_rev: int | None
    sha256: str | None


class RunShowOut(Schema):
    """The show that runs, or the last one; `end` null while it runs."""

    id: str
    title: str | None
    start: int
    end: int | None
    data: dict[str, Any]


class RunNowOut(Schema):
    """Part `run` of the stream: `now` is the room's time at wall time `wall`, both UTC ms.

    `recounting`: since when (room time) the numbers await a correction; null when they do not.
    """

    now: int
    wall: int
    speed: float
    run_seq: int
    recounting: int | None
    armed: RunArmedOut | None
    show: RunShowOut | None
    hosts: list[RunSpanOut]
    segment: RunSpanOut | None
    pitch: RunPitchOut | None
    pin: RunSpanOut | None
    shift: RunSpanOut | None
    lucky_bag: RunSpanOut | None


class TakenGoodsOut(Schema):
    """The link a segment was about, as it was then. `final_price`: minor unit, null unknown."""

    link_id: int | None
    link_no: int | None
    title: str
    short: str
    role: str
    final_price: int | None
    offer: str


class TakenBlockOut(Schema):
    """One block of script: as written, and as it was shown."""

    kind: str
    text: str
    shown: str


class TakenCueOut(Schema):
    """One cue, `offset_ms` after the segment's start."""

    offset_ms: int
    duty: str
    kind: str
    text: str


class TakenSegmentOut(Schema):
    """A segment by value, as it was taken or armed. `id` null: the press did not say."""

    id: int | None
    title: str
    purpose: str
    duration_ms: int | None
    link_id: int | None
    link_no: int | None
    goods: TakenGoodsOut | None
    hard_start: int | None
    in_loop: bool
    lane: str
    note: str
    blocks: list[TakenBlockOut]
    cues: list[TakenCueOut]


class OnAirSegmentOut(TakenSegmentOut):
    """The segment on air: `at` when it was taken, `instance` the how-manieth time in this show."""

    taken: str
    at: int
    instance: int | None
    plan_rev: int | None


class ArmedPlanOut(Schema):
    """The plan the show was armed with, by value; `without` names what could not be kept."""

    show: str
    at: int
    kind: str | None
    slot_start: int | None
    slot_end: int | None
    target_ms: int | None
    rev: int | None
    sha256: str | None
    segments: list[TakenSegmentOut]
    without: list[str]


class ExpectedOut(Schema):
    """A segment of the plan of now: as it ran, or as it will run; `over` + is late."""

    id: int
    title: str
    state: State
    start: int | None
    end: int | None
    over: int | None
    wait: int


class HardPointOut(Schema):
    """The next hard start, and the delay it still bears."""

    id: int
    hard_start: int
    expected: int
    over: int
    spare: int


class OutlookOut(Schema):
    """A linear plan as seen now: `over` against the baseline's end, `slot_over` against the
    slot's; + is late. `rev` is the plan's now."""

    rev: int
    on_air: int | None
    segments: list[ExpectedOut]
    next_hard: HardPointOut | None
    end: int
    over: int
    slot_over: int | None


class OneOffOut(Schema):
    """The next one-off with a hard start."""

    id: int
    title: str
    hard_start: int
    left: int
    over: int


class LoopSpanOut(Schema):
    """What is left of an hour or a shift, ms; `rounds`: whole rounds that still fit after this."""

    ends_at: int
    left: int
    rounds: int | None


class LoopOut(Schema):
    """A loop as seen now; `round_no` 0 before the first take. `rev` is the plan's now."""

    rev: int
    length: int
    target_ms: int | None
    round_no: int
    started_at: int | None
    on_air: int | None
    next_segment: int | None
    next_title: str | None
    left: int
    ends_at: int
    over: int
    next_one_off: OneOffOut | None
    hour: LoopSpanOut
    shift: LoopSpanOut | None


class RunOut(Schema):
    """A room's run: what the stream says, and by value what it does not carry."""

    run: RunNowOut
    plan: ArmedPlanOut | None
    segment: OnAirSegmentOut | None
    outlook: OutlookOut | None
    loop: LoopOut | None


class HandoverFieldOut(Schema):
    """One field of the sheet; `value` null = unknown, then `why` says why."""

    id: str
    row: str
    zh: str
    value: Any
    why: str
