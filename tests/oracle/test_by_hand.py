"""Numbers worked out by hand from the specification: what fold and SQL must both say."""

from __future__ import annotations

from kaibo.live.events import Event
from kaibo.live.view import View, shows

from .compare import answers, differences, folded
from .stories import AT_THE_END, EVENING, LATER, corrected, evening
from .stories_imported import NEXT_DAY, imported
from .stories_told_twice import told_twice

#: Visits: A 10 → 190 + 60 s, B 31 → 170, C 175 + 60 s (the leave came late), D 280 → the end (the
#: leave came a millisecond too late), D on the other platform 285 → the end.
EVENING_OF_S1 = {
    "views": 5, "visits": 5, "visits_inferred": 3, "visits_1min": 3,
    "watch_ms": 240_000 + 139_000 + 60_000 + 20_000 + 15_000,
    "comments": 5, "comments_retracted": 2, "commenters": 3, "interactors": 3,
    "like_events": 2, "likes": None, "tips": 4, "tip_value": 40,
    "product_clicks": 4, "product_clicks_5min": 3, "product_clickers": 2,
    "cart_adds": 1, "cart_items": None, "cart_adders": None,
    "bag_opens": 0, "dislikes": None, "shares": None,
    "orders_created": 6, "orders_paid": 5, "buyers": 3, "repeat_buyers": 1, "products_sold": 2,
    "items_paid": 6, "gmv": 900, "gmv_best_minute": 600, "talk_orders": 4, "talk_gmv": 840,
    "orders_refunded": 1, "refund_cohort": 250, "refund_cash": 250,
    "orders_refunded_1h": 1, "refund_1h": 100,
    "order_lines": 6, "order_lines_undated": 1, "order_lines_other_cur": 1, "order_fixes": 1,
    "pitches": 3, "pitch_ms": 161_000, "air_ms": 300_000,
}  # fmt: skip


def test_an_evening_over_midnight_with_everything_in_it() -> None:
    fold, sql = folded([evening()]), answers(evening(), AT_THE_END)
    view = View(fold, shows(fold)[0], AT_THE_END)
    whole = view.whole().measures
    assert {name: whole[name] for name in EVENING_OF_S1} == EVENING_OF_S1
    zero = {name: 0 if known else None for (show, name), known in sql.known.items() if show == "s1"}
    said = {**zero, **sql.rows["s1", "show", "show"], **sql.windows["s1", "show", "show"]}
    said |= {name: None for name, value in zero.items() if value is None}
    assert {name: said[name] for name in EVENING_OF_S1} == EVENING_OF_S1
    assert fold.duplicates == sql.duplicates == 2 - 1
    assert fold.visits.late == sql.late == 1
    # Two refunds and one correction downward, each in the minute in which it came.
    cash = {
        int(row.key) - EVENING: row.measures["refund_cash"]
        for row in view.rows("minute")
        if row.measures["refund_cash"]
    }
    assert cash == {180_000: 100, 840_000: 200, 900_000: -50}
    # 5 from 15 s, 8 from 100 s, 2 from 290 s to the end; and 7 for twice its grid of 10 s.
    assert sql.gauges["s1", "show", "show"] == {
        ("douyin:a", "online"): (2, 8, 5 * 85_000 + 8 * 190_000 + 2 * 10_000, 285_000),
        ("douyin:a", "heat"): (7, 7, 140_000, 20_000),
    }
    assert sql.reports == {("s1", "douyin:a", "gmv", "", "", ""): 1000}


def test_a_show_set_right_afterwards() -> None:
    fold = folded([corrected()])
    first = View(fold, shows(fold)[0], LATER)
    on_air = {
        level: {row.key: row.measures["air_ms"] for row in first.rows(level)}
        for level in ("segment", "round", "shift", "host")
    }
    assert on_air == {
        "segment": {"seg1": 80_000, "seg2": 100_000, "tail": 10_000, "none": 10_000},
        # talk1 never was; "own" was laid into talk2, which goes on behind it under its own key.
        "round": {"p2#1": 120_000 - 1, "p2#2": 20_000, "none": 60_001},
        "shift": {"早班": 149_000, "晚班": 30_000, "none": 21_000},
        "host": {"h1": 128_000, "none": 72_000},
    }
    second = View(fold, shows(fold)[1], LATER)
    assert [row.key for row in second.rows("segment")] == ["seg3", "none"]


#: Of o1 two tickets (30 and 20, the second after an hour) outweigh the 40 asserted; o9 is what was
#: handed in again, and nobody has said what its buyer or o4's got back within an hour.
EVENING_OF_FILES = {
    "comments": 1, "shares": None, "product_clicks": 3, "orders_created": 5, "orders_paid": 5,
    "gmv": 4 * 100 + 700, "refund_cohort": 50 + 10 + 0 + 7 + 0, "refund_cash": 67,
    "orders_refunded": 3, "refund_1h": None, "orders_refunded_1h": None,
    "genre_lines": 3, "genre_pending": 2, "orders_live": 2, "gmv_live": 200,
    "refund_cohort_live": 60, "lines_settled": 2, "settled": 80 - 20 + 70,
    "platform_fee": 5 - 1 + 4, "commission": 10 + 6, "other_fees": 3 + 2 + 1,
    "air_ms": 340_000, "pitches": 1, "pitch_ms": 340_000,
}  # fmt: skip


def test_an_evening_told_by_files_alone() -> None:
    log = imported()
    fold, now = folded([log]), EVENING + 2 * NEXT_DAY * 1000
    assert (fold.events, fold.duplicates, fold.withdrawn) == (len(log) - 4, 0, 4)
    spans = [(s.id, (s.start - EVENING) // 1000, (s.end - EVENING) // 1000) for s in shows(fold)]
    assert spans == [("early", 60, 400), ("late", 400, 640), ("last", 700, 1009)]
    early, late, _ = (View(fold, show, now) for show in shows(fold))
    whole = early.whole().measures
    assert {name: whole[name] for name in EVENING_OF_FILES} == EVENING_OF_FILES
    assert answers(log, now).rows["early", "show", "show"]["settled"] == 130
    # By minute: o1 of 1:40 and o9 of 2:00 lost nothing to the others that are not settled.
    rows = {int(r.key) - EVENING: r.measures for r in early.rows("minute")}
    told = {at // 60_000: (m["settled"], m["refund_1h"], m["gmv_live"]) for at, m in rows.items()}
    assert {at: told[at] for at in (1, 2, 3, 4)} == {
        1: (60, 30, 100), 2: (0, None, 0), 3: (70, 10, 100), 4: (0, None, 0),
    }  # fmt: skip
    # Money went back after the hour too, in the minute in which it did.
    assert {at // 60_000: m["refund_cash"] for at, m in rows.items() if m["refund_cash"]} == {
        3: 30, 5: 10, 4: 7, 66: 20,
    }  # fmt: skip
    # A host who was on before it began was on from then on, and not in the next show.
    assert {r.key: r.measures["air_ms"] for r in early.rows("host")} == {
        "h1": 340_000, "none": 0,
    }  # fmt: skip
    assert {r.key: r.measures["air_ms"] for r in late.rows("host")} == {"none": 240_000}
    assert late.whole().measures["gmv"] is None


#: By minute: lines, gmv, what went back, within an hour. See the story for what each order is.
TOLD_TWICE = {
    1: (1, 100, 30, 30), 2: (1, 100, 20, 20), 3: (1, 100, 100, None), 4: (1, 100, 0, None),
    5: (1, 100, 100, None), 6: (3, 116, 20, None), 7: (2, 100, 35, 35), 8: (3, 90, 15, 15),
    9: (2, 100, 34, 34), 10: (2, 100, 25, 25), 11: (2, 100, 0, 0), 12: (2, 100, 12, 12),
    13: (2, None, 0, None), 14: (3, 110, 0, 0), 15: (1, 100, 0, 0), 16: (1, 100, 0, 0),
    17: (1, 100, 42, 42), 18: (2, 100, 15, 15),
}  # fmt: skip


def test_what_is_told_twice_counts_once() -> None:
    log = told_twice()
    now = max(event.recv for event in log)
    view = View(fold := folded([log]), shows(fold)[0], now)
    rows = {(int(r.key) - EVENING) // 60_000: r.measures for r in view.rows("minute")}
    names = ("order_lines", "gmv", "refund_cohort", "refund_1h")
    told = {at: tuple(m[name] for name in names) for at, m in rows.items() if m["order_lines"]}
    assert told == TOLD_TWICE
    # The 6 of freight and the 15 that went back of order 6 are of no product, and of the live room.
    of = {row.key: row.measures for row in view.rows("product")}
    assert (of["a"]["refund_cohort"], of["b"]["refund_cohort"]) == (5 + 24 + 25 + 12, 10 + 15 + 10)
    live = (rows[6]["gmv_live"], rows[6]["refund_cohort_live"], rows[6]["genre_pending"])
    assert live == (116, 20, 0)
    # Of order 6 the first 5 of what went back are told by its line.
    cash = {at: m["refund_cash"] for at, m in rows.items()}
    assert (cash[6], cash[7]) == (5, 15 + 35)
    # The settlement names order 11 alone, and speaks for both of its lines.
    assert (rows[11]["lines_settled"], rows[11]["settled"]) == (1, 95)
    assert rows[11]["buyers"] is None and rows[11]["orders_paid"] == 1
    # Order 17 is told as a whole alone: what its lines are settled with is its own.
    assert (rows[17]["lines_settled"], rows[17]["settled"]) == (1, 90)
    # Of order 14 two lines bear 22 and the freight the other 8; a person said 4 of order 16.
    borne = [rows[minute]["platform_bears"] for minute in (13, 14, 15, 16)]
    assert borne == [None, 12 + 10 + 8, 9, 4]


def test_three_hundred_products_keep_their_own_minutes() -> None:
    clicks = [
        Event(id=f"c{i}", kind="product.click", src="a:b", ts=EVENING + 1 + i, recv=EVENING + 400,
              product=f"p{i}")
        for i in range(300)
    ]  # fmt: skip
    show = Event(id="s", kind="show.start", src="desk", ts=EVENING, recv=EVENING, ref="s1")
    log = [show, *clicks]
    fold, now = folded([log]), EVENING + 500
    assert differences(fold, answers(log, now), now) == []
    rows = View(fold, shows(fold)[0], now).rows("product")
    assert {row.measures["product_clicks_5min"] for row in rows if row.key != "none"} == {1}
