"""Promises of imports: what a file says stands in the room's numbers, once, and can be taken back."""

from __future__ import annotations

import pytest

from kaibo.domains.control.imports import actions, aging, rostering, shelf
from kaibo.domains.control.imports.choices import ImportState as State
from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, SHOP, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing, everything_kept, row_of
from kaibo.domains.control.tests.hall import EVENING, ROOM, Hall
from kaibo.domains.people.actions import hosts, shifts
from kaibo.domains.people.rules import Wanted
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY, HOUR, MINUTE, now_ms
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db(transaction=True)

NIGHT = table(COMPASS, aired("22:00:00", "23:30:00"))
THREE = table(
    ORDERS,
    order(1, "22:05:00", "100.00"),
    order(2, "22:40:00", "120.00"),
    order(3, "23:20:00", "80.00", 售后状态="退款成功"),
)
WAS = "a202611102200"


def test_from_nothing_two_files_make_a_room_a_show_and_its_numbers(page: Importing) -> None:
    """Nobody made a room, nobody pressed a key: the account becomes the room, the file the show."""
    shows = page.hand_in("直播明细.csv", NIGHT)
    assert page.file(shows)["state"] == State.ASKING
    [placing] = page.preview(shows)["placings"]
    assert (placing["account"], placing["room"], placing["how"]) == (SHOP, None, "open")
    made = {SHOP: {"ident": "wanfeng", "title": SHOP}}
    assert page.store(shows, new_rooms=made).status_code == 202
    assert page.file(shows)["state"] == State.STORED
    [show] = page.shows("wanfeng")
    assert (show["id"], show["start"], show["end"]) == (WAS, EVENING, EVENING + 90 * MINUTE)

    orders = page.hand_in("订单.csv", THREE)
    preview = page.preview(orders)
    assert preview["orders"] == {
        "lines": 3, "paid": 3, "gross": 30_000, "refunded": 8_000, "no_amount": 0, "no_refund": 0,
        "no_paid": 0,
    }  # fmt: skip
    assert [(c["thing"], c["new"], c["changed"], c["same"]) for c in preview["changes"]] == [
        ("order", 3, 0, 0)
    ]
    page.store(orders)
    measures = page.level("wanfeng", WAS)["show"]
    assert (measures["gmv"], measures["orders_paid"], measures["refund_cohort"]) == (
        30_000, 3, 8_000)  # fmt: skip


def test_the_same_file_again_changes_nothing_and_is_the_same_file(shop: Importing) -> None:
    first = shop.hand_in("订单.csv", THREE)
    shop.store(first)
    before = shop.file(first)
    again = shop.hand_in("订单（副本）.csv", THREE)
    assert again == first
    assert shop.file(again) == before
    assert len(shop.page.get("/api/imports")) == 1


def test_a_later_export_is_merged_and_the_preview_says_what_would_change(shop: Importing) -> None:
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    shop.store(shop.hand_in("订单.csv", THREE))
    later = table(
        ORDERS,
        order(1, "22:05:00", "100.00", 售后状态="退款成功"),
        order(2, "22:40:00", "120.00"),
        order(4, "22:50:00", "60.00"),
    )
    second = shop.hand_in("订单2.csv", later)
    preview = shop.preview(second)
    assert [(c["thing"], c["new"], c["changed"], c["same"]) for c in preview["changes"]] == [
        ("order", 1, 1, 1)
    ]
    assert [one["name"] for one in preview["overlaps"]] == ["订单.csv"]
    measures = shop.level(ROOM, WAS)["show"]
    assert (measures["gmv"], measures["refund_cohort"]) == (30_000, 8_000)
    shop.store(second)
    measures = shop.level(ROOM, WAS)["show"]
    assert (measures["gmv"], measures["refund_cohort"]) == (36_000, 18_000)


def test_a_show_that_was_pressed_keeps_its_edges_and_gets_the_totals(
    shop: Importing, hall: Hall
) -> None:
    hall.time = EVENING
    hall.press("show.start", 2 * MINUTE, ref="9")
    hall.press("show.end", 95 * MINUTE)
    hall.time = EVENING + 14 * HOUR
    file = shop.hand_in("直播明细.csv", NIGHT)
    shop.set_up(file, rooms={SHOP: ROOM})
    [show] = shop.preview(file)["shows"]
    assert (show["match"], show["match_start"]) == ("9", EVENING + 2 * MINUTE)
    shop.store(file)
    assert [one["id"] for one in shop.shows(ROOM)] == ["9"]
    [row] = shop.page.get(f"/api/rooms/{ROOM}/shows/9/levels/show")["rows"]
    assert row["metrics"]["report.gmv"]["num"] == 30_000


def test_nothing_is_stored_before_every_account_has_its_room(shop: Importing) -> None:
    both = table(
        COMPASS, aired("22:00:00", "23:00:00"), aired("23:10:00", "23:50:00", 主播昵称="另一间")
    )
    file = shop.hand_in("直播明细.csv", both)
    refused = shop.store(file, {SHOP: ROOM})
    assert (refused.status_code, refused.json()["code"]) == (409, "no_room")
    assert "另一间" in refused.json()["text"]
    assert shop.shows(ROOM) == []
    assert shop.file(file)["state"] == State.ASKING
    shop.store(file, {SHOP: ROOM, "另一间": None})
    assert [one["start"] for one in shop.shows(ROOM)] == [EVENING]


def test_where_an_account_goes_is_asked_once(shop: Importing) -> None:
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    next_day = shop.hand_in("明细2.csv", table(COMPASS, aired("23:40:00", "23:55:00")))
    assert shop.file(next_day)["state"] == State.READY
    [placing] = shop.preview(next_day)["placings"]
    assert (placing["room"], placing["how"]) == (ROOM, "known")


def test_a_file_that_was_taken_back_counts_as_never_said_and_may_come_again(
    shop: Importing,
) -> None:
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    orders = shop.hand_in("订单.csv", THREE)
    shop.store(orders)
    answer = shop.page.post(
        f"/api/imports/{orders}/withdraw",
        expect=shop.file(orders)["version"],
        reason="存错了直播间",
    )
    assert answer.status_code == 202
    shop.work()
    assert shop.file(orders)["state"] == State.WITHDRAWN
    measures = shop.level(ROOM, WAS)["show"]
    assert (measures["gmv"], measures["orders_paid"]) == (None, None)
    again = shop.hand_in("订单.csv", THREE)
    assert again == orders
    shop.store(orders, {"": ROOM})
    assert shop.level(ROOM, WAS)["show"]["gmv"] == 30_000


def test_nobody_who_bought_is_in_what_is_kept_beside_the_raw_file(shop: Importing) -> None:
    file = shop.hand_in("订单.csv", THREE)
    kept = everything_kept(row_of(file).sha256)
    # Half of the number would be too much; less than that may stand in any digest.
    assert kept and b"1381234" not in kept and b"12345678" not in kept


def test_a_watched_file_is_stored_by_itself_only_when_nothing_is_new_about_it(
    shop: Importing,
) -> None:
    first = shop.hand_in("明细.csv", NIGHT, watched=True)
    assert shop.file(first)["state"] == State.ASKING
    shop.store(first, {SHOP: ROOM})
    known = shop.hand_in("明细2.csv", table(COMPASS, aired("23:40:00", "23:55:00")), watched=True)
    assert shop.file(known)["state"] == State.STORED
    broken = table(COMPASS, aired("23:56:00", "23:58:00"), aired("说不清", "23:59:00"))
    assert shop.file(shop.hand_in("明细3.csv", broken, watched=True))["state"] == State.READY


@pytest.mark.parametrize(
    ("content", "state", "said"),
    [
        (b"", State.REFUSED, "空"),
        ("随便一句话".encode(), State.UNKNOWN, "认不出"),
        (table(["主播昵称", "直播开始时间", "评论次数"]), State.UNKNOWN, "直播结束时间"),
        (b"\x89PNG\r\n\x1a\n" + bytes(400), State.UNKNOWN, "认不出"),
    ],
)
def test_what_cannot_be_read_says_why_and_changes_nothing(
    shop: Importing, content: bytes, state: State, said: str
) -> None:
    file = shop.hand_in("看看.csv", content)
    shown = shop.file(file)
    assert (shown["state"], said in shown["told"]) == (state, True), shown["told"]
    assert shop.preview(file) is None
    assert shop.shows(ROOM) == []


def test_a_file_that_is_not_stored_can_be_thrown_away_with_its_bytes(shop: Importing) -> None:
    file = shop.hand_in("订单.csv", THREE)
    answer = shop.page.post(f"/api/imports/{file}/forget", expect=shop.file(file)["version"])
    assert answer.status_code == 200
    assert shop.page.get("/api/imports") == []
    assert not shop.file(file)["has_raw"]
    assert shop.file(shop.hand_in("订单.csv", THREE))["state"] == State.READY


def test_a_reading_that_was_cancelled_can_be_done_again_or_thrown_away(shop: Importing) -> None:
    receiving = shelf.Receiving("订单.csv")
    receiving.write(THREE)
    sha256 = receiving.keep()
    row = actions.take(shop.actor, sha256=sha256, name="订单.csv", size=len(THREE), modified=None)
    shop.page.post(f"/api/jobs/{row.job}/cancel")
    shop.work()
    shown = shop.file(row.pk)
    assert (shown["state"], shown["told"]) == (
        State.REFUSED, "没有读完：被人停下了。请再读一次。")  # fmt: skip
    assert shop.hand_in("订单.csv", THREE) == row.pk
    assert shop.file(row.pk)["state"] == State.READY


def test_an_order_without_a_time_makes_no_day_and_stretches_nothing(shop: Importing) -> None:
    undated = order(9, "22:00:00", "5.00", 订单提交时间="-", 支付完成时间="-")
    file = shop.hand_in("订单.csv", table(ORDERS, order(1, "22:05:00", "100.00"), undated))
    assert [(day["day"], day["lines"]) for day in shop.preview(file)["days"]] == [
        ("", 1),
        ("2026-11-10", 1),
    ]
    shown = shop.file(file)
    assert shown["first_at"] == shown["last_at"] == EVENING + 5 * MINUTE


def test_raw_files_go_after_their_time_and_what_they_said_stays(shop: Importing) -> None:
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    file = shop.hand_in("订单.csv", THREE)
    shop.store(file)
    assert aging.drop_old(30, now_ms() + 29 * DAY) == 0
    assert shop.file(file)["has_raw"]
    assert aging.drop_old(30, now_ms() + 31 * DAY) == 2
    assert (shop.file(file)["has_raw"], shelf.of(row_of(file).sha256).exists()) == (False, False)
    assert shop.level(ROOM, WAS)["show"]["gmv"] == 30_000
    assert aging.drop_old(30, now_ms() + 31 * DAY) == 0


def test_files_that_ask_for_a_room_are_looked_at_anew_when_one_was_stored(page: Importing) -> None:
    shows, orders = page.hand_in("直播明细.csv", NIGHT), page.hand_in("订单.csv", THREE)
    assert page.file(orders)["state"] == State.ASKING
    page.store(shows, new_rooms={SHOP: {"ident": "wanfeng", "title": SHOP}})
    assert page.file(orders)["state"] == State.READY
    assert [one["room"] for one in page.preview(orders)["placings"]] == ["wanfeng"]


def test_a_show_nobody_pressed_follows_the_roster_also_one_that_comes_later(
    shop: Importing, lead: Actor, hall: Hall
) -> None:
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    shop.store(shop.hand_in("订单.csv", THREE))
    assert shop.level(ROOM, WAS, "shift")["none"]["gmv"] == 30_000
    rain, may = hosts.add(lead, name="小雨"), hosts.add(lead, name="阿May")
    first = shifts.plan(
        lead, room=ROOM, starts_at=EVENING - HOUR, ends_at=EVENING + 30 * MINUTE,
        seats=[Wanted(Duty.HOST, host=rain.pk)], note="", overlap_known=False,
    )  # fmt: skip
    second = shifts.plan(
        lead, room=ROOM, starts_at=EVENING + 30 * MINUTE, ends_at=EVENING + 3 * HOUR,
        seats=[Wanted(Duty.HOST, host=may.pk)], note="", overlap_known=False,
    )  # fmt: skip
    shop.work()
    by_shift = shop.level(ROOM, WAS, "shift")
    assert (by_shift[str(first.pk)]["gmv"], by_shift[str(second.pk)]["gmv"]) == (10_000, 20_000)
    by_host = shop.level(ROOM, WAS, "host")
    assert (by_host[str(rain.pk)]["gmv"], by_host[str(may.pk)]["gmv"]) == (10_000, 20_000)
    fixes = hall.engine.look(ROOM, lambda here: here.fold.timeline.fixes).result(5)
    assert rostering.lay(ROOM, "system") == 0
    assert hall.engine.look(ROOM, lambda here: here.fold.timeline.fixes).result(5) == fixes


def test_a_shift_somebody_pressed_is_left_as_it_was_marked(
    shop: Importing, lead: Actor, hall: Hall
) -> None:
    hall.time = EVENING
    hall.press("show.start", 0, ref="9")
    hall.press("shift.start", 1_000, ref="77")
    hall.press("show.end", 90 * MINUTE)
    hall.time = EVENING + 14 * HOUR
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    shifts.plan(
        lead, room=ROOM, starts_at=EVENING, ends_at=EVENING + 3 * HOUR, seats=[], note="",
        overlap_known=False,
    )  # fmt: skip
    shop.work()
    assert set(shop.level(ROOM, "9", "shift")) == {"77", "none"}
