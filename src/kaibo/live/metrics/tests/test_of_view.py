"""Promises of reading metrics off a show: one source speaks for a gauge, one export for a report."""

from __future__ import annotations

import pytest

from kaibo.live.events import Event
from kaibo.live.gauges import Total
from kaibo.live.metrics.catalogue import METRIC
from kaibo.live.metrics.of_view import (
    channel_totals,
    gauge_inputs,
    level_metrics,
    product_totals,
    report_inputs,
    show_metrics,
    speakers,
    tick_inputs,
)
from kaibo.live.metrics.value import evaluate
from kaibo.live.tests.made import T0, ev, fold, live
from kaibo.live.ticks import LongTick, Tick
from kaibo.live.view import Gauge, View, long_ticks, shows

MIN = 60_000


def online(at: int, n: int, src: str = "douyin:a", **x: int) -> object:
    return ev("sample.online", at, n=n, src=src, x=x or None)


def view(*events: object, length: int = 600_000) -> View:
    state = fold(live(*events, length=length))  # type: ignore[arg-type]
    return View(state, shows(state)[0])


def test_the_source_that_covers_most_of_the_show_speaks_for_a_gauge() -> None:
    gauges = {
        ("b", "online"): Gauge(9, 90, 900, 500),
        ("a", "online"): Gauge(7, 70, 700, 499),
        ("a", "popularity"): Gauge(1, 1, 1, 1),
        ("z", "elsewhere"): Gauge(1, 1, 1, 10_000),
    }
    assert speakers(gauges) == {"online": "b", "popularity": "a"}


def test_of_sources_that_cover_the_same_the_first_by_name_speaks() -> None:
    gauges = {("b", "online"): Gauge(9, 90, 900, 500), ("a", "online"): Gauge(7, 70, 700, 500)}
    assert speakers(gauges) == {"online": "a"}
    assert speakers(dict(reversed(gauges.items()))) == {"online": "a"}
    assert speakers({}) == {}


def test_all_parts_of_a_gauge_are_one_sources() -> None:
    gauges = {("a", "online"): Gauge(7, 70, 700, 50), ("b", "online"): Gauge(9, 90, 900, 5)}
    assert gauge_inputs(gauges, {"online": "a"}) == {
        "online_last": 7,
        "online_peak": 70,
        "online_sum_ms": 700,
        "online_observed_ms": 50,
        "popularity_last": None,
        "popularity_peak": None,
        "popularity_sum_ms": None,
        "popularity_observed_ms": None,
    }
    assert set(gauge_inputs(gauges, {"online": "c"}).values()) == {None}


def test_audiences_of_two_platforms_are_not_added() -> None:
    """Samples hold up to five minutes: source a covers all ten minutes, source b five."""
    seen = view(
        online(0, 100),
        online(0, 900, "kuaishou:b"),
        online(5 * MIN, 40),
    )
    got = show_metrics(seen)
    assert got["peak_online"].num == 100
    assert got["online"].num == 40
    assert (got["avg_online"].num, got["avg_online"].den) == (140 * 5 * MIN, 10 * MIN)
    assert got["avg_online"].json()["value"] == 70
    named = show_metrics(seen, {"online": "kuaishou:b"})
    assert (named["peak_online"].num, named["avg_online"].den) == (900, 5 * MIN)
    nobody = show_metrics(seen, {"online": "wrong"})
    assert nobody["peak_online"].json()["value"] is None


def test_the_two_averages_of_online_are_two_numbers() -> None:
    """90, then 10 in the first minute, 40 in the two after it; the last of a minute is its own."""
    got = show_metrics(view(online(0, 90), online(MIN // 2, 10), online(MIN, 40), length=3 * MIN))
    assert got["avg_online"].json()["value"] == 43.333333
    assert got["avg_online_by_minute"].json() == {
        "value": 30,
        "num": 90,
        "den": 3,
        "unit": "count",
    }


def test_a_minute_without_samples_is_no_minute_of_nobody() -> None:
    got = show_metrics(view(online(0, 30, grid=MIN // 2), length=4 * MIN))
    assert got["avg_online_by_minute"].json()["value"] == 30
    assert got["avg_online_by_minute"].den == 1
    assert got["avg_online"].json()["value"] == 30


def test_without_samples_online_is_unknown_and_not_zero() -> None:
    got = show_metrics(view(ev("comment", 1, who=1)))
    for ident in ("online", "peak_online", "avg_online", "avg_online_by_minute"):
        assert got[ident].json()["value"] is None
    assert got["comments"].json()["value"] == 1


def test_popularity_is_never_taken_for_people() -> None:
    got = show_metrics(view(ev("sample.popularity", 5, n=7000)))
    assert got["peak_popularity"].json()["value"] == 7000
    assert got["peak_online"].json()["value"] is None


def test_a_minute_divides_by_who_was_online_in_it() -> None:
    seen = view(
        online(0, 50),
        ev("product.click", 10, who=1, product="a"),
        ev("product.click", 20, who=2, product="a"),
        ev("product.click", 30, who=2, product="b"),
        online(MIN, 80),
        ev("product.click", MIN + 1, who=3, product="a"),
        length=2 * MIN,
    )
    first, second = (metrics for _, metrics in level_metrics(seen, "minute"))
    assert first["product_click_rate_online"].json()["value"] == 0.04
    assert second["product_click_rate_online"].json()["value"] == 0.0125
    assert "view_buy_rate_people" not in first


def test_the_source_of_a_row_is_the_source_of_the_show() -> None:
    """In the first minute only b has samples; a speaks for the show, so that minute is unknown."""
    seen = view(
        online(0, 500, "b"),
        online(MIN, 20, "a"),
        online(4 * MIN, 20, "a"),
        length=8 * MIN,
    )
    rows = [metrics["peak_online"].json()["value"] for _, metrics in level_metrics(seen, "minute")]
    assert rows == [None, 20, 20, 20, 20, 20, 20, 20]


def test_product_rows_offer_only_what_is_known_of_a_product() -> None:
    seen = view(
        ev("product.view", 1, who=1, product="a"),
        ev("product.view", 2, who=2, product="a"),
        ev("product.click", 3, who=1, product="a"),
    )
    got = dict(level_metrics(seen, "product"))
    assert got["a"]["product_click_rate_people"].json()["value"] == 0.5
    assert {"gmv", "talk_gmv_per_minute", "gmv_best_minute"} <= set(got["a"])
    assert not {"views", "comments_per_minute", "peak_online", "report.views"} & set(got["a"])


def test_levels_below_the_show_are_never_given_a_total_of_the_show() -> None:
    seen = view(ev("comment", 1), ev("report.gmv", 2, amount=900, ref="s1", x={"as_of": T0}))
    for level in ("minute", "shift", "product", "channel"):
        for _, metrics in level_metrics(seen, level):
            told = {i: value.num for i, value in metrics.items() if i.startswith("report.")}
            assert set(told.values()) <= {None}
            # People, peaks and averages of a minute would not add up: they are not even offered.
            assert not {"report.viewers", "report.peak_online", "report.gpm_watch"} & set(told)


def tick(
    name: str, at: int, value: int, src: str = "file:minutes", product: str | None = None, **x: int
) -> Event:
    """A minute of a platform's own figures, or as long as `grid` says."""
    said = {"grid": MIN, "as_of": T0 + 1, **x}
    return ev(f"tick.{name}", at, src=src, product=product, n=value, x=said)


def test_a_platforms_minutes_make_its_figure_of_any_stretch() -> None:
    seen = view(
        ev("shift.start", 2 * MIN + 20_000, ref="晚班"),
        *(tick("views", at * MIN, 10 + at) for at in range(4)),
        ev("report.views", 5, n=50, ref="s1", x={"as_of": T0 + 9}),
        length=5 * MIN,
    )
    shifts = {key: m["report.views"].num for key, m in level_metrics(seen, "shift")}
    # The third minute's middle is 2:30, after the shift began at 2:20.
    assert shifts == {"晚班": 12 + 13, "none": 10 + 11}
    minutes = [m["report.views"].num for _, m in level_metrics(seen, "minute")]
    assert minutes == [10, 11, 12, 13, None]
    whole = seen.whole()
    assert whole.ticks == {("file:minutes", "views"): Tick(46, 4 * MIN)}
    # The platform's total of the show stands, and its minutes beside it.
    assert show_metrics(seen)["report.views"].num == 50
    assert tick_inputs(whole, {"views": "file:minutes"}, "tick.") == {"tick.views": 46}


def test_of_two_sources_of_minutes_the_one_that_covers_more_speaks_alone() -> None:
    both = [tick("views", 0, 7, "a"), tick("views", MIN, 8, "b"), tick("views", 2 * MIN, 9, "b")]
    seen = view(*both, length=4 * MIN)
    minutes = [m["report.views"].num for _, m in level_metrics(seen, "minute")]
    assert minutes == [None, 8, 9, None]


def test_ticks_of_products_days_and_other_times_are_in_no_row_of_time() -> None:
    seen = view(
        tick("views", 0, 7, product="p1"),
        tick("views", 0, 900, "file:days", grid=24 * 60 * MIN),
        tick("views", -MIN, 3),
        length=2 * MIN,
    )
    assert seen.whole().ticks == {}
    products = {row.key: row.ticks for row in seen.rows("product") if row.key != "none"}
    assert products == {"p1": {("file:minutes", "views"): Tick(7, MIN)}}
    day = LongTick("file:days", "views", None, T0, T0 + 24 * 60 * MIN, 900, T0 + 1)
    assert long_ticks(seen.fold, T0 + MIN, T0 + 2 * MIN) == [day]
    assert long_ticks(seen.fold, T0 - 2 * MIN, T0) == []


def test_of_one_stretch_the_latest_export_holds_in_any_order() -> None:
    early, late = tick("views", 0, 7, as_of=T0), tick("views", 0, 5, as_of=T0 + 2)
    for said in ((early, late), (late, early)):
        assert view(*said, length=MIN).whole().ticks["file:minutes", "views"].sum == 5


def total(as_of: int, value: int) -> Total:
    return Total(as_of, 0, "id", value)


def test_a_report_is_read_from_the_latest_export_alone() -> None:
    totals = {
        ("s1", "file:old", "gmv", "", "", ""): total(10, 500),
        ("s1", "file:old", "refund", "", "", ""): total(10, 1),
        ("s1", "file:new", "gmv", "", "", ""): total(20, 400),
        ("s2", "file:other", "gmv", "", "", ""): total(99, 7),
        ("s1", "file:products", "gmv", "p1", "", ""): total(99, 300),
    }
    assert report_inputs(totals, "s1") == {"report.gmv": 400}
    assert report_inputs(totals, "s1", "file:old") == {"report.gmv": 500, "report.refund": 1}
    assert report_inputs(totals, "s3") == {}
    assert evaluate(METRIC["report.refund_rate"], report_inputs(totals, "s1")).exact is None


@pytest.mark.parametrize("backwards", [False, True])
def test_of_exports_of_one_moment_the_first_by_name_is_read(backwards: bool) -> None:
    totals = {
        ("s1", "b", "gmv", "", "", ""): total(10, 2),
        ("s1", "a", "gmv", "", "", ""): total(10, 1),
    }
    if backwards:
        totals = dict(reversed(totals.items()))
    assert report_inputs(totals, "s1") == {"report.gmv": 1}


def test_totals_of_products_are_read_by_product_and_never_as_the_shows() -> None:
    totals = {
        ("s1", "file:a", "gmv", "p1", "", ""): total(10, 5),
        ("s1", "file:b", "gmv", "p1", "", ""): total(20, 6),
        ("s1", "file:b", "buyers", "p2", "", ""): total(20, 1),
        ("s2", "file:b", "gmv", "p1", "", ""): total(30, 9),
    }
    assert product_totals(totals, "s1") == {
        "p1": {"gmv": total(20, 6)}, "p2": {"buyers": total(20, 1)},
    }  # fmt: skip
    assert product_totals(totals, "s1", "file:a") == {"p1": {"gmv": total(10, 5)}}
    assert report_inputs(totals, "s1") == {}


def test_totals_of_channels_are_read_by_channel_and_never_as_the_shows() -> None:
    totals = {
        ("s1", "file:book", "gmv", "", "", ""): total(10, 100),
        ("s1", "file:book", "gmv", "", "直播推荐", ""): total(10, 70),
        ("s1", "file:book", "views", "", "千川", ""): total(10, 9),
        ("s1", "file:old", "gmv", "", "直播推荐", ""): total(9, 60),
        ("s1", "file:other", "gmv", "p1", "千川", ""): total(99, 5),
        ("s2", "file:book", "gmv", "", "千川", ""): total(99, 8),
    }
    assert channel_totals(totals, "s1") == {
        "直播推荐": {"gmv": total(10, 70)}, "千川": {"views": total(10, 9)},
    }  # fmt: skip
    assert channel_totals(totals, "s1", "file:old") == {"直播推荐": {"gmv": total(9, 60)}}
    assert channel_totals(totals, "s3") == {}
    assert report_inputs(totals, "s1") == {"report.gmv": 100}
    assert product_totals(totals, "s1") == {}


def test_what_a_platform_reports_stands_beside_what_we_counted() -> None:
    seen = view(
        ev("enter", 1, who=1),
        ev("enter", 2, who=2),
        ev("report.views", 3, n=5, ref="s1", x={"as_of": T0 + 9}),
        ev("report.gmv", 3, amount=1_000, cur="CNY", ref="s1", x={"as_of": T0 + 9}),
    )
    got = show_metrics(seen)
    assert (got["views"].num, got["report.views"].num) == (2, 5)
    assert got["gmv"].json()["value"] is None
    assert got["report.gpm_watch"].json() == {
        "value": 200_000,
        "num": 1_000,
        "den": 5,
        "unit": "fen_per_1000",
    }
    assert got["gpm_watch"].json()["value"] is None
