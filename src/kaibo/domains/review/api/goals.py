"""/api/review/goals: what was brought in a stretch, and how far its goals are."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from kaibo.domains.control import public as control
from kaibo.domains.goals import public as goals
from kaibo.domains.review.boards import standing
from kaibo.domains.review.boards.gathering import metric_of
from kaibo.domains.review.boards.shown import SHOW
from kaibo.domains.review.boards.tiles import Viewer
from kaibo.kit.access import actor_of
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.errors import Place, invalid
from kaibo.kit.shapes import Line, Moment
from kaibo.live.metrics import METRIC

router = Router()
READ = "goals.read"
#: The longest stretch that is asked for at once, and the longest whose shifts and hours are.
MOST_MS, DEEP_MS = 45 * DAY, 4 * DAY


class ShowBroughtOut(Schema):
    """A show that ran: `done` of the metric, null unknown; `end` null while it runs."""

    room: str
    show: str
    title: str
    start: int
    end: int | None
    done: int | None


class GoalStandingOut(Schema):
    """How far a goal is: `left` is missing, `over` beyond it, null unknown. `left_ms`: time still
    planned; `need_per_hour` in the metric's minor unit. `label`: the row it was measured on, "" of
    days and where nothing ran, `level` and `key` by which the trace knows it (of an hour the minutes
    it is made of); `runs`: that row runs now."""

    goal: int
    room: str
    show: str
    label: str
    level: str
    key: str
    runs: bool
    at: int
    done: int | None
    left: int | None
    over: int | None
    left_ms: int
    need_per_hour: int | None


class GoalStandingsOut(Schema):
    """`seen`: the asker may see the metric, else nothing is told of what was brought. `unread` names
    rooms that could not be read, so that no sum of days is told."""

    now: int
    metric: str
    seen: bool
    unread: list[str]
    shows: list[ShowBroughtOut]
    goals: list[GoalStandingOut]


@router.get("/review/goals", response=GoalStandingsOut)
def standings(
    request: HttpRequest,
    start: Annotated[Moment, Query(...)],
    end: Annotated[Moment, Query(...)],
    metric: Line = "gmv",
    room: Line | None = None,
    deep: bool = False,
) -> GoalStandingsOut:
    """The shows of [start, end), UTC ms, and the goals of the metric for days that lie in it; of one
    room, or of the team and all rooms. `deep`: goals of shows, shifts and hours too, four days at most."""
    actor = actor_of(request, READ)
    if metric not in METRIC:
        raise invalid([Place("metric", f"没有「{metric}」这个指标。")])
    longest = DEEP_MS if deep else MOST_MS
    if not 0 < end - start <= longest:
        text = f"一次最多看 {longest // DAY} 天，请把时间选短一些。"
        raise invalid([Place("end", text)])
    seen = Viewer(actor).sees(metric_of(metric))
    rows, unread = standing.brought(start, end, metric, room, deep)
    told = list(standing.standings(_cards(start, end, metric, room, deep), rows, not unread))
    return GoalStandingsOut(
        now=now_ms(),
        metric=metric,
        seen=seen,
        unread=unread,
        shows=[
            ShowBroughtOut(
                room=one.room,
                show=one.show,
                title=one.title,
                start=one.start,
                end=one.end,
                done=one.done if seen else None,
            )
            for one in rows
            if one.level == SHOW
        ],
        goals=[_told(one if seen else standing.hidden(one)) for one in told],
    )


def _cards(start: int, end: int, metric: str, room: str | None, deep: bool) -> list[goals.GoalCard]:
    rooms = ["", *(one.ident for one in control.rooms())] if room is None else [room]
    found = [card for one in rooms for card in goals.goals_for(one, start, end, metric)]
    return [card for card in found if _is_told(card, start, end, deep)]


def _is_told(card: goals.GoalCard, start: int, end: int, deep: bool) -> bool:
    """A month of which only a day was asked for is not measured by that day."""
    if card.scope in standing.OF_DAYS:
        return start <= card.start and card.end <= end
    return deep


def _told(one: standing.Standing) -> GoalStandingOut:
    row, gap = one.row, one.gap
    level, key = ("", "") if row is None else row.cell
    return GoalStandingOut(
        goal=one.card.id,
        room=one.card.room,
        show="" if row is None else row.show,
        label="" if row is None else row.label,
        level=level,
        key=key,
        runs=row is not None and row.end is None,
        at=gap.at,
        done=gap.done,
        left=gap.left,
        over=gap.over,
        left_ms=gap.left_ms,
        need_per_hour=gap.need_per_hour,
    )
