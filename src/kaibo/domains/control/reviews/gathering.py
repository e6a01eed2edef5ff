"""What is reviewed of a show, from the domains that own it, as it is at this moment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from hashlib import sha256

from kaibo.domains.compliance.public import HostContent, LinkContent, ShowContent, TextContent
from kaibo.domains.control.cards import room as room_of
from kaibo.domains.people import public as people
from kaibo.domains.rundown import public as rundown
from kaibo.domains.selection import public as selection
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty

#: Where a block of a script ends up; the rest stays between the people behind the camera.
_SURFACES = {
    "host_line": "script",
    "cohost": "script",
    "interaction": "script",
    "screen": "overlay",
}
_ON_AIR = frozenset({Duty.HOST, Duty.COHOST})


def content_of(show_id: int) -> ShowContent:
    """The show by value. Refusal: `not_found`."""
    card = selection.show(show_id)
    if card is None:
        raise Refusal("not_found", f"没有编号为 {show_id} 的场次。")
    room = room_of(card.room)
    links = tuple(_links(show_id))
    content = ShowContent(
        show=show_id,
        room=card.room,
        title=card.title,
        platform="" if room is None else room.platform.value,
        starts_at=card.starts_at,
        ends_at=card.ends_at,
        links=links,
        texts=tuple(_texts(show_id)),
        hosts=tuple(_hosts(card)),
        writers=rundown.writers(show_id),
        sha256="",
    )
    return replace(content, sha256=_digest(content))


def _links(show_id: int) -> Iterator[LinkContent]:
    cards = selection.links(show_id)
    claims = selection.claims([card.id for card in cards])
    for card in cards:
        known = claims[card.id]
        yield LinkContent(
            link=card.id,
            product=card.product,
            number=card.link_no,
            name=card.name,
            title=f"{card.title} {card.spec}".strip(),
            category=known.category,
            offer=card.offer,
            facts=known.facts,
        )


def _texts(show_id: int) -> Iterator[TextContent]:
    plan = rundown.plan_for_run(show_id)
    for segment in () if plan is None else plan.segments:
        for at, block in enumerate(segment.blocks, 1):
            surface = _SURFACES.get(block.kind)
            if surface is not None and block.shown.strip():
                place = f"脚本 {segment.title} · 第 {at} 条"
                yield TextContent(place, block.shown, surface, segment.link_id, segment.id)


def _hosts(card: selection.ShowCard) -> Iterator[HostContent]:
    told: set[int] = set()
    for shift in people.shifts(card.starts_at, card.ends_at, card.room):
        for seat in shift.seats:
            if seat.duty in _ON_AIR and seat.host is not None and seat.host not in told:
                told.add(seat.host)
                yield HostContent(seat.host, seat.name)


def _digest(content: ShowContent) -> str:
    """Of what is said, sold and shown, and by whom; who wrote it is no part of it."""
    told = asdict(content)
    del told["writers"], told["sha256"]
    return sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
