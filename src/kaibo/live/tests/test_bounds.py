"""No single event, however odd, may wrap a sum, stop a room or break its pages for good."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.live.events import MOST, MOST_IN_BOX, MOST_OF_TIP, Event
from kaibo.live.glance import Glance
from kaibo.live.tests.made import T0, ev, fold, whole
from kaibo.live.validity import LATEST_MS, problem, problems

HUGE = 2**63 - 1


def event(kind: str, **fields: Any) -> Event:
    return ev(kind, 0, **fields)


@pytest.mark.parametrize(
    "wrong",
    [
        event("order.state", order="o", amount=MOST["amount"] + 1),
        event("order.state", order="o", amount=1, x={"refunded_total": MOST["amount"] + 1}),
        event("order.state", order="o", amount=1, x={"paid": LATEST_MS}),
        event("order.state", order="o", amount=1, qty=MOST["qty"] + 1),
        event("like", n=MOST["n"] + 1),
        event("cart.add", product="p", qty=HUGE),
        event("sample.online", n=HUGE),
        event("sample.online", n=5, x={"grid": 2**62}),
        event("sample.online", n=5, x={"grid": 0}),
        event("report.gmv", amount=HUGE),
        event("report.gmv", amount=1, x={"as_of": 2**63}),
        event("tip", n=MOST_OF_TIP["n"] + 1, amount=1),
        event("tip", n=1, amount=MOST_OF_TIP["amount"] + 1),
        event("reading", x={"boxes": {"online": MOST_IN_BOX + 1}}),
        event("show.start", ref="s", x={"title": 5}),
        event("show.arm", ref="s", x={"title": ["x"]}),
        event("timeline.fix", x={"lane": "pitch", "op": "drop", "span": "p", "why": 5}),
        event(
            "timeline.fix",
            x={"lane": "pitch", "op": "edge", "span": "p", "edge": "from", "at": 2**63},
        ),
        event(
            "timeline.fix",
            x={"lane": "pitch", "op": "add", "key": "k", "from": T0, "to": 2**63},
        ),
        event("timeline.fix", x={"lane": "pitch", "op": "add", "key": "k", "from": -1, "to": 5}),
    ],
    ids=lambda e: f"{e.kind} {e.n or e.amount or e.qty or e.x}",
)
def test_what_is_beyond_belief_is_refused_at_the_door(wrong: Event) -> None:
    found = problem(wrong)
    assert found is not None and found[0] in ("out_of_range", "bad_field")
    # The look at a whole batch says the same as the look at each.
    plain = event("comment", who=1, text="在")
    assert problems([plain, wrong, plain]) == {1: found}


def test_the_largest_that_is_taken_adds_up_without_wrapping() -> None:
    most = MOST["amount"]
    orders = [
        event("order.state", order=f"o{n}", line="1", amount=most, qty=MOST["qty"], product="p",
              x={"created": T0 + 5, "paid": T0 + 5, "refunded_total": 0, "refund_1h": 0})
        for n in range(300)
    ]  # fmt: skip
    likes = [event("like", n=MOST["n"], who=n + 1, id=f"l{n}") for n in range(300)]
    tips = [
        event("tip", n=MOST_OF_TIP["n"], amount=MOST_OF_TIP["amount"], who=n + 1, ref=f"r{n}")
        for n in range(300)
    ]
    samples = [ev("sample.online", n * 60_000, n=MOST["n"]) for n in range(24 * 60)]
    everything = [ev("show.start", 0, ref="s1"), *orders, *likes, *tips, *samples]
    assert problems(everything) == {}
    state = fold(everything)
    found = whole(state)
    assert found.measures["gmv"] == 300 * most
    assert found.measures["likes"] == 300 * MOST["n"]
    worth = 300 * MOST_OF_TIP["n"] * MOST_OF_TIP["amount"]
    assert found.measures["tip_value"] == worth < HUGE // 100
    assert Glance(state, T0 + 86_400_000).run()["show"]["id"] == "s1"
