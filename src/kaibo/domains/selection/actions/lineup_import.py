"""A team's table into a show's links: first the preview, then the same thing in one act."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Count, Q, QuerySet, Sum

from kaibo.domains.selection.actions import header_maps
from kaibo.domains.selection.actions.numbering import Renumbered, open_show, renumber
from kaibo.domains.selection.columns.suggest import Column
from kaibo.domains.selection.lineup.plan import plan
from kaibo.domains.selection.lineup.planned import Plan
from kaibo.domains.selection.lineup.state import Draft, Drafts, Now, State
from kaibo.domains.selection.lineup.table import Table
from kaibo.domains.selection.models import Link, Product, ProductOnPlatform, Show, Sku
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal
from kaibo.kit.record import BOOKKEEPING, Record

R = TypeVar("R", bound=Record)
#: Rows done, rows in all.
Step = Callable[[int, int], None]
Read = tuple[Table, list[Column]]


def silent(done: int, of: int) -> None:
    """Nobody asks how far it is."""


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


def preview(
    actor: Actor, show_id: int, ask: Ask, *, step: Step = silent, read: Read | None = None
) -> tuple[Plan, str]:
    """What the table would do, and a digest that stands for exactly this. Writes nothing.

    `step` is told how many rows are done of all; `read` is the table when it was read already.
    Refusals: `not_found`, and those of `read_table`.
    """
    made = _planned(actor, found(show_id), ask, step, read)
    return made, digest(made)


def apply(
    actor: Actor,
    show_id: int,
    ask: Ask,
    *,
    seen: str,
    step: Step = silent,
    read: Read | None = None,
    last_moment: Callable[[int], None] = lambda rows: None,
    written: Callable[[Done], None] = lambda done: None,
) -> Done:
    """Write what the preview showed, in one act.

    `seen` is the preview's digest. What takes long comes before the transaction, and again within
    it only if something was changed meanwhile: nobody else has to wait for it. `last_moment` is
    called before the transaction with the rows it will write, and may still end it all; `written`
    in it, so that what it writes is there if and only if the import is.
    Refusals: `preview_outdated` when the same table would now do something else, `show_closed`,
    and those of the preview.
    """
    show = found(show_id)
    read = read or read_table(ask)
    before = _mark(show)
    made = _planned(actor, show, ask, step, read)
    last_moment(made.counts["create"] + made.counts["update"])
    with journal.act(actor, "selection.lineup.import") as writing:
        show = open_show(writing, show_id)
        if _mark(show) != before:
            made = _planned(actor, show, ask, silent, read)
        if digest(made) != seen:
            raise Refusal(
                "preview_outdated",
                "预览之后商品或链接被人改过，什么也没有写入。请再看一遍新的预览。",
            )
        if made.empty:
            done = Done(None, writing.at, made, [])
        else:
            done = Done(writing.id, writing.at, made, _write(writing, show, made))
        written(done)
        return done


def found(show_id: int) -> Show:
    """A show in use. Refusal: `not_found`."""
    show = Show.objects.active().filter(pk=show_id).first()
    if show is None:
        raise Refusal("not_found", f"没有编号为 {show_id} 的场次。", values={"id": show_id})
    return show


def read_table(ask: Ask) -> Read:
    """The table with what its columns mean. Refusals: `not_found` (the map), `header_drift`,
    `empty_table`, `no_header`, `too_large`."""
    return header_maps.read_with(ask.text, header_maps.active(ask.map), ask.header_row)


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


def _planned(actor: Actor, show: Show, ask: Ask, step: Step, read: Read | None) -> Plan:
    table, columns = read or read_table(ask)
    return plan(
        table,
        columns,
        _state(show),
        rights=actor.rights,
        platform=ask.platform,
        shop=ask.shop,
        step=step,
    )


def _mark(show: Show) -> list[Any]:
    """Differs as soon as anything a plan was made from differs: rows never go, versions only rise."""
    kinds = (Product.objects, Sku.objects, ProductOnPlatform.objects)
    rows = (*(kind.all() for kind in kinds), Link.objects.filter(show=show))
    return [one.aggregate(rows=Count("pk"), versions=Sum("version")) for one in rows]


def _state(show: Show) -> State:
    links = _now(Link.objects.active().filter(show=show).order_by("position", "pk"))
    held = Q(pk__in={link.values["product"] for link in links})
    used = Q(retired_at=None)
    products = _now(Product.objects.filter(used | held).order_by("pk"))
    theirs = [row.id for row in products]
    held = Q(pk__in={link.values["sku"] for link in links} - {None})
    skus = _now(Sku.objects.filter(used | held, product__in=theirs).order_by("pk"))
    listed = ProductOnPlatform.objects.active().filter(product__in=theirs).order_by("pk")
    return State(
        products=products,
        skus=skus,
        listings=_now(listed),
        links=links,
        retired=frozenset(
            (home, row_id)
            for home, model, rows in (("product", Product, products), ("sku", Sku, skus))
            for row_id in _retired(model, rows)
        ),
    )


def _now(rows: QuerySet[Any]) -> list[Now]:
    """Rows as `snapshot` has them, without making a model of each: there are thousands."""
    fields = [one for one in rows.model._meta.concrete_fields if one.name not in BOOKKEEPING]
    names = [one.name for one in fields]
    return [
        Now(row_id, version, dict(zip(names, values, strict=True)))
        for row_id, version, *values in rows.values_list(
            "pk", "version", *(one.attname for one in fields)
        )
    ]


def _retired(model: type[Record], rows: Sequence[Now]) -> list[int]:
    gone = model._base_manager.exclude(retired_at=None).values_list("pk", flat=True)
    return sorted(set(gone) & {row.id for row in rows})


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
