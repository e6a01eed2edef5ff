"""A show's links out again, under the team's own headers, so that it can be pasted back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kaibo.domains.selection import rules
from kaibo.domains.selection.actions import header_maps
from kaibo.domains.selection.actions.lineup_import import Step, silent
from kaibo.domains.selection.choices import Tier
from kaibo.domains.selection.columns.looks import talk_unit
from kaibo.domains.selection.columns.targets import KEEP, SKIP, TARGETS, Read
from kaibo.domains.selection.lineup.reading import NOTES_OF, kept_key
from kaibo.domains.selection.lineup.spoken import length, percent, spoken
from kaibo.domains.selection.models import Link, ProductOnPlatform, Show, Sku
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal
from kaibo.kit.sheets.headers import titles
from kaibo.kit.sheets.writing import CELLS_AT_ONCE, Cell, workbook


@dataclass(frozen=True, slots=True)
class Sheet:
    """A show's links under a team's headers; `title` is the show's, `name` the file's."""

    title: str
    name: str
    header: list[str]
    rows: list[list[Cell]]

    @property
    def is_small(self) -> bool:
        """Whether it is written well within 200 ms."""
        return len(self.rows) * len(self.header) <= CELLS_AT_ONCE


def sheet(actor: Actor, show_id: int, map_id: int) -> Sheet:
    """The links as they are now. A column the person may not read keeps its header, and is empty.

    Refusal: `not_found`.
    """
    show = Show.objects.filter(pk=show_id).first()
    if show is None:
        raise Refusal("not_found", f"没有编号为 {show_id} 的场次。", values={"id": show_id})
    saved = header_maps.active(map_id)
    may_read = rules.tiers(actor.rights)
    links = list(
        Link.objects.active()
        .filter(show=show)
        .select_related("product", "sku")
        .order_by("position", "pk")
    )
    only = _only_skus(links)
    listed = _platform_ids(links)
    rows = [
        [
            _cell(link, only.get(link.product_id), listed.get(link.product_id), column, title)
            if Tier(column["tier"]) in may_read
            else None
            for column, title in zip(saved.columns, titles(saved.headers), strict=True)
        ]
        for link in links
    ]
    return Sheet(show.title, f"{show.title}-{saved.name}.xlsx", saved.headers, rows)


def written(made: Sheet, step: Step = silent) -> bytes:
    """The XLSX; `step` is told how many rows are done of all."""

    def rows() -> Iterator[list[Cell]]:
        for done, row in enumerate(made.rows):
            step(done, len(made.rows))
            yield row

    return workbook(made.title, made.header, rows())


def _only_skus(links: list[Link]) -> dict[int, Sku]:
    """For links to a whole product: its SKU, if it has just one."""
    found: dict[int, list[Sku]] = {}
    products = [link.product_id for link in links if link.sku_id is None]
    for sku in Sku.objects.active().filter(product__in=products):
        found.setdefault(sku.product_id, []).append(sku)
    return {product: skus[0] for product, skus in found.items() if len(skus) == 1}


def _platform_ids(links: list[Link]) -> dict[int, str]:
    """The id of each product, where it is listed just once."""
    found: dict[int, list[str]] = {}
    products = {link.product_id for link in links}
    for listing in ProductOnPlatform.objects.active().filter(product__in=products):
        found.setdefault(listing.product_id, []).append(listing.platform_product_id)
    return {product: ids[0] for product, ids in found.items() if len(ids) == 1}


def _cell(
    link: Link, only: Sku | None, listed: str | None, column: Mapping[str, str], title: str
) -> Cell:
    key = column["target"]
    if key == SKIP:
        return None
    if key == KEEP:
        return _note(link, NOTES_OF[Tier(column["tier"])], kept_key(title))
    target = TARGETS[key]
    if target.home == "note":
        return _note(link, NOTES_OF[target.tier], target.field)
    if key == "item":
        return _item(link)
    if key == "link.talk":
        return _talk(link, column["header"])
    if target.home == "platform":
        return listed
    sku = link.sku if link.sku is not None else only
    homes: dict[str, Any] = {"product": link.product, "sku": sku, "link": link}
    value = getattr(homes[target.home], target.field, None)
    if value in (None, ""):
        return None
    if target.read is Read.MONEY:
        return Decimal(value) / 100
    return spoken(key, value) if target.read is Read.ROLE else value


def _note(link: Link, name: str, key: str) -> str | None:
    texts: Mapping[str, str] = getattr(link, name)
    return texts.get(key)


def _item(link: Link) -> str:
    """What finds this very link again: the SKU's code, or the title with the spec."""
    if link.sku is None:
        return link.product.title
    return link.sku.code or f"{link.product.title} {link.sku.spec}".strip()


def _talk(link: Link, header: str) -> str | None:
    """The one the column speaks of; where it may hold both, the share first."""
    unit = talk_unit(header)
    if link.talk_share is not None and unit != "minutes":
        return percent(link.talk_share)
    if link.talk_seconds is not None and unit != "percent":
        return length(link.talk_seconds)
    return None
