"""The shapes of goals' API. Answers have no defaults, so that the client's types are exact."""

from __future__ import annotations

from typing import Annotated, Self

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints, model_validator

from kaibo.domains.goals.choices import MadeBy, Scope, WeighedBy
from kaibo.kit.shapes import Line, Moment, RoomIdent, Version

Amount = Annotated[int, Field(ge=0, le=10**15, description="in the metric's unit: fen, or a count")]
Done = Annotated[int, Field(ge=-(10**15), le=10**15, description="in the metric's unit")]
Metric = Annotated[Line, StringConstraints(min_length=1, max_length=60)]
Note = Annotated[Line, StringConstraints(max_length=300)]
Team = Annotated[str, StringConstraints(pattern=r"^$")]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class GoalAimOut(Schema):
    """A metric that can be a goal; `unit` is fen or count, `adds` whether it can be rolled down."""

    id: str
    zh: str
    en: str
    unit: str
    adds: bool


class GoalOut(Schema):
    """A goal of [starts_at, ends_at), UTC ms; `room` "" is the whole team, `value` in `unit`.

    `into` are the scopes it can be rolled down to.
    """

    id: int
    version: int
    scope: Scope
    scope_label: str
    room: str
    starts_at: int
    ends_at: int
    metric: str
    metric_label: str
    unit: str
    value: int
    made_by: MadeBy
    made_by_label: str
    parent: int | None
    note: str
    into: list[Scope]
    active: bool


class GoalIn(In):
    """A goal somebody sets; `room` "" is the whole team."""

    scope: Scope
    room: RoomIdent | Team
    metric: Metric
    starts_at: Moment
    ends_at: Moment
    value: Amount
    note: Note = ""


class GoalChange(In):
    """A goal as it shall be; from then on it is set by hand."""

    expect: Version
    value: Amount
    note: Note = ""


class GoalClearIn(In):
    """Clear a goal, and what was rolled down from it unless told otherwise."""

    expect: Version
    rolled_down_too: bool = True


class GoalBackIn(In):
    """A goal as `clear` answered it."""

    id: int
    expect: Version


class GoalsBackIn(In):
    """Undo a `clear`: all of it, or nothing."""

    goals: Annotated[list[GoalBackIn], Field(min_length=1, max_length=2_000)]


class GoalCopyIn(In):
    """Take the month before over: `month` is any instant of the month that is to get its goals."""

    month: Moment
    room: RoomIdent | Team | None = None


class GoalsCopiedOut(Schema):
    """What was taken over, and what was left because the month has one already."""

    made: list[GoalOut]
    left: list[GoalOut]


class GoalWishIn(In):
    """How to roll down. `at` with `done` spreads only what is left over what remains: `done` is
    what the parts that have ended at `at` brought."""

    into: Scope
    planned_only: bool = False
    at: Moment | None = None
    done: Done | None = None

    @model_validator(mode="after")
    def _together(self) -> Self:
        if (self.at is None) != (self.done is None):
            raise ValueError("按剩下的分，要同时给出时刻和到那时完成了多少。")
        return self


class GoalSpreadIn(GoalWishIn):
    """Write what was previewed: `digest` as the preview gave it."""

    expect: Version
    digest: Annotated[str, StringConstraints(min_length=1, max_length=64)]


class GoalPortionOut(Schema):
    """What a part would get. `now` is its goal of today, null without one; `weighed_by` and `cases` say
    what the weight was taken from and how many shows or days that were."""

    scope: Scope
    room: str
    starts_at: int
    ends_at: int
    value: int
    now: int | None
    weighed_by: WeighedBy
    weighed_by_label: str
    cases: int
    planned_ms: int


class GoalKeptOut(Schema):
    """A goal that stays as it is."""

    id: int
    scope: Scope
    room: str
    starts_at: int
    ends_at: int
    value: int


class GoalPreviewOut(Schema):
    """A roll-down that nothing has written yet. `portions`, `kept`, `done` and `unplaced` add up to
    the goal; it can be written only when `unplaced` is 0."""

    goal: GoalOut
    digest: str
    portions: list[GoalPortionOut]
    kept: list[GoalKeptOut]
    done: int
    unplaced: int


class GoalSpreadOut(Schema):
    """The parts as they are now."""

    goals: list[GoalOut]
