"""Reviews before a show: what was ticked, what was seen when it was signed; and claims accepted."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from kaibo.kit.fields import MomentField
from kaibo.kit.models import Record


class PreShowReview(Record):
    """The review of one version of a show's content, number `number` of this show.

    `answers` are what people said of items: key → {state, note, by, at}. Once signed nothing of it
    changes but the countersignature; `sheet` is then all that was reviewed, by value.
    """

    read_right = "compliance.read"
    #: By value it stands here alone, so that it can go when its time is over; Facts stay for ever.
    secret_fields = frozenset({"sheet"})

    show = models.BigIntegerField("场次", db_index=True)
    number = models.PositiveIntegerField("第几次")
    answers = models.JSONField("勾选", default=dict, blank=True)
    sheet = models.JSONField("审核单", null=True, editable=False)
    plan_sha256 = models.CharField("内容指纹", max_length=64, blank=True, editable=False)
    signed_at = MomentField("签字时间", null=True, editable=False)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="审核人",
    )
    is_own = models.BooleanField("自审", default=False, editable=False)
    countersigned_at = MomentField("复核时间", null=True, editable=False)
    countersigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="复核人",
    )

    class Meta(Record.Meta):
        verbose_name = "播前审核"
        verbose_name_plural = "播前审核"
        constraints = [
            models.UniqueConstraint(
                fields=["show", "number"],
                name="compliance_review_once",
                violation_error_message="这一场刚刚有人开了同一次审核，请刷新再看。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return f"场次 {self.show} 第 {self.number} 次播前审核"


class Acceptance(Record):
    """A claim somebody answers for: of rule `rule`, these `words` (folded) may stay as they are, for
    `product`, 0: for any. It stays accepted on air."""

    read_right = "compliance.read"

    rule = models.CharField("规则", max_length=40)
    words = models.CharField("说法", max_length=200)
    product = models.BigIntegerField("商品", default=0)
    why = models.CharField("理由", max_length=300)

    class Meta(Record.Meta):
        verbose_name = "已接受的说法"
        verbose_name_plural = "已接受的说法"
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "words", "product"],
                condition=models.Q(retired_at=None),
                name="compliance_acceptance_once",
                violation_error_message="这句话已经接受过了。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.words}"
