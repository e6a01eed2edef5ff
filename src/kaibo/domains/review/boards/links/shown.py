"""A board as a phone shows it, and links as their list shows them."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings

from kaibo.domains.control import public as control
from kaibo.domains.people import public as people
from kaibo.domains.review.boards import shapes as boards
from kaibo.domains.review.boards.links import shapes
from kaibo.domains.review.boards.links.choices import LinkKind
from kaibo.domains.review.boards.links.meaning import how
from kaibo.domains.review.boards.links.records import BoardLink, BoardLinkUse
from kaibo.domains.review.boards.links.standing import standing
from kaibo.domains.review.boards.rules.fitness import Unfit
from kaibo.kit.clock import now_ms
from kaibo.kit.rights import Duty

#: Seconds until a phone asks again: while a show runs, and else.
RUNNING_S, RESTING_S = 15, 60


def phone(link: BoardLink, board: boards.BoardOut, hosts: Sequence[str]) -> shapes.PhoneBoardOut:
    """Of a board what a phone shows of it: no ids of rows, no sources by name, nobody but `hosts`."""
    runs = board.end is None if board.kind == LinkKind.SHOW else _any_runs(board)
    return shapes.PhoneBoardOut(
        kind=LinkKind(link.kind),
        title=board.title,
        room=board.room_title,
        duty_zh=board.duty_zh,
        start=board.start,
        end=board.end,
        runs=runs,
        recounting=board.recounting,
        now=board.now,
        told_at=now_ms(),
        until=link.until,
        again_s=RUNNING_S if runs else RESTING_S,
        zone=settings.KAIBO_ZONE,
        cur=board.cur if link.money or link.spend else "",
        hosts=list(hosts),
        tiles=[_tile(one) for one in board.tiles],
        shows=[_show(one) for one in board.shows],
        unread=board.unread,
    )


def _any_runs(board: boards.BoardOut) -> bool:
    return any(one.end is None for one in board.shows)


def _show(one: boards.PartOut) -> shapes.PhoneShowOut:
    return shapes.PhoneShowOut(
        room=one.room_title,
        title=one.title,
        start=one.start,
        end=one.end,
        tiles=[_tile(tile) for tile in one.tiles],
    )


def _tile(one: boards.TileOut) -> shapes.PhoneTileOut:
    return shapes.PhoneTileOut(
        metric=one.metric,
        zh=one.zh,
        en=one.en,
        unit=one.unit,
        value=one.value,
        why=one.why,
        source=one.source_zh,
        as_of=one.as_of,
        maturity=one.maturity_zh,
        unripe=one.unfit is Unfit.UNRIPE,
        goal=_goal(one.goal),
        usual=_usual(one.baseline),
        no_usual=one.no_baseline,
        how=list(how(one.metric)),
    )


def _goal(gap: boards.GoalGapOut | None) -> shapes.PhoneGoalOut | None:
    if gap is None:
        return None
    return shapes.PhoneGoalOut(value=gap.value, left=gap.left, over=gap.over)


def _usual(told: boards.BaselineOut | None) -> shapes.PhoneUsualOut | None:
    if told is None:
        return None
    return shapes.PhoneUsualOut(name=told.name, median=told.median, diff=told.diff)


def link_out(link: BoardLink) -> shapes.BoardLinkOut:
    """A link as it stands now."""
    stands = standing(link, now_ms())
    use: BoardLinkUse | None = getattr(link, "use", None)
    room = control.room(link.room) if link.room else None
    maker = None if link.created_by_id is None else people.person(link.created_by_id)
    duty = Duty(link.duty)
    return shapes.BoardLinkOut(
        id=link.pk,
        version=link.version,
        kind=LinkKind(link.kind),
        room=link.room,
        room_title="" if room is None else room.title,
        day=link.day,
        duty=duty,
        duty_zh=duty.label,
        money=link.money,
        spend=link.spend,
        hosts=link.hosts,
        note=link.note,
        made_at=link.created_at,
        by="" if maker is None else maker.name,
        until=link.until,
        state=stands.state,
        why=stands.why,
        opened=0 if use is None else use.opened,
        last_at=None if use is None else use.last_at,
    )
