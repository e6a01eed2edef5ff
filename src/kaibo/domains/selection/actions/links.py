"""A show's links: add, change, take out, and give several of them other numbers in one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kaibo.domains.selection import rules
from kaibo.domains.selection.actions.numbering import Renumbered, called, open_show, renumber
from kaibo.domains.selection.models import Link, Product, Show, Sku
from kaibo.domains.selection.rules import Move
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.clock import on_calendar
from kaibo.kit.errors import Place, Refusal, invalid


def add(actor: Actor, show_id: int, *, product: int, sku: int | None, link_no: int | None) -> Link:
    """Put a product into a show's bag, at the end of its line-up.

    Refusals: `not_found`, `retired`, `show_closed`, `duplicate`, `number_taken`.
    """
    with journal.act(actor, "selection.link.create") as writing:
        show = open_show(writing, show_id)
        row = writing.lock(Product, product, expect=journal.ANY)
        variant = writing.lock(Sku, sku, expect=journal.ANY) if sku is not None else None
        if variant is not None and variant.product_id != row.pk:
            raise invalid([Place("sku", f"「{variant}」不是「{row}」的规格。")])
        last = Link.objects.active().filter(show=show).order_by("-position").first()
        position = last.position + 1 if last else 1
        link = writing.create(Link, show=show, product=row, sku=variant, position=position)
        if link_no is not None:
            renumber(writing, show, {link.pk: (link, link_no)})
        return link


def change(actor: Actor, link_id: int, *, expect: int, **values: Any) -> Link:
    """Change what the plan says of a link; not its number, which `reorder` gives.

    `notes`, when given, replaces those known notes it names ("" takes one away).
    """
    with journal.act(actor, "selection.link.change") as writing:
        _held_show(writing, link_id)
        notes: Mapping[str, str] | None = values.pop("notes", None)
        if notes is None:
            return writing.change(Link, link_id, expect=expect, **values)
        rules.check_note_keys(notes.keys())
        now = Link.objects.get(pk=link_id)
        merged = {key: text for key, text in {**now.notes, **notes}.items() if text}
        return writing.change(Link, link_id, expect=expect, notes=merged, **values)


def set_offer(
    actor: Actor, link_id: int, *, expect: int, final_price: int | None, offer: str
) -> Link:
    """Change what buyers pay here, in fen, and the offer in words."""
    with journal.act(actor, "selection.link.set_offer") as writing:
        _held_show(writing, link_id)
        return writing.change(Link, link_id, expect=expect, final_price=final_price, offer=offer)


def retire(actor: Actor, link_id: int, *, expect: int) -> Link:
    """Take a link out of the bag; its number is free again."""
    with journal.act(actor, "selection.link.retire") as writing:
        show = _held_show(writing, link_id)
        link = writing.lock(Link, link_id, expect=expect)
        renumber(writing, show, {link_id: (link, None)})
        return writing.retire(Link, link_id, expect=journal.ANY)


def restore(actor: Actor, link_id: int, *, expect: int) -> Link:
    """Put it back, without a number: its old one may be another's by now."""
    with journal.act(actor, "selection.link.restore") as writing:
        _held_show(writing, link_id)
        return writing.restore(Link, link_id, expect=expect)


def reorder(
    actor: Actor, show_id: int, moves: Sequence[Move]
) -> tuple[journal.Act, list[Renumbered]]:
    """Give several links other numbers and places, all or none; returns the act and old → new.

    Refusals: `invalid`, `stale` with both values of every link, `number_taken`, `show_closed`.
    """
    rules.check_moves(moves)
    with journal.act(actor, "selection.link.reorder") as writing:
        show = open_show(writing, show_id)
        links = {
            move.link: writing.lock(Link, move.link, expect=journal.ANY)
            for move in sorted(moves, key=lambda move: move.link)
        }
        strangers = [link for link in links.values() if link.show_id != show.pk]
        if strangers:
            raise invalid([Place("moves", f"「{strangers[0]}」不是这个场次的链接。")])
        _check_seen(links, moves)
        wanted = {move.link: (links[move.link], move.link_no) for move in moves}
        changes = renumber(writing, show, wanted)
        for move in moves:
            if move.position is not None:
                writing.put(links[move.link], position=move.position)
        return writing, changes


def _held_show(writing: journal.Act, link_id: int) -> Show:
    """The link's show, held first: every writer of links takes show and links in this order."""
    link = Link.objects.filter(pk=link_id).first()
    if link is None:
        raise Refusal("not_found", f"没有编号为 {link_id} 的链接。", values={"id": link_id})
    return open_show(writing, link.show_id)


def _check_seen(links: Mapping[int, Link], moves: Sequence[Move]) -> None:
    """Refuse as `stale` when anybody changed one of them since the page read it.

    Shaped like the kit's refusal, for all links of the act together.
    """
    changed = [links[move.link] for move in moves if links[move.link].version != move.expect]
    if not changed:
        return
    fields: list[dict[str, Any]] = []
    for move in moves:
        link = links[move.link]
        both = [("link_no", "链接号", link.link_no, move.link_no)]
        if move.position is not None:
            both.append(("position", "顺序", link.position, move.position))
        fields += [
            {"link": link.pk, "field": name, "label": label, "current": now, "yours": yours}
            for name, label, now, yours in both
            if now != yours
        ]
    told = "".join(
        f"「{called(links[one['link']])}」{one['label']}现在是{_said(one['current'])}，"
        f"你要改成{_said(one['yours'])}。"
        for one in fields
    )
    row = max(changed, key=lambda link: link.updated_at)
    by = str(row.updated_by) if row.updated_by_id else "系统"
    raise Refusal(
        "stale",
        f"排号已被 {by} 在 {on_calendar(row.updated_at)} 改过，你的修改没有写入。"
        f"{told}请看过现在的顺序后再改。",
        values={
            "by": by,
            "at": row.updated_at,
            "links": [{"link": link.pk, "version": link.version} for link in links.values()],
            "fields": fields,
        },
    )


def _said(number: int | None) -> str:
    return "空" if number is None else f" {number} "
