"""Clips cut from shows, and the review each of them has of its own."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from kaibo.kit.fields import MomentField
from kaibo.kit.models import Record


class Clip(Record):
    """A stretch [starts_at, ends_at) of a show (`room`, `show`: idents of the log) that is published
    again, which makes it an advertisement of its own. Times UTC ms.

    `product` is the product it sells, null: none in particular. `spoken` are the words said in it,
    `shown` those on the picture. `ad_label`: it is marked as an advertisement; `ai_made`: something in
    it was made by AI, `ai_label`: and it says so. `taken_down_at`: from then on the three years count.
    """

    read_right = "compliance.read"
    # Their words go when their time is over; Facts stay for ever.
    secret_fields: ClassVar[frozenset[str]] = frozenset({"title", "spoken", "shown"})

    room = models.CharField("直播间", max_length=60)
    show = models.CharField("场次", max_length=128)
    starts_at = MomentField("从")
    ends_at = MomentField("到")
    product = models.BigIntegerField("商品", null=True, blank=True)
    title = models.CharField("发布文案", max_length=300)
    spoken = models.TextField("口播", blank=True)
    shown = models.TextField("画面字", blank=True)
    ad_label = models.BooleanField("标了广告", default=False)
    ai_made = models.BooleanField("有 AI 生成的内容", default=False)
    ai_label = models.BooleanField("标了 AI 生成", default=False)
    platform = models.CharField("平台", max_length=20)
    account = models.CharField("账号", max_length=80, blank=True)
    published_at = MomentField("发布时间", null=True, blank=True)
    url = models.CharField("网址", max_length=500, blank=True)
    taken_down_at = MomentField("下架时间", null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = "切片"
        verbose_name_plural = "切片"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="content_clip_ends_later",
                violation_error_message="切片的结束要晚于开始。",
            ),
        ]

    def __str__(self) -> str:
        return f"切片 {self.pk}"


class ClipReview(Record):
    """Somebody put their name under a clip as it was: the `number`th time for it. Never changed, but
    that `sheet` (the words, what was found in them, and the packs, by value) goes when its time is over.
    `digest` is the SHA-256 of what was reviewed, `open` counts claims that were not settled."""

    read_right = "compliance.read"
    secret_fields: ClassVar[frozenset[str]] = frozenset({"sheet"})

    clip = models.ForeignKey(Clip, models.PROTECT, related_name="reviews", verbose_name="切片")
    number = models.PositiveIntegerField("第几次")
    digest = models.CharField("内容指纹", max_length=64)
    open = models.PositiveIntegerField("未清的说法")
    is_own = models.BooleanField("自审")
    sheet = models.JSONField("审核单", null=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = "切片审核"
        verbose_name_plural = "切片审核"
        constraints = [
            models.UniqueConstraint(
                fields=["clip", "number"],
                name="content_clip_review_once",
                violation_error_message="别人刚刚签过这条切片，请看一眼再签。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return f"切片 {self.clip_id} 第 {self.number} 次审核"
