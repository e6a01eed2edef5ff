"""Channels: the robots of group chats. Their addresses go in and never come out again."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings

from kaibo.domains.team import waking
from kaibo.domains.team.choices import OPEN, OUT_OF_USE, MessageState, RobotKind
from kaibo.domains.team.models import Channel, Message, Schedule
from kaibo.domains.team.rules import addresses
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.clock import now_ms


@dataclass(frozen=True, slots=True)
class Wanted:
    """A channel as it shall be. `webhook` "" and `secret` None: as they are."""

    title: str
    webhook: str = ""
    secret: str | None = None
    keyword: str = ""
    quiet_from: str = ""
    quiet_to: str = ""


def add(actor: Actor, kind: RobotKind, wanted: Wanted) -> Channel:
    """A new channel. Refusals: `invalid` (an address that is none of the platform's), `duplicate`."""
    values = {**_values(kind, wanted), **_address(kind, wanted.webhook)}
    return journal.create(actor, "team.channel.create", Channel, kind=kind.value, **values)


def change(actor: Actor, channel_id: int, *, expect: int, wanted: Wanted) -> Channel:
    """Change what is given. What is held is looked at again: quiet hours may be others now."""
    with journal.act(actor, "team.channel.change") as writing:
        row = writing.lock(Channel, channel_id, expect=expect)
        values = _values(RobotKind(row.kind), wanted)
        if wanted.webhook:
            values |= _address(RobotKind(row.kind), wanted.webhook)
        writing.put(row, **values)
        waking.start(row.pk, now_ms())
        return row


def retire(actor: Actor, channel_id: int, *, expect: int, reason: str = "") -> Channel:
    """Send no more to it: what waits is cancelled, its schedules end."""
    with journal.act(actor, "team.channel.retire", reason=reason) as writing:
        row = writing.retire(Channel, channel_id, expect=expect)
        waiting = Message.objects.filter(channel=row, state__in=OPEN).values_list("pk", flat=True)
        for message in writing.lock_all(Message, waiting):
            if message.state in OPEN:
                writing.put(message, state=MessageState.CANCELLED.value, error=OUT_OF_USE)
        ended = Schedule.objects.active().filter(channel=row).values_list("pk", flat=True)
        writing.retire_all(Schedule, list(ended))
        return row


def restore(actor: Actor, channel_id: int, *, expect: int) -> Channel:
    """Take it back into use; its schedules stay ended until somebody restores them."""
    with journal.act(actor, "team.channel.restore") as writing:
        return writing.restore(Channel, channel_id, expect=expect)


def _values(kind: RobotKind, wanted: Wanted) -> dict[str, Any]:
    values: dict[str, Any] = {
        "title": wanted.title,
        "keyword": wanted.keyword,
        "quiet_from": wanted.quiet_from,
        "quiet_to": wanted.quiet_to,
    }
    # WeCom's robots have none: one that is kept would look as if it did something.
    if kind is RobotKind.WECOM:
        return values | {"secret": ""}
    return values if wanted.secret is None else values | {"secret": wanted.secret}


def _address(kind: RobotKind, webhook: str) -> dict[str, str]:
    addresses.checked(kind, webhook, getattr(settings, "KAIBO_IM_HOSTS", ()))
    return {"webhook": webhook, "robot_hash": sha256(webhook.encode()).hexdigest()}
