"""Team's records: channels (robots in group chats), messages to them, and schedules."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models

from kaibo.domains.team.choices import (
    KIND_CHOICES,
    OCCASION_CHOICES,
    STATE_CHOICES,
    WHAT_CHOICES,
    WHY_CHOICES,
    MessageState,
    Occasion,
)
from kaibo.kit.clock import day_start
from kaibo.kit.fields import MomentField
from kaibo.kit.models import Record


def _check_clock(text: str) -> None:
    try:
        day_start(text)
    except ValueError:
        raise ValidationError("时刻请写成 22:30 这样。") from None


class Channel(Record):
    """A robot in a group chat. It can send to that group, and nothing else.

    `webhook` is its address, which is all it takes to write to the group; `secret` signs ("" = the
    robot asks for none); of both people see the last four characters, after they were saved once.
    `robot` is a hash by which the same robot is known. `keyword` is a word the robot wants in every
    message. Quiet hours `[quiet_from, quiet_to)` are HH:MM on the team's clock, "" for none.
    """

    read_right = "team.read"
    secret_fields = frozenset({"webhook", "secret", "robot_hash"})

    kind = models.CharField("平台", max_length=10, choices=KIND_CHOICES)
    title = models.CharField("群名", max_length=40)
    webhook = models.CharField("机器人地址", max_length=500)
    secret = models.CharField("签名密钥", max_length=200, blank=True)
    robot_hash = models.CharField("机器人", max_length=64)
    keyword = models.CharField("关键词", max_length=20, blank=True)
    quiet_from = models.CharField("静默开始", max_length=5, blank=True, validators=[_check_clock])
    quiet_to = models.CharField("静默结束", max_length=5, blank=True, validators=[_check_clock])

    class Meta(Record.Meta):
        verbose_name = "群"
        verbose_name_plural = "群"
        constraints = [
            models.UniqueConstraint(
                fields=["robot_hash"],
                condition=models.Q(retired_at=None),
                name="team_channel_robot_once",
                violation_error_message="这个群机器人已经登记过了。",
                violation_error_code="unique",
            ),
            models.UniqueConstraint(
                fields=["title"],
                condition=models.Q(retired_at=None),
                name="team_channel_title_once",
                violation_error_message="已经有一个同名的群。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Quiet hours have both ends or none, and are not all day."""
        if bool(self.quiet_from) != bool(self.quiet_to):
            raise ValidationError({"quiet_to": ["静默时段的开始和结束要一起填，或都不填。"]})
        if self.quiet_from and self.quiet_from == self.quiet_to:
            raise ValidationError({"quiet_to": ["静默时段的开始和结束不能是同一时刻。"]})


class Schedule(Record):
    """Something that is sent by itself because a person said so. Retired, it sends no more.

    `room` is its ident. `first_hour` to `last_hour` (0 to 23, both included, across midnight when
    the first is later) are the full hours of occasion `hourly`, null for the others.
    """

    read_right = "team.read"

    what = models.CharField("内容", max_length=10, choices=WHAT_CHOICES)
    room = models.CharField("直播间", max_length=40)
    channel = models.ForeignKey(
        Channel, models.PROTECT, related_name="schedules", verbose_name="群"
    )
    occasion = models.CharField("时机", max_length=10, choices=OCCASION_CHOICES)
    first_hour = models.PositiveSmallIntegerField(
        "从几点", null=True, blank=True, validators=[MaxValueValidator(23)]
    )
    last_hour = models.PositiveSmallIntegerField(
        "到几点", null=True, blank=True, validators=[MaxValueValidator(23)]
    )

    class Meta(Record.Meta):
        verbose_name = "定时发送"
        verbose_name_plural = "定时发送"
        constraints = [
            models.UniqueConstraint(
                fields=["what", "room", "channel", "occasion"],
                condition=models.Q(retired_at=None),
                name="team_schedule_once",
                violation_error_message="这个直播间往这个群已经有同样的定时发送。",
                violation_error_code="unique",
            )
        ]

    def __str__(self) -> str:
        said: Any = self
        return f"{self.room} {said.get_occasion_display()}{said.get_what_display()}"

    def clean(self) -> None:
        """Full hours have a first and a last hour; other occasions have none."""
        given = [self.first_hour is not None, self.last_hour is not None]
        if self.occasion == Occasion.HOURLY and not all(given):
            raise ValidationError({"first_hour": ["每个整点发，请填从几点到几点。"]})
        if self.occasion != Occasion.HOURLY and any(given):
            raise ValidationError({"first_hour": ["只有每个整点发才填从几点到几点。"]})


class Message(Record):
    """A message to a channel: a row of the outbox, and what became of it.

    `once`: a channel never gets two messages of one key. `lines` are text with `**bold**`.
    `picture` is the SHA-256 of a PNG on the shelf, "" for none. `rights` it takes to read what it
    says. `job` is the delivery that sends it, `sends` are the times (UTC ms) at which a request of
    it began, `parts` how many of its requests were taken, `tries` those of the present one.
    `handed_at`: when a person or a schedule had it sent, the last time; `due_at`: not before;
    `limited_until`: the platform wants quiet from the robot. `at_once`: quiet hours do not hold it.
    """

    read_right = "team.read"

    channel = models.ForeignKey(Channel, models.PROTECT, related_name="messages", verbose_name="群")
    once = models.CharField("唯一键", max_length=150)
    title = models.CharField("标题", max_length=80)
    lines = models.JSONField("内容", default=list, blank=True)
    picture = models.CharField("图片", max_length=64, blank=True)
    rights = models.JSONField("所需权限", default=list, blank=True)
    why = models.CharField("缘由", max_length=10, choices=WHY_CHOICES)
    schedule = models.ForeignKey(
        Schedule, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="定时发送"
    )
    at_once = models.BooleanField("不等静默结束", default=False)
    state = models.CharField(
        "状态",
        max_length=10,
        choices=STATE_CHOICES,
        default=MessageState.WAITING.value,
        db_index=True,
    )
    handed_at = MomentField("交来时间")
    due_at = MomentField("最早发送")
    tries = models.PositiveIntegerField("次数", default=0)
    parts = models.PositiveSmallIntegerField("已发出的部分", default=0)
    sends = models.JSONField("发送时刻", default=list, blank=True)
    job = models.BigIntegerField("任务", null=True, blank=True)
    limited_until = MomentField("限流至", default=0)
    error = models.CharField("错误", max_length=300, blank=True)
    answer = models.CharField("平台的回答", max_length=300, blank=True)
    sent_at = MomentField("发出时间", null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = "群消息"
        verbose_name_plural = "群消息"
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "once"],
                name="team_message_once",
                violation_error_message="这条消息已经交给这个群发过了，不会再发一次。",
                violation_error_code="unique",
            )
        ]

    def __str__(self) -> str:
        return self.title
