"""The door of team: ids in, frozen dataclasses out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kaibo.domains.team import shelf, waking
from kaibo.domains.team.actions import messages
from kaibo.domains.team.actions.messages import SALES, Content
from kaibo.domains.team.choices import MessageState, Occasion, RobotKind, What, Why
from kaibo.domains.team.models import Channel, Message, Schedule
from kaibo.domains.team.robots.kinds import ROBOTS
from kaibo.domains.team.rules import hours
from kaibo.kit.access import Actor
from kaibo.kit.clock import now_ms, team_zone

__all__ = ["MessageState", "Occasion", "RobotKind", "What", "Why"]


@dataclass(frozen=True, slots=True)
class ChannelCard:
    """A group's robot. `quiet_until`: it has quiet hours now, until then (UTC ms). `picture_note`:
    why pictures are not sent there, "" where they are."""

    id: int
    kind: RobotKind
    title: str
    quiet_until: int | None
    picture_note: str


@dataclass(frozen=True, slots=True)
class MessageCard:
    """A message of the outbox and how far it is; `error` a sentence, "" when there is none."""

    id: int
    channel: int
    once: str
    state: MessageState
    due_at: int
    sent_at: int | None
    error: str


@dataclass(frozen=True, slots=True)
class ScheduleCard:
    """What is to be sent by itself: `what` of `room` (its ident) to `channel`, since it was set so
    (UTC ms)."""

    id: int
    what: What
    room: str
    channel: int
    occasion: Occasion
    since: int

    def once(self, of: str | int) -> str:
        """The key of what it sends for one occasion: an hour (UTC ms), a show, a handover."""
        return f"schedule:{self.id}:{of}"


def hand_over(
    actor: Actor,
    channel: int,
    *,
    once: str,
    title: str,
    lines: Sequence[str],
    picture: bytes | None = None,
    why: Why = Why.PERSON,
    schedule: int | None = None,
    rights: Collection[str] = SALES,
    at_once: bool = False,
) -> MessageCard:
    """Put a message into the outbox; a channel gets one message of a key, however often it is said.

    `lines` are text with `**bold**`, `picture` is a PNG up to 2 MB, `rights` are those it takes to
    read the message in Kaibo. `at_once` passes over quiet hours: for what a person asks for.
    Refusals: `forbidden`, `not_found`, `retired`, `invalid`.
    """
    content = Content(title, lines, picture, rights)
    row = messages.hand_over(
        actor, channel, content, once=once, why=why, schedule_id=schedule, at_once=at_once
    )
    return _message(row)


def message(message_id: int) -> MessageCard | None:
    """One message."""
    row = Message.objects.filter(pk=message_id).first()
    return _message(row) if row else None


def channels() -> list[ChannelCard]:
    """The channels in use, by title."""
    now, zone = now_ms(), team_zone()
    return [
        ChannelCard(
            row.pk,
            RobotKind(row.kind),
            row.title,
            hours.quiet_until(now, row.quiet_from, row.quiet_to, zone),
            ROBOTS[RobotKind(row.kind)].NO_PICTURE,
        )
        for row in Channel.objects.active().order_by("title", "pk")
    ]


def schedules(room: str, occasion: Occasion) -> list[ScheduleCard]:
    """What is to be sent at such an occasion in that room (its ident)."""
    rows = Schedule.objects.active().filter(room=room, occasion=occasion.value)
    return [_schedule(row) for row in rows.order_by("pk")]


def struck(since: int, now: int) -> list[tuple[ScheduleCard, int]]:
    """The schedules whose full hour (UTC ms) lies in `(since, now]`, with that hour.

    For a clock that asks again and again: what it asks for twice is sent once, by `once(hour)`.
    """
    zone = team_zone()
    found = []
    for row in Schedule.objects.active().filter(occasion=Occasion.HOURLY.value).order_by("pk"):
        if row.first_hour is None or row.last_hour is None:
            continue
        for hour in hours.full_hours(row.first_hour, row.last_hour, since, now, zone):
            found.append((_schedule(row), hour))
    return found


def tend() -> None:
    """Look after messages no job looks after, and drop old pictures. For a clock to call."""
    waking.tend()
    shelf.sweep()


def _message(row: Message) -> MessageCard:
    return MessageCard(
        row.pk,
        row.channel_id,
        row.once,
        MessageState(row.state),
        row.due_at,
        row.sent_at,
        row.error,
    )


def _schedule(row: Schedule) -> ScheduleCard:
    what, occasion = What(row.what), Occasion(row.occasion)
    return ScheduleCard(row.pk, what, row.room, row.channel_id, occasion, row.updated_at)
