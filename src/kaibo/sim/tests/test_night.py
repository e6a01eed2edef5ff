"""Promises of a composed night: the same for a seed, adding up at every level, no money lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.sim.demo_shop import PLAN
from kaibo.sim.night import Night, night
from kaibo.sim.night_orders import DAY, HOUR, MINUTE, SECOND, NightOrder, movements
from kaibo.sim.night_truth import LEVELS, Sold
from kaibo.sim.show import run
from kaibo.sim.tests.small import plan, product

#: 2026-09-07 20:00 in China.
START = 1_788_782_400_000


@pytest.fixture(scope="module")
def demo() -> Night:
    return night(2026, START)


def test_a_seed_gives_the_same_night_and_another_seed_another(demo: Night) -> None:
    assert night(2026, START) == demo
    assert night(2027, START).orders != demo.orders


def test_its_room_is_the_simulated_room_of_the_seed(demo: Night) -> None:
    """Nothing the room said is changed on the way: people, traffic, and every order of it."""
    truth = run(PLAN, 2026)
    reach = demo.reach
    assert reach.impressions == truth.impressions.sum()
    assert [one.views for one in reach.sources] == truth.enters.sum(0).tolist()
    assert [one.clicks for one in reach.products] == truth.clicks.sum((0, 2)).tolist()
    assert [one.views for one in reach.products] == truth.product_views.sum((0, 2)).tolist()
    assert reach.peak_online == truth.online.max()
    assert reach.watch_ms == truth.online.sum() * 5_000
    of_room = [order for order in demo.orders if order.viewer is not None]
    paid = [order for order in of_room if order.paid is not None]
    assert len(of_room) == truth.orders.sum()
    assert len(paid) == truth.paid.sum()
    assert sum(order.amount + order.bears for order in paid) == truth.gmv.sum()
    for name, values in (
        ("impressions", truth.impressions.sum(1)),
        ("views", truth.enters.sum(1)),
        ("leaves", truth.leaves.sum(1)),
        ("comments", truth.comments),
        ("likes", truth.likes),
        ("follows", truth.follows),
        ("shares", truth.shares),
        ("product_clicks", truth.clicks.sum((1, 2))),
    ):
        told = [getattr(minute, name) for minute in demo.minutes]
        assert told == values.reshape(240, 12).sum(1).tolist(), name


def test_it_has_every_kind_of_order_a_shop_meets(demo: Night) -> None:
    end = demo.end
    paid = [order for order in demo.orders if order.paid is not None]
    back = [(t, o) for o in paid for t in o.tickets if t.amount]
    assert Counter(order.genre for order in demo.orders) == {"live": 450, "card": 18, "video": 10}
    assert any(order.genre == "live" and order.created >= end for order in demo.orders)
    assert any(t.ended < (o.paid or 0) + HOUR for t, o in back)
    assert any(t.ended > (o.paid or 0) + 7 * DAY and t.asked < end + 7 * DAY for t, o in back)
    assert any(o.settled and o.settled < t.asked and t.ended < end + 7 * DAY for t, o in back)
    assert sum(0 < o.refunded(10**14) < o.amount for o in paid) >= 3
    assert Counter(t.ending for o in paid for t in o.tickets if not t.amount) == {
        "closed": 4,
        "exchange": 1,
    }
    assert sum(order.joined for order in paid) >= 5
    assert sum(part.gift for order in paid for part in order.parts) == 10
    assert any(order.bears for order in paid)


def _total(some: list[Sold], name: str) -> int:
    return sum(getattr(one, name) for one in some)


def _adds_up(made: Night, as_of: int) -> None:
    truth = made.truth(as_of)
    for whole, cut in ((truth.time, truth.by_time), (truth.room, truth.by_room)):
        for level in LEVELS:
            for name in Sold.__dataclass_fields__:
                assert _total(list(cut[level].values()), name) == getattr(whole, name)
    for times in (truth.minutes, truth.hours):
        assert _total(list(times.values()), "buyer_paid") == truth.room.buyer_paid
    assert truth.time.refund_1h <= truth.time.refund <= truth.time.buyer_paid
    assert truth.room.net_1h == truth.room.buyer_paid + truth.room.bears - truth.room.refund_1h


def _is_whole(order: NightOrder, end: int) -> None:
    assert order.amount + order.bears > 0
    assert len({part.ident for part in order.parts}) == len(order.parts)
    times = (order.created, order.paid, order.shipped, order.done, order.settled)
    known = [time for time in times if time is not None]
    assert known == sorted(known)
    assert all(time % SECOND == 0 for time in known)
    if order.paid is None:
        assert not order.tickets
        assert order.settled is None
    for ticket in order.tickets:
        assert (order.paid or 0) <= ticket.asked <= ticket.ended
        assert ticket.amount <= order.parts[ticket.part].amount
        assert ticket.ended != (order.paid or 0) + HOUR
        assert ticket.shipped == (order.shipped is not None and ticket.asked >= order.shipped)
    booked = movements(order, 10**14)
    if order.settled is not None:
        # Whatever the buyer paid and kept paid for is the shop's in the end, less the fee.
        assert sum(one.buyer for one in booked) == order.amount - order.refunded(10**14)
    else:
        assert booked == []


def test_its_levels_add_up_at_any_moment(demo: Night) -> None:
    for as_of in (demo.start, demo.end, demo.end + 9 * HOUR, demo.end + 7 * DAY, 10**14):
        _adds_up(demo, as_of)
    for order in demo.orders:
        _is_whole(order, demo.end)


def test_what_is_known_only_grows(demo: Night) -> None:
    moments = [demo.end + days * DAY for days in (0, 1, 3, 7, 15, 30)]
    refunds = [demo.truth(at).time.refund for at in moments]
    assert refunds == sorted(refunds)
    assert refunds[0] < refunds[2] < refunds[3] < refunds[-1] == demo.truth().time.refund
    assert {demo.truth(at).time.buyer_paid for at in moments} == {demo.truth().time.buyer_paid}
    assert demo.truth(moments[0]).settled == 0 < demo.truth(moments[3]).settled


def test_rounds_and_turns_cover_the_show_once(demo: Night) -> None:
    for spans in (demo.rounds, demo.turns):
        assert spans[0].start == demo.start
        assert spans[-1].end == demo.end
        assert [one.end for one in spans[:-1]] == [one.start for one in spans[1:]]
    assert [turn.host for turn in demo.turns] == ["host-lan", "host-qiu"]
    assert [one.number for one in demo.rounds if one.product == 1] == list(range(1, 15))
    assert demo.rounds[-1].end - demo.rounds[-1].start == 240 * SECOND


@settings(max_examples=15, deadline=None)
@given(
    seed=st.integers(-(2**63), 2**63 - 1),
    start=st.integers(0, 30_000_000).map(lambda minute: START + minute * MINUTE),
    returns=st.sampled_from([0.0, 0.3, 1.0]),
    stock=st.sampled_from([0, 1, 50]),
)
def test_any_small_night_adds_up(seed: int, start: int, returns: float, stock: int) -> None:
    shelf = [product(n, 1990, stock, returns=returns, appeal=2.0) for n in (1, 2)]
    made = night(seed, start, plan(*shelf))
    _adds_up(made, made.end + 7 * DAY)
    assert len({order.ident for order in made.orders}) == len(made.orders)
    for order in made.orders:
        _is_whole(order, made.end)


def test_a_start_within_a_minute_is_refused() -> None:
    with pytest.raises(ValueError, match="应在整分钟上"):
        night(1, START + 1)
