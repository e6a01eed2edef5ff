"""Delivery: one thing a worker has to do, for a Fact (a reaction) or for a person (a job)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from kaibo.kit.fields import MomentField
from kaibo.kit.plain_json import PlainJSON


class Lane(models.TextChoices):
    """What kind of work it is; a worker serves one or several lanes.

    SERVER is jobs that only the process which owns the rooms can do.
    """

    REACTION = "reaction", "反应"
    JOB = "job", "任务"
    SERVER = "server", "服务内任务"


class State(models.TextChoices):
    """waiting → running → done; or dead after the last try; or cancelled by a person."""

    WAITING = "waiting", "等待"
    RUNNING = "running", "进行中"
    DONE = "done", "完成"
    DEAD = "dead", "失败"
    CANCELLED = "cancelled", "已取消"


#: What any worker process can do.
ANYWHERE = (Lane.REACTION, Lane.JOB)
JOBS = (Lane.JOB, Lane.SERVER)
OPEN_STATES = (State.WAITING, State.RUNNING)


class Delivery(models.Model):
    """Work owed. Times are UTC milliseconds, `progress` is in thousandths.

    While it runs, `owner` is the worker's token and `lease_until` the time until which nobody else
    may take it; a killed worker's lease runs out and the next worker takes over.
    """

    lane = models.CharField("种类", max_length=10, choices=Lane.choices)
    name = models.CharField("名称", max_length=150)
    fact = models.ForeignKey(
        "kit.Fact", models.PROTECT, null=True, related_name="deliveries", verbose_name="事实"
    )
    arguments = models.JSONField("参数", default=dict, encoder=PlainJSON)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveIntegerField("次数", default=0)
    due_at = MomentField("应做时间")
    owner = models.CharField("执行者", max_length=32, blank=True)
    lease_until = MomentField("占用至", default=0)
    progress = models.PositiveIntegerField("进度", default=0)
    note = models.CharField("进展", max_length=300, blank=True)
    cancel_asked = models.BooleanField("要求取消", default=False)
    result = models.JSONField("结果", null=True, encoder=PlainJSON)
    error = models.TextField("错误", blank=True)
    created_at = MomentField("创建时间")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="创建人"
    )
    touched_at = MomentField("更新时间", db_index=True)
    finished_at = MomentField("结束时间", null=True)

    class Meta:
        verbose_name = "待办投递"
        verbose_name_plural = "待办投递"
        indexes = [models.Index(fields=["state", "due_at"], name="delivery_due")]
        constraints = [
            models.UniqueConstraint(fields=["fact", "name"], name="delivery_once_per_fact")
        ]

    def __str__(self) -> str:
        return f"{self.lane} {self.name} {self.state}"
