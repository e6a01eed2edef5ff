"""What a host reads beside the line: the link in hand with its price and offer, and what comes next."""

from __future__ import annotations

from kaibo.domains.control.cards import RoomCard
from kaibo.domains.control.schemas import prompter as shapes
from kaibo.domains.control.schemas import run as runs
from kaibo.domains.control.shown import now
from kaibo.domains.control.shown.numbers import row_id
from kaibo.domains.rundown import public as rundown
from kaibo.domains.rundown.public import State
from kaibo.domains.selection import public as selection


def card(room: RoomCard) -> shapes.PrompterCardOut:
    """The prompter's card of a room as it stands. Refusals: those of `running.look`."""
    told = now.run(room.ident)
    show = told.run.show
    on_air = show is not None and show.end is None
    ident = row_id(show.id) if show is not None and on_air else None
    if ident is None and told.run.armed is not None:
        ident = row_id(told.run.armed.show)
    links = {} if ident is None else {one.id: one for one in selection.links(ident)}
    return shapes.PrompterCardOut(
        room_title=room.title,
        cur=room.cur,
        goods=_goods(told, links) if on_air else None,
        segment_ends=_ends(told) if on_air else None,
        next=_next(told, ident, links),
    )


def _goods(
    told: runs.RunOut, links: dict[int, selection.LinkCard]
) -> shapes.PrompterGoodsOut | None:
    """The link that is explained, else the one the segment is about: with the price of now."""
    pitch, segment = told.run.pitch, told.segment
    if pitch is not None:
        link = pitch.data.get("link")
        found = links.get(link) if isinstance(link, int) else None
        if found is not None:
            return _link(found)
        no, name = pitch.data.get("link_no"), pitch.data.get("name")
        return shapes.PrompterGoodsOut(
            link=None,
            no=no if isinstance(no, int) else None,
            name=name if isinstance(name, str) else "",
            price=None,
            offer="",
        )
    if segment is None or segment.link_id is None:
        return None
    found = links.get(segment.link_id)
    if found is not None:
        return _link(found)
    goods = segment.goods
    return shapes.PrompterGoodsOut(
        link=segment.link_id,
        no=segment.link_no,
        name="" if goods is None else goods.short or goods.title,
        price=None if goods is None else goods.final_price,
        offer="" if goods is None else goods.offer,
    )


def _link(link: selection.LinkCard) -> shapes.PrompterGoodsOut:
    return shapes.PrompterGoodsOut(
        link=link.id, no=link.link_no, name=link.name, price=link.final_price, offer=link.offer
    )


def _ends(told: runs.RunOut) -> int | None:
    """When the segment on air should end, by the length it was taken with; None: nobody said."""
    segment = told.segment
    if segment is None or segment.duration_ms is None:
        return None
    return segment.at + segment.duration_ms


def _next(
    told: runs.RunOut, show: int | None, links: dict[int, selection.LinkCard]
) -> shapes.PrompterNextOut | None:
    """The next segment of the plan of now."""
    if told.loop is not None:
        ident, title = told.loop.next_segment, told.loop.next_title or ""
    else:
        ahead = [] if told.outlook is None else told.outlook.segments
        coming = next((one for one in ahead if one.state == State.UPCOMING), None)
        ident, title = (None, "") if coming is None else (coming.id, coming.title)
    if ident is None:
        return None
    plan = None if show is None else rundown.plan_for_run(show)
    planned = None if plan is None else next((s for s in plan.segments if s.id == ident), None)
    link = None if planned is None or planned.link_id is None else links.get(planned.link_id)
    return shapes.PrompterNextOut(
        title=title or ("" if planned is None else planned.title),
        goods=None if link is None else _link(link),
    )
