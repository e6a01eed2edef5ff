"""What platforms and authorities ruled: violations with their penalties and appeals."""

from __future__ import annotations

from django.db import models

from kaibo.domains.compliance.choices import (
    APPEAL_LABELS,
    FAMILY_LABELS,
    SCENE_LABELS,
    AppealState,
    worded,
)
from kaibo.kit.fields import FenField, MomentField
from kaibo.kit.models import Record


class Violation(Record):
    """One ruling. `happened_at` in the show, `told_at` when the platform said so, UTC ms.

    `room` and `show` are idents of the log, "" where it was no show. `alerts` are ids of our own
    alerts that it is about; what they say of a correction is the defence.
    """

    read_right = "compliance.read"

    platform = models.CharField("平台", max_length=20)
    account = models.CharField("账号", max_length=80, blank=True)
    room = models.CharField("直播间", max_length=60, blank=True)
    show = models.CharField("场次", max_length=128, blank=True)
    scene = models.CharField("场景", max_length=16, choices=worded(SCENE_LABELS))
    family = models.CharField("哪一类", max_length=20, choices=worded(FAMILY_LABELS))
    clause = models.CharField("条款", max_length=200)
    quote = models.CharField("原话或画面", max_length=500, blank=True)
    happened_at = MomentField("发生时间", db_index=True)
    told_at = MomentField("收到通知")
    is_warning = models.BooleanField("只是预警", default=False)
    points = models.PositiveIntegerField("扣分", null=True, blank=True)
    frozen = FenField("冻结金额", null=True, blank=True)
    banned_days = models.PositiveIntegerField("停播天数", null=True, blank=True)
    penalty = models.CharField("处罚", max_length=500, blank=True)
    responsible = models.CharField("责任", max_length=80, blank=True)
    lesson = models.CharField("规避动作", max_length=500, blank=True)
    alerts = models.JSONField("我们的提醒", default=list, blank=True)
    evidence = models.JSONField("申诉凭证", default=list, blank=True)
    appeal = models.CharField(
        "申诉", max_length=10, choices=worded(APPEAL_LABELS), default=AppealState.NONE.value
    )
    appeal_text = models.CharField("申诉内容与结果", max_length=1000, blank=True)
    appeal_sent_at = MomentField("提交时间", null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = "违规"
        verbose_name_plural = "违规"

    def __str__(self) -> str:
        return f"{self.platform} {self.clause}"
