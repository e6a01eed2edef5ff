"""Selection's records: the goods, and a show's links made of them."""

from kaibo.domains.selection.models.goods import Product, ProductOnPlatform, Sku
from kaibo.domains.selection.models.lineup import HeaderMap, Link, LinkNumber, Show

__all__ = ["HeaderMap", "Link", "LinkNumber", "Product", "ProductOnPlatform", "Show", "Sku"]
