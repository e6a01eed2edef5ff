"""Boards of a show and of a shift."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kaibo.domains.control import public as control
from kaibo.domains.goals import public as goals
from kaibo.domains.review.boards import shapes, tiles
from kaibo.domains.review.boards.gathering import HOUR, Gathered, Told
from kaibo.domains.review.boards.rules.duties import BOARDS, ROUND, Slot, boards_for
from kaibo.domains.review.boards.rules.duties import HOUR as HOUR_SLOTS
from kaibo.domains.review.boards.stretches import Stretch
from kaibo.domains.review.boards.tiles import Viewer
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty

SHOW, SHIFT = "show", "shift"
_SCOPES = {SHOW: goals.Scope.SHOW, SHIFT: goals.Scope.SHIFT, HOUR: goals.Scope.HOUR}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which board: of a show (None: the one on air, else the last) or of one of its shifts (`key`,
    None: the one on, else the last), as `duty` looks at it."""

    kind: str
    room: control.RoomCard
    show: str | None
    key: str | None
    duty: Duty


def board(wanted: Wanted, viewer: Viewer) -> shapes.BoardOut:
    """The board. Refusals: `not_found`, those of reading a room."""
    gathered = Gathered(control.result(wanted.room, wanted.show or _last_show(wanted.room)))
    told = _row(gathered, wanted)
    place, found = told.case.place, gathered.found
    metrics = tiles.chosen(viewer.slots(BOARDS[wanted.duty]), told, viewer)
    own = tiles.tiles(gathered, told, metrics, aims(told, gathered))
    shown = {one.metric for one in own}
    return shapes.BoardOut(
        kind=wanted.kind,
        duty=wanted.duty,
        duty_zh=wanted.duty.label,
        duties=boards_for(viewer.actor.duties),
        room=place.room,
        room_title=wanted.room.title,
        show=place.show,
        title=place.title,
        level=place.level,
        key=place.key,
        label=place.label,
        day=place.day,
        start=place.start,
        end=place.end,
        now=found.now,
        cur=found.cur,
        recounting=found.recounting,
        tiles=own,
        more=[] if viewer.alone else list(tiles.rest(gathered, told, shown, viewer)),
        beside=[] if viewer.alone else list(_beside(gathered, viewer)),
        shows=[],
        unread=[],
    )


def aims(told: Told, gathered: Gathered) -> list[goals.GoalCard]:
    """The goals of this very row: of its scope, the ones it shares most time with."""
    place = told.case.place
    scope = _SCOPES.get(place.level)
    if scope is None:
        return []
    until = gathered.end if place.end is None else place.end
    cards = goals.goals_for(place.room, place.start, until)
    return nearest((one for one in cards if one.scope is scope), place.start, until)


def nearest(cards: Iterable[goals.GoalCard], start: int, end: int) -> list[goals.GoalCard]:
    """Of each metric the goal that shares most of [start, end)."""
    best: dict[str, goals.GoalCard] = {}
    for card in cards:
        if card.metric not in best or _shared(card, start, end) > _shared(
            best[card.metric], start, end
        ):
            best[card.metric] = card
    return list(best.values())


def _shared(card: goals.GoalCard, start: int, end: int) -> int:
    return min(card.end, end) - max(card.start, start)


def _last_show(room: control.RoomCard) -> str:
    ran = control.ran(room)
    if not ran:
        text = f"直播间「{room.title}」还没有开过播，没有看板。"
        raise Refusal("not_found", text, values={"room": room.ident})
    return ran[-1].id


def _row(gathered: Gathered, wanted: Wanted) -> Told:
    keys = gathered.keys(wanted.kind)
    if wanted.key is not None:
        keys = {key: at for key, at in keys.items() if key == wanted.key}
    if not keys:
        text = "这一场没有这个班次。" if wanted.key else "这一场没有记过班次，没有班次看板。"
        raise Refusal("not_found", text, values={"show": gathered.show.id, "key": wanted.key})
    return gathered.row(wanted.kind, _last(keys))


def _last(keys: Mapping[str, Stretch]) -> str:
    """The row that runs and began last; where none runs, the one that began last."""
    return max(keys, key=lambda key: (keys[key][1] is None, keys[key][0]))


def _beside(gathered: Gathered, viewer: Viewer) -> Iterable[shapes.BesideOut]:
    """Of a show on air the last whole hour; of any the last round."""
    if gathered.show.end is None:
        over = {key: at for key, at in gathered.keys(HOUR).items() if at[1] is not None}
        if over:
            yield _row_beside(gathered, gathered.row(HOUR, _last(over)), HOUR_SLOTS, viewer)
    if rounds := gathered.keys("round"):
        yield _row_beside(gathered, gathered.row("round", _last(rounds)), ROUND, viewer)


def _row_beside(
    gathered: Gathered, told: Told, slots: Sequence[Slot], viewer: Viewer
) -> shapes.BesideOut:
    place = told.case.place
    metrics = tiles.chosen(slots, told, Viewer(viewer.actor))
    return shapes.BesideOut(
        level=place.level,
        key=place.key,
        label=place.label,
        start=place.start,
        end=place.end,
        tiles=tiles.tiles(gathered, told, metrics, aims(told, gathered)),
    )
