"""/api/rooms/{room}/shows: the shows of a room's log, their numbers, timeline and moments."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from kaibo.domains.control.cards import found
from kaibo.domains.control.schemas import show as shapes
from kaibo.domains.control.schemas.catalogue import MetricOut
from kaibo.domains.control.schemas.trace import TraceOut
from kaibo.domains.control.shown import levels, moment, parts, past, words
from kaibo.domains.control.shown.catalogue import catalogue
from kaibo.domains.control.shown.numbers import COST_RIGHT, COSTS, MONEY_RIGHT, is_money, sight_of
from kaibo.kit.access import Actor, actor_of, may, require
from kaibo.kit.shapes import Moment

router = Router()
READ = "run.read"
COMMENTS = "comments.read"
Only = Annotated[
    str, Field(max_length=1_000, description="ids by comma: these measures and metrics, no gauges")
]
Around = Annotated[int, Field(ge=0, le=1_800_000, description="ms to either side")]


@router.get("/rooms/{room}/shows", response=list[shapes.RanShowOut])
def shows(request: HttpRequest, room: str) -> list[shapes.RanShowOut]:
    """The shows of the room's log, newest first."""
    actor_of(request, READ)
    return levels.ran(found(room).ident)


@router.get("/rooms/{room}/shows/{show}/levels/{level}", response=shapes.LevelOut)
def level(
    request: HttpRequest, room: str, show: str, level: str, only: Only | None = None
) -> shapes.LevelOut:
    """The rows of a show at a level: show, minute, segment, shift, host, round, product, talk,
    channel."""
    actor = actor_of(request, READ)
    wanted = None if only is None else frozenset(only.split(","))
    return levels.level(found(room), show, level, sight_of(actor), wanted)


@router.get("/rooms/{room}/shows/{show}/metrics", response=list[shapes.ShowMetricOut])
def metrics(request: HttpRequest, room: str, show: str) -> list[shapes.ShowMetricOut]:
    """Every metric of the whole show."""
    actor = actor_of(request, READ)
    return levels.metrics(found(room), show, sight_of(actor))


@router.get("/rooms/{room}/shows/{show}/timeline", response=shapes.TimelineOut)
def timeline(request: HttpRequest, room: str, show: str) -> shapes.TimelineOut:
    """Lanes, marks and minutes of a show; what was corrected beside how it was pressed."""
    actor = actor_of(request, READ)
    return past.timeline(found(room), show, _money(actor))


@router.get("/rooms/{room}/shows/{show}/moment", response=shapes.MomentOut)
def at_a_moment(
    request: HttpRequest,
    room: str,
    show: str,
    at: Annotated[Moment, Query(...)],
    span: Around = 60_000,
) -> shapes.MomentOut:
    """What was on air at an instant, and what was said and bought around it."""
    actor = actor_of(request, READ)
    return moment.moment(found(room), show, at, span, _money(actor), may(actor, COMMENTS))


@router.get("/rooms/{room}/shows/{show}/words", response=shapes.StretchWordsOut)
def words_of(
    request: HttpRequest,
    room: str,
    show: str,
    start: Annotated[Moment, Query(...)],
    end: Annotated[Moment, Query(...)],
) -> shapes.StretchWordsOut:
    """What was said, and stood on the picture, in [start, end) of a show: a clip begins with it."""
    actor_of(request, READ)
    told = words.words(found(room).ident, start, end)
    return shapes.StretchWordsOut(spoken=told.spoken, shown=told.shown)


@router.get("/rooms/{room}/shows/{show}/trace", response=TraceOut)
def trace(
    request: HttpRequest,
    room: str,
    show: str,
    level: str,
    measure: str,
    key: str = "show",
    after: Annotated[int, Field(ge=-1)] = -1,
) -> TraceOut:
    """The events a number is made of; an amount is traced by who may see amounts. `key` is that of a
    row of the level; at level minute also `from-until` (UTC ms, whole minutes, a day at most): what
    these minutes add up to."""
    actor = actor_of(request, READ)
    if measure in COSTS:
        require(actor, COST_RIGHT)
    if is_money(measure):
        require(actor, MONEY_RIGHT)
    wanted = parts.Wanted(show, level, key, measure, after)
    return parts.trace(found(room), wanted, _money(actor), may(actor, COMMENTS))


@router.get("/metrics", response=list[MetricOut])
def every_metric(request: HttpRequest) -> list[MetricOut]:
    """Every metric: what it means and what it must not be confused with."""
    actor_of(request, READ)
    return catalogue()


def _money(actor: Actor) -> bool:
    return may(actor, MONEY_RIGHT)
