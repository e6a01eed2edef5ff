"""The outbox: one message of a channel after the other, each begun once and never twice by itself.

Before its bytes go out a message is `sending`, committed. So whoever finds one `sending` whose job
no longer runs knows that it may have arrived, and asks people instead of sending it again.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from kaibo.domains.team import shelf, waking
from kaibo.domains.team.choices import OPEN, OUT_OF_USE, MessageState, RobotKind
from kaibo.domains.team.models import Channel, Message
from kaibo.domains.team.results import result_of
from kaibo.domains.team.robots import wire
from kaibo.domains.team.robots.answers import Outcome, Raw
from kaibo.domains.team.robots.kinds import ROBOTS, free_at
from kaibo.domains.team.rules import addresses, hours
from kaibo.domains.team.rules.addresses import Address
from kaibo.kit import journal
from kaibo.kit.access import system
from kaibo.kit.clock import MINUTE, SECOND, now_ms, team_zone
from kaibo.kit.errors import Refusal
from kaibo.kit.jobs import Progress

log = logging.getLogger("kaibo.team")

US = system(f"job:{waking.SEND}")
#: Somebody else is sending: look again after so long.
LOOK_AGAIN = 2 * SECOND
SENDS_KEPT = 120
CRASHED = (
    "发送途中程序断了，不确定有没有发出。请到群里看一眼：没有就点「再发一次」，有就点「已经发出」。"
)


@dataclass(frozen=True, slots=True)
class Begun:
    """A request that is about to go out: the message as it was committed, and what is sent."""

    message: int
    version: int
    kind: RobotKind
    address: Address
    secret: str
    body: dict[str, Any]
    last: bool


def drain(progress: Progress, channel_id: int) -> None:
    """Send what may be sent now; what must wait gets a job at its time."""
    while True:
        # Nothing is under way here: a good place to be stopped, and the lease is renewed.
        progress(0.0, surely=True)
        settle_orphans(channel_id, progress.job)
        set_aside(channel_id)
        step = begin(channel_id, progress.job)
        if step is None:
            return
        if isinstance(step, int):
            waking.start_unless_due(channel_id, step)
            return
        record(step, _asked(step))


def settle_orphans(channel_id: int, job: int) -> None:
    """What was `sending` when its sender died is in doubt."""
    for row in Message.objects.filter(channel=channel_id, state=MessageState.SENDING):
        if waking.is_alive(row.job, job):
            continue
        try:
            journal.change(
                US,
                "team.message.doubt",
                Message,
                row.pk,
                expect=row.version,
                state=MessageState.UNCLEAR.value,
                error=CRASHED,
            )
        except Refusal as error:
            log.warning("message %s: %s", row.pk, error.text)


def set_aside(channel_id: int) -> None:
    """In quiet hours what waits is held until their end; of a channel out of use it is cancelled."""
    with journal.act(US, "team.message.set_aside") as writing:
        channel = Channel.objects.get(pk=channel_id)
        until = _quiet(channel, now_ms())
        if channel.retired_at is not None:
            for row in writing.lock_all(Message, _open(channel_id).values_list("pk", flat=True)):
                if row.state in OPEN:
                    writing.put(row, state=MessageState.CANCELLED.value, error=OUT_OF_USE)
        elif until is not None:
            rows = _open(channel_id).filter(state=MessageState.WAITING, at_once=False, parts=0)
            for row in writing.lock_all(Message, rows.values_list("pk", flat=True)):
                if row.state == MessageState.WAITING and not row.at_once:
                    writing.put(row, state=MessageState.HELD.value, due_at=until)


def begin(channel_id: int, job: int) -> Begun | int | None:
    """Commit that the next request of the channel goes out. Else when to look again (UTC ms), or
    None when nothing is left."""
    with journal.act(US, "team.message.send") as writing:
        try:
            # Whoever holds this row is the only one who begins anything in the channel.
            channel = writing.lock(Channel, channel_id, expect=journal.ANY)
        except Refusal:
            return None
        now = now_ms()
        if Message.objects.filter(channel=channel, state=MessageState.SENDING).exists():
            return now + LOOK_AGAIN
        until = _quiet(channel, now)
        rows = list(_open(channel_id).values_list("pk", "at_once", "parts"))
        may = [pk for pk, at_once, parts in rows if until is None or at_once or parts]
        if not may:
            return until if rows else None
        # Locked before it is looked at: a person may be cancelling it.
        row = writing.lock(Message, may[0], expect=journal.ANY)
        if row.state not in OPEN:
            return now
        at = max(_paced(channel, now), row.due_at if row.state == MessageState.WAITING else now)
        if at > now:
            return at
        try:
            begun = _made(channel, row)
        except Refusal as error:
            writing.put(row, state=MessageState.FAILED.value, error=error.text[:300])
            return now
        writing.put(
            row,
            state=MessageState.SENDING.value,
            job=job,
            tries=row.tries + 1,
            sends=[*row.sends, now][-SENDS_KEPT:],
            error="",
        )
        return Begun(row.pk, row.version, *begun)


def record(begun: Begun, outcome: Outcome) -> None:
    """Write down what became of it."""
    now = now_ms()
    try:
        with journal.act(US, "team.message.told") as writing:
            row = writing.lock(Message, begun.message, expect=begun.version)
            writing.put(row, **result_of(row, outcome, begun.last, now, _private(begun)))
    except Refusal as error:
        # It was held for dead and put in doubt meanwhile; that is not taken back.
        log.warning("message %s: %s: %s", begun.message, type(outcome).__name__, error.text)


def _asked(begun: Begun) -> Outcome:
    robot = ROBOTS[begun.kind]
    # Signed at the last moment: the platforms look at the time.
    target, body = robot.signed(begun.address.target, begun.body, begun.secret, now_ms())
    answer = wire.post(begun.address, target, body, robot.NAME)
    return robot.read(answer) if isinstance(answer, Raw) else answer


def _made(channel: Channel, row: Message) -> tuple[RobotKind, Address, str, dict[str, Any], bool]:
    kind = RobotKind(channel.kind)
    address = addresses.checked(kind, channel.webhook, getattr(settings, "KAIBO_IM_HOSTS", ()))
    title = row.title
    if channel.keyword and not any(channel.keyword in one for one in (title, *row.lines)):
        title = f"{title} {channel.keyword}"
    bodies = ROBOTS[kind].bodies(title, row.lines, shelf.get(row.picture))
    # A picture that is gone meanwhile leaves fewer parts than were begun.
    at = min(row.parts, len(bodies) - 1)
    return kind, address, channel.secret, bodies[at], at == len(bodies) - 1


def _open(channel_id: int) -> QuerySet[Message]:
    return Message.objects.filter(channel=channel_id, state__in=OPEN).order_by("pk")


def _quiet(channel: Channel, now: int) -> int | None:
    return hours.quiet_until(now, channel.quiet_from, channel.quiet_to, team_zone())


def _paced(channel: Channel, now: int) -> int:
    """When the robot may be asked again: our pace below the platform's, and its own wish."""
    rows = Message.objects.filter(channel__robot_hash=channel.robot_hash)
    recent = rows.filter(updated_at__gt=now - 2 * MINUTE).values_list("sends", flat=True)
    times = [at for sends in recent for at in sends if at > now - 2 * MINUTE]
    wishes = rows.filter(limited_until__gt=now).values_list("limited_until", flat=True)
    return max(free_at(RobotKind(channel.kind), times, now), *wishes, now)


def _private(begun: Begun) -> list[str]:
    """What must not be kept from an answer: the pieces of the robot's address, and its secret."""
    pieces = begun.address.target.replace("?", "/").replace("=", "/").replace("&", "/").split("/")
    return [*(piece for piece in pieces if len(piece) >= 16), *filter(None, [begun.secret])]
