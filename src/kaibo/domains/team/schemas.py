"""What the addresses of team take and give. A robot's address and secret are taken, never given."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from kaibo.domains.team.choices import MessageState, Occasion, RobotKind, What, Why
from kaibo.kit.clock import day_start
from kaibo.kit.shapes import Id, Line, RoomIdent, Version


def _clock(text: str) -> str:
    if text:
        day_start(text)
    return text


GroupTitle = Annotated[Line, StringConstraints(min_length=1, max_length=40)]
Webhook = Annotated[Line, StringConstraints(max_length=500)]
Secret = Annotated[Line, StringConstraints(max_length=200)]
Keyword = Annotated[Line, StringConstraints(max_length=20)]
Clock = Annotated[Line, AfterValidator(_clock)]
MessageTitle = Annotated[Line, StringConstraints(min_length=1, max_length=80)]
MessageLine = Annotated[str, StringConstraints(max_length=4_000)]
Once = Annotated[Line, StringConstraints(min_length=8, max_length=120)]
Picture = Annotated[str, StringConstraints(max_length=2_900_000)]
Hour = Annotated[int, Field(ge=0, le=23)]
StepReason = Annotated[Line, StringConstraints(max_length=300)]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class ChannelOut(Schema):
    """A group's robot. `webhook_tail` and `secret_tail`: the last four characters ("" = none).

    `picture_note`: why pictures are left out here, "" where they are sent. Quiet hours HH:MM.
    """

    id: int
    version: int
    kind: RobotKind
    kind_label: str
    title: str
    webhook_tail: str
    secret_tail: str
    keyword: str
    quiet_from: str
    quiet_to: str
    picture_note: str
    active: bool


class ChannelIn(In):
    """A new channel; `secret` "" when the robot asks for none."""

    kind: RobotKind
    title: GroupTitle
    webhook: Annotated[Webhook, StringConstraints(min_length=1)]
    secret: Secret
    keyword: Keyword
    quiet_from: Clock
    quiet_to: Clock


class ChannelChange(In):
    """A channel as it shall be; `webhook` "" and `secret` null leave what is there."""

    expect: Version
    title: GroupTitle
    webhook: Webhook
    secret: Secret | None
    keyword: Keyword
    quiet_from: Clock
    quiet_to: Clock


class TeamStepIn(In):
    """A step on one row, and why."""

    expect: Version
    reason: StepReason = ""


class GroupMessageOut(Schema):
    """A message of the outbox. `lines` null: it may not be read by whoever asks.

    `picture`: it has one, at `/api/team/messages/{id}/picture`; `picture_note`: why it was not sent.
    Times UTC ms. `by` is who handed it over, null for the system. `steps`: what may be done with it
    now, of cancel, now, again, arrived.
    """

    id: int
    version: int
    channel: int
    channel_title: str
    title: str
    lines: list[str] | None
    picture: bool
    picture_note: str
    why: Why
    why_label: str
    schedule: int | None
    by: str | None
    state: MessageState
    state_label: str
    tries: int
    error: str
    answer: str
    handed_at: int
    due_at: int
    sent_at: int | None
    steps: list[str]


class GroupMessageIn(In):
    """A message somebody sends. `once` is the page's own key: pressed twice it is sent once.

    `picture` is a PNG as base64, null for none.
    """

    channel: Id
    once: Once
    title: MessageTitle
    lines: Annotated[list[MessageLine], Field(max_length=200)]
    picture: Picture | None = None
    at_once: bool = False


class TestIn(In):
    """A test message; `once` as for any other."""

    once: Once


class ScheduleOut(Schema):
    """A schedule. Hours 0 to 23, both included, for full hours only. `by` set it."""

    id: int
    version: int
    what: What
    what_label: str
    room: str
    channel: int
    channel_title: str
    occasion: Occasion
    occasion_label: str
    first_hour: int | None
    last_hour: int | None
    by: str
    active: bool


class ScheduleIn(In):
    """A new schedule."""

    what: What
    room: RoomIdent
    channel: Id
    occasion: Occasion
    first_hour: Hour | None
    last_hour: Hour | None


class ScheduleChange(ScheduleIn):
    """A schedule as it shall be."""

    expect: Version
