"""Fact: what was done, by whom, to which row, and why. Written once, never changed."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from kaibo.kit import door
from kaibo.kit.fields import MomentField
from kaibo.kit.guarded import AppendOnlyQuerySet
from kaibo.kit.plain_json import PlainJSON


class Fact(models.Model):
    """One row changed by one act (or one thing worth remembering that changed no row).

    `before` and `after` hold the fields that differ; a secret one reads "***". Facts of one act
    share `act`. `cause` says by which way it came: page, cli, reaction:…, job:….
    """

    act = models.CharField("操作编号", max_length=32, db_index=True)
    at = MomentField("时间", db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="操作人"
    )
    cause = models.CharField("途径", max_length=100)
    verb = models.CharField("动作", max_length=80)
    subject_type = models.CharField("对象类型", max_length=80)
    subject_id = models.BigIntegerField("对象编号")
    version = models.PositiveIntegerField("对象版本")
    before = models.JSONField("改前", encoder=PlainJSON)
    after = models.JSONField("改后", encoder=PlainJSON)
    reason = models.CharField("原因", max_length=500, blank=True)

    objects = models.Manager.from_queryset(AppendOnlyQuerySet)()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "事实"
        verbose_name_plural = "事实"
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="fact_subject")]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type}:{self.subject_id}"

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        """Refused unless the journal appends it."""
        door.require_open(type(self), "save")
        super().save_base(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: a Fact is never deleted."""
        door.refuse(type(self), "delete")
