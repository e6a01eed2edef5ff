"""Which product and which SKU a row of the table means. [plain]

Found by the platform's id, by title or short name, by code; a column that may hold any of these
(`item`) is tried as each. Whatever leads to two different things is asked about, never guessed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kaibo.domains.selection.lineup.reading import Entry
from kaibo.domains.selection.lineup.state import Draft, Drafts, Index


class Unclear(ValueError):
    """The row cannot be given to one product; `key` is the target whose cell says so."""

    def __init__(self, code: str, key: str, why: str, cure: str) -> None:
        super().__init__(why)
        self.code, self.key, self.why, self.cure = code, key, why, cure


@dataclass(frozen=True, slots=True)
class Found:
    """What a row means. A None product is new and will be called `title`.

    `names_sku` says that the row speaks of one SKU; with a None `sku` that SKU is new.
    """

    product: int | None
    sku: int | None
    names_sku: bool
    title: str


@lru_cache(maxsize=1 << 15)
def folded(text: str) -> str:
    """One spelling of a name: full width, blanks and capitals make no other product."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


class Goods:
    """The products, SKUs and listings a row is looked up in, new ones of earlier rows included."""

    def __init__(self, products: Drafts, skus: Drafts, listings: Drafts) -> None:
        self.products, self.skus, self.listings = products, skus, listings
        self._titles = Index(products, lambda one: _folded(one, "title"))
        self._shorts = Index(products, lambda one: _folded(one, "short"))
        self._codes = Index(skus, lambda one: _folded(one, "code"))
        self._of_product = Index(skus, lambda one: [one.after["product"]])
        self._by_id = Index(listings, lambda one: [one.after["platform_product_id"]])
        #: Made when first asked: most tables name their products in a way that needs it never.
        self._names: Index | None = None

    def find(self, entry: Entry) -> Found:
        """The product and SKU of a row. Raises Unclear."""
        said = {key: str(value) for key, value in entry.values.items()}
        title, item, code = (said.get(k, "") for k in ("product.title", "item", "sku.code"))
        listed = self._listed(said.get("platform.platform_product_id", ""))
        titled = self._titled(title, "product.title") if title else None
        if listed and titled and listed is not titled:
            why = f"这个ID属于「{_name(listed)}」，品名写的是「{title}」"
            raise Unclear("two_products", "platform.platform_product_id", why, "请核对ID或品名")
        product = listed or titled
        if code:
            return self._coded(product, title or item, code)
        if product is None and not title and item:
            return self._by_item(item, said.get("sku.spec", ""))
        return self.with_spec(product, title, said.get("sku.spec", ""))

    def of_product(self, ref: int) -> list[Draft]:
        """The SKUs of a product."""
        return self._of_product[ref]

    def listed(self, platform_id: object) -> list[Draft]:
        """The listings that have this id of a platform."""
        return self._by_id[platform_id]

    def _listed(self, platform_id: str) -> Draft | None:
        if not platform_id:
            return None
        found = {listing.after["product"] for listing in self.listed(platform_id)}
        if len(found) > 1:
            why = "这个ID在两个平台上是两个商品"
            raise Unclear("two_products", "platform.platform_product_id", why, "请加上品名列")
        return self.products.rows[found.pop()] if found else None

    def _titled(self, text: str, key: str) -> Draft | None:
        wanted = folded(text)
        for index in (self._titles, self._shorts):
            found = index[wanted]
            if len(found) > 1:
                why = f"有 {len(found)} 个商品都叫「{text}」"
                raise Unclear("two_products", key, why, "请加一列编码或平台商品ID")
            if found:
                return found[0]
        return None

    def _coded(self, product: Draft | None, title: str, code: str) -> Found:
        holders = self._codes[folded(code)]
        if product is not None:
            own = [sku for sku in holders if sku.after["product"] == product.ref]
            if holders and not own:
                other = self.products.rows[holders[0].after["product"]]
                why = f"这个编码属于「{_name(other)}」，这一行却是「{_name(product)}」"
                raise Unclear("two_products", "sku.code", why, "请核对编码或品名")
            return Found(product.ref, self._ref(own, product), True, title)
        owners = {sku.after["product"] for sku in holders}
        if len(owners) > 1:
            why = f"{len(owners)} 个商品都有这个编码"
            raise Unclear("two_products", "sku.code", why, "请加一列品名")
        if holders:
            return Found(holders[0].after["product"], holders[0].ref, True, title)
        if not title:
            why = "还没有这个编码的商品，这一行也没有品名"
            raise Unclear("no_name", "sku.code", why, "请加上品名")
        return Found(None, None, True, title)

    def _by_item(self, item: str, spec: str) -> Found:
        product = self._titled(item, "item")
        if product is not None:
            return self.with_spec(product, item, spec)
        wanted = folded(item)
        coded = self._codes[wanted]
        if coded:
            return self._one_sku(coded, item)
        if spec:
            return self.with_spec(None, item, spec)
        named = self._named(wanted)
        return self._one_sku(named, item) if named else Found(None, None, False, item)

    def _named(self, wanted: str) -> list[Draft]:
        if self._names is None:
            self._names = Index(self.skus, self._names_of)
            self.products.watch(self._renamed)
        return self._names[wanted]

    def _names_of(self, sku: Draft) -> Iterator[str]:
        spec = sku.after.get("spec") or ""
        if not spec:
            return
        yield folded(spec)
        product = self.products.rows[sku.after["product"]].after
        for name in ("title", "short"):
            if product.get(name):
                yield folded(f"{product[name]}{spec}")

    def _renamed(self, product: Draft) -> None:
        assert self._names is not None
        for sku in self.of_product(product.ref):
            self._names.file(sku)

    def _one_sku(self, skus: list[Draft], item: str) -> Found:
        if len(skus) > 1:
            why = f"有 {len(skus)} 个规格都叫「{item}」"
            raise Unclear("two_products", "item", why, "请写成「品名 规格」或编码")
        return Found(skus[0].after["product"], skus[0].ref, True, "")

    def with_spec(self, product: Draft | None, title: str, spec: str) -> Found:
        """The product's SKU of that spec, if a spec is given. Raises Unclear."""
        if not spec:
            return Found(product.ref if product else None, None, False, title)
        if product is None:
            return Found(None, None, True, title)
        own = [
            sku
            for sku in self.of_product(product.ref)
            if folded(sku.after.get("spec") or "") == folded(spec)
        ]
        if len(own) > 1:
            why = f"「{_name(product)}」有 {len(own)} 个规格都叫「{spec}」"
            raise Unclear("two_products", "sku.spec", why, "请加一列编码")
        return Found(product.ref, self._ref(own, product), True, title)

    def _ref(self, matching: list[Draft], product: Draft) -> int | None:
        """The SKU that matches, or the only one when nobody has named it yet."""
        if matching:
            return matching[0].ref
        own = self.of_product(product.ref)
        unnamed = len(own) == 1 and not own[0].after.get("code") and not own[0].after.get("spec")
        return own[0].ref if unnamed else None


def _folded(draft: Draft, name: str) -> list[str]:
    text = folded(draft.after.get(name) or "")
    return [text] if text else []


def _name(product: Draft) -> str:
    return str(product.after.get("short") or product.after["title"])
