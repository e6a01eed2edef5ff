"""The shapes of products and SKUs. A SKU's answer differs by who asks: see `view`."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from kaibo.domains.selection.choices import Role
from kaibo.domains.selection.schemas import Expect, In, Pieces
from kaibo.kit.shapes import Fen, Line

Title = Annotated[Line, StringConstraints(min_length=1, max_length=120)]
Short = Annotated[Line, StringConstraints(max_length=20)]
Platform = Literal[
    "douyin", "taobao", "kuaishou", "wechat_channels", "xiaohongshu", "tiktok", "other"
]


class ListingOut(Schema):
    """The id a platform knows a product by."""

    id: int
    version: int
    platform: str
    platform_label: str
    shop: str
    platform_product_id: str


class SkuOut(Schema):
    """A SKU for everybody: fen and pieces, null unknown."""

    view: Literal["open"]
    id: int
    version: int
    product: int
    code: str
    spec: str
    regular_price: int | None
    show_price: int | None
    stock: int | None
    promo_stock: int | None
    active: bool


class SkuCostOut(SkuOut):
    """The same for whoever may read cost."""

    view: Literal["cost"]  # type: ignore[assignment]
    cost: int | None


class SkuProfitOut(SkuCostOut):
    """The same for whoever may read profit: `unit_margin` is show price less cost."""

    view: Literal["profit"]  # type: ignore[assignment]
    unit_margin: int | None


AnySku = Annotated[SkuOut | SkuCostOut | SkuProfitOut, Field(discriminator="view")]


class ProductOut(Schema):
    """A product with its SKUs and listings; `role` is "" when nobody has said it."""

    id: int
    version: int
    title: str
    short: str
    category: str
    role: str
    role_label: str
    active: bool
    skus: list[AnySku]
    listings: list[ListingOut]


class ProductIn(In):
    """A new product."""

    title: Title
    short: Short = ""
    category: Annotated[Line, StringConstraints(max_length=60)] = ""
    role: Role | Literal[""] = ""


class ProductChange(ProductIn, Expect):
    """A product as it shall be."""


class ListingIn(In):
    """The id a platform lists the product under."""

    platform: Platform
    shop: Annotated[Line, StringConstraints(max_length=60)] = ""
    platform_product_id: Annotated[
        Line, StringConstraints(min_length=1, max_length=64, pattern=r"^[0-9A-Za-z_-]+$")
    ]


class SkuIn(In):
    """A new SKU."""

    code: Annotated[Line, StringConstraints(max_length=64)] = ""
    spec: Annotated[Line, StringConstraints(max_length=120)] = ""


class SkuChange(SkuIn, Expect):
    """Code and spec as they shall be."""


class PricesIn(Expect):
    """Both prices as they shall be."""

    regular_price: Fen | None
    show_price: Fen | None


class CostIn(Expect):
    """What a piece costs us."""

    cost: Fen | None


class StockIn(Expect):
    """What is left, and what is set aside for shows."""

    stock: Pieces | None
    promo_stock: Pieces | None
