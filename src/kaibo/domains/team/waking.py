"""Waking: the jobs that send what waits for a channel, now or at a known time."""

from __future__ import annotations

from django.db import transaction

from kaibo.domains.team.choices import OPEN, MessageState
from kaibo.domains.team.models import Message
from kaibo.kit import jobs
from kaibo.kit.access import system
from kaibo.kit.clock import now_ms
from kaibo.kit.delivery import OPEN_STATES, Delivery
from kaibo.kit.delivery import State as Work

SEND = "team.channel.send"


def start(channel_id: int, at: int) -> None:
    """A job that looks after the channel at `at` (UTC ms); in the transaction of what it is for."""
    with transaction.atomic():
        number = jobs.start(system("team"), SEND, channel=channel_id)
        if at > now_ms():
            Delivery.objects.filter(pk=number).update(due_at=at)


def start_unless_due(channel_id: int, at: int) -> None:
    """The same, unless another job is due by then: what is committed, that one will see."""
    waiting = Delivery.objects.filter(name=SEND, state=Work.WAITING, due_at__lte=at)
    if not waiting.filter(arguments__channel=channel_id).exists():
        start(channel_id, at)


def tend() -> list[int]:
    """Look after channels in which something is left that no job looks after (a job that was
    cancelled, or has taken three workers down). Returns them. For a clock to call."""
    left = Message.objects.filter(state__in=(*OPEN, MessageState.SENDING))
    at_work = Delivery.objects.filter(name=SEND, state__in=OPEN_STATES)
    minded = {row["channel"] for row in at_work.values_list("arguments", flat=True)}
    channels = set(left.values_list("channel_id", flat=True)) - minded
    for channel_id in sorted(channels):
        start(channel_id, now_ms())
    return sorted(channels)


def is_alive(job: int | None, mine: int) -> bool:
    """Whether another job than `mine` still runs what it began: its worker holds its lease."""
    if job is None or job == mine:
        return False
    rows = Delivery.objects.filter(pk=job, state=Work.RUNNING, lease_until__gt=now_ms())
    return rows.exists()
