"""What was handed to a group and what was missed, and until when schedules have been looked at."""

from __future__ import annotations

from django.db import models

from kaibo.domains.team.public import What
from kaibo.kit.fields import MomentField
from kaibo.kit.models import Record

WHAT_CHOICES = [(one.value, one.label) for one in What]


class Sending(Record):
    """One thing that went to a channel, or should have: `what` of `room` (its ident) for `of`, an hour,
    a show or a handover.

    `once` is the outbox's key, of which a channel gets one message; `message` its number there, null
    for what was missed, and then `why` says why. `schedule`: the one that wanted it, null when a
    person sent it. `at`: the moment it is about, UTC ms.
    """

    read_right = "team.read"

    what = models.CharField("内容", max_length=10, choices=WHAT_CHOICES)
    room = models.CharField("直播间", max_length=40)
    show = models.CharField("场次", max_length=128, blank=True)
    once = models.CharField("唯一键", max_length=150)
    channel = models.BigIntegerField("群")
    schedule = models.BigIntegerField("定时发送", null=True, blank=True)
    at = MomentField("所指时刻")
    message = models.BigIntegerField("群消息", null=True, blank=True)
    why = models.CharField("没发的原因", max_length=200, blank=True)

    class Meta(Record.Meta):
        verbose_name = "报数与战报的发送"
        verbose_name_plural = "报数与战报的发送"
        indexes = [models.Index(fields=["room", "at"], name="review_sending_at")]
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "once"],
                name="review_sending_once",
                violation_error_message="这一份刚刚已经有人发到这个群了。",
                violation_error_code="unique",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.room}"


class ScheduleClock(models.Model):
    """The one row that remembers until when (UTC ms) schedules have been looked at. No Record: a
    machine's own hand, moved every minute."""

    looked_until = MomentField("看到")

    class Meta:
        verbose_name = "定时发送的进度"
        verbose_name_plural = "定时发送的进度"

    def __str__(self) -> str:
        return str(self.looked_until)
