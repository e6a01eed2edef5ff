"""Promises of reading metrics off a show: one source speaks for a gauge, one export for a report."""

from __future__ import annotations

import pytest

from kaibo.live.gauges import Total
from kaibo.live.metrics.catalogue import METRIC
from kaibo.live.metrics.of_view import (
    gauge_inputs,
    level_metrics,
    report_inputs,
    show_metrics,
    speakers,
)
from kaibo.live.metrics.value import evaluate
from kaibo.live.tests.made import T0, ev, fold, live
from kaibo.live.view import Gauge, View, shows

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
    for level in ("minute", "shift", "product", "channel"):
        for _, metrics in level_metrics(view(ev("comment", 1)), level):
            assert not [i for i in metrics if i.startswith("report.")]


def total(as_of: int, value: int) -> Total:
    return Total(as_of, 0, "id", value)


def test_a_report_is_read_from_the_latest_export_alone() -> None:
    totals = {
        ("s1", "file:old", "gmv"): total(10, 500),
        ("s1", "file:old", "refund"): total(10, 1),
        ("s1", "file:new", "gmv"): total(20, 400),
        ("s2", "file:other", "gmv"): total(99, 7),
    }
    assert report_inputs(totals, "s1") == {"report.gmv": 400}
    assert report_inputs(totals, "s1", "file:old") == {"report.gmv": 500, "report.refund": 1}
    assert report_inputs(totals, "s3") == {}
    assert evaluate(METRIC["report.refund_rate"], report_inputs(totals, "s1")).exact is None


@pytest.mark.parametrize("backwards", [False, True])
def test_of_exports_of_one_moment_the_first_by_name_is_read(backwards: bool) -> None:
    totals = {("s1", "b", "gmv"): total(10, 2), ("s1", "a", "gmv"): total(10, 1)}
    if backwards:
        totals = dict(reversed(totals.items()))
    assert report_inputs(totals, "s1") == {"report.gmv": 1}


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
