"""How a link stands at an instant, told in one place: for the list and for who opens it."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.control import public as control
from kaibo.domains.people import public as people
from kaibo.domains.review.boards.links.choices import LinkState
from kaibo.domains.review.boards.links.records import BoardLink
from kaibo.kit.access import Actor, may
from kaibo.kit.errors import Refusal

SHARE = "board.share"


@dataclass(frozen=True, slots=True)
class Standing:
    """`maker`: whose rights of now bound what is shown; None unless the link is open. `why`: in
    words, for those who make links."""

    state: LinkState
    maker: Actor | None = None
    why: str = ""


def standing(link: BoardLink, now: int) -> Standing:
    """How it stands at `now` (UTC ms)."""
    if link.retired_at is not None:
        return Standing(LinkState.WITHDRAWN)
    if now >= link.until:
        return Standing(LinkState.ENDED)
    maker = _maker(link)
    if maker is None:
        return Standing(LinkState.STOPPED, why="发链接的人已停用，或不再能发手机看板。")
    if link.room and not _in_use(link.room):
        return Standing(LinkState.STOPPED, why="这个直播间已停用。")
    return Standing(LinkState.OPEN, maker)


def _maker(link: BoardLink) -> Actor | None:
    """Who made it, with the duties of now; None when they may share no longer."""
    if link.created_by_id is None:
        return None
    try:
        maker = people.acting(link.created_by_id, "page")
    except Refusal:
        return None
    return maker if may(maker, SHARE) else None


def _in_use(room: str) -> bool:
    found = control.room(room)
    return found is not None and found.active
