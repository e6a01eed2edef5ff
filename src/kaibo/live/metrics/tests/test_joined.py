"""Promises of totals joined: of two shows of a platform that are one of ours nothing is lost or doubled."""

from __future__ import annotations

from kaibo.live.gauges import Total, TotalKey
from kaibo.live.metrics import product_totals, report_inputs
from kaibo.live.metrics.joined import joined, whole

FILE = "file:douyin-compass"


def key(name: str, ident: str = "", source: str = FILE, product: str = "") -> TotalKey:
    return "s1", source, name, product, "", ident


def total(value: int, as_of: int = 10, ts: int = 0, ident: str = "id") -> Total:
    return Total(as_of, ts, ident, value)


TWO = {
    key("gmv", "a"): total(50_000, as_of=10),
    key("gmv", "b"): total(30_000, as_of=20),
    key("viewers", "a"): total(120),
    key("viewers", "b"): total(80),
    key("orders_paid", "a"): total(5),
    key("orders_paid", "b"): total(3),
    key("peak_online", "a"): total(40),
    key("peak_online", "b"): total(30),
    key("avg_online", "a"): total(4),
    key("avg_online", "b"): total(4),
}


def test_money_counts_and_orders_add_people_peaks_and_averages_do_not() -> None:
    assert report_inputs(TWO, "s1") == {"report.gmv": 80_000, "report.orders_paid": 8}


def test_of_one_show_everything_is_as_it_was_told() -> None:
    one = {key: total for key, total in TWO.items() if key[5] == "a"}
    assert report_inputs(one, "s1") == {
        "report.gmv": 50_000, "report.viewers": 120, "report.orders_paid": 5,
        "report.peak_online": 40, "report.avg_online": 4,
    }  # fmt: skip


def test_a_sum_speaks_as_of_the_oldest_of_its_parts() -> None:
    assert joined(TWO)[key("gmv")].as_of == 10


def test_what_one_of_them_leaves_unsaid_is_unknown_and_not_the_rest() -> None:
    told = {**TWO, key("spend", "a"): total(900)}
    assert "report.spend" not in report_inputs(told, "s1")
    assert report_inputs({**told, key("spend", "b"): total(0)}, "s1")["report.spend"] == 900


def test_a_name_nobody_knows_is_not_added() -> None:
    assert joined({key("odd", "a"): total(1), key("odd", "b"): total(2)}) == {}


def test_what_was_said_before_shows_had_ids_gives_way_to_what_names_them() -> None:
    told = {**TWO, key("gmv"): total(30_000), key("likes"): total(7)}
    assert report_inputs(told, "s1") == {
        "report.gmv": 80_000, "report.orders_paid": 8, "report.likes": 7,
    }  # fmt: skip


def test_a_file_of_one_of_them_alone_does_not_speak_for_both() -> None:
    part = {key("gmv", "x", "file:douyin-show-book"): total(50_100, as_of=99)}
    assert report_inputs({**TWO, **part}, "s1")["report.gmv"] == 80_000
    assert report_inputs({**TWO, **part}, "s1", "file:douyin-show-book") == {"report.gmv": 50_100}
    assert whole({**TWO, **part}) == TWO
    board = {key("gmv", "", "board"): total(81_000, as_of=99)}
    assert report_inputs({**TWO, **board}, "s1") == {"report.gmv": 81_000}


def test_a_product_of_one_of_them_has_its_people_one_of_both_has_not() -> None:
    told = {
        key("buyers", "a", product="p1"): total(3),
        key("gmv", "a", product="p1"): total(300),
        key("buyers", "a", product="p2"): total(1),
        key("buyers", "b", product="p2"): total(1),
        key("gmv", "a", product="p2"): total(100),
        key("gmv", "b", product="p2"): total(50),
    }
    found = product_totals(told, "s1")
    assert {p: {name: t.value for name, t in of.items()} for p, of in found.items()} == {
        "p1": {"buyers": 3, "gmv": 300}, "p2": {"gmv": 150},
    }  # fmt: skip
