"""What a room says adds up, to itself and to the truth of its bins."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.live.codec import decode, encode
from kaibo.live.events import Event
from kaibo.live.validity import problem
from kaibo.sim.demo_shop import PLAN as DEMO
from kaibo.sim.plan import Plan
from kaibo.sim.room import Room
from kaibo.sim.show import play, run
from kaibo.sim.tests.small import START, plan, plans, steering
from kaibo.sim.truth import Truth, stack
from kaibo.sim.world import BIN_MS, CHANNELS

BINS = 24


def played(
    show: Plan, seed: int, steer: Sequence[tuple[str | None, str | None]]
) -> tuple[Truth, list[list[Event]], list[Event]]:
    """Truth, the events of each bin, and those after the end."""
    silent, room = Room(show, seed, START), Room(show, seed, START)
    truth = stack([silent.advance(*step).truth() for step in steer])
    bins = [room.step(*step) for step in steer]
    return truth, bins, [*room.close(), *room.late()]


@settings(max_examples=60)
@given(data=st.data(), seed=st.integers(-(2**63), 2**63 - 1))
def test_nothing_is_lost_or_made_up(data: st.DataObject, seed: int) -> None:
    show = data.draw(plans())
    truth, bins, after = played(show, seed, data.draw(steering(show, BINS)))

    assert (truth.enters <= truth.impressions).all()
    came, left = truth.enters.sum(1).cumsum(), truth.leaves.sum(1).cumsum()
    np.testing.assert_array_equal(came, left + truth.online)
    assert (truth.orders <= truth.clicks).all()
    assert (truth.carts <= 2 * (truth.clicks - truth.orders)).all()
    assert (truth.product_views.sum(0) >= truth.clicks.sum(0)).all()
    assert (truth.returned <= truth.paid).all()
    assert (truth.paid <= truth.orders).all()
    assert (truth.orders <= truth.pieces).all()
    stock = np.array([p.stock for p in show.products])
    assert (truth.pieces.sum((0, 2)) <= stock).all()
    never = [p.returns == 0 for p in show.products]
    always = [p.returns == 1 for p in show.products]
    assert truth.returned[:, never].sum() == 0
    np.testing.assert_array_equal(truth.returned[:, always], truth.paid[:, always])
    _orders_add_up(show, truth, [e for b in bins for e in b], after)


def _orders_add_up(show: Plan, truth: Truth, during: list[Event], after: list[Event]) -> None:
    price = {p.id: p.price for p in show.products}
    said: dict[str, list[Event]] = defaultdict(list)
    for event in [*during, *after]:
        if event.kind == "order.state":
            said[event.order or ""].append(event)
    gmv = refunded = 0
    for events in said.values():
        x = [e.x or {} for e in events]
        states = [row["state"] for row in x]
        assert states == ["created", "paid", "refunded"][: len(states)]
        assert {(e.product, e.qty, e.viewer, e.channel) for e in events} == {
            (e.product, e.qty, e.viewer, e.channel) for e in events[:1]
        }
        for event in events:
            assert event.amount == price[event.product or ""] * (event.qty or 0)
        assert [e.ts for e in events] == [
            row.get("refunded_at") or row.get("paid") or row["created"] for row in x
        ]
        assert all(a.ts < b.ts for a, b in pairwise(events))
        for row in x:
            back = events[0].amount if row["state"] == "refunded" else 0
            at_once = row.get("refunded_at", 0) - row.get("paid", 0) < 3_600_000
            assert (row["refunded_total"], row["refund_1h"]) == (back, back if at_once else 0)
        gmv += (events[0].amount or 0) if len(events) > 1 else 0
        refunded += x[-1]["refunded_total"]
    assert len(said) == truth.orders.sum()
    assert gmv == truth.gmv.sum()
    now = [e for e in during if (e.x or {}).get("state") == "refunded"]
    assert (len(now), sum(e.amount or 0 for e in now)) == (
        truth.refunds_now.sum(),
        truth.refunded_now.sum(),
    )
    later = [e for e in after if (e.x or {}).get("state") == "paid"]
    assert truth.paid_now.sum() + len(later) == truth.paid.sum()
    assert truth.gmv_now.sum() + sum(e.amount or 0 for e in later) == gmv


@settings(max_examples=25)
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_the_events_of_every_bin_add_up_to_its_truth(data: st.DataObject, seed: int) -> None:
    show = data.draw(plans())
    truth, bins, _ = played(show, seed, data.draw(steering(show, BINS)))
    place = {p.id: i for i, p in enumerate(show.products)}
    channel = {name: i for i, name in enumerate(CHANNELS)}
    for k, events in enumerate(bins):
        begin = START + k * BIN_MS
        assert all(begin <= e.ts < begin + BIN_MS for e in events)
        assert [e.ts for e in events] == sorted(e.ts for e in events)
        for kind, by_source in (("enter", truth.enters), ("leave", truth.leaves)):
            count = Counter(e.channel for e in events if e.kind == kind)
            assert [count[c] for c in CHANNELS] == by_source[k].tolist()
        for kind, table in (
            ("product.view", truth.product_views),
            ("product.click", truth.clicks),
            ("cart.add", truth.carts),
            ("created", truth.orders),
        ):
            got = np.zeros_like(table[k])
            for e in events:
                if e.kind == kind or (e.x or {}).get("state") == kind:
                    what = e.qty or 0 if kind == "cart.add" else 1
                    got[place[e.product or ""], channel[e.channel or ""]] += what
            np.testing.assert_array_equal(got, table[k])
        kinds = Counter(e.kind for e in events)
        for kind, number in (
            ("comment", truth.comments),
            ("like", truth.like_events),
            ("follow", truth.follows),
            ("share", truth.shares),
        ):
            assert kinds[kind] == number[k]
        assert sum(e.n or 0 for e in events if e.kind == "like") == truth.likes[k]
        paid = [e.amount or 0 for e in events if (e.x or {}).get("state") == "paid"]
        assert (len(paid), sum(paid)) == (truth.paid_now[k], truth.gmv_now[k])
        assert (events[-1].kind, events[-1].n) == ("sample.online", truth.online[k])


def test_one_viewer_does_things_in_the_order_they_can_happen() -> None:
    inside: set[str] = set()
    shown: set[tuple[str, str]] = set()
    clicked: set[tuple[str, str]] = set()
    returned = follows = 0
    entered: dict[str, int] = {}
    for event in play(plan(minutes=10, audience=10), 21, START, t1=START + 600_000):
        who, product = event.viewer or "", event.product or ""
        if event.kind == "enter":
            assert who not in inside
            returned += who in entered
            inside.add(who)
            entered[who] = event.ts
            shown -= {pair for pair in shown if pair[0] == who}
            clicked -= {pair for pair in clicked if pair[0] == who}
        elif event.kind == "leave":
            inside.remove(who)
            assert event.ts > entered[who]
        elif event.kind == "product.view":
            assert who in inside and (who, product) not in shown
            shown.add((who, product))
        elif event.kind == "product.click":
            assert (who, product) in shown and (who, product) not in clicked
            clicked.add((who, product))
        elif event.kind == "cart.add" or (event.x or {}).get("state") == "created":
            assert who in inside and (who, product) in clicked
        elif event.kind == "follow":
            assert event.channel != "follow" and (who, "follow") not in clicked
            clicked.add((who, "follow"))
            follows += 1
        elif event.kind in ("comment", "like", "share"):
            assert who in inside
    assert 0 < returned < len(entered)
    assert follows > 10


def test_every_event_is_valid_and_has_an_id_of_its_own() -> None:
    events = list(play(plan(minutes=10), 3, START))
    assert [problem(e) for e in events] == [None] * len(events)
    assert decode(encode(events)) == events
    again = list(play(plan(minutes=10), 3, START + 1))
    ids = [e.id for e in [*events, *again]]
    assert len(set(ids)) == len(ids)
    orders = {e.order for e in events if e.order}
    assert orders.isdisjoint({e.order for e in again})
    assert {(e.src, e.room) for e in events} == {("sim:3", "room-1")}
    assert max(len(json.dumps(e.x, ensure_ascii=False)) for e in events if e.x) < 400


def test_the_first_and_the_last_event_say_that_all_is_composed() -> None:
    events = list(play(plan(), 3, START, t1=START + 240_001))
    assert (events[0].kind, events[0].ts) == ("source.open", START)
    assert events[0].x is not None
    assert events[0].x["composed"] is True
    assert (events[-1].kind, events[-1].ts) == ("source.close", START + 240_000)
    assert {e.kind for e in events[1:-1]} <= set(events[0].x["provides"])


def test_the_demo_shop_sells_every_link_from_every_source() -> None:
    truth = run(DEMO, 7)
    assert (truth.clicks.sum(0) > 0).all()
    assert (truth.paid.sum((0, 2)) > 0).all()
    assert (truth.enters.sum(0) > 100).all()
