"""/api/review/board: the few numbers a duty looks at, of a day, a show or a shift."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field, StringConstraints

from kaibo.domains.control import public as control
from kaibo.domains.review.boards import day as of_day
from kaibo.domains.review.boards import days, shapes, shown
from kaibo.domains.review.boards.rules.duties import BOARDS, LIKE, board_of
from kaibo.domains.review.boards.tiles import Viewer
from kaibo.kit.access import Actor, actor_of
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Place, invalid
from kaibo.kit.rights import Duty
from kaibo.kit.shapes import Line

router = Router()
READ = "run.read"
Key = Annotated[Line, StringConstraints(max_length=200)]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 1, 1))]
Metrics = Annotated[str, Field(max_length=1_000, description="metric ids by comma: shown as well")]
Only = Annotated[str, Field(max_length=1_000, description="metric ids by comma: shown alone")]


class Kind(StrEnum):
    """What a board is of."""

    DAY = "day"
    SHOW = "show"
    SHIFT = "shift"


@router.get("/review/board", response=shapes.BoardOut)
def board(
    request: HttpRequest,
    kind: Kind,
    room: Line | None = None,
    show: Key | None = None,
    shift: Key | None = None,
    day: Day | None = None,
    duty: Duty | None = None,
    metrics: Metrics = "",
    only: Only = "",
) -> shapes.BoardOut:
    """A board. Without `show` the one on air or the last, without `shift` the same of shifts, without
    `day` the show day of now; `duty` is whose board, by default one's own. With `only` it is nothing
    but these numbers."""
    actor = actor_of(request, READ)
    asked = tuple(one for one in (only or metrics).split(",") if one)
    viewer = Viewer(actor, asked, alone=bool(only))
    whose = _whose(actor, duty)
    if kind is Kind.DAY:
        return of_day.board(day or days.day_of(now_ms()), whose, viewer)
    if room is None:
        raise invalid([Place("room", "请选一个直播间：场次和班次的看板是某个直播间的。")])
    wanted = shown.Wanted(kind.value, control.found(room), show, shift, whose)
    return shown.board(wanted, viewer)


def _whose(actor: Actor, duty: Duty | None) -> Duty:
    if duty is None:
        return board_of(actor.duties)
    return duty if duty in BOARDS else LIKE[duty]
