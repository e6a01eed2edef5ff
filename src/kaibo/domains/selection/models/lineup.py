"""The line-up: shows as planned, their links with their numbers, and the headers teams use."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from kaibo.domains.selection.choices import KIND_LABELS, STATUS_LABELS, Kind, Status
from kaibo.domains.selection.models.goods import NOT_NEGATIVE, Product, Sku
from kaibo.kit.fields import FenField, MomentField
from kaibo.kit.models import Record


class Show(Record):
    """A show as planned, [starts_at, ends_at) in UTC ms. Its run lives in the room's log."""

    read_right = "product.read"

    room = models.CharField("直播间", max_length=60)
    title = models.CharField("场次名称", max_length=80)
    starts_at = MomentField("开始", db_index=True)
    ends_at = MomentField("结束")
    kind = models.CharField(
        "类型", max_length=20, choices=[*KIND_LABELS.items()], default=Kind.STORE
    )
    status = models.CharField(
        "状态", max_length=10, choices=[*STATUS_LABELS.items()], default=Status.PLANNED
    )

    class Meta(Record.Meta):
        verbose_name = "场次"
        verbose_name_plural = "场次"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="selection_show_ends_later",
                violation_error_message="场次的结束时间要晚于开始时间。",
            )
        ]

    def __str__(self) -> str:
        field: Any = self._meta.get_field("starts_at")
        return f"{self.title}（{field.spoken(self.starts_at)}）"


class Link(Record):
    """A product (or one SKU of it) in a show's bag.

    `link_no` is the number it goes by now, null while it has none; what it was before is in
    `LinkNumber`. `position` is its place in the plan. `final_price` is fen, `talk_seconds` and
    `talk_share` (1/10000) are the two ways in which teams plan how long it is explained.
    The three `*notes` hold {key: text} of the team's own sheet, apart by who may read them; a key
    is a known one (`columns.targets`) or "=" with the team's header.
    """

    read_right = "product.read"

    show = models.ForeignKey(Show, models.PROTECT, related_name="links", verbose_name="场次")
    product = models.ForeignKey(Product, models.PROTECT, related_name="links", verbose_name="商品")
    sku = models.ForeignKey(
        Sku, models.PROTECT, null=True, blank=True, related_name="links", verbose_name="规格"
    )
    link_no = models.PositiveIntegerField(
        "链接号", null=True, blank=True, validators=[MinValueValidator(1, "链接号从 1 开始。")]
    )
    position = models.PositiveIntegerField("顺序", default=1)
    final_price = FenField("到手价", null=True, blank=True, validators=NOT_NEGATIVE)
    offer = models.CharField("机制摘要", max_length=500, blank=True)
    talk_seconds = models.PositiveIntegerField("讲解时长（秒）", null=True, blank=True)
    talk_share = models.PositiveIntegerField(
        "讲解占比",
        null=True,
        blank=True,
        validators=[MaxValueValidator(10_000, "占比不能超过 100%。")],
    )
    promisable_stock = models.BigIntegerField(
        "可承诺库存", null=True, blank=True, validators=NOT_NEGATIVE
    )
    note = models.CharField("备注", max_length=500, blank=True)
    notes = models.JSONField("表内其他内容", default=dict, blank=True)
    cost_notes = models.JSONField("表内成本内容", default=dict, blank=True)
    profit_notes = models.JSONField("表内利润内容", default=dict, blank=True)

    class Meta(Record.Meta):
        verbose_name = "链接"
        verbose_name_plural = "链接"
        constraints = [
            models.UniqueConstraint(
                fields=["show", "product"],
                condition=models.Q(retired_at=None, sku=None),
                name="selection_link_product_once",
                violation_error_message="这个商品在本场已经有链接。",
                violation_error_code="unique",
            ),
            models.UniqueConstraint(
                fields=["show", "product", "sku"],
                condition=models.Q(retired_at=None),
                name="selection_link_sku_once",
                violation_error_message="这个规格在本场已经有链接。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        number = f"{self.link_no}号 " if self.link_no else ""
        return f"{number}{self.sku or self.product}"


class LinkNumber(Record):
    """A link had this number over [created_at, retired_at). Two links never share one at a time."""

    read_right = "product.read"

    show = models.ForeignKey(Show, models.PROTECT, related_name="numbers", verbose_name="场次")
    link = models.ForeignKey(Link, models.PROTECT, related_name="numbers", verbose_name="链接")
    link_no = models.PositiveIntegerField("链接号", validators=[MinValueValidator(1)])

    class Meta(Record.Meta):
        verbose_name = "链接号"
        verbose_name_plural = "链接号"
        constraints = [
            models.UniqueConstraint(
                fields=["show", "link_no"],
                condition=models.Q(retired_at=None),
                name="selection_link_no_once",
                violation_error_message="这个链接号在本场已经用了。",
                violation_error_code="unique",
            ),
            models.UniqueConstraint(
                fields=["link"],
                condition=models.Q(retired_at=None),
                name="selection_link_one_number",
                violation_error_message="这个链接已经有号了。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.link_no}号"


class HeaderMap(Record):
    """What the columns of one of the team's own tables mean, learned once.

    `headers` is the header row as written; `signature` its names sorted, by which the same table
    is known again; `columns` is a list of {header, target, tier}, one for each header.
    """

    read_right = "product.read"

    name = models.CharField("名称", max_length=40)
    headers = models.JSONField("表头")
    signature = models.CharField("表头特征", max_length=64)
    columns = models.JSONField("列的含义")

    class Meta(Record.Meta):
        verbose_name = "表头对应"
        verbose_name_plural = "表头对应"
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(retired_at=None),
                name="selection_header_map_name_once",
                violation_error_message="已经有同名的表头对应。",
                violation_error_code="unique",
            ),
            models.UniqueConstraint(
                fields=["signature"],
                condition=models.Q(retired_at=None),
                name="selection_header_map_row_once",
                violation_error_message="同样的表头已经记住了。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return self.name
