"""The review of a show: what changed, what stood out, who sees it, and how it is taken along."""

from __future__ import annotations

import io
from collections.abc import Callable
from urllib.parse import unquote

import openpyxl
import pytest

from kaibo.domains.control.tests.hall import EVENING, ROOM, Hall
from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review.findings.records import Finding, Review
from kaibo.domains.review.findings.tests.asking import path, problem, told
from kaibo.domains.review.findings.tests.evenings import run
from kaibo.kit.clock import DAY, MINUTE
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db

PageOf = Callable[[Duty], Browser]


def test_the_difference_to_the_last_show_is_split_to_the_fen(desk: Browser, hall: Hall) -> None:
    run(hall, "a1", 0)
    run(hall, "a2", 1, clicks=8, orders=lambda minute: 3, price=4_990)
    found = desk.get(path("a2"))["funnel"]
    assert (found["against"], found["against_label"]) == ("last", "上一场")
    assert [one["id"] for one in found["shows"]] == ["a1"]
    # 120 minutes: 1,200 views, 480 → 960 clicks, 240 → 360 orders, 50.00 → 49.90 yuan.
    assert (found["now"], found["before"]) == (360 * 4_990, 240 * 5_000)
    assert found["difference"] == 596_400
    steps = {one["kind"]: one for one in found["steps"]}
    assert [*steps] == ["volume", "product_clicks", "orders_paid", "gmv"]
    assert sum(one["part"] for one in found["steps"]) == 596_400
    # L = 596,400 / ln 1.497 = 1,478,202; ln 2, ln 0.75 and ln 0.998 of it.
    assert [one["part"] for one in found["steps"]] == [0, 1_024_611, -425_252, -2_959]
    assert steps["volume"]["now"] == {"value": 1200.0, "num": 1200, "den": 1}
    assert steps["orders_paid"]["metric"] == "click_order_rate_times"
    assert steps["orders_paid"]["before"] == {"value": 0.5, "num": 240, "den": 480}
    assert {one["usual"] for one in found["steps"]} == {None}, "one show says nothing of usual"
    assert found["origin"] == "counted"


def test_the_first_show_of_a_room_has_nothing_to_be_compared_with(
    desk: Browser, hall: Hall
) -> None:
    run(hall, "a1", 0, minutes=15)
    found = desk.get(path("a1"))
    assert found["funnel"] is None
    assert found["why_no_funnel"] == "这个直播间还没有更早的场次，从第二场起可以比。"
    assert (found["id"], found["version"], found["state"]) == (None, None, "open")
    assert desk.client.get(path("nowhere")).status_code == 404
    assert desk.client.get(path("a1") + "?against=nowhere").status_code == 404


def test_with_five_shows_of_the_slot_what_is_usual_is_said(desk: Browser, hall: Hall) -> None:
    for day in range(5):
        # Audience moves by itself, what it does does not.
        run(hall, f"a{day}", day, views=10 + 4 * (day % 2), minutes=20)
    run(hall, "a9", 9, views=13, orders=lambda minute: 1, minutes=20)
    found = desk.get(path("a9"))["funnel"]
    assert (found["against"], found["against_label"]) == ("slot", "同直播间、同时段最近 5 场的平均")
    # Mean of the five: 1,160 / 5 views, 2 orders a minute.
    steps = {one["kind"]: one for one in found["steps"]}
    assert steps["volume"]["before"] == {"value": 232.0, "num": 1_160, "den": 5}
    assert found["difference"] == -100_000
    assert steps["volume"]["usual"] is True
    assert steps["orders_paid"]["usual"] is False
    assert sum(one["part"] for one in found["steps"]) == -100_000
    chosen = desk.get(path("a9") + "?against=a1")["funnel"]
    assert (chosen["against"], chosen["shows"][0]["title"]) == ("show", "第1晚")
    last = desk.get(path("a9") + "?against=last")["funnel"]
    assert [one["id"] for one in last["shows"]] == ["a4"]
    assert desk.get(path("a9") + "?against=goal")["why_no_funnel"].startswith("这一场没有定目标")


def test_a_goal_is_a_baseline_too(desk: Browser, hall: Hall) -> None:
    run(hall, "a1", 0)
    for metric, value in (("gmv", 1_500_000), ("orders_paid", 250)):
        told(
            desk, "/api/goals", scope="show", room=ROOM, metric=metric, value=value, note="",
            starts_at=EVENING, ends_at=EVENING + 120 * MINUTE,
        )  # fmt: skip
    found = desk.get(path("a1") + "?against=goal")["funnel"]
    assert (found["now"], found["before"], found["difference"]) == (1_200_000, 1_500_000, -300_000)
    assert [(one["kind"], one["now"]["value"], one["before"]["value"]) for one in found["steps"]] == [
        ("volume", 240.0, 250.0), ("gmv", 5_000.0, 6_000.0),
    ]  # fmt: skip
    assert sum(one["part"] for one in found["steps"]) == -300_000


def test_turning_points_say_what_was_there_and_the_silence_of_a_source_first(
    desk: Browser, hall: Hall
) -> None:
    run(
        hall, "a1", 0,
        orders=lambda minute: 20 if 45 <= minute < 49 else 6,
        pressed={44: [{"kind": "note", "text": "福袋没开"}], 70: [{"kind": "surge"}]},
        silent=(90, 100),
    )  # fmt: skip
    found = desk.get(path("a1"))["turning"]
    assert (found["of"], found["label"], found["why"]) == ("orders_paid", "成交订单数", "")
    surge, lull = found["turns"]
    assert (surge["start"], surge["end"]) == (EVENING + 45 * MINUTE, EVENING + 49 * MINUTE)
    assert (surge["up"], surge["value"], surge["usual"]) == (True, 80, 24)
    assert surge["text"] == "22:45–22:49，成交订单数高于自己之前半小时的平常范围。"
    assert [(one["lane"], one["label"]) for one in surge["on_air"]] == [
        ("segment", "主推"), ("pitch", "1号 精华"), ("host", "小雨"),
    ]  # fmt: skip
    assert [(one["label"], one["text"]) for one in surge["pressed"]] == [("场记", "福袋没开")]
    beside = {one["metric"]: one["value"] for one in surge["beside"]}
    assert beside["gmv"] == 80 * 5_000
    assert (lull["start"], lull["up"]) == (EVENING + 90 * MINUTE, False)
    assert [one["source"] for one in lull["gaps"]] == ["douyin:shopA"]
    assert lull["text"].startswith("来源 douyin:shopA 从 23:30 到 23:40 没有来数")
    for one in found["turns"]:
        assert not any(word in one["text"] for word in ("因为", "由于", "导致", "所以"))


def test_with_readings_alone_the_pace_is_between_them(desk: Browser, hall: Hall) -> None:
    hall.press("show.start", 0, ref="a1", x={"title": "手报场"})
    sold = (0, 20, 41, 60, 80, 220)
    for at, orders in enumerate(sold):
        hall.press("reading", 30 * MINUTE * at + 1, x={"boxes": {"orders_paid": orders}})
    hall.press("show.end", 180 * MINUTE)
    found = desk.get(path("a1"))["turning"]
    assert (found["of"], found["label"]) == ("reading.orders_paid", "成交订单数（手报）")
    assert [(one["value"], one["usual"]) for one in found["turns"]] == [(140, 20)]
    assert "手报之间" in found["turns"][0]["text"]
    hall.press("show.start", DAY, ref="a2")
    hall.press("show.end", DAY + MINUTE)
    silent = desk.get(path("a2"))["turning"]
    assert (silent["turns"], silent["why"][:8]) == ([], "没有按分钟的成交")


def test_links_and_rounds_are_ranked_by_money_a_talked_minute(desk: Browser, hall: Hall) -> None:
    run(hall, "a1", 0, orders=lambda minute: 4 if minute // 20 % 2 else 1, minutes=82)
    found = desk.get(path("a1"))
    links, rounds = found["links"], found["rounds"]
    assert [(one["label"], one["pieces"]) for one in links["top"]] == [("2号 面膜", 160)]
    # 42 minutes of 精华: 20, 20 and the last 2, an order of 50 yuan in each.
    assert [(one["label"], one["pieces"]) for one in links["bottom"]] == [("1号 精华", 42)]
    assert links["top"][0]["gmv"] == 160 * 5_000
    assert [one["label"] for one in rounds["top"]] == ["2号 第1轮", "2号 第2轮"]
    assert [one["label"] for one in rounds["short"]] == ["1号 第3轮"], "two minutes are not ranked"
    assert (links["ranked"], rounds["ranked"]) == (2, 4)


def test_open_promises_come_from_the_last_handover_and_notes_after_it(
    desk: Browser, hall: Hall, ming: User
) -> None:
    by = f"user:{ming.pk}"
    handed = {"sheet": {"goal": 1}, "said.promises": "补发小样给前20名\n返场再送一次"}
    run(
        hall, "a1", 0, minutes=15,
        pressed={
            2: [{"kind": "note", "text": "承诺了 22 点开福袋"}],
            3: [{"kind": "handover", "ref": "1", "x": handed, "by": by}],
            5: [{"kind": "note", "text": "口播承诺七天价保", "by": by}],
            6: [{"kind": "note", "text": "换灯"}],
        },
    )  # fmt: skip
    found = desk.get(path("a1"))["promises"]
    assert [(one["text"], one["where"], one["by"]) for one in found] == [
        ("补发小样给前20名", "handover", "阿明"),
        ("返场再送一次", "handover", "阿明"),
        ("口播承诺七天价保", "note", "阿明"),
    ]


def test_who_may_not_see_sales_sees_no_amount_and_who_may_not_write_writes_nothing(
    desk: Browser, hall: Hall, page_of: PageOf
) -> None:
    run(hall, "a1", 0, orders=lambda minute: 12 if minute == 45 else 2, minutes=60)
    run(hall, "a2", 1, minutes=20)
    problem(desk, "a1", metric="gmv", level="show", direction="at_least", wanted=1)
    cutter, host = page_of(Duty.EDITING), page_of(Duty.HOST)
    found = cutter.get(path("a1"))
    assert (found["sees_money"], found["funnel"], found["links"]) == (False, None, None)
    assert [one["metric"] for one in found["turning"]["turns"][0]["beside"]] == ["comments"]
    finding = found["findings"][0]
    assert (finding["hidden"], finding["wanted"], finding["verified"]) == (True, None, [])
    assert host.get(path("a1"))["sees_money"] is True
    for page in (cutter, host):
        for address, body in (
            (path("a1", "findings"), {"problem": "x"}),
            (path("a1", "review/close"), {"expect": 1, "sentence": "x"}),
            (f"/api/review/findings/{finding['id']}/state", {"expect": 1, "state": "done"}),
            (f"/api/review/findings/{finding['id']}/retire", {"expect": 1}),
        ):
            answer = page.post(address, **body)
            assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert Finding.objects.get().version == Review.objects.get().version == 1
    sheet = cutter.post(path("a1", "review/export"), form="html").content.decode()
    assert "元" not in sheet.replace("差额（元）", "")


def test_the_review_is_taken_along_as_a_workbook_and_as_one_page(desk: Browser, hall: Hall) -> None:
    run(hall, "a1", 0, minutes=60)
    run(hall, "a2", 1, orders=lambda minute: 14 if minute == 45 else 2, minutes=60)
    problem(desk, "a2", problem="<script>alert(1)</script>=1+1", plan="=HYPERLINK(1)")
    told(desk, path("a2", "review/close"), expect=1, sentence="稳 & 慢")
    page = desk.post(path("a2", "review/export"), form="html")
    assert page["Content-Type"] == "text/html; charset=utf-8"
    text = page.content.decode()
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;=1+1" in text
    assert "稳 &amp; 慢" in text
    assert "http" not in text, "needs nothing besides itself"
    assert all(part in text for part in ("漏斗拆解", "转折点", "22:45–22:46", "链接排行"))
    assert "Noto Sans CJK SC" in text
    assert "@media print" in text
    book = desk.post(path("a2", "review/export"), form="xlsx")
    rows = [*openpyxl.load_workbook(io.BytesIO(book.content)).active.iter_rows(values_only=True)]
    assert rows[0] == ("部分", "条目", "本场", "对比", "差额（元）", "说明")
    parts = [row for row in rows if row[0] == "漏斗拆解" and row[4] is not None]
    assert parts[0][1:5] == ("成交金额", "6,600.00 元", "6,000.00 元", 600)
    assert sum(round(row[4] * 100) for row in parts[1:]) == 60_000
    assert ("问题与改进", "问题", "状态", "责任人", "截止", "改进、方案和验证") in rows
    ranked = [row for row in rows if row[0] == "链接排行" and row[2] == "最高"]
    assert all(isinstance(row[3], int | float) for row in ranked), "money is a number in a workbook"
    assert "20261111-复盘.xlsx" in unquote(book["Content-Disposition"])
    assert any(row[1] == "<script>alert(1)</script>=1+1" for row in rows)
    assert all(
        cell.data_type != "f"
        for line in openpyxl.load_workbook(io.BytesIO(book.content)).active
        for cell in line
    )
    assert desk.post(path("a2", "review/export"), form="pdf").status_code == 422
