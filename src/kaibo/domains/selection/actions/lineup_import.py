"""A team's table into a show's links: first the preview, then the same thing in one act."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Q

from kaibo.domains.selection.actions import header_maps
from kaibo.domains.selection.actions.numbering import Renumbered, open_show, renumber
from kaibo.domains.selection.lineup.plan import plan
from kaibo.domains.selection.lineup.planned import Plan
from kaibo.domains.selection.lineup.state import Draft, Drafts, Now, State
from kaibo.domains.selection.models import Link, Product, ProductOnPlatform, Show, Sku
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.diff import snapshot
from kaibo.kit.errors import Refusal
from kaibo.kit.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person wants imported: a text, read by a confirmed map; ids are of this platform."""

    text: str
    map: int
    header_row: int | None = None
    platform: str = ""
    shop: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What was written. `act` is None when there was nothing to write."""

    act: str | None
    at: int
    plan: Plan
    renumbered: list[Renumbered]


def preview(actor: Actor, show_id: int, ask: Ask) -> tuple[Plan, str]:
    """What the table would do, and a digest that stands for exactly this. Writes nothing.

    Refusals: `not_found`, `header_drift`, and those of reading a table.
    """
    show = Show.objects.active().filter(pk=show_id).first()
    if show is None:
        raise Refusal("not_found", f"没有编号为 {show_id} 的场次。", values={"id": show_id})
    made = _planned(actor, show, ask)
    return made, digest(made)


def apply(actor: Actor, show_id: int, ask: Ask, *, seen: str) -> Done:
    """Write what the preview showed, in one act.

    `seen` is the preview's digest. Refusals: `preview_outdated` when the same table would now do
    something else, `show_closed`, and those of the preview.
    """
    with journal.act(actor, "selection.lineup.import") as writing:
        show = open_show(writing, show_id)
        made = _planned(actor, show, ask)
        if digest(made) != seen:
            raise Refusal(
                "preview_outdated",
                "预览之后商品或链接被人改过，什么也没有写入。请再看一遍新的预览。",
            )
        if made.empty:
            return Done(None, writing.at, made, [])
        return Done(writing.id, writing.at, made, _write(writing, show, made))


def digest(made: Plan) -> str:
    """One text for everything a plan would write."""
    drafts = [
        (draft.home, draft.ref, draft.changes)
        for kind in (made.products, made.skus, made.listings, made.links)
        for draft in (*kind.new, *kind.changed)
    ]
    problems = [(one.row, one.column, one.code) for one in made.problems]
    body = json.dumps([drafts, problems], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(body.encode()).hexdigest()


def _planned(actor: Actor, show: Show, ask: Ask) -> Plan:
    row = header_maps.active(ask.map)
    found, columns = header_maps.read_with(ask.text, row, ask.header_row)
    return plan(
        found,
        columns,
        _state(show),
        rights=actor.rights,
        platform=ask.platform,
        shop=ask.shop,
    )


def _state(show: Show) -> State:
    links = list(Link.objects.active().filter(show=show).order_by("position", "pk"))
    held = Q(pk__in={link.product_id for link in links})
    products = list(Product.objects.filter(Q(retired_at=None) | held).order_by("pk"))
    held = Q(pk__in={link.sku_id for link in links if link.sku_id is not None})
    skus = Sku.objects.filter(Q(retired_at=None) | held, product__in=products).order_by("pk")
    listings = ProductOnPlatform.objects.active().filter(product__in=products).order_by("pk")
    gone = [("product", row.pk) for row in products if row.retired_at is not None]
    gone += [("sku", row.pk) for row in skus if row.retired_at is not None]
    return State(
        products=[_now(row) for row in products],
        skus=[_now(row) for row in skus],
        listings=[_now(row) for row in listings],
        links=[_now(row) for row in links],
        retired=frozenset(gone),
    )


def _now(row: Record) -> Now:
    return Now(row.pk, row.version, snapshot(row))


def _write(writing: journal.Act, show: Show, made: Plan) -> list[Renumbered]:
    products = _rows(writing, Product, made.products, {})
    of_product = {"product": products}
    skus = _rows(writing, Sku, made.skus, of_product)
    _rows(writing, ProductOnPlatform, made.listings, of_product)
    refs = {"product": products, "sku": skus}
    new = [{**_values(draft, refs), "show": show} for draft in made.links.new]
    links = writing.create_all(Link, new)
    wanted = {link.pk: (link, link.link_no) for link in links if link.link_no is not None}
    changes = [(draft, _values(draft, refs)) for draft in made.links.changed]
    numbers = [values.pop("link_no", None) for _, values in changes]
    changed = writing.change_all(
        Link, [(draft.ref, draft.version, values) for draft, values in changes]
    )
    for link, number in zip(changed, numbers, strict=True):
        if number is not None:
            wanted[link.pk] = (link, number)
    return renumber(writing, show, wanted)


def _rows(
    writing: journal.Act, model: type[R], drafts: Drafts, refs: Mapping[str, Mapping[int, int]]
) -> dict[int, int]:
    """Write these rows; returns the id of every new one by the negative number it had."""
    made = writing.create_all(model, [_values(draft, refs) for draft in drafts.new])
    ids = {draft.ref: row.pk for draft, row in zip(drafts.new, made, strict=True)}
    writing.change_all(
        model, [(draft.ref, draft.version, _values(draft, refs)) for draft in drafts.changed]
    )
    return ids


def _values(draft: Draft, refs: Mapping[str, Mapping[int, int]]) -> dict[str, Any]:
    """What to write, with new rows' negative numbers exchanged for their ids."""
    values: dict[str, Any] = {}
    for name, (_, value) in draft.changes.items():
        if name in refs:
            values[f"{name}_id"] = refs[name].get(value, value)
        else:
            values[name] = value
    return values
