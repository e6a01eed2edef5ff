"""What one row of a table writes into the drafts of product, SKU, listing and link. [plain]"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from kaibo.domains.selection.columns.suggest import Column
from kaibo.domains.selection.lineup.matching import Found, Goods, folded
from kaibo.domains.selection.lineup.planned import NOTES, Plan
from kaibo.domains.selection.lineup.reading import NAMING, Entry, Problem
from kaibo.domains.selection.lineup.spoken import spoken
from kaibo.domains.selection.lineup.state import Draft

SKU_VALUES = (
    "sku.regular_price",
    "sku.show_price",
    "sku.cost",
    "sku.stock",
    "sku.promo_stock",
)


class Drafting:
    """Writes values of rows; the first row to set a field wins, and others are told."""

    def __init__(
        self,
        made: Plan,
        goods: Goods,
        columns: Sequence[Column],
        rights: Collection[str],
        platform: str,
        shop: str,
    ) -> None:
        self.made, self.goods, self.rights = made, goods, rights
        self.platform, self.shop = platform, shop
        self.headers = {column.target: column.header for column in columns}
        talk = self.headers.get("link.talk", "")
        self.headers |= {"link.talk_seconds": talk, "link.talk_share": talk}
        self.touched: dict[int, list[tuple[Draft, set[str]]]] = {}

    def write(self, entry: Entry, link: Draft, found: Found) -> None:
        """Everything a row says, but the number, which `Planner.give_numbers` settles."""
        product = self.made.products.rows[link.after["product"]]
        for key, value in entry.values.items():
            home, _, name = key.partition(".")
            if key == "product.title" and _called(product, str(value)):
                continue
            if home == "product":
                self.put(entry, product, name, value, key)
            elif home == "link" and name != "link_no":
                self.put(entry, link, name, value, key)
        self._write_listing(entry, product)
        self._write_sku(entry, product, found)
        for name, texts in entry.notes.items():
            merged = {**(link.after.get(name) or {}), **texts}
            self.put(entry, link, name, merged, name)

    def _write_listing(self, entry: Entry, product: Draft) -> None:
        key = "platform.platform_product_id"
        platform_id = entry.values.get(key)
        if platform_id is None or self.goods.listed(platform_id):
            return
        if "product.write" not in self.rights:
            why = "商品还没有这个ID，而你没有「维护商品」的权限"
            self.tell(entry, key, "forbidden", why, "这一格没有写入，请让商品同事导入")
            return
        if not self.platform:
            why, cure = "没有说是哪个平台的ID，没有写入", "请在导入时选平台"
            self.tell(entry, key, "no_platform", why, cure)
            return
        listing = self.made.listings.add(
            {
                "product": product.ref,
                "platform": self.platform,
                "shop": self.shop,
                "platform_product_id": platform_id,
            }
        )
        self.touch(entry.row, listing, {"platform_product_id"})

    def _write_sku(self, entry: Entry, product: Draft, found: Found) -> None:
        given = {key: entry.values[key] for key in SKU_VALUES if key in entry.values}
        sku = self.made.skus.rows[found.sku] if found.sku is not None else None
        if sku is None and given:
            own = self.goods.of_product(product.ref)
            if len(own) > 1:
                for key in given:
                    why = f"「{product.after['title']}」有 {len(own)} 个规格，不知道写给哪一个"
                    self.tell(entry, key, "which_sku", why, "请加一列规格或编码")
                return
            if not own and "product.write" not in self.rights:
                why, cure = "这个商品还没有规格，而你没有「维护商品」的权限", "请让商品同事导入"
                self.tell(entry, next(iter(given)), "forbidden", why, cure)
                return
            sku = own[0] if own else self.made.skus.add({"product": product.ref})
            self.touch(entry.row, sku, set())
        if sku is None:
            return
        for key in ("sku.code", "sku.spec"):
            name, value = key.partition(".")[2], entry.values.get(key)
            if value is not None and folded(str(value)) != folded(sku.after.get(name) or ""):
                self.put(entry, sku, name, value, key)
        for key, value in given.items():
            self.put(entry, sku, key.partition(".")[2], value, key)

    def put(self, entry: Entry, draft: Draft, name: str, value: Any, key: str) -> None:
        """Write one field, unless an earlier row said otherwise or the right is missing."""
        earlier = draft.wrote.get(name)
        if earlier is not None and draft.after.get(name) != value and key not in NOTES:
            why = f"和第 {earlier} 行写的不一样，那里是「{spoken(key, draft.after[name])}」"
            self.tell(entry, key, "two_values", why, "请写成一样；现在按前一行")
            return
        changes = draft.before is not None and draft.after.get(name) != value
        if changes and key in NAMING and "product.write" not in self.rights:
            why = f"现在是「{draft.after.get(name) or '空'}」，而你没有「维护商品」的权限"
            self.tell(entry, key, "forbidden", why, "这一格没有写入，请让商品同事改")
            return
        draft.wrote.setdefault(name, entry.row)
        self.made.of(draft).write(draft, name, value)
        self.touch(entry.row, draft, {name})

    def touch(self, row: int, draft: Draft, names: set[str]) -> None:
        """Remember that this row wrote these fields of the draft."""
        self.touched.setdefault(row, []).append((draft, names))

    def tell(self, entry: Entry, key: str, code: str, why: str, cure: str) -> None:
        """A problem with the cell of this target, or with the whole row ("")."""
        value = entry.values.get(key)
        said = "" if value is None else spoken(key, value)
        column = self.headers.get(key, "")
        self.made.problems.append(Problem(entry.row, column, said, code, why, cure))


def _called(product: Draft, name: str) -> bool:
    """Whether the product goes by that name already, however it is spelled."""
    names = (product.after["title"], product.after.get("short") or "")
    return folded(name) in map(folded, names)
