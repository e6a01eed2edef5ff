"""An offer that two people may approve, and its notes: every kind of field the kit cares about."""

from __future__ import annotations

from django.db import models

from kaibo.kit.fields import FenField, MomentField
from kaibo.kit.models import Record


class Offer(Record):
    """A price that is approved once."""

    read_right = "product.read"
    secret_fields = frozenset({"supplier_token"})

    name = models.CharField("名称", max_length=20)
    price = FenField("直播价", default=0)
    status = models.CharField(
        "状态", max_length=10, choices=[("draft", "草稿"), ("approved", "已批准")], default="draft"
    )
    starts_at = MomentField("开始", null=True, blank=True)
    tags = models.JSONField("标签", default=list, blank=True)
    supplier_token = models.CharField("供应商令牌", max_length=50, blank=True)

    class Meta(Record.Meta):
        verbose_name = "机制单"
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(retired_at=None),
                name="sample_offer_name_once",
                violation_error_message="已经有一张同名的机制单。",
                violation_error_code="unique",
            )
        ]

    def __str__(self) -> str:
        return self.name


class OfferNote(Record):
    """A remark about an offer."""

    read_right = "product.read"

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="notes", verbose_name="机制单")
    text = models.TextField("内容", blank=True)

    class Meta(Record.Meta):
        verbose_name = "机制单备注"

    def __str__(self) -> str:
        return self.text[:20]
