"""The goods: products, the ids platforms know them by, and their SKUs."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models

from kaibo.domains.selection.choices import PLATFORM_LABELS, ROLE_LABELS
from kaibo.kit.fields import FenField
from kaibo.kit.models import Record

NOT_NEGATIVE = [MinValueValidator(0, "不能是负数。")]


class Product(Record):
    """A thing we sell. `role` is empty when nobody has said it yet."""

    read_right = "product.read"

    title = models.CharField("品名", max_length=120)
    short = models.CharField("现场简称", max_length=20, blank=True)
    category = models.CharField("类目", max_length=60, blank=True)
    role = models.CharField("角色", max_length=20, choices=[*ROLE_LABELS.items()], blank=True)

    class Meta(Record.Meta):
        verbose_name = "商品"
        verbose_name_plural = "商品"

    def __str__(self) -> str:
        return self.short or self.title


class ProductOnPlatform(Record):
    """The id under which a platform lists a product. One listing belongs to one product.

    Unique by platform alone, not by shop: events carry the platform's id and no shop, and must
    lead to one product.
    """

    read_right = "product.read"

    product = models.ForeignKey(
        Product, models.PROTECT, related_name="on_platforms", verbose_name="商品"
    )
    platform = models.CharField("平台", max_length=20, choices=[*PLATFORM_LABELS.items()])
    shop = models.CharField("店铺", max_length=60, blank=True)
    platform_product_id = models.CharField("平台商品ID", max_length=64)

    class Meta(Record.Meta):
        verbose_name = "平台商品"
        verbose_name_plural = "平台商品"
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "platform_product_id"],
                condition=models.Q(retired_at=None),
                name="selection_platform_id_once",
                violation_error_message="这个平台商品ID已经属于另一个商品。",
                violation_error_code="unique",
            )
        ]

    def __str__(self) -> str:
        return f"{PLATFORM_LABELS.get(self.platform, self.platform)} {self.platform_product_id}"


class Sku(Record):
    """One variant of a product. Prices and cost are fen, stock is pieces; null is unknown.

    `stock` is what the platform says is left, `promo_stock` what is set aside for shows.
    """

    read_right = "product.read"

    product = models.ForeignKey(Product, models.PROTECT, related_name="skus", verbose_name="商品")
    code = models.CharField("编码", max_length=64, blank=True)
    spec = models.CharField("规格", max_length=120, blank=True)
    regular_price = FenField("日常价", null=True, blank=True, validators=NOT_NEGATIVE)
    show_price = FenField("直播价", null=True, blank=True, validators=NOT_NEGATIVE)
    cost = FenField("成本", null=True, blank=True, validators=NOT_NEGATIVE)
    stock = models.BigIntegerField("库存", null=True, blank=True, validators=NOT_NEGATIVE)
    promo_stock = models.BigIntegerField("活动库存", null=True, blank=True, validators=NOT_NEGATIVE)

    class Meta(Record.Meta):
        verbose_name = "规格"
        verbose_name_plural = "规格"
        constraints = [
            models.UniqueConstraint(
                fields=["product", "code"],
                condition=models.Q(retired_at=None) & ~models.Q(code=""),
                name="selection_sku_code_once",
                violation_error_message="这个商品已经有同样编码的规格。",
                violation_error_code="unique",
            )
        ]

    def __str__(self) -> str:
        return f"{self.product} {self.spec or self.code}".strip()
