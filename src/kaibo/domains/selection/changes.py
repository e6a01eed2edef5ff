"""What changed in a show's goods since it was armed: read from the Facts, for the run to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from kaibo.domains.selection.choices import Status
from kaibo.domains.selection.models import Link, Show, Sku
from kaibo.kit.fact import Fact

#: What the floor acts on, and the review asks for. Cost and what it was agreed on with is none of
#: it: a log is read by everyone who may see a run.
LINK_FIELDS = ("link_no", "final_price", "offer", "promisable_stock", "retired_at")
SKU_FIELDS = ("show_price", "stock", "promo_stock")


@dataclass(frozen=True, slots=True)
class Change:
    """One row changed by one act. `fact` is the Fact's id, `at` UTC ms, `by` the person's id.

    `link` and `link_no` are of the link it is about as they are now; of a SKU the first link that
    sells it. `values` holds field → (before, after), money in fen.
    """

    fact: int
    at: int
    by: int | None
    verb: str
    link: int
    link_no: int | None
    name: str
    values: Mapping[str, tuple[Any, Any]]


def changes(show_id: int) -> list[Change]:
    """What changed in the goods of a show since it was last armed, oldest first; nothing for a show
    that was never armed."""
    follows = Fact.objects.filter(subject_type=Show.subject(), subject_id=show_id)
    armed = follows.filter(verb="selection.show.follow", after__status=Status.ARMED)
    since = armed.order_by("-pk").values_list("pk", flat=True).first()
    if since is None:
        return []
    links = list(Link.objects.filter(show=show_id).select_related("product", "sku"))
    by_id = {link.pk: link for link in links}
    skus = _skus(links)
    about = Q(subject_type=Link.subject(), subject_id__in=by_id)
    about |= Q(subject_type=Sku.subject(), subject_id__in=skus)
    found = []
    for fact in Fact.objects.filter(about, pk__gt=since).order_by("pk"):
        of_link = fact.subject_type == Link.subject()
        link = by_id[fact.subject_id] if of_link else skus[fact.subject_id]
        values = _moved(fact, LINK_FIELDS if of_link else SKU_FIELDS)
        if values:
            found.append(
                Change(
                    fact.pk,
                    fact.at,
                    fact.actor_id,
                    fact.verb,
                    link.pk,
                    link.link_no,
                    str(link.sku or link.product),
                    values,
                )
            )
    return found


def _skus(links: list[Link]) -> dict[int, Link]:
    """SKU id → the link that sells it; one of its own goes before one of the whole product."""
    of_product = {link.product_id: link for link in links if link.sku_id is None}
    rows = Sku.objects.filter(product__in=of_product).values_list("pk", "product_id")
    found = {pk: of_product[product] for pk, product in rows}
    return found | {link.sku_id: link for link in links if link.sku_id is not None}


def _moved(fact: Fact, fields: tuple[str, ...]) -> dict[str, tuple[Any, Any]]:
    return {
        name: (fact.before.get(name), fact.after.get(name))
        for name in fields
        if name in fact.after and fact.before.get(name) != fact.after.get(name)
    }
