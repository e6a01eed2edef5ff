"""The shapes of the API of tally, bulletin and handover sheet, and what a page sends."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from kaibo.domains.team.public import MessageState, What
from kaibo.kit.shapes import Id, Line, Moment


class SheetCellOut(Schema):
    """Where the number of a line stands: a metric in a row of the show, as the trace names rows."""

    level: str
    key: str
    metric: str


class SheetRowOut(Schema):
    """A line. `label` "" for a sentence; `note`: how good `value` is, or since when it grew; `known`
    false: nobody knows it. `cell`: null where no records stand behind it."""

    id: str
    label: str
    value: str
    note: str
    known: bool
    strong: bool
    cell: SheetCellOut | None


class SheetSectionOut(Schema):
    """Rows under a heading, "" for none."""

    id: str
    label: str
    rows: list[SheetRowOut]


class SendingOut(Schema):
    """What went to a channel, or was missed: `message` null, and `why`. Times UTC ms. `by` null: a
    schedule."""

    id: int
    what: What
    what_label: str
    room: str
    show: str
    channel: int
    at: int
    sent_at: int | None
    message: int | None
    by: str | None
    schedule: int | None
    why: str


class HeartbeatOut(Schema):
    """A tally, a bulletin or a handover sheet, ready to be sent: the page may show `sections`, and a
    person edits `title` and `lines` (text with `**bold**`).

    `once`: the key it is sent under; `sent`: where it went already. `picture`: its address, "" where
    there is none, and then `no_picture` says why, "" where there never is one.
    """

    what: What
    what_label: str
    room: str
    show: str
    at: int
    once: str
    title: str
    sections: list[SheetSectionOut]
    lines: list[str]
    picture: str
    no_picture: str
    sent: list[SendingOut]


class SentOut(Schema):
    """What the outbox took: the message's number and how far it is."""

    message: int
    channel: int
    state: MessageState
    state_label: str
    due_at: int


Title = Annotated[Line, StringConstraints(min_length=1, max_length=80)]
TextLine = Annotated[str, StringConstraints(max_length=1_000)]
Again = Annotated[Line, StringConstraints(pattern=r"^([A-Za-z0-9-]{8,60})?$")]
ShowKey = Annotated[Line, StringConstraints(max_length=128)]
Key = Annotated[
    Line, StringConstraints(pattern=r"^(tally|bulletin|handover):[a-z0-9-]{1,40}:[0-9a-f]{24}$")
]


def _said(lines: list[str]) -> list[str]:
    if not any(line.strip() for line in lines):
        raise ValueError("内容是空的，没有可发的。")
    return lines


class SendIn(Schema):
    """A thing that is sent, with its text as the person left it. `once`, `show`, `at` as they were
    given out; `again`: a key of the page's own when it is sent once more, "" else; `at_once`: not held
    by quiet hours."""

    model_config = ConfigDict(extra="forbid")

    once: Key
    show: ShowKey
    at: Moment
    channel: Id
    title: Title
    lines: Annotated[list[TextLine], Field(max_length=200), AfterValidator(_said)]
    picture: bool = False
    again: Again = ""
    at_once: bool = False
