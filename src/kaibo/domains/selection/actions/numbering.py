"""Link numbers: the one place that gives them out, and what follows for their history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from kaibo.domains.selection import rules
from kaibo.domains.selection.models import Link, LinkNumber, Show
from kaibo.kit import journal
from kaibo.kit.errors import Refusal

#: Django asks for the rows of so many links in one expression, and SQLite's may have a thousand.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A link whose number changed; None is no number."""

    link: int
    title: str
    old: int | None
    new: int | None


def open_show(writing: journal.Act, show_id: int) -> Show:
    """The show, held until the act ends: two people never give out its numbers at once.

    Refusals: `not_found`, `retired`, `show_closed`.
    """
    show = writing.lock(Show, show_id, expect=journal.ANY)
    rules.check_open(show.status, show.title)
    return show


def renumber(
    writing: journal.Act, show: Show, wanted: Mapping[int, tuple[Link, int | None]]
) -> list[Renumbered]:
    """Give these links (held by the act) these numbers, all together, so that they may exchange.

    `wanted` is keyed by the link's id; a link made with its number is given it here for good.
    Refusal: `number_taken`, naming who has it.
    """
    active = LinkNumber.objects.active().filter(show=show)
    held = {row.link_id: row for row in active}
    moves = {
        link_id: number
        for link_id, (_, number) in wanted.items()
        if (held[link_id].link_no if link_id in held else None) != number
    }
    keeping = {row.link_no: link_id for link_id, row in held.items() if link_id not in moves}
    for link_id, number in moves.items():
        if number is not None and number in keeping:
            raise taken(number, Link.objects.get(pk=keeping[number]), wanted[link_id][0])
    done = []
    writing.retire_all(LinkNumber, [held[one].pk for one in moves if one in held])
    given = [
        {"show": show, "link": wanted[link_id][0], "link_no": number}
        for link_id, number in moves.items()
        if number is not None
    ]
    writing.create_all(LinkNumber, given)
    moved = [wanted[link_id][0] for link_id in moves]
    for at in range(0, len(moved), AT_ONCE):
        prefetch_related_objects(moved[at : at + AT_ONCE], "product", "sku")
    for link_id, number in moves.items():
        link = wanted[link_id][0]
        old = held[link_id].link_no if link_id in held else None
        done.append(Renumbered(link_id, called(link), old, number))
        if link.link_no != number:
            writing.put(link, link_no=number)
    return done


def called(link: Link) -> str:
    """What people on set call it, without its number."""
    return str(link.sku or link.product)


def announcement(changes: list[Renumbered]) -> str:
    """One sentence for the host: every number that changed, old to new."""
    if not changes:
        return "链接号没有变。"
    told = [
        f"「{one.title}」{_no(one.old)}→{_no(one.new)}"
        for one in sorted(changes, key=lambda one: (one.new is None, one.new or 0))
    ]
    return f"链接号变了：{'，'.join(told)}。"


def taken(number: int, holder: Link, wanted_by: Link) -> Refusal:
    """The number is another link's."""
    return Refusal(
        "number_taken",
        f"{number} 号现在是「{called(holder)}」，没有给「{called(wanted_by)}」。"
        "请把两个链接一起换号，或换一个号。",
        values={"link_no": number, "link": holder.pk},
    )


def _no(number: int | None) -> str:
    return "无号" if number is None else f"{number}号"
