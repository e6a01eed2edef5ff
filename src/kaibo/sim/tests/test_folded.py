"""A room's events, folded as any other source's, give the totals of its truth exactly."""

from __future__ import annotations

import numpy as np

from kaibo.live.batch import columns
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.view import View, shows
from kaibo.sim.plan import Plan
from kaibo.sim.show import play, run
from kaibo.sim.tests.small import START, plan
from kaibo.sim.truth import Truth
from kaibo.sim.world import BIN_MS, CHANNELS

KEY = b"k" * 16


def _desk(show: Plan, seconds: int) -> list[Event]:
    """The acts of a floor that follows the plan: the show, each pitch at its bin."""
    acts = [Event(id="go", kind="show.start", room=show.room, src="desk", ts=START, ref="show-1")]
    on_air = None
    for second in range(0, seconds, BIN_MS // 1000):
        product = show.on_air(second)
        if product != on_air:
            kind = "pitch.start" if product else "pitch.end"
            acts.append(
                Event(
                    id=f"pitch-{second}",
                    kind=kind,
                    room=show.room,
                    src="desk",
                    ts=START + 1000 * second,
                    product=product,
                )
            )
        on_air = product
    end = START + 1000 * seconds
    return [*acts, Event(id="end", kind="show.end", room=show.room, src="desk", ts=end)]


def _folded(show: Plan, seed: int) -> tuple[Truth, View]:
    seconds = 60 * show.minutes
    events = [*_desk(show, seconds), *play(show, seed, START)]
    # An act stands before what happens at its time: the span it begins holds that time.
    events.sort(key=lambda e: (e.ts, e.src != "desk"))
    fold = Fold(KEY)
    for at in range(0, len(events), 997):
        fold.apply(columns(events[at : at + 997], KEY))
    [found] = shows(fold)
    return run(show, seed), View(fold, found)


def test_folding_the_events_gives_the_totals_of_the_truth() -> None:
    for show, seed in ((plan(minutes=10), 5), (plan(minutes=3, audience=20), 6)):
        truth, view = _folded(show, seed)
        got = view.whole().measures
        on_air = truth.on_air >= 0
        bins = np.flatnonzero(on_air)
        talk = truth.gmv[bins, truth.on_air[bins]].sum()
        assert {name: got[name] for name in ("views", "leaves", "visits", "visits_inferred")} == {
            "views": truth.enters.sum(),
            # Those who stayed to the end leave when the show is over.
            "leaves": truth.leaves.sum(),
            "visits": truth.enters.sum(),
            "visits_inferred": 0,
        }
        assert got["product_views"] == truth.product_views.sum()
        assert got["product_clicks"] == truth.clicks.sum()
        assert got["cart_items"] == truth.carts.sum()
        assert got["orders_created"] == got["order_lines"] == truth.orders.sum()
        assert got["orders_paid"] == truth.paid.sum() > 0
        assert got["gmv"] == truth.gmv.sum()
        assert got["orders_refunded"] == truth.returned.sum() > 0
        assert got["refund_cash"] == got["refund_cohort"]
        assert got["talk_gmv"] == talk > 0
        assert got["comments"] == truth.comments.sum()
        assert got["likes"] == truth.likes.sum()
        assert got["like_events"] == truth.like_events.sum()
        assert got["follows"] == truth.follows.sum()
        assert got["shares"] == truth.shares.sum()
        assert got["pitch_ms"] == on_air.sum() * BIN_MS
        gauge = view.whole().gauges[f"sim:{seed}", "online"]
        assert (gauge.peak, gauge.last) == (truth.online.max(), truth.online[-1])


def test_folding_the_events_gives_the_truth_by_product_channel_and_minute() -> None:
    show = plan(minutes=10)
    truth, view = _folded(show, 5)
    products = {row.key: row.measures for row in view.rows("product")}
    for i, item in enumerate(show.products):
        row = products[item.id]
        assert row["product_clicks"] == truth.clicks[:, i].sum() > 0
        assert row["orders_paid"] == truth.paid[:, i].sum()
        assert row["gmv"] == truth.gmv[:, i].sum()
    channels = {row.key: row.measures for row in view.rows("channel")}
    for i, name in enumerate(CHANNELS):
        row = channels[name]
        assert row["views"] == truth.enters[:, i].sum() > 0
        assert row["product_clicks"] == truth.clicks[..., i].sum()
        assert row["gmv"] == truth.gmv[..., i].sum()
    # The show begins 20 s into a minute of the wall.
    edges = [0, *range(8, len(truth.online), 12)]
    minutes = [row.measures for row in view.rows("minute") if row.key != "none"]
    minutes = [row for row in minutes if row["air_ms"]]
    assert [row["views"] for row in minutes] == np.add.reduceat(truth.enters.sum(1), edges).tolist()
    assert [row["gmv"] for row in minutes] == np.add.reduceat(truth.gmv.sum((1, 2)), edges).tolist()
