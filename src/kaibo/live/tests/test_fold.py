"""The promises of the fold, one example each; `tests/oracle` holds them for any stream."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from kaibo.live.events import Event
from kaibo.live.tests.made import T0, ev, fold, live, rows, whole
from kaibo.live.view import View, shows


def order(at: int, number: str = "o1", **fields: Any) -> Event:
    """An order event; `x` fields as keywords with a leading underscore."""
    x = {k[1:]: v for k, v in fields.items() if k.startswith("_")}
    plain = {k: v for k, v in fields.items() if not k.startswith("_")}
    return ev("order.state", at, order=number, x=x, **plain)


PAID: dict[str, Any] = {
    "amount": 5_000,
    "qty": 1,
    "product": "a",
    "who": 1,
    "_refunded_total": 0,
    "_refund_1h": 0,
}


def test_a_message_counts_once() -> None:
    first, again = ev("comment", 1_000, who=1, id="m"), ev("comment", 2_000, who=2, id="m")
    elsewhere = ev("comment", 3_000, who=2, id="m", src="sim:2")
    state = fold(live(first, again, elsewhere))
    assert whole(state).measures["comments"] == 2 and state.duplicates == 1


def test_zero_is_not_unknown() -> None:
    promised = ev("source.open", 0, x={"provides": ["like", "share"]})
    measures = whole(fold(live(promised, ev("like", 1, who=1, n=0), ev("comment", 2)))).measures
    assert (measures["likes"], measures["shares"], measures["follows"]) == (0, 0, None)
    assert measures["comments"] == 1
    assert measures["commenters"] is None, "an anonymous comment: how many people is not known"


def test_rows_of_a_level_add_up_to_the_show() -> None:
    events = live(
        ev("comment", 1_000, who=1),
        ev("pitch.start", 2_000, product="a"),
        ev("product.click", 3_000, who=1, product="a", channel="paid"),
        ev("product.click", 4_000, who=2, product="b"),
        ev("shift.start", 5_000, ref="late"),
        ev("product.click", 65_000, who=2, product="b"),
    )
    state = fold(events)
    for level in ("show", "minute", "segment", "shift", "host", "round", "product", "channel"):
        clicks = [r.measures["product_clicks"] for r in rows(state, level).values()]
        assert sum(clicks) == 3, level  # type: ignore[arg-type]
    assert rows(state, "talk")["none"].measures["product_clicks"] == 2, "b was not on air"


def test_an_order_from_two_sources_is_one_order_whatever_comes_first() -> None:
    hook = order(10_000, src="douyin:shop", _created=T0 + 9_000, _paid=T0 + 10_000, **PAID)
    export = order(
        500_000,
        src="file:x",
        _platform="douyin",
        _created=T0 + 9_000,
        _paid=T0 + 10_000,
        _state="refunded",
        _refunded_at=T0 + 300_000,
        **{**PAID, "_refunded_total": 2_000},
    )
    expected = {"orders_paid": 1, "gmv": 5_000, "refund_cohort": 2_000, "refund_cash": 2_000}
    for events in ([hook, export], [export, hook], [hook, export, export]):
        state = fold(live(*(ev_copy(e) for e in events)))
        measures = whole(state).measures
        assert {k: measures[k] for k in expected} == expected
        minutes = rows(state, "minute")
        at = {str(T0 // 60_000 * 60_000 + m * 60_000): m for m in range(10)}
        cash = {
            at[k]: r.measures["refund_cash"]
            for k, r in minutes.items()
            if r.measures["refund_cash"]
        }
        cohort = {
            at[k]: r.measures["refund_cohort"]
            for k, r in minutes.items()
            if r.measures["refund_cohort"]
        }
        assert (cash, cohort) == ({5: 2_000}, {0: 2_000})


def ev_copy(event: Event) -> Event:
    """The same event again, free to be stamped anew."""
    return Event(**{f: getattr(event, f) for f in event.__struct_fields__})


def test_a_falling_amount_needs_a_fix_and_is_counted() -> None:
    events = [
        order(1_000, _created=T0, _paid=T0 + 1, **PAID),
        order(2_000, _created=T0, **{**PAID, "amount": 4_000}),
    ]
    assert whole(fold(live(*events))).measures["gmv"] == 5_000
    fix = ev("order.fix", 3_000, order="o1", amount=4_000)
    measures = whole(fold(live(*events, fix))).measures
    assert (measures["gmv"], measures["order_fixes"]) == (4_000, 1)


def test_a_repeat_buyer_has_two_paid_orders_not_two_lines() -> None:
    lines = [
        order(1_000, "o1", line="1", _paid=T0 + 1, **PAID),
        order(1_000, "o1", line="2", _paid=T0 + 1, **PAID),
    ]
    assert whole(fold(live(*lines))).measures["repeat_buyers"] == 0
    second = order(2_000, "o2", _paid=T0 + 2, **PAID)
    measures = whole(fold(live(*lines, second))).measures
    assert (measures["repeat_buyers"], measures["buyers"], measures["orders_paid"]) == (1, 1, 2)


def test_money_after_the_end_belongs_to_the_show_of_its_order() -> None:
    late = order(
        900_000,
        _created=T0 + 5_000,
        _paid=T0 + 6_000,
        _refunded_at=T0 + 800_000,
        **{**PAID, "_refunded_total": 100},
    )
    state = fold([*live(), late])
    measures = whole(state).measures
    assert (measures["gmv"], measures["refund_cash"]) == (5_000, 100)
    minute = str((T0 + 800_000) // 60_000 * 60_000)
    assert rows(state, "minute")[minute].measures["refund_cash"] == 100


def test_another_currency_is_counted_and_left_out_of_the_money() -> None:
    events = live(order(1_000, _paid=T0, cur="USD", **PAID), order(2_000, "o2", _paid=T0, **PAID))
    measures = whole(fold(events)).measures
    assert (measures["gmv"], measures["orders_paid"], measures["order_lines_other_cur"]) == (
        5_000,
        2,
        1,
    )


def test_a_gift_combo_counts_its_largest_frame_in_any_order() -> None:
    def frame(n: int, at: int) -> Event:
        return ev("tip", at, who=1, sku="rose", ref="c1", n=n, amount=10)

    for order_of in ([1, 2, 5], [5, 1, 2], [2, 5, 5]):
        state = fold(live(*(frame(n, 1_000 + n) for n in order_of), ev("tip", 9_000, who=1, n=1)))
        measures = whole(state).measures
        assert measures["tips"] == 6
        assert measures["tip_value"] is None, "the second gift has no price"


def test_a_retraction_takes_the_comment_back_before_or_after() -> None:
    comment, keep = ev("comment", 1_000, who=1, id="c"), ev("comment", 2_000, who=2)
    back = [ev("comment.retract", 3_000, ref="c"), ev("comment.retract", 4_000, ref="c")]
    for events in ([comment, keep, *back], [*back, keep, comment]):
        measures = whole(fold(live(*map(ev_copy, events)))).measures
        found = [
            measures[k] for k in ("comments", "comments_retracted", "commenters", "interactors")
        ]
        assert found == [1, 1, 1, 1]


def test_visits_split_their_time_and_say_what_is_inferred() -> None:
    events = live(
        ev("enter", 50_000, who=1, channel="paid"),
        ev("leave", 130_000, who=1),
        ev("enter", 200_000, who=2),
        ev("like", 210_000, who=2, n=1),
        ev("enter", 400_000, who=2),
        ev("leave", 401_000, who=3),
        ev("comment", 500_000, who=9),
    )
    state = fold(events)
    measures = whole(state).measures
    assert measures["visits"] == 3 and measures["visits_inferred"] == 2
    assert measures["visits_1min"] == 3
    assert measures["watch_ms"] == 80_000 + 70_000 + 60_000
    minutes = [r.measures["watch_ms"] for r in rows(state, "minute").values()]
    assert minutes[:4] == [10_000, 60_000, 10_000, 40_000]
    assert rows(state, "channel")["paid"].measures["watch_ms"] == 80_000


def test_a_source_without_leaves_has_no_watch_time() -> None:
    assert whole(fold(live(ev("enter", 1, who=1)))).measures["watch_ms"] is None


def test_a_show_over_midnight_is_one_show() -> None:
    state = fold(
        live(
            ev("enter", 3_600_000, who=1), ev("enter", 20 * 3_600_000, who=1), length=24 * 3_600_000
        )
    )
    assert whole(state).measures["views"] == 2
    assert whole(state).measures["air_ms"] == 24 * 3_600_000


def test_a_gauge_is_weighted_by_time_and_holds_five_minutes_at_most() -> None:
    samples = [ev("sample.online", at, n=n) for at, n in ((0, 10), (60_000, 30), (120_000, 20))]
    gauge = whole(fold(live(*samples))).gauges["sim:1", "online"]
    assert (gauge.last, gauge.peak) == (20, 30)
    assert gauge.observed_ms == 120_000 + 300_000
    assert gauge.sum_ms == 10 * 60_000 + 30 * 60_000 + 20 * 300_000


def test_the_last_five_minutes_follow_the_clock_given() -> None:
    clicks = [ev("product.click", m * 60_000, who=1, product="a") for m in range(9)]
    state = fold(live(*clicks))
    [show] = shows(state)
    row = View(state, show, now=T0 + 6 * 60_000).whole()
    assert row.measures["product_clicks_5min"] == 5


def test_a_file_without_acts_is_one_show_from_first_to_last() -> None:
    state = fold([ev("enter", 5_000, who=1), ev("comment", 125_000, who=1)], whole_file=True)
    assert whole(state).measures["air_ms"] == 120_000
    assert whole(state).measures["views"] == 1


def test_a_lucky_bag_has_its_joiners_and_the_online_while_it_was_open() -> None:
    from kaibo.live.metrics import level_metrics

    events = live(
        ev("sample.online", 1_000, n=100),
        ev("lucky_bag.start", 60_000, ref="b1", id="bag"),
        ev("lucky_bag.join", 61_000, who=1, ref="b1"),
        ev("lucky_bag.join", 62_000, who=1, ref="b1"),
        ev("lucky_bag.join", 63_000, who=2, ref="b1"),
        ev("sample.online", 90_000, n=200),
        ev("lucky_bag.end", 120_000, ref="b1"),
        ev("lucky_bag.join", 130_000, who=3, ref="b1"),
    )
    state = fold(events, cuts=(3, 5))
    table = rows(state, "lucky_bag")
    assert list(table) == ["bag"]
    assert table["bag"].measures["lucky_bag_joiners"] == 2
    [(key, metrics)] = level_metrics(View(state, shows(state)[0]), "lucky_bag")
    # 2 joiners, 150 online on average over the minute
    assert (key, metrics["lucky_bag_rate"].exact) == ("bag", Fraction(2, 150))
