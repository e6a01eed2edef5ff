"""The goals' record."""

from __future__ import annotations

from typing import Any

from django.db import models

from kaibo.domains.goals.choices import (
    MADE_BY_LABELS,
    SCOPE_LABELS,
    MadeBy,
    Scope,
    worded,
)
from kaibo.domains.goals.rules.metrics import aim
from kaibo.kit import money
from kaibo.kit.fields import EMPTY, MomentField
from kaibo.kit.models import Record


class Goal(Record):
    """What is to be reached in [starts_at, ends_at), UTC ms.

    `room` is a room's ident, "" the whole team. `metric` is an id of the catalogue of metrics and
    `value` a whole number in its unit: fen, or how many. `parent` is the goal it was rolled down
    from, also after a person has set it anew.
    """

    read_right = "goals.read"

    scope = models.CharField("范围", max_length=10, choices=worded(SCOPE_LABELS))
    room = models.CharField("直播间", max_length=60, blank=True)
    starts_at = MomentField("开始", db_index=True)
    ends_at = MomentField("结束")
    metric = models.CharField("指标", max_length=60)
    value = models.BigIntegerField("目标值")
    made_by = models.CharField(
        "来历", max_length=12, choices=worded(MADE_BY_LABELS), default=MadeBy.PERSON.value
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级目标",
    )
    note = models.CharField("备注", max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = "目标"
        verbose_name_plural = "目标"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="goals_goal_ends_later",
                violation_error_message="目标的结束时间要晚于开始时间。",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0),
                name="goals_goal_not_negative",
                violation_error_message="目标值不能小于 0。",
            ),
            models.UniqueConstraint(
                fields=["room", "metric", "scope", "starts_at", "ends_at"],
                condition=models.Q(retired_at=None),
                name="goals_goal_once",
                violation_error_message="这一段已经有这个指标的目标了，请改那一个。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        field: Any = self._meta.get_field("starts_at")
        known = aim(self.metric)
        where = self.room or "全队"
        what = known.zh if known else self.metric
        return (
            f"{where} {field.spoken(self.starts_at)} {SCOPE_LABELS[Scope(self.scope)]}目标 {what}"
        )

    @property
    def scope_kind(self) -> Scope:
        """The scope as one of the list."""
        return Scope(self.scope)

    def said(self, name: str, value: Any) -> str | None:
        """The value in the unit of its metric."""
        if name != "value" or value is None:
            return super().said(name, value)
        return said(self.metric, value)


def said(metric: str, value: int | None) -> str:
    """An amount of a metric as people say it."""
    if value is None:
        return EMPTY
    known = aim(metric)
    return f"{money.yuan(value)} 元" if known and known.unit == "fen" else str(value)
