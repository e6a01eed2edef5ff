"""From one show to another: the same line-up on another evening."""

from __future__ import annotations

from kaibo.domains.selection import rules
from kaibo.domains.selection.actions.numbering import open_show, renumber
from kaibo.domains.selection.models import Link, Show
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Place, invalid

# What a link says of the show it stands in. Stock promised for another evening is not among it:
# nobody has counted it for this one, so it begins unknown.
_KEPT = (
    "link_no",
    "position",
    "final_price",
    "offer",
    "talk_seconds",
    "talk_share",
    "note",
    "notes",
    "cost_notes",
    "profit_notes",
)


def copy(
    actor: Actor,
    source_id: int,
    *,
    room: str,
    title: str,
    starts_at: int,
    ends_at: int,
    kind: str,
    with_links: bool,
) -> tuple[Show, list[str]]:
    """A new show, with the links of another if wanted, all in one act.

    Returns the show and the names of links left out because their product or SKU is out of use.
    Refusals: `not_found`, `retired` (a show that was called off), `invalid`.
    """
    rules.check_show_times(starts_at, ends_at)
    with journal.act(actor, "selection.show.copy") as writing:
        source = writing.lock(Show, source_id, expect=journal.ANY)
        show = writing.create(
            Show, room=room, title=title, starts_at=starts_at, ends_at=ends_at, kind=kind
        )
        _, left = _copy_links(writing, source, show) if with_links else ([], [])
        writing.note(show, copied_from=source.pk)
        return show, left


def copy_links(actor: Actor, show_id: int, *, source: int) -> tuple[journal.Act, int, list[str]]:
    """The links of another show into this one's bag, behind what is in it.

    What is in the bag already stays as it is, and keeps its number. Returns the act, how many
    links came in, and the names of those whose product or SKU is out of use.
    Refusals: `not_found`, `retired`, `show_closed`, `invalid`.
    """
    with journal.act(actor, "selection.link.copy") as writing:
        show = open_show(writing, show_id)
        if source == show_id:
            raise invalid([Place("source", "请选另一场。")])
        links, left = _copy_links(writing, writing.lock(Show, source, expect=journal.ANY), show)
        return writing, len(links), left


def _copy_links(writing: journal.Act, source: Show, show: Show) -> tuple[list[Link], list[str]]:
    here = list(Link.objects.active().filter(show=show))
    there = {(row.product_id, row.sku_id) for row in here}
    taken = {row.link_no for row in here if row.link_no is not None}
    last = max((row.position for row in here), default=0)
    rows = Link.objects.active().filter(show=source).select_related("product", "sku")
    kept: list[Link] = []
    left: list[Link] = []
    for row in rows.order_by("position", "pk"):
        if (row.product_id, row.sku_id) in there:
            continue
        gone = row.product.retired_at or (row.sku is not None and row.sku.retired_at)
        (left if gone else kept).append(row)
    links = writing.create_all(
        Link,
        [
            {"show": show, "product": row.product, "sku": row.sku}
            | {name: getattr(row, name) for name in _KEPT}
            | {
                "position": last + row.position,
                "link_no": None if row.link_no in taken else row.link_no,
            }
            for row in kept
        ],
    )
    numbered = {link.pk: (link, link.link_no) for link in links if link.link_no is not None}
    renumber(writing, show, numbered)
    return links, [str(row) for row in left]
