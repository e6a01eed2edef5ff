"""What must stay and what has gone: legal holds, removals, and requests to be forgotten."""

from __future__ import annotations

from django.db import models

from kaibo.domains.compliance.choices import HOLD_LABELS, REMOVAL_LABELS, worded
from kaibo.kit.fields import MomentField
from kaibo.kit.models import Record


class LegalHold(Record):
    """Something that must stay as it is, whatever its date: a show ("room/show"), a viewer (the hash
    by which the log knows them), or a ruling (its id). Retired: taken off, `lifted_why` says why."""

    read_right = "compliance.read"

    about = models.CharField("保全对象", max_length=8, choices=worded(HOLD_LABELS))
    ref = models.CharField("对象编号", max_length=200, db_index=True)
    why = models.CharField("保全理由", max_length=500)
    lifted_why = models.CharField("解除理由", max_length=500, blank=True)

    class Meta(Record.Meta):
        verbose_name = "证据保全"
        verbose_name_plural = "证据保全"
        constraints = [
            models.UniqueConstraint(
                fields=["about", "ref"],
                condition=models.Q(retired_at=None),
                name="compliance_hold_once",
                violation_error_message="这个对象已经在保全中。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{HOLD_LABELS.get(self.about, self.about)} {self.ref}"


class Removal(Record):
    """One thing taken out because its time was over or somebody asked: how much of what it was, and
    the SHA-256 of what it was, never the thing itself. Written before anything goes; `done_at` (UTC
    ms) is null until all has gone, and whoever finds it so goes on. `due_at`: until when it had to
    be kept."""

    read_right = "compliance.read"

    about = models.CharField("清除对象", max_length=16, choices=worded(REMOVAL_LABELS))
    ref = models.CharField("对象编号", max_length=200)
    due_at = MomentField("留存到")
    counts = models.JSONField("数量", default=dict, blank=True)
    sha256 = models.CharField("内容指纹", max_length=64)
    done_at = MomentField("清除完成", null=True, blank=True, db_index=True)

    class Meta(Record.Meta):
        verbose_name = "清除记录"
        verbose_name_plural = "清除记录"
        constraints = [
            models.UniqueConstraint(
                fields=["about", "ref", "sha256"], name="compliance_removal_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{REMOVAL_LABELS.get(self.about, self.about)} {self.ref}"


class ErasureRequest(Record):
    """A viewer asked to be forgotten. Only the hash by which the log knows them is kept, so that
    nothing of theirs is shown or handed out any more; `protocol` is what they are answered: what
    went, what stays, why and until when."""

    read_right = "compliance.read"

    platform = models.CharField("平台", max_length=20)
    viewer = models.CharField("观众编码", max_length=16, db_index=True)
    asked_at = MomentField("提出时间")
    note = models.CharField("从哪里收到", max_length=300, blank=True)
    protocol = models.JSONField("答复", null=True, blank=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = "删除请求"
        verbose_name_plural = "删除请求"
        constraints = [
            models.UniqueConstraint(
                fields=["viewer"],
                condition=models.Q(retired_at=None),
                name="compliance_erasure_once",
                violation_error_message="这位观众已经提过删除请求。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.platform} {self.viewer}"
