"""Promises of the bulletin, the whole way: a show's numbers, what stood out, and what is to be done."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from kaibo.domains.control import public as control
from kaibo.domains.control.models import Room
from kaibo.domains.control.tests.hall import EVENING, Evening, Hall
from kaibo.domains.goals.public import Scope
from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review.boards import keeping
from kaibo.domains.review.boards.tests.nights import night
from kaibo.domains.review.bulletin.tests.test_tally import by_id, goal, read
from kaibo.domains.review.findings.tests.evenings import run
from kaibo.domains.selection import public as selection
from kaibo.domains.selection.actions import links
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY, HOUR, MINUTE
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db

PageOf = Callable[[Duty], Browser]


def bulletin(page: Browser, show: str) -> dict[str, Any]:
    found: dict[str, Any] = page.get(f"/api/review/flagship-a/{show}/bulletin")
    return found


def test_a_show_that_has_just_ended_is_told_with_what_is_still_to_change(
    desk: Browser, lead: Actor, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000, 20_000)
    keeping.keep_owed()
    goal(lead, Scope.SHOW, DAY, DAY + 4 * HOUR, 200_000)
    night(hall, 1, 50_000, 60_000)
    told = bulletin(desk, "n1")
    assert told["title"] == "旗舰店A 战报 第2晚"
    assert told["lines"] == [
        "11月11日 22:00–00:00，2:00:00",
        "**【成交】**",
        "成交金额 **1,100.00 元**",
        "扣 1 小时内退款 1,100.00 元（还会变）",
        "扣至今全部退款 1,100.00 元（还会变）",
        "成交订单 2 单",
        "成交人数 2 人",
        "比昨日同班 +800.00 元（那场 300.00 元）",
        "**【目标】**",
        "成交金额 目标 2,000.00 元（完成 55.0%，还差 900.00 元）",
        "**【流量】**",
        "观看人数 4 人",
        "观看次数 4 次",
        "最高在线 —",
        "人均停留 —",
        "**【投放】**",
        "消耗 —",
        "净成交 ROI —",
        "支付 ROI —",
        "**【班次】**",
        "s1 1,100.00 元",
        "**【链接前五】**",
        "1. 7001 1,100.00 元（讲解 55.00 元/分钟）",
        "**【亮点】**",
        "—（成交订单数一直在自己的平常范围里，没有转折点）",
        "**【问题】**",
        "—（还没有人写，系统也没有看到特别低的一段）",
        "**【库存与发货】**",
        "—（没有可承诺库存与承诺的记录，或都没有告急）",
        "**【明日动作】**",
        "—（复盘里还没有写改进）",
    ]
    assert (told["what"], told["picture"]) == (
        "bulletin", "/api/review/flagship-a/n1/bulletin.png",
    )  # fmt: skip


def test_a_stretch_that_stood_out_is_told_with_what_was_on_air_and_no_cause(
    desk: Browser, hall: Hall
) -> None:
    run(hall, "a", 0, orders=lambda minute: 9 if 60 < minute < 70 else 2)
    rows = by_id(bulletin(desk, "a"))
    assert rows["bright"]["value"] == "23:01–23:10，成交订单数高于自己之前半小时的平常范围"
    assert rows["bright"]["note"] == "当时：2号 面膜、小雨"


def test_what_people_wrote_in_the_review_comes_before_what_the_system_saw(
    desk: Browser, ming: User, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000)
    said = {
        "problem": "福袋开奖后没有接品", "improvement": "开奖后先接 3 号", "plan": "", "metric": "",
        "owner": ming.pk, "deadline": "2026-11-12", "level": None, "key": "", "direction": None,
        "wanted": None, "verify_shows": 3,
    }  # fmt: skip
    answer = desk.post("/api/review/flagship-a/n0/findings", **said)
    assert answer.status_code == 201, answer.json()
    lines = bulletin(desk, "n0")["lines"]
    assert "福袋开奖后没有接品" in lines
    assert lines[-1] == "开奖后先接 3 号（阿明，2026-11-12 前）"


def test_stock_that_was_oversold_and_promises_on_air_are_risks(
    desk: Browser, lead: Actor, hall: Hall, evening: Evening, made: Any
) -> None:
    link = selection.link(evening.link)
    assert link is not None
    links.change(lead, link.id, expect=link.version, promisable_stock=2)
    hall.press("show.start", 0, ref=str(evening.show), x={"title": "双十一前夜"})
    hall.send(*(hall.order(f"o{n}", n * MINUTE, 8_900, who=n) for n in range(1, 4)), at=HOUR)
    hall.press("note", HOUR, text="承诺补发小样，找 13800138000")
    hall.press("show.end", 2 * HOUR)
    told = bulletin(desk, str(evening.show))
    rows = by_id(told)
    assert rows["stock"]["value"] == "3号 保湿精华：可承诺 2 件，已卖 3 件，超卖 1 件"
    assert rows["promise"]["value"] == "未兑现承诺：承诺补发小样，找 [手机号]"


def test_a_show_known_by_readings_alone_says_so_with_each_number(desk: Browser, hall: Hall) -> None:
    hall.press("show.start", 0, ref="a", x={"title": "今晚"})
    read(hall, HOUR, gmv=1_234_500, spend=75_000)
    hall.press("show.end", 2 * HOUR)
    rows = by_id(bulletin(desk, "a"))
    assert (rows["gmv"]["value"], rows["gmv"]["note"]) == ("12,345.00 元", "手报 23:00")
    assert (rows["net_1h"]["value"], rows["net_1h"]["known"]) == ("—", False)
    assert "usual" not in rows, "the first show of a room has nothing to be held against"


def test_what_was_sold_outside_every_shift_has_a_line_so_that_shifts_add_up(
    desk: Browser, hall: Hall
) -> None:
    hall.press("show.start", 0, ref="a", x={"title": "今晚"})
    hall.press("shift.start", HOUR, ref="晚班")
    hall.send(
        hall.order("o1", MINUTE, 30_000, who=1),
        hall.order("o2", HOUR + MINUTE, 70_000, who=2),
        at=HOUR + 2 * MINUTE,
    )
    hall.press("shift.end", 2 * HOUR - 1)
    hall.press("show.end", 2 * HOUR)
    rows = by_id(bulletin(desk, "a"))
    assert rows["gmv"]["value"] == "1,000.00 元"
    assert (rows["shift:none"]["label"], rows["shift:none"]["value"]) == ("不在班次里", "300.00 元")


def test_a_platforms_own_figure_is_called_the_platforms(desk: Browser, hall: Hall) -> None:
    hall.press("show.start", 0, ref="a", x={"title": "今晚"})
    hall.press("show.end", 2 * HOUR)
    said = {"as_of": EVENING + 3 * HOUR, "platform": "douyin"}
    total = hall.event("report.gmv", HOUR, amount=2_734_280, ref="a", x=said)
    hall.send(total, src="file:douyin-compass", at=3 * HOUR)
    told = by_id(bulletin(desk, "a"))["gmv"]
    assert (told["value"], told["note"]) == ("27,342.80 元", "平台 场后文件 01:00")


def test_while_the_show_runs_it_is_told_so_far(desk: Browser, hall: Hall) -> None:
    hall.press("show.start", 0, ref="a", x={"title": "今晚"})
    hall.time += HOUR
    told = bulletin(desk, "a")
    assert told["title"] == "旗舰店A 战报 今晚（播到 23:00）"
    assert told["lines"][0] == "11月10日 22:00–现在，1:00:00"


def test_the_picture_is_a_png_of_the_width_groups_show_and_small_enough(
    desk: Browser, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000, 20_000)
    answer = desk.client.get("/api/review/flagship-a/n0/bulletin.png")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert len(answer.content) < 2 << 20
    image = Image.open(io.BytesIO(answer.content))
    assert image.format == "PNG" and image.size[0] == 1080


def test_who_may_see_it_and_of_which_show_there_is_one(
    page_of: PageOf, hall: Hall, room: Room
) -> None:
    hall.press("show.start", 0, ref="a")
    read(hall, MINUTE, spend=75_000)
    hidden = by_id(bulletin(page_of(Duty.HOST), "a"))
    assert not {"spend", "roi_net", "roi_paid"} & hidden.keys()
    editing, lead = page_of(Duty.EDITING), page_of(Duty.LEAD)
    for path in ("bulletin", "bulletin.png"):
        assert editing.client.get(f"/api/review/flagship-a/a/{path}").status_code == 403
        missing = lead.client.get(f"/api/review/flagship-a/none/{path}")
        assert missing.status_code == 404


def test_a_bulletin_reads_its_room_once(
    desk: Browser, hall: Hall, made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    night(hall, 0, 10_000)
    asked: list[str] = []
    real = control.result

    def counting(room: control.RoomCard, show: str) -> control.Result:
        asked.append(show)
        return real(room, show)

    monkeypatch.setattr("kaibo.domains.control.public.result", counting)
    assert bulletin(desk, "n0")["title"] == "旗舰店A 战报 第1晚"
    assert asked == ["n0"]
