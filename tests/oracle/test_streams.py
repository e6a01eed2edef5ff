"""The logs the oracle is tried on are logs that a room could hold."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from hypothesis import given

from kaibo.live.events import Event, is_desk
from kaibo.live.sequencer import Sequencer
from kaibo.live.validity import problem

from .profile import unkind
from .room import Room
from .streams import rooms


@unkind
@given(rooms(fixes=True))
def test_every_event_of_a_stream_may_pass_the_door(room: Room) -> None:
    assert [problem(event) for event in room.events if problem(event)] == []


@unkind
@given(rooms(fixes=True))
def test_every_stream_keeps_the_rules_of_the_run_clock(room: Room) -> None:
    last = -1
    for event in room.events:
        desk = is_desk(event.kind)
        assert event.recv > last if desk else event.recv >= last
        assert event.ts == event.recv if desk else event.ts <= event.recv
        if event.kind.startswith("order."):
            x = event.x or {}
            assert all(x.get(k, 0) <= event.recv for k in ("created", "paid", "refunded_at"))
        last = event.recv


@unkind
@given(rooms(fixes=True))
def test_the_sequencer_stamps_as_the_streams_are_stamped(room: Room) -> None:
    sequencer = Sequencer()
    stamped: list[Event] = []
    for now, together in groupby(room.heard, key=itemgetter(0)):
        events = [event for _, event in together]
        sequencer.stamp(events, now)
        stamped += events
    assert stamped == room.events
