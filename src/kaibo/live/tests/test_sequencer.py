"""The one order of a room."""

from __future__ import annotations

from kaibo.live.sequencer import Sequencer
from kaibo.live.tests.made import T0, ev


def test_recv_never_falls_and_a_desk_act_comes_after_everything_before_it() -> None:
    sequencer = Sequencer()
    first = [ev("enter", 0), ev("pitch.start", -500, product="p"), ev("enter", 0)]
    sequencer.stamp(first, T0 + 10)
    assert [e.recv - T0 for e in first] == [10, 11, 11]
    assert first[1].ts == T0 + 11
    later = [ev("pitch.start", 0, product="q")]
    sequencer.stamp(later, T0)  # the wall clock went back
    assert later[0].recv == later[0].ts == T0 + 12


def test_a_time_from_the_future_is_held_to_now_and_kept_beside() -> None:
    sequencer = Sequencer()
    event = ev("enter", 5000, x={"a": 1})
    sequencer.stamp([event], T0)
    assert (event.ts, event.recv, event.x) == (T0, T0, {"a": 1, "raw_ts": T0 + 5000})
    assert sequencer.skewed == 1


def test_an_order_cannot_have_been_paid_after_we_heard_of_it() -> None:
    event = ev("order.state", 0, order="o", x={"created": T0 - 5, "paid": T0 + 99})
    Sequencer().stamp([event], T0 + 1)
    assert event.x == {"created": T0 - 5, "paid": T0 + 1, "raw_paid": T0 + 99}


def test_a_file_is_stamped_in_its_own_time() -> None:
    events = [ev("enter", 0), ev("enter", 100), ev("enter", 50)]
    Sequencer().stamp_file(events)
    assert [e.recv - T0 for e in events] == [0, 100, 100]
    assert [e.ts - T0 for e in events] == [0, 100, 50]


def test_it_goes_on_from_the_last_recv_of_the_log() -> None:
    event = ev("enter", 0)
    Sequencer(last=T0 + 9).stamp([event], T0)
    assert event.recv == T0 + 9
