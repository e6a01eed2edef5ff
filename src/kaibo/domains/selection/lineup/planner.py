"""Goes through the rows of a table and drafts what each would write. [plain]"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kaibo.domains.selection.columns.suggest import Column
from kaibo.domains.selection.lineup import numbers
from kaibo.domains.selection.lineup.drafting import Drafting
from kaibo.domains.selection.lineup.matching import Found, Goods, Unclear
from kaibo.domains.selection.lineup.planned import KINDS, Difference, Plan, RowPlan, differences
from kaibo.domains.selection.lineup.reading import Entry
from kaibo.domains.selection.lineup.state import Draft, Index

FINDING = ("product.title", "item", "sku.code", "platform.platform_product_id")


class Planner:
    """Takes rows one by one; what an earlier one said stands."""

    def __init__(
        self,
        made: Plan,
        columns: Sequence[Column],
        rights: Collection[str],
        retired: Collection[tuple[str, int]],
        platform: str,
        shop: str,
    ) -> None:
        self.made = made
        self.goods = Goods(made.products, made.skus, made.listings)
        self.drafting = Drafting(made, self.goods, columns, rights, platform, shop)
        self.rights, self.retired = rights, retired
        self._links_of = Index(made.links, lambda link: [link.after["product"]])
        self._numbered = Index(made.links, lambda link: [link.after.get("link_no")])
        self.wanted: dict[int, int] = {}
        self.asked: dict[int, Entry] = {}
        self.seen: dict[int, int] = {}

    def take(self, entry: Entry) -> None:
        """Plan one row, or say why not."""
        row = RowPlan(entry.row)
        self.made.rows.append(row)
        try:
            link, found = self._link_of(entry)
        except Unclear as unclear:
            self.drafting.tell(entry, unclear.key, unclear.code, unclear.why, unclear.cure)
            return
        row.title, row.link = self._title(link), link.ref
        if link.ref in self.seen:
            why = f"和第 {self.seen[link.ref]} 行是同一个链接"
            cure = "一个品在本场只有一个链接，返场请排在脚本里；要改的内容请写在前一行"
            self.drafting.tell(entry, "", "same_link", why, cure)
            return
        self.seen[link.ref] = entry.row
        row.state = "create" if link.before is None else "same"
        self.drafting.write(entry, link, found)
        number = entry.values.get("link.link_no")
        if isinstance(number, int) and is_named(entry):
            self.wanted[link.ref] = number
            self.asked[link.ref] = entry

    def give_numbers(self) -> None:
        """Numbers last, because two rows may exchange theirs."""
        links = self.made.links.rows
        now = {ref: link.after.get("link_no") for ref, link in links.items()}
        changes, refused = numbers.settle(now, self.wanted)
        for ref, number in changes.items():
            self.made.links.write(links[ref], "link_no", number)
            self.drafting.touch(self.asked[ref].row, links[ref], {"link_no"})
        for ref, holder in refused.items():
            why = f"{self.wanted[ref]} 号是「{self._title(links[holder])}」的"
            cure = "请换一个号，或先给那个链接换号；这一行的其他内容照常"
            self.drafting.tell(self.asked[ref], "link.link_no", "number_taken", why, cure)

    def conclude(self) -> None:
        """Turn what was touched into states and differences, and find the links left alone."""
        every = {
            id(draft): draft.changes for told in self.drafting.touched.values() for draft, _ in told
        }
        for row in self.made.rows:
            for draft, names in self.drafting.touched.get(row.row, []):
                changes = {k: both for k, both in every[id(draft)].items() if k in names}
                if draft.before is None:
                    row.makes.append(KINDS[draft.home])
                for name, (before, after) in changes.items():
                    if draft.before is not None and name == "sku":
                        row.differences.append(self._now_of_sku(after))
                    else:
                        row.differences += differences(draft, name, before, after)
            row.makes = list(dict.fromkeys(row.makes))
            if row.state == "same" and row.differences:
                row.state = "update"
        self._place()
        named = set(self.seen)
        self.made.left = [ref for ref in self.made.links.rows if ref > 0 and ref not in named]

    def _now_of_sku(self, ref: int) -> Difference:
        """A link for the whole product becomes that of its one SKU."""
        sku = self.made.skus.rows[ref].after
        return Difference("link.sku", "规格", None, str(sku.get("spec") or sku.get("code") or ""))

    def _place(self) -> None:
        """New links whose row gave no place come after all others, in the order of the table."""
        links = self.made.links.rows.values()
        last = max((link.after.get("position") or 0 for link in links), default=0)
        new = [link for link in self.made.links.new if "position" not in link.after]
        for place, link in enumerate(sorted(new, key=lambda one: self.seen[one.ref]), last + 1):
            self.made.links.write(link, "position", place)

    # --- one row -----------------------------------------------------------------------------

    def _link_of(self, entry: Entry) -> tuple[Draft, Found]:
        if not is_named(entry):
            link, found = self._link_by_number(entry)
            self._check_in_use(found)
            return link, found
        found = self.goods.find(entry)
        self._check_in_use(found)
        if found.product is None and not found.title:
            why = "没有这个ID的商品，这一行也没有品名"
            raise Unclear("no_name", "platform.platform_product_id", why, "请加上品名")
        makes = found.product is None or (found.names_sku and found.sku is None)
        if makes and "product.write" not in self.rights:
            why = "要新建商品或规格，而你没有「维护商品」的权限"
            raise Unclear("forbidden", "", why, "请让商品同事导入，或先请他建好这个商品")
        existing = self._existing_link(found)
        if found.product is None:
            product = self.made.products.add({"title": found.title})
            self.drafting.touch(entry.row, product, {"title"})
            found = Found(product.ref, None, found.names_sku, found.title)
        if found.names_sku and found.sku is None:
            sku = self.made.skus.add({"product": found.product})
            self.drafting.touch(entry.row, sku, set())
            found = Found(found.product, sku.ref, True, found.title)
        if existing is None:
            existing = self.made.links.add({"product": found.product, "sku": found.sku})
            self.drafting.touch(entry.row, existing, set())
        elif found.sku is not None and existing.after["sku"] is None:
            self.drafting.put(entry, existing, "sku", found.sku, "link.sku")
        return existing, found

    def _check_in_use(self, found: Found) -> None:
        for home, label, ref in (("product", "商品", found.product), ("sku", "规格", found.sku)):
            if ref is not None and (home, ref) in self.retired:
                raise Unclear("retired", "", f"这个{label}已停用", "请先恢复它，或换一个品")

    def _link_by_number(self, entry: Entry) -> tuple[Draft, Found]:
        number = entry.values.get("link.link_no")
        for link in self._numbered[number] if number is not None else ():
            return link, self._sku_of_link(entry, link)
        if number is None:
            raise Unclear("no_name", "", "看不出是哪个品", "请写上品名、编码或链接号")
        why = f"本场没有 {number} 号，这一行也没有品名"
        raise Unclear("no_name", "link.link_no", why, "请加上品名")

    def _sku_of_link(self, entry: Entry, link: Draft) -> Found:
        """A row found by its number may name the SKU that link has, and no other."""
        product, variant = link.after["product"], link.after["sku"]
        spec = str(entry.values.get("sku.spec") or "")
        named = self.goods.with_spec(self.made.products.rows[product], "", spec).sku
        if spec and (named is None or variant not in (None, named)):
            why = f"{link.after['link_no']} 号是「{self._title(link)}」的另一个规格"
            raise Unclear("two_products", "sku.spec", why, "请核对号或规格")
        return Found(product, variant if variant is not None else named, True, "")

    def _existing_link(self, found: Found) -> Draft | None:
        if found.product is None:
            return None
        own = self._links_of[found.product]
        exact = [link for link in own if link.after["sku"] == found.sku]
        if exact and (found.sku is not None or not found.names_sku):
            return exact[0]
        whole = [link for link in own if link.after["sku"] is None]
        if found.names_sku:
            # A link for the whole product becomes that of its SKU, if there is no other SKU.
            skus = self.goods.of_product(found.product)
            others = [sku for sku in skus if sku.ref != found.sku]
            return whole[0] if whole and not others else None
        if len(own) > 1:
            why = f"这个商品在本场有 {len(own)} 个链接"
            raise Unclear("two_links", "", why, "请加一列规格或编码")
        return own[0] if own else None

    def _title(self, link: Draft) -> str:
        product = self.made.products.rows[link.after["product"]].after
        return str(product.get("short") or product["title"])


def names_sku(entry: Entry) -> bool:
    """Whether the row says of itself that it speaks of one SKU."""
    return any(entry.values.get(key) for key in ("sku.code", "sku.spec")) and is_named(entry)


def is_named(entry: Entry) -> bool:
    """Whether the row says which product it is; else its number must."""
    return any(entry.values.get(key) for key in FINDING)
