"""What the desk pressed is kept in order, by value, through a snapshot, and shown cut short."""

from __future__ import annotations

import pytest

from kaibo.live.desk import Command, CommandRefused, decide
from kaibo.live.events import MAX_CARRIED_BYTES, MAX_X_BYTES, Event
from kaibo.live.glance import MOST_LINKS, MOST_PRESSES, Glance
from kaibo.live.state import dump, load
from kaibo.live.tests.made import KEY, T0, ev, fold

PLAN = {"segments": [{"title": "段" * 400}] * 40}


def arm(at: int, show: str) -> Event:
    x = {"by": "user:1", "plan": PLAN, "plan_rev": 7, "sha256": "ab", "title": "晚场"}
    return ev("show.arm", at, ref=show, x=x)


def test_the_show_that_was_armed_stands_ready_until_it_begins() -> None:
    ready = Glance(fold([arm(0, "s1")]), T0 + 1).run()["armed"]
    assert (ready["show"], ready["at"], ready["title"], ready["plan_rev"]) == ("s1", T0, "晚场", 7)
    begun = fold([arm(0, "s1"), ev("show.start", 5, ref="s1")])
    assert Glance(begun, T0 + 10).run()["armed"] is None
    assert begun.presses.armed["s1"].x["plan"] == PLAN
    other = fold([arm(0, "s1"), ev("show.start", 5, ref="s9")])
    assert Glance(other, T0 + 10).run()["armed"]["show"] == "s1"


def test_presses_come_back_from_a_snapshot_as_they_were() -> None:
    x = {"by": "user:2", "boxes": {"online": 12}}
    state = fold([arm(0, "s1"), ev("reading", 5, x=x), ev("note", 6, text="灯闪了一下")])
    again, _ = load(dump(state), KEY)
    assert again.presses.all == state.presses.all
    assert again.presses.armed == state.presses.armed
    assert (again.presses.ready, again.presses.all[1].x) == ("s1", x)
    assert [p.by for p in again.presses.all] == ["user:1", "user:2", None]


def test_a_number_too_large_for_any_field_stays_a_number_in_x() -> None:
    state = fold(
        [ev("show.start", 0, ref="s1", x={"title": "晚场", "big": 2**70, "low": -(2**63) - 1})]
    )
    again, _ = load(dump(state), KEY)
    assert again.presses.all[0].x["big"] == 2**70
    assert again.timeline.show.spans == state.timeline.show.spans


def test_a_repeated_press_is_one_press_and_a_fact_is_none() -> None:
    note = ev("note", 6, text="一次", id="n1")
    state = fold([note, note, ev("fact", 7, id="fact:1")])
    assert [p.id for p in state.presses.all] == ["n1"]
    assert ([p.id for p in state.presses.facts], state.run_seq) == (["fact:1"], 1)
    again, _ = load(dump(state), KEY)
    assert (again.presses.facts, again.run_seq) == (state.presses.facts, 1)


def test_a_page_is_fed_the_last_presses_cut_short() -> None:
    presses = [ev("note", i, text="长" * 500) for i in range(MOST_PRESSES + 5)]
    shown = Glance(fold([arm(0, "s1"), *presses]), T0 + 99).presses()
    assert (len(shown), shown[-1]["ts"], len(shown[-1]["text"])) == (MOST_PRESSES, T0 + 65, 120)
    [armed] = Glance(fold([arm(0, "s1")]), T0 + 1).presses()
    assert armed["x"] == {"by": "user:1", "plan_rev": 7, "sha256": "ab", "title": "晚场"}


def test_of_a_segment_on_air_a_page_is_fed_its_short_values() -> None:
    segment = {"id": 4, "title": "主推", "blocks": [{"text": "话" * 900}], "note": "记" * 300}
    start, take = (
        ev("show.start", 0, ref="s1"),
        ev("segment.take", 1, ref="4", x={"segment": segment}),
    )
    data = Glance(fold([start, take]), T0 + 5).run()["segment"]["data"]
    assert data == {"segment": {"id": 4, "title": "主推", "note": "记" * 120}}


def test_a_pitch_keeps_the_number_it_was_pressed_by() -> None:
    acts = [ev("show.start", 0, ref="s1"), ev("pitch.start", 1, product="a", n=3, x={"link": 9})]
    assert Glance(fold(acts), T0 + 5).run()["pitch"]["data"] == {"link": 9, "link_no": 3}


def test_two_hundred_links_are_fed_as_the_busiest_of_them() -> None:
    clicks = [ev("product.click", i, who=1, product=f"p{i % 200}") for i in range(1, 300)]
    part = Glance(fold([ev("show.start", 0, ref="s1"), *clicks]), T0 + 400).busiest()
    assert (len(part["rows"]), part["left_out"]) == (MOST_LINKS, 200 - MOST_LINKS)
    at = part["measures"].index("product_clicks")
    assert part["rows"]["p1"][at] == 2 and part["rows"]["p1"][at + 4] == 2


@pytest.mark.parametrize(
    ("kind", "size", "taken"),
    [
        ("segment.take", MAX_X_BYTES + 1, True),
        ("segment.take", MAX_CARRIED_BYTES + 1, False),
        ("note", MAX_X_BYTES + 1, False),
        ("note", MAX_X_BYTES - 99, True),
    ],
)
def test_a_press_carries_no_more_than_its_kind_may(kind: str, size: int, taken: bool) -> None:
    event = Event(id="c1", kind=kind, ref="4", x={"words": "x" * size})
    if taken:
        assert decide(fold([]), Command(event, "user:1"), T0) is event
        return
    with pytest.raises(CommandRefused, match="上限") as refused:
        decide(fold([]), Command(event, "user:1"), T0)
    assert refused.value.code == "x_too_large"
