"""Making a link to a board, and withdrawing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kaibo.domains.control import public as control
from kaibo.domains.review.boards import days
from kaibo.domains.review.boards.links import tokens
from kaibo.domains.review.boards.links.choices import LinkKind
from kaibo.domains.review.boards.links.records import BoardLink
from kaibo.domains.review.boards.links.rules.ends import Ends, end_of
from kaibo.domains.review.boards.links.standing import SHARE
from kaibo.domains.review.boards.rules.duties import BOARDS
from kaibo.domains.review.boards.rules.sights import ADS, SALES
from kaibo.kit import journal
from kaibo.kit.access import Actor, require
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Place, Refusal, invalid
from kaibo.kit.rights import Duty


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a link shall show, and until when; fields as in `BoardLink`. `at`: UTC ms, of
    `Ends.AT`."""

    kind: LinkKind
    room: str | None
    day: date | None
    duty: Duty
    money: bool
    spend: bool
    hosts: bool
    ends: Ends
    at: int | None
    note: str


def make(actor: Actor, wanted: Wanted) -> tuple[BoardLink, str]:
    """A new link and its token, which nobody is told again. Refusals: `forbidden` without the right
    to share, or to what shall be on it; `not_found`, `retired` for the room; `invalid`."""
    require(actor, SHARE)
    for chosen, right in ((wanted.money, SALES), (wanted.spend, ADS)):
        if chosen:
            require(actor, right)
    _check(wanted)
    now = now_ms()
    next_day = days.begins(days.day_of(now) + timedelta(days=1))
    token = tokens.fresh()
    row = journal.create(
        actor,
        "review.board_link.create",
        BoardLink,
        kind=wanted.kind.value,
        room=wanted.room or "",
        day=wanted.day.isoformat() if wanted.day else "",
        duty=wanted.duty.value,
        money=wanted.money,
        spend=wanted.spend,
        hosts=wanted.hosts,
        note=wanted.note,
        until=end_of(wanted.ends, wanted.at, now, next_day),
        token_hash=tokens.digest(token),
    )
    return row, token


def withdraw(actor: Actor, link_id: int, *, expect: int) -> BoardLink:
    """From this moment it opens nothing. Refusals: `forbidden`, `not_found`, `retired`, `stale`."""
    require(actor, SHARE)
    return journal.retire(actor, "review.board_link.retire", BoardLink, link_id, expect=expect)


def withdraw_all(actor: Actor, maker: int, reason: str) -> int:
    """Withdraw every link a person made; how many were."""
    with journal.act(actor, "review.board_link.retire", reason=reason) as writing:
        rows = BoardLink.objects.active().filter(created_by_id=maker).order_by("pk")
        ids = list(rows.values_list("pk", flat=True))
        if ids:
            writing.retire_all(BoardLink, ids)
    return len(ids)


def _check(wanted: Wanted) -> None:
    if wanted.duty not in BOARDS:
        raise invalid([Place("duty", f"「{wanted.duty.label}」没有自己的看板，请另选一个岗位。")])
    if wanted.kind is LinkKind.DAY:
        if wanted.room is not None:
            raise invalid([Place("room", "一天的看板是所有直播间的，不用选直播间。")])
        return
    if wanted.day is not None:
        raise invalid([Place("day", "直播间的看板跟着正在播的那一场走，不用选日期。")])
    if wanted.room is None:
        raise invalid([Place("room", "请选一个直播间。")])
    room = control.found(wanted.room)
    if not room.active:
        raise Refusal("retired", f"直播间「{room.title}」已停用，不能发它的看板。")
