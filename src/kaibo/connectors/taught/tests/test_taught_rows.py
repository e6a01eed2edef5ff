"""A composed table of each kind, suggested, confirmed and read: every event it tells, exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaibo.connectors.base.file_format import Aired, Holds
from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import write_csv, write_xlsx
from kaibo.connectors.base.tests.properties import assert_sound, events_of, read_rows, said
from kaibo.connectors.taught.suggest import fits
from kaibo.connectors.taught.tests.composed import TABLES
from kaibo.connectors.taught.tests.reading import AS_OF, FILE, learned, ms
from kaibo.live.events import Event


def _told(holds: Holds) -> tuple[list[Event], Problems]:
    told, problems = read_rows(learned(TABLES[holds], holds), TABLES[holds], FILE)
    events = events_of(told)
    assert_sound(events)
    return events, problems


@pytest.mark.parametrize("holds", TABLES)
def test_what_the_rows_are_is_suggested_too(holds: Holds) -> None:
    headers, *body = TABLES[holds]
    best = fits([str(cell) for cell in headers], [[str(cell) for cell in row] for row in body])[0]
    assert (best.holds, best.missing) == (holds, ())


def test_orders_have_their_money_times_state_and_refund() -> None:
    events, problems = _told(Holds.ORDERS)
    assert [
        (e.id[-1], e.order, e.line, e.product, e.qty, e.amount, e.ts) for e in events
    ] == [
        ("2", "880000000001", "881", "700000000011", 1, 5_490, ms("2026-09-07 20:01:02")),
        ("3", "880000000002", "882", "700000000012", 2, 120_900, ms("2026-09-07 20:06")),
        ("4", "880000000003", "883", "700000000012", 1, 990, ms("2026-09-07 20:07")),
    ]  # fmt: skip
    first, second, third = [e.x or {} for e in events]
    assert first == {
        "platform": "composed",
        "shop_name": "组装店",
        "created": ms("2026-09-07 20:00:59"),
        "paid": ms("2026-09-07 20:01:02"),
        "refunded_total": 0,
        "state": "shipped",
        "genre": "live",
        "account": "composed-a",
        "host_name": "小雨",
        "platform_bears": 500,
        "as_of": AS_OF,
    }
    assert (second["state"], second["refunded_total"], second["refund_basis"], second["genre"]) == (
        "refunded", 120_900, "derived", "video"
    )  # fmt: skip
    assert "platform_bears" not in second
    assert (third["state"], third["refunded_total"], "paid" in third) == ("created", 0, False)
    assert events[0].viewer and events[0].viewer != events[1].viewer and events[2].viewer is None
    assert problems.lost_rows == 0
    assert [note.code for note in problems.notes()] == ["refund_derived", "total_row"]
    # Neither the buyer's name nor the telephone beside it is anywhere in what was told.
    assert "某买家" not in str(said(events)) and "13800000000" not in str(said(events))


def test_after_sales_count_only_what_has_gone_back() -> None:
    events, problems = _told(Holds.AFTERSALES)
    assert [(e.kind, e.order, e.amount, (e.x or {}).get("refunded_at")) for e in events] == [
        ("order.refund", "880000000001", 5_490, ms("2026-09-07 20:40")),
        ("order.refund", "880000000002", 0, None),
        ("order.refund", "880000000004", 0, None),
        ("order.refund", "880000000005", None, None),
    ]
    assert events[0].x == {
        "platform": "composed",
        "ticket": "T1",
        "refunded_at": ms("2026-09-07 20:40"),
        "kind": "refund_only",
        "shipped": False,
        "reason": "不想要了",
        "asked": ms("2026-09-07 20:10"),
        "state": "退款成功",
        "as_of": AS_OF,
    }
    assert (events[0].ts, events[1].ts) == (ms("2026-09-07 20:40"), ms("2026-09-08 09:00"))
    assert [(one.row, one.column, one.value, one.code) for one in problems.kept] == [
        (5, "退款状态", "天书", "new_aftersales")
    ]


def test_settlement_has_signed_sums_and_knows_a_movement_again() -> None:
    events, problems = _told(Holds.SETTLEMENT)
    assert [
        (e.order, e.ts, {k: v for k, v in (e.x or {}).items() if isinstance(v, int) and k != "as_of"})
        for e in events
    ] == [
        ("880000000001", ms("2026-09-20"), {"settled": 4_841, "income": 5_490, "platform_fee": 110,
                                            "commission": 539}),
        ("880000000002", ms("2026-09-21 10:00"), {"settled": -1_200, "refund": 1_200}),
        ("880000000002", ms("2026-09-21 10:00"), {"settled": -1_200, "refund": 1_200}),
    ]  # fmt: skip
    first, second, third = events
    assert third.id == f"{second.id}-2"
    assert first.id == f"settlement:composed:{(first.x or {})['entry']}"
    assert (first.x or {})["file"] == FILE.file_id
    # A later file that begins with the second movement knows all of them again.
    rows = [TABLES[Holds.SETTLEMENT][0], *TABLES[Holds.SETTLEMENT][2:4]]
    again, _ = read_rows(learned(TABLES[Holds.SETTLEMENT], Holds.SETTLEMENT), rows, FILE)
    assert [e.id for e in events_of(again)] == [second.id, third.id]
    assert problems.notes()[0].text.startswith("1 行没有订单号（首个在第 5 行）")


def test_shows_go_over_midnight_and_keep_what_is_unknown_unknown() -> None:
    holds = Holds.SHOWS
    told, problems = read_rows(learned(TABLES[holds], holds), TABLES[holds], FILE)
    shows = [one for one in told if isinstance(one, Aired)]
    assert [(s.account, s.start, s.end, s.host, s.row_no) for s in shows] == [
        ("composed-a", ms("2026-09-07 19:00"), ms("2026-09-07 23:30"), "小雨", 2),
        ("composed-a", ms("2026-09-08 22:00"), ms("2026-09-09 01:00"), "阿珍", 3),
        ("composed-b", ms("2026-09-09 23:00"), ms("2026-09-10 02:00"), None, 4),
    ]
    figures = [
        {e.kind.removeprefix("report."): e.n if e.amount is None else (e.amount, e.cur)
         for e in s.events}
        for s in shows
    ]  # fmt: skip
    assert figures == [
        {"air_ms": 16_200_000, "views": 12_000, "peak_online": 801, "gmv": (3_200_000, "CNY"),
         "orders_paid": 320, "follows": 55, "stay_ms": 63_500, "spend": (120_050, "CNY")},
        {"air_ms": 10_800_000, "views": 9_034, "gmv": (1_000_050, "CNY"), "orders_paid": 0,
         "follows": 12, "stay_ms": 65_000, "spend": (80_000, "CNY")},
        {"air_ms": 10_800_000},
    ]  # fmt: skip
    event = shows[0].events[0]
    assert (event.ts, event.prec) == (ms("2026-09-07 21:15"), 8_100_000)
    assert event.x == {"as_of": AS_OF, "platform": "composed", "account": "composed-a"}
    assert (problems.lost_rows, [n.code for n in problems.notes()]) == (0, ["total_row"])


def test_products_of_a_show_stand_in_its_middle() -> None:
    events, _ = _told(Holds.PRODUCTS)
    assert [(e.kind, e.product, e.n, e.amount) for e in events] == [
        ("report.product_views", "700000000011", 1_200, None),
        ("report.product_clickers", "700000000011", 80, None),
        ("report.items_paid", "700000000011", 11, None),
        ("report.gmv", "700000000011", None, 60_390),
        ("report.product_clickers", "700000000012", 4, None),
        ("report.items_paid", "700000000012", 0, None),
        ("report.gmv", "700000000012", None, 0),
    ]
    assert {(e.ts, e.prec) for e in events} == {(ms("2026-09-07 21:00"), 7_200_000)}


def test_minutes_are_ticks_and_people_are_samples() -> None:
    events, _ = _told(Holds.MINUTES)
    assert [
        (e.ts - ms("2026-09-07 19:00"), e.kind, e.n if e.amount is None else e.amount)
        for e in events
    ] == [
        (0, "sample.online", 120),
        (0, "sample.viewers", 30),
        (0, "tick.comments", 4),
        (0, "tick.gmv", 5_990),
        (0, "tick.orders_paid", 2),
        (60_000, "sample.online", 118),
        (60_000, "tick.comments", 0),
        (60_000, "tick.gmv", 0),
        (60_000, "tick.orders_paid", 0),
        (120_000, "sample.online", 121),
        (120_000, "sample.viewers", 12),
        (120_000, "tick.orders_paid", 1),
    ]
    assert {(e.x or {})["grid"] for e in events} == {60_000}


def test_spend_of_a_day_is_a_tick_as_long_as_the_day() -> None:
    events, problems = _told(Holds.SPEND)
    day = {"grid": 86_400_000, "as_of": AS_OF, "platform": "composed", "account": "composed-ad"}
    assert [(e.kind, e.ts, e.n, e.amount, e.x) for e in events] == [
        ("tick.spend", ms("2026-09-07"), None, 10_050, day),
        ("tick.ad_gmv", ms("2026-09-07"), None, 30_000, day),
        ("tick.ad_orders", ms("2026-09-07"), 3, None, day),
        ("tick.spend", ms("2026-09-08"), None, 0, day),
        ("tick.ad_orders", ms("2026-09-08"), 0, None, day),
    ]
    assert [note.code for note in problems.notes()] == ["total_row"]


def test_talks_come_in_order_and_the_later_one_ends_the_earlier() -> None:
    events, problems = _told(Holds.TALKS)
    assert [(e.kind, e.product, e.text, e.ts, (e.x or {})["to"]) for e in events] == [
        ("talk.seen", "700000000011", "保温杯", ms("2026-09-07 19:00"), ms("2026-09-07 19:05")),
        ("talk.seen", "700000000012", "短袜", ms("2026-09-07 19:05"), ms("2026-09-07 19:09:30")),
    ]
    assert [note.code for note in problems.notes()] == ["talks_overlap"]


@pytest.mark.parametrize("holds", TABLES)
@pytest.mark.parametrize("form", ["utf-8-sig", "gb18030", "xlsx"])
def test_the_same_is_told_whatever_the_file_is(holds: Holds, form: str, tmp_path: Path) -> None:
    made, rows = learned(TABLES[holds], holds), TABLES[holds]
    if form == "xlsx":
        path = write_xlsx(tmp_path / "t.xlsx", rows, before=[["说明"], ["组装的表"]])
    else:
        path = write_csv(tmp_path / "t.csv", rows, form)
    problems = Problems()
    found = list(made.read(open_table(path, list(made.layouts), problems), FILE))
    told, other = read_rows(made, rows, FILE)
    assert said(found) == said(told) != []
    assert problems.lost_rows == other.lost_rows
