"""A show taken out of a running room gives the numbers of that moment, whatever comes after."""

from __future__ import annotations

import pytest

from kaibo.domains.control import running
from kaibo.domains.control.shown.seen import find
from kaibo.domains.control.shown.still import still, worked_out
from kaibo.domains.control.tests import story
from kaibo.domains.control.tests.hall import EVENING, ROOM, Evening, Hall
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.live.fold import Fold
from kaibo.live.measures import LEVELS
from kaibo.live.metrics import show_metrics
from kaibo.live.room import Room
from kaibo.live.view import Row, Show, View

pytestmark = pytest.mark.django_db
Numbers = dict[str, list[Row]]


def every(view: View) -> Numbers:
    return {level: view.rows(level) for level in (*LEVELS, "lucky_bag")}


def test_it_says_what_the_room_says_and_stays_as_it_was(hall: Hall, evening: Evening) -> None:
    hall.press("show.start", -3 * HOUR, ref="before")
    hall.send(hall.event("enter", -3 * HOUR + 1, who=1), hall.order("Z", -3 * HOUR + 2, 100))
    hall.send(hall.event("sample.online", -3 * HOUR + 3, n=5))
    hall.press("show.end", -1)
    show = story.run(hall, evening, until=2 * HOUR)
    hall.press("lucky_bag.start", 2 * HOUR + 2 * MINUTE, ref="bag")
    hall.press("host.on", 2 * HOUR + 3 * MINUTE, ref="7")

    def take(room: Room) -> tuple[Fold, Show, int, Numbers, dict[str, object]]:
        found = find(room.fold, ROOM, show)
        now = room.clock.now()
        there = View(room.fold, found, now)
        metrics: dict[str, object] = dict(show_metrics(there))
        return still(room.fold, found), found, now, every(there), metrics

    fold, found, now, told, metrics = running.look(ROOM, take)
    assert told["show"][0].measures["gmv"] == 22_900 and len(told["minute"]) == 123
    hall.send(
        *(hall.event("enter", 2 * HOUR + n, who=100 + n) for n in range(50)),
        hall.order("A", 11 * MINUTE, 99_900),
        hall.event("sample.online", 2 * HOUR + 4, n=9_999),
        hall.event("like", 2 * HOUR + 5, who=3, n=4),
    )
    hall.press("pitch.start", 2 * HOUR + 4 * MINUTE, product="other")
    hall.press("show.end", 2 * HOUR + 5 * MINUTE)
    hall.press(
        "timeline.fix", 2 * HOUR + 6 * MINUTE, x={"lane": "pitch", "op": "drop", "span": "p1"}
    )
    assert every(worked_out(fold, found, now)) == told
    assert dict(show_metrics(worked_out(fold, found, now))) == metrics
    after = running.look(ROOM, lambda room: View(room.fold, find(room.fold, ROOM, show)).whole())
    assert after.measures["gmv"] == 113_900 and after.measures["likes"] == 4


def test_an_ended_show_stands_at_its_end(hall: Hall, evening: Evening) -> None:
    show = story.run(hall, evening)
    hall.press("show.start", 3 * HOUR, ref="after")
    hall.send(hall.event("enter", 3 * HOUR, who=1), at=3 * HOUR)

    def take(room: Room) -> tuple[Fold, Show, Numbers]:
        found = find(room.fold, ROOM, show)
        return still(room.fold, found), found, every(View(room.fold, found))

    fold, found, told = running.look(ROOM, take)
    assert every(worked_out(fold, found, EVENING + 4 * HOUR)) == told
