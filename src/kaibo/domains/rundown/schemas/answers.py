"""A plan as the API answers it. No defaults, so that the client's types are exact."""

from __future__ import annotations

from ninja import Schema

from kaibo.domains.rundown.choices import BlockKind, CueKind, Lane, PlanKind
from kaibo.kit.rights import Duty


class SegmentGoodsOut(Schema):
    """The link of a segment now. `final_price` in fen, null unknown."""

    link_id: int
    link_no: int | None
    title: str
    short: str
    role: str
    final_price: int | None
    offer: str


class ScriptBlockOut(Schema):
    """One block: as written, and with its blanks filled."""

    kind: BlockKind
    text: str
    shown: str


class CueOut(Schema):
    """One cue, `offset_ms` after the segment's start."""

    id: int
    version: int
    offset_ms: int
    duty: Duty
    duty_label: str
    kind: CueKind
    kind_label: str
    text: str


class SegmentOut(Schema):
    """One segment. `start` and `end` are planned, UTC ms: null for the loop and for one-offs
    without a hard start; `loop_at` is where it begins in the loop, ms. `gap` is the pause before
    it, `clash` by how much its hard start is missed."""

    id: int
    version: int
    position: int
    title: str
    purpose: str
    duration_ms: int
    link_id: int | None
    link_no: int | None
    goods: SegmentGoodsOut | None
    hard_start: int | None
    in_loop: bool
    lane: Lane | None
    note: str
    start: int | None
    end: int | None
    gap: int
    clash: int
    loop_at: int | None
    script_version: int
    blocks: list[ScriptBlockOut]
    cues: list[CueOut]


class TalkTargetOut(Schema):
    """Share of talk meant for a link, 1/10000."""

    link_id: int
    link_no: int | None
    title: str
    share: int


class PlanOut(Schema):
    """A whole plan. `version` is what `expect` of the plan and of its order means."""

    id: int
    show_id: int
    version: int
    rev: int
    kind: PlanKind
    slot_start: int
    slot_end: int
    target_ms: int | None
    talk_targets: list[TalkTargetOut]
    segments: list[SegmentOut]
    sha256: str
    active: bool


class PlanCardOut(Schema):
    """A plan in a list of shows. `planned_ms` is all its content, `loop_ms` one round of it."""

    id: int
    show_id: int
    kind: PlanKind
    segments: int
    planned_ms: int
    loop_ms: int


class PlanDoneOut(Schema):
    """The plan after an act, the rows the act made, and until when it can be undone (UTC ms).

    `act` is the asker's latest act in the plan, which undo takes back by this name.
    """

    plan: PlanOut
    act: str
    made: list[int]
    undo_until: int


class PlanUndoneOut(Schema):
    """The plan after an undo, and what was undone."""

    plan: PlanOut
    undone: str


class RundownTemplateOut(Schema):
    """A template to choose."""

    id: str
    name: str
    kind: PlanKind
    summary: str
    segments: int
    total_ms: int
    loop_ms: int


class RundownWordOut(Schema):
    """A code and its word."""

    code: str
    label: str


class RundownWordsOut(Schema):
    """The fixed lists of the editor."""

    kinds: list[RundownWordOut]
    blocks: list[RundownWordOut]
    lanes: list[RundownWordOut]
    cues: list[RundownWordOut]
    blanks: list[str]
