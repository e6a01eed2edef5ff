"""Every number of an hour opens to the events it is made of: their sum is the number of the board."""

from __future__ import annotations

import random
from typing import Any
from urllib.parse import urlencode

import pytest

from kaibo.domains.control import public as control
from kaibo.domains.control.tests.hall import EVENING, Hall
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review.boards.gathering import HOUR as HOUR_LEVEL
from kaibo.domains.review.boards.gathering import Gathered, Told
from kaibo.domains.review.boards.stretches import minutes_of_hour
from kaibo.domains.review.boards.tests.nights import at, night
from kaibo.domains.review.boards.tests.test_boards import ROOM, beside, board, tile
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.live.cell import Cell
from kaibo.live.engine import trace_room

pytestmark = pytest.mark.django_db


def unruly(hall: Hall, seed: int) -> None:
    """An evening of two hours and a half that begins and ends within a minute, whose viewers, orders,
    refunds and pitches fall anywhere, the edges of hours included."""
    draw = random.Random(seed)
    hall.press("show.start", 10 * MINUTE + 23_000, ref="wild", x={"title": "乱"})
    length = 150 * MINUTE
    edges = [n * HOUR + by for n in (1, 2) for by in (-1, 0, 1, MINUTE)]

    def when() -> int:
        inside = 11 * MINUTE + draw.randrange(length - 2 * MINUTE)
        return draw.choice((*edges, inside, inside, inside))

    hall.send(hall.event("enter", 10 * MINUTE + 23_500, who=1), at=10 * MINUTE + 24_000)
    turns = sorted({when() for _ in range(4)})
    for turn, start in enumerate(turns):
        hall.press("pitch.start", start, product=f"700{turn % 2}")
    told = [
        hall.event(
            draw.choice(("enter", "leave", "comment", "like", "product.click")),
            when(),
            who=draw.randrange(1, 6),
            product="7001",
            n=draw.randrange(1, 9),
        )
        for _ in range(40)
    ]
    for n in range(12):
        back = draw.choice((0, 0, 500))
        one = hall.order(f"w{n}", when(), draw.randrange(500, 9_000), who=draw.randrange(1, 6))
        one.x = {**(one.x or {}), "refunded_total": back, "refunded_at": EVENING + when()}
        told.append(one)
    hall.send(*told, at=length)
    hall.press("show.end", 10 * MINUTE + 23_000 + length + 17)


def hours(show: str) -> list[Told]:
    """The hours of a show as boards gather them."""
    return Gathered(control.result(control.found(ROOM), show)).level(HOUR_LEVEL)


def opened(hall: Hall, told: Told, measure: str) -> int:
    """What the trace of an hour's measure adds up to."""
    place = told.case.place
    cell = Cell(place.show, "minute", minutes_of_hour(place.start, place.end), measure)
    found = trace_room(hall.engine.install.folder, ROOM, cell, now=hall.time, limit=1_000)
    parts = [one.adds for one in found.parts] + [one.adds for one in found.stretches]
    assert sum(parts) == found.total
    return found.total


@pytest.mark.parametrize("seed", range(3))
def test_every_sum_of_every_hour_of_an_unruly_evening_is_that_of_its_parts(
    hall: Hall, made: Any, seed: int
) -> None:
    unruly(hall, seed)
    found = hours("wild")
    assert [one.case.place.label for one in found] == ["22:10–23:00", "23:00–00:00", "00:00–00:40"]
    checked = 0
    for told in found:
        for measure, value in told.measures.items():
            if value is not None:
                assert opened(hall, told, measure) == value, (told.case.place.label, measure)
                checked += value > 0
    assert checked > 30, "the evening was empty"


def test_the_hour_just_ended_opens_on_the_board_as_it_is_shown(
    desk: Browser, hall: Hall, made: Any
) -> None:
    night(hall, 0, 40_000, 5_000, hours=3, late=17_000, ends=False)
    hall.send(hall.order("next", HOUR, 7_000, who=3), at=HOUR + 20 * MINUTE)
    told = beside(board(desk), "hour")
    gmv = tile(told, "gmv")
    assert (told["label"], gmv["value"], gmv["traceable"]) == ("22:00–23:00", 45_000, True)
    assert gmv["minutes"] == f"{at(0)}-{at(0) + HOUR}", "whole minutes, though it began at 22:00:17"
    for one in told["tiles"]:
        if one["value"] is None or one["metric"] not in ("gmv", "orders_paid", "views"):
            continue
        query = urlencode({"level": "minute", "key": one["minutes"], "measure": one["metric"]})
        answer = desk.get(f"/api/rooms/{ROOM}/shows/n0/trace?{query}")
        assert answer["total"] == one["value"] > 0, one["metric"]
        assert answer["label"] == told["label"]
        assert answer["distinct"] == (2 if one["metric"] == "orders_paid" else None)


def test_an_hour_that_runs_is_named_to_the_end_of_its_clock_hour(hall: Hall, made: Any) -> None:
    night(hall, 0, 40_000, ends=False)
    hall.send(hall.order("x", HOUR + 25 * MINUTE, 7_000, who=3), at=HOUR + 30 * MINUTE)
    first, runs = hours("n0")
    assert runs.case.place.end is None
    assert minutes_of_hour(runs.case.place.start, None) == f"{at(0) + HOUR}-{at(0) + 2 * HOUR}"
    assert opened(hall, runs, "gmv") == runs.measures["gmv"] == 7_000
    assert opened(hall, first, "gmv") == first.measures["gmv"] == 40_000


def test_rows_that_are_no_hours_have_no_minutes(desk: Browser, hall: Hall, made: Any) -> None:
    night(hall, 0, 10_000)
    told = board(desk)
    assert {one["minutes"] for one in (*told["tiles"], *told["more"])} == {None}
    assert tile(told, "gmv")["traceable"] is True
