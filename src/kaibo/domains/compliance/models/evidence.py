"""Evidence on file: licences and proofs, what they are for, and until when they hold."""

from __future__ import annotations

from django.db import models

from kaibo.domains.compliance.choices import KIND_LABELS, worded
from kaibo.kit.fields import MomentField
from kaibo.kit.models import Record


class Evidence(Record):
    """One licence or proof. It holds from `valid_from` until `valid_until`, UTC ms, null: without
    bound as far as is known.

    `products` are ids of the products it is for, empty: all of them; `hosts` those of the hosts.
    `rules` are the rules it proves claims of, `words` the claims, empty: any of that rule.
    `absent`: somebody looked, and there is none. The file lies in the data folder under `file_sha256`, "" without one.
    """

    read_right = "compliance.read"

    kind = models.CharField("种类", max_length=24, choices=worded(KIND_LABELS), db_index=True)
    title = models.CharField("名称", max_length=120)
    number = models.CharField("编号", max_length=120, blank=True)
    holder = models.CharField("持有人", max_length=120, blank=True)
    absent = models.BooleanField("查过，没有", default=False)
    valid_from = MomentField("生效", null=True, blank=True)
    valid_until = MomentField("到期", null=True, blank=True, db_index=True)
    products = models.JSONField("商品", default=list, blank=True)
    hosts = models.JSONField("主播", default=list, blank=True)
    rules = models.JSONField("证明哪些规则", default=list, blank=True)
    words = models.JSONField("证明哪些说法", default=list, blank=True)
    note = models.CharField("备注", max_length=500, blank=True)
    file_sha256 = models.CharField("文件指纹", max_length=64, blank=True, editable=False)
    file_name = models.CharField("文件名", max_length=200, blank=True, editable=False)
    file_media = models.CharField("文件类型", max_length=60, blank=True, editable=False)
    file_bytes = models.BigIntegerField("文件大小", null=True, blank=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = "凭证"
        verbose_name_plural = "凭证"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_until=None)
                | models.Q(valid_until__gt=models.F("valid_from")),
                name="compliance_evidence_ends_later",
                violation_error_message="到期时间要晚于生效时间。",
            ),
        ]

    def __str__(self) -> str:
        label = KIND_LABELS.get(self.kind, self.kind)
        return f"{label} {self.title}"
