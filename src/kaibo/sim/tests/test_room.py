"""The same seed and steps give the same bytes, through restarts; steering works on the future."""

from __future__ import annotations

import json

import numpy as np
import pytest

from kaibo.live.codec import encode
from kaibo.live.events import Event
from kaibo.sim.plan import Plan
from kaibo.sim.room import BadState, Boosts, Room
from kaibo.sim.show import play, run
from kaibo.sim.speech import KINDS
from kaibo.sim.tests.small import START, plan, product
from kaibo.sim.truth import stack
from kaibo.sim.world import CHANNELS, W0

BINS = 48
#: Long enough for the platform to push, which compares with the first ten minutes.
LONG = 150


def whole(show: Plan, seed: int, **room: object) -> bytes:
    return encode(list(play(show, seed, START, **room)))  # type: ignore[arg-type]


def steps(room: Room, count: int) -> list[Event]:
    return [e for i in range(count) for e in room.step("p2" if i % 3 else "p1", "h1")]


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    first = whole(plan(), 7)
    assert len(first) > 100_000
    assert whole(plan(), 7) == first
    assert whole(plan(), 8) != first
    assert whole(plan(), -(2**63)) != whole(plan(), 2**63 - 1)


def test_a_seed_beyond_64_bits_is_refused() -> None:
    with pytest.raises(ValueError, match="超出 64 位整数"):
        Room(plan(), 2**63, START)


@pytest.mark.parametrize("at", [0, 1, 11, 12, 130, LONG])
def test_a_room_restored_from_json_goes_on_as_if_it_had_never_stopped(at: int) -> None:
    room = Room(plan(), 3, START)
    steps(room, at)
    told = json.dumps(room.state())
    rest = [*steps(room, LONG - at), *room.close(), *room.late()]
    again = Room.restore(plan(), json.loads(told))
    assert encode([*steps(again, LONG - at), *again.close(), *again.late()]) == encode(rest)


def test_a_closed_room_restored_still_knows_what_comes_later() -> None:
    room = Room(plan(), 3, START)
    steps(room, BINS)
    room.close()
    again = Room.restore(plan(), json.loads(json.dumps(room.state())))
    later = room.late()
    assert later
    assert encode(again.late()) == encode(later)
    with pytest.raises(RuntimeError, match="已经下播"):
        again.step("p1", "h1")


def test_a_state_of_another_plan_world_or_format_is_refused() -> None:
    state = Room(plan(), 3, START).state()
    with pytest.raises(BadState, match="方案或参数已改"):
        Room.restore(plan(product(1)), state)
    with pytest.raises(BadState, match="方案或参数已改"):
        Room.restore(plan(), {**state, "world": "other"})
    with pytest.raises(BadState, match="格式 0"):
        Room.restore(plan(), {**state, "format": 0})


def test_making_events_does_not_change_the_truth() -> None:
    silent, loud = Room(plan(), 5, START), Room(plan(), 5, START)
    for _ in range(BINS):
        silent.advance("p1", "h1")
        loud.step("p1", "h1")
    assert silent.state() == loud.state()


def test_what_is_steered_later_changes_nothing_before() -> None:
    one, other = Room(plan(), 5, START), Room(plan(), 5, START)
    assert encode(steps(one, 10)) == encode(steps(other, 10))
    assert encode(one.step("p1", "h1")) != encode(other.step("p3", "h1"))


def test_the_luck_of_traffic_is_the_same_whatever_is_on_air() -> None:
    world = W0
    one, other = Room(plan(), 5, START, world), Room(plan(), 5, START, world)
    for _ in range(BINS):
        a, b = one.advance("p1", "h1"), other.advance("p3", None)
        np.testing.assert_array_equal(a.impressions, b.impressions)
        np.testing.assert_array_equal(a.entered.source, b.entered.source)


def test_muted_kinds_are_left_out_and_not_promised_and_all_else_stays() -> None:
    mute = frozenset({"comment", "like", "order.state", "leave"})
    events = list(play(plan(), 7, START))
    heard = list(play(plan(), 7, START, mute=mute))
    assert {e.kind for e in events} >= mute
    assert heard[0].x == {"provides": [k for k in KINDS if k not in mute], "composed": True}
    assert encode(heard[1:]) == encode([e for e in events[1:] if e.kind not in mute])
    with pytest.raises(ValueError, match="没有这种事件：tip"):
        Room(plan(), 7, START, mute=("tip",))


def test_a_stretch_of_a_show_holds_exactly_the_events_of_its_time() -> None:
    events = list(play(plan(), 7, START))
    assert [e.ts for e in events] == sorted(e.ts for e in events)
    a, b, c = START + 61_234, START + 123_456, START + 3_600_000
    for t0, t1 in ((a, b), (b, c), (None, b), (c, None), (START, START)):
        low, high = t0 or 0, t1 or 2**62
        want = [e for e in events if low <= e.ts < high]
        assert encode(list(play(plan(), 7, START, t0, t1))) == encode(want)


def test_the_truth_of_a_run_is_that_of_its_steps() -> None:
    show, room = plan(minutes=1), Room(plan(minutes=1), 9, START)
    by_hand = stack([room.advance(show.on_air(5 * i), show.host(5 * i)).truth() for i in range(12)])
    for name in by_hand.__dataclass_fields__:
        np.testing.assert_array_equal(getattr(run(show, 9), name), getattr(by_hand, name))


def clicks(room: Room, on_air: str | None, boosts: Boosts | None = None) -> int:
    made = [room.advance(on_air, "h1", boosts or Boosts()).truth() for _ in range(120)]
    return int(stack(made).clicks[:, 1].sum())


def test_the_product_on_air_is_clicked_far_more_than_in_the_bag() -> None:
    show = plan(product(1), product(2, stock=9999), audience=10)
    on_air, in_bag = (clicks(Room(show, 4, START), name) for name in ("p2", "p1"))
    nothing = clicks(Room(show, 4, START), None)
    assert on_air > 10 * in_bag > 0
    assert on_air > 10 * nothing > 0


def test_a_product_that_is_sold_out_is_neither_clicked_nor_ordered() -> None:
    show = plan(product(1), product(2, stock=0), audience=10)
    assert clicks(Room(show, 4, START), "p2") == 0


def test_planted_effects_work_where_they_are_planted() -> None:
    show = plan(product(1, stock=9999), product(2, stock=9999), audience=10)
    plain = clicks(Room(show, 4, START), "p2")
    assert clicks(Room(show, 4, START), "p2", Boosts(click={"p2": 0.7})) > 1.3 * plain
    room = Room(show, 4, START)
    no_search = Boosts(traffic={"search": 0.0, "paid": 3.0})
    entered = stack([room.advance("p1", "h1", no_search).truth() for _ in range(60)]).enters
    usual = Room(show, 4, START)
    before = stack([usual.advance("p1", "h1").truth() for _ in range(60)]).enters
    search, paid = CHANNELS.index("search"), CHANNELS.index("paid")
    assert entered[:, search].sum() == 0 < before[:, search].sum()
    assert entered[:, paid].sum() > 2 * before[:, paid].sum()


def test_an_effect_planted_on_what_does_not_exist_is_refused_and_changes_nothing() -> None:
    room = Room(plan(), 4, START)
    before = room.state()
    for boosts in (Boosts(traffic={"tv": 2.0}), Boosts(click={"p9": 0.1})):
        with pytest.raises(ValueError, match=r"tv 不存在|p9 不在"):
            room.step("p1", "h1", boosts)
    assert room.state() == before


def test_a_better_host_keeps_and_sells_more_and_an_empty_chair_less() -> None:
    show = plan(product(1, stock=9999), minutes=10, audience=8)

    def figures(host: str | None) -> tuple[int, int]:
        room = Room(show, 11, START)
        truth = stack([room.advance("p1", host).truth() for _ in range(120)])
        return int(truth.online.sum()), int(truth.orders.sum())

    better, worse, nobody = figures("h1"), figures("h2"), figures(None)
    assert better[0] > worse[0] > nobody[0]
    assert better[1] > worse[1] > nobody[1]
