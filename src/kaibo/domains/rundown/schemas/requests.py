"""What pages send. Where an act changes a row, what is left out stays as it is."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StringConstraints

from kaibo.domains.rundown.choices import BlockKind, CueKind, Lane, PlanKind
from kaibo.domains.rundown.rules.texts import BLOCK_LENGTH, MOST_BLOCKS
from kaibo.kit.clock import DAY
from kaibo.kit.rights import Duty
from kaibo.kit.shapes import CONTROL, Id, Line, Moment, Version, has_control


def _line_ends(value: object) -> object:
    """What is pasted from elsewhere ends its lines in other ways."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def _one_line(value: object) -> object:
    """What is pasted from a cell may hold tabs and line ends; a title shows none."""
    return " ".join(value.replace("\ufeff", "").split()) if isinstance(value, str) else value


def _visible(text: str) -> str:
    if has_control(text):
        raise ValueError(CONTROL)
    return text


OneLine = Annotated[Line, BeforeValidator(_one_line)]
Title = Annotated[OneLine, StringConstraints(min_length=1, max_length=60)]
Purpose = Annotated[OneLine, StringConstraints(max_length=200)]
CueText = Annotated[OneLine, StringConstraints(max_length=60)]
Note = Annotated[Line, BeforeValidator(_line_ends), StringConstraints(max_length=500)]
Prose = Annotated[
    str,
    BeforeValidator(_line_ends),
    StringConstraints(max_length=BLOCK_LENGTH),
    AfterValidator(_visible),
]
Length = Annotated[int, Field(ge=0, le=DAY, description="ms")]
Share = Annotated[int, Field(ge=0, le=10_000, description="1/10000")]
LinkNo = Annotated[int, Field(ge=1, le=9_999)]
After = Annotated[int, Field(ge=0, le=2**63 - 1, description="segment id; 0 = first")]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class PlanIn(In):
    """A new plan; its slot is the show's unless said."""

    kind: PlanKind = PlanKind.LOOP
    slot_start: Moment | None = None
    slot_end: Moment | None = None
    target_ms: Length | None = None


class PlanCopyIn(In):
    """The show whose plan is copied."""

    source: Id


class PlanUndoIn(In):
    """Which of one's own acts to take back; null is the last one."""

    act: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")] | None = None


class TalkTargetIn(In):
    """Share of talk meant for a link."""

    link_id: Id
    share: Share


class PlanChange(In):
    """What is left out stays as it is."""

    expect: Version
    kind: PlanKind = PlanKind.LOOP
    slot_start: Moment = 0
    slot_end: Moment = 0
    target_ms: Length | None = None
    talk_targets: Annotated[list[TalkTargetIn], Field(max_length=200)] = []


class SegmentMovedIn(In):
    """A segment that goes into the loop or out of it."""

    segment: Id
    expect: Version
    in_loop: bool


class PlanOrderIn(In):
    """The whole order; `expect` is the plan's version."""

    expect: Version
    position: Annotated[list[Id], Field(max_length=1_000)]
    moved: Annotated[list[SegmentMovedIn], Field(max_length=1_000)] = []


class SegmentIn(In):
    """A new segment behind `after`; null is last."""

    after: After | None = None
    title: Title
    purpose: Purpose = ""
    duration_ms: Length = 0
    link_id: Id | None = None
    link_no: LinkNo | None = None
    hard_start: Moment | None = None
    in_loop: bool = False
    lane: Lane | None = None
    note: Note = ""


class SegmentChange(In):
    """What is left out stays as it is."""

    expect: Version
    title: Title = "-"
    purpose: Purpose = ""
    duration_ms: Length = 0
    link_id: Id | None = None
    link_no: LinkNo | None = None
    hard_start: Moment | None = None
    in_loop: bool = False
    lane: Lane | None = None
    note: Note = ""


class RundownActIn(In):
    """An act on a row as the page has seen it."""

    expect: Version
    reason: Annotated[Line, StringConstraints(max_length=300)] = ""


class TemplateInsertIn(In):
    """A template, behind `after`; null is last."""

    template: Annotated[Line, StringConstraints(min_length=1, max_length=60)]
    after: After | None = None


class ScriptBlockIn(In):
    """One block."""

    kind: BlockKind
    text: Prose


class ScriptIn(In):
    """The whole script of a segment; `expect` is the script's version."""

    expect: Version
    blocks: Annotated[list[ScriptBlockIn], Field(max_length=MOST_BLOCKS)]
    reason: Annotated[Line, StringConstraints(max_length=300)] = ""


class CueIn(In):
    """A new cue."""

    offset_ms: Length
    duty: Duty
    kind: CueKind
    text: CueText


class CueChange(In):
    """What is left out stays as it is."""

    expect: Version
    offset_ms: Length = 0
    duty: Duty = Duty.FLOOR
    kind: CueKind = CueKind.NOTE
    text: CueText = ""
