"""Promises of the composed files of a night: read without a problem, and true to the fen."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from kaibo.config.demo import night_files
from kaibo.config.demo.night_files import money, room, shop
from kaibo.config.demo.tests.read_night import ReadFile, folded, read_all
from kaibo.connectors.base.file_format import Aired
from kaibo.connectors.douyin_aftersales.tests.composed import HEADER as AFTERSALES
from kaibo.connectors.douyin_compass.tests.composed import HEADERS as SHOWS
from kaibo.connectors.douyin_funds.tests.composed import LONG as FUNDS
from kaibo.connectors.douyin_orders.tests.headers import LONG_A as ORDERS
from kaibo.connectors.douyin_products.tests.composed import HEADERS as PRODUCTS
from kaibo.connectors.douyin_settlement.tests.composed import HEADER as SETTLEMENT
from kaibo.kit.clock import DAY, HOUR, MINUTE, SHANGHAI
from kaibo.sim.night import Night, night
from kaibo.sim.night_truth import Sold

BOOKS = ("douyin-settlement", "douyin-funds")
BEGIN = night_files.begins(datetime(2026, 9, 7, tzinfo=SHANGHAI))


@pytest.fixture(scope="module")
def demo() -> Night:
    return night(2026, BEGIN)


@pytest.fixture(scope="module")
def files(demo: Night, tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReadFile]:
    return read_all(tmp_path_factory.mktemp("night"), demo)


def test_the_headers_are_the_platforms_own() -> None:
    assert list(room.SHOWS) == SHOWS
    assert list(room.PRODUCTS) == PRODUCTS
    assert list(shop.ORDERS) == ORDERS
    assert list(shop.AFTERSALES) == AFTERSALES
    assert list(money.SETTLEMENT) == SETTLEMENT
    assert [name.replace("动帐流水号", "动账流水号") for name in money.FUNDS] == FUNDS


@pytest.mark.parametrize(("seed", "begin"), [(2026, BEGIN), (7, BEGIN + 3 * HOUR + 30 * MINUTE)])
def test_every_file_is_read_without_a_single_problem(tmp_path: Path, seed: int, begin: int) -> None:
    """Also of a show that runs over midnight, and whose hours are not the clock's."""
    made = night(seed, begin)
    for as_of in (None, night_files.morning_after(made), made.end + 40 * DAY):
        found = read_all(tmp_path, made, as_of)
        assert len(found) == 10
        for name, one in found.items():
            assert [problem.text for problem in one.problems.kept] == [], name
            assert one.problems.lost_rows == 0
            # By the morning after nothing is paid out yet.
            assert one.events or (name in BOOKS and as_of == night_files.morning_after(made))


def test_the_show_is_where_it_was_on_air(demo: Night, files: dict[str, ReadFile]) -> None:
    for name in ("douyin-compass", "douyin-show-book"):
        [aired] = [one for one in files[name].told if isinstance(one, Aired)]
        assert (aired.account, aired.start, aired.end) == ("yanshi_hufu", demo.start, demo.end)
    talks = files["douyin-talks"].events
    assert [(e.product, e.ts, (e.x or {})["to"]) for e in talks] == [
        (demo.product_id(one.product), one.start, one.end) for one in demo.rounds
    ]


def test_the_platforms_totals_are_those_of_the_orders(
    demo: Night, files: dict[str, ReadFile]
) -> None:
    truth = demo.truth(night_files.morning_after(demo))
    sold, reach = truth.room, demo.reach
    expected = {
        "gmv": sold.gmv,
        "buyer_paid": sold.buyer_paid,
        "orders_paid": sold.paid,
        "items_paid": sold.items,
        "buyers": truth.buyers,
        "net_1h": sold.net_1h,
        "orders_net_1h": sold.paid_net_1h,
        "refund": sold.refund,
        "orders_refunded": sold.refunded,
        "refund_buyers": truth.refund_buyers,
        "refund_1h": sold.refund_1h,
        "orders_refunded_1h": sold.refunded_1h,
        "views": reach.views,
        "viewers": reach.viewers,
        "impressions": reach.impressions,
        "peak_online": reach.peak_online,
        "product_clickers": reach.product_clickers,
        "product_clicks": sum(one.clicks for one in reach.products),
        "follows": sum(minute.follows for minute in demo.minutes),
        "comments": sum(minute.comments for minute in demo.minutes),
    }
    for file in ("douyin-compass", "douyin-show-book"):
        told = files[file]
        for name, value in expected.items():
            assert told.values(f"report.{name}") == [value], (file, name)
    assert files["douyin-compass"].values("report.spend_bound") == [demo.spend]
    # What the simulated room does not have is unknown, not zero.
    assert files["douyin-compass"].values("report.unfollows") == []
    assert sold.gmv - sold.buyer_paid == sold.bears > 0
    assert 0 < sold.refund_1h < sold.refund


def test_each_link_has_its_own(demo: Night, files: dict[str, ReadFile]) -> None:
    truth = demo.truth(night_files.morning_after(demo))
    for at, item in enumerate(demo.plan.products):
        sold, ident = truth.by_room["link"][item.link_no], demo.product_id(at)
        reach = demo.reach.products[at]
        for name, value in {
            "gmv": sold.gmv,
            "orders_paid": sold.paid,
            "items_paid": sold.items,
            "refund": sold.refund,
            "orders_created": sold.created,
            "unpaid_orders": sold.created - sold.paid,
            "product_clickers": reach.clickers,
            "stock": demo.left[at],
            "final_price": item.price,
            "pitches": sum(one.product == at for one in demo.rounds),
        }.items():
            assert files["douyin-products"].values(f"report.{name}", ident) == [value], name
        book = files["douyin-show-book"]
        assert book.values("report.gmv", ident) == [sold.gmv]
        assert book.values("report.refund", ident) == [sold.refund]


def test_the_minutes_are_those_of_the_room(demo: Night, files: dict[str, ReadFile]) -> None:
    told, truth = files["douyin-minutes"], demo.truth(night_files.morning_after(demo))
    for name in ("views", "leaves", "comments", "likes", "follows", "product_clicks", "spend"):
        values = [getattr(minute, name) for minute in demo.minutes]
        assert told.values(f"tick.{name}") == values, name
    for name, of in (("online", "online"), ("viewers", "viewers"), ("leavers", "leavers")):
        assert told.values(f"sample.{name}") == [getattr(m, of) for m in demo.minutes]
    paid = [truth.minutes.get(minute.at, Sold()) for minute in demo.minutes]
    assert told.values("tick.gmv") == [one.gmv for one in paid]
    assert told.values("tick.orders_paid") == [one.paid for one in paid]
    assert [e.ts for e in told.events if e.kind == "tick.gmv"] == [m.at for m in demo.minutes]


def test_ads_are_told_by_the_hour_and_their_total_is_not_counted(
    demo: Night, files: dict[str, ReadFile]
) -> None:
    told, truth = files["qianchuan-live"], demo.truth(night_files.morning_after(demo))
    hours = sorted(truth.hours)
    assert [e.ts for e in told.events if e.kind == "tick.spend"] == hours
    spent = told.values("tick.spend")
    assert sum(value or 0 for value in spent) == demo.spend
    # Nothing is spent after the show, and that is known.
    assert spent[-1] == 0
    assert told.values("tick.ad_gmv") == [truth.hours[hour].gmv for hour in hours]
    assert told.values("tick.ad_net_gmv") == [truth.hours[hour].net_1h for hour in hours]
    assert {note.code: note.count for note in told.problems.notes()} == {"total_row": 1}


def test_the_orders_add_up_to_the_fen(demo: Night, files: dict[str, ReadFile]) -> None:
    truth = demo.truth(night_files.morning_after(demo))
    lines = files["douyin-orders"].events
    inside = [e for e in lines if demo.start <= (e.x or {})["created"] < demo.end]
    paid = [e for e in inside if "paid" in (e.x or {})]
    assert sum(e.amount or 0 for e in paid) == truth.time.buyer_paid
    assert sum((e.x or {})["platform_bears"] for e in paid) == truth.time.bears
    assert len({e.order for e in paid}) == truth.time.paid
    assert len({e.order for e in inside}) == truth.time.created
    by_genre = dict.fromkeys((None, "live", "video", "card"), 0)
    for event in paid:
        by_genre[(event.x or {}).get("genre")] += event.amount or 0
    cut = truth.by_time["genre"]
    assert by_genre[None] == truth.unsaid.buyer_paid > 0
    assert by_genre["live"] + by_genre["video"] + by_genre["card"] == (
        truth.time.buyer_paid - truth.unsaid.buyer_paid
    )
    assert 0 < by_genre["video"] <= cut["video"].buyer_paid
    # The order file says that part of an order went back, but not how much.
    notes = {note.code: note.count for note in files["douyin-orders"].problems.notes()}
    assert notes["refund_unknown"] == 1
    assert sum("refunded_total" not in (e.x or {}) for e in paid) == 1
    gifts = [e for e in paid if e.product == demo.gift_id]
    assert len(gifts) == 10
    assert {e.amount for e in gifts} == {0}
    joined = [e for e in paid if e.line is None]
    assert len(joined) == sum(
        order.joined and order.paid is not None and demo.start <= order.created < demo.end
        for order in demo.orders
    )
    assert sum(e.qty or 0 for e in paid) == truth.time.items + len(gifts)


@pytest.mark.parametrize("days", [1, 7, 15, 40])
def test_what_went_back_and_what_was_paid_out_is_known_by_its_day(
    demo: Night, tmp_path: Path, days: int
) -> None:
    as_of = demo.end + days * DAY
    truth, found = demo.truth(as_of), read_all(tmp_path, demo, as_of)
    tickets = found["douyin-aftersales"].events
    every = sum(order.refunded(as_of) for order in demo.orders)
    assert sum(e.amount or 0 for e in tickets) == every
    assert all(e.amount is not None for e in tickets)
    for name in BOOKS:
        entries = found[name].events
        assert sum((e.x or {})["settled"] for e in entries) == truth.settled, name
        assert sum((e.x or {})["platform_fee"] for e in entries) == sum(
            one.fee for _, one in truth.movements
        )
        assert len({e.id for e in entries}) == len(truth.movements)
        assert all(e.ts <= as_of for e in entries)


@pytest.mark.parametrize(("seed", "days"), [(2026, 7), (2026, 40), (7, 7)])
def test_folded_they_are_the_truth_at_every_level(tmp_path: Path, seed: int, days: int) -> None:
    """The figures Kaibo shows of these files are those of the night, to the fen."""
    made = night(seed, BEGIN)
    as_of = made.end + days * DAY
    truth = made.truth(as_of)
    view = folded(made, read_all(tmp_path, made, as_of))
    whole = view.whole().measures
    assert whole["gmv"] == truth.time.buyer_paid
    assert whole["orders_paid"] == truth.time.paid
    assert whole["orders_created"] == truth.time.created
    assert whole["refund_cohort"] == truth.time.refund
    assert whole["refund_1h"] == truth.time.refund_1h
    assert whole["orders_refunded"] == truth.time.refunded
    of_show = [one for order, one in truth.movements if made.start <= order.created < made.end]
    assert whole["settled"] == sum(one.net for one in of_show)
    assert whole["platform_fee"] == sum(one.fee for one in of_show)
    links = {made.product_id(at): p.link_no for at, p in enumerate(made.plan.products)}
    for level, key in (
        ("shift", str),
        ("host", str),
        ("round", str),
        ("minute", int),
        ("product", links.get),
    ):
        cut = truth.by_time["link" if level == "product" else level]  # type: ignore[index]
        told = {key(row.key): row.measures for row in view.rows(level) if row.measures["gmv"]}
        gifts = told.pop(None, None)
        assert gifts is None
        assert {name: one["gmv"] for name, one in told.items()} == {
            name: one.buyer_paid for name, one in cut.items() if one.buyer_paid
        }, level
        assert {name: one["refund_cohort"] for name, one in told.items()} == {
            name: one.refund for name, one in cut.items() if one.buyer_paid
        }, level
