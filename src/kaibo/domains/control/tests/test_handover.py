"""The handover sheet, filled from a real fold: what is known, what is not, and why."""

from __future__ import annotations

from typing import Any

from kaibo.domains.control.rules.boxes import BOXES
from kaibo.domains.control.rules.handover import (
    NO_SHIFT,
    NO_SHOW,
    NO_SOURCE,
    NOT_TOLD,
    Field,
    OpenItems,
    StockLeft,
    sheet,
)
from kaibo.domains.control.rules.offers import Offer, changed
from kaibo.live.events import Event
from kaibo.live.glance import Glance
from kaibo.live.tests.made import T0, ev, fold

NOW = T0 + 600_000
ROWS = (
    "班次", "目标/完成", "当前在讲/下一", "已改机制", "库存余/告急", "未开福袋/券余",
    "未兑现承诺", "违规次数", "投放状态", "公屏热点/负面", "设备异常", "给下一班的一句话",
    "交/接人·时间", "手报",
)  # fmt: skip


def seen(events: list[Event], now: int = NOW, fed: bool = False) -> dict[str, Any]:
    """What the control room shows at `now` after these events; `fed`: as its parts say it."""
    glance = Glance(fold(events), now)
    return {
        "run": glance.run(),
        "figures": glance.figures(),
        "links": glance.busiest() if fed else glance.links(),
        "gauges": [*glance.gauges(), *glance.gauges(money=True)],
    }


def by_id(fields: tuple[Field, ...]) -> dict[str, Field]:
    """The sheet by field."""
    found = {one.id: one for one in fields}
    assert len(found) == len(fields)
    assert all((one.value is None) == bool(one.why) for one in fields)
    return found


def evening() -> list[Event]:
    """A first shift with one order, then a second with two, a pitch, a bag and a reading each."""
    out = [
        ev("show.start", 0, ref="s1"),
        ev("shift.start", 10, ref="early"),
        ev("reading", 100_000, x={"boxes": {"online": 900, "violations": 1}}),
        _order("o1", 150_000, 8_900),
        ev("shift.start", 300_000, ref="late"),
        ev("host.on", 300_010, ref="amy"),
        ev("pitch.start", 310_000, product="a", id="p1"),
        _order("o2", 320_000, 8_900),
        _order("o3", 330_000, 4_100),
        ev("lucky_bag.start", 340_000, ref="bag-7", id="b7"),
        ev("reading", 500_000, x={"boxes": {"online": 1_204, "stay": None}}),
    ]
    return out


def _order(order: str, at: int, amount: int) -> Event:
    x = {"created": T0 + at, "paid": T0 + at, "refunded_total": 0, "refund_1h": 0}
    return ev("order.state", at, order=order, who=1, product="a", qty=1, amount=amount, x=x)


def test_the_sheet_has_the_rows_of_the_paper_one_in_its_order() -> None:
    rows = [one.row for one in sheet({}, OpenItems())]
    assert tuple(dict.fromkeys(rows)) == ROWS


def test_what_the_run_knows_of_the_shift_stands_on_the_sheet() -> None:
    found = by_id(sheet(seen(evening()), OpenItems(goal=20_000)))
    assert found["shift"].value == {"key": "late", "start": T0 + 300_000}
    assert found["hosts"].value == [{"key": "amy", "start": T0 + 300_010}]
    assert (found["gmv"].value, found["orders_paid"].value) == (13_000, 2)
    assert (found["goal"].value, found["gap"].value) == (20_000, 7_000)
    assert found["pitch"].value == [
        {"key": "p1", "start": T0 + 310_000, "product": "a", "round": 1}
    ]
    assert found["lucky_bag"].value == [{"key": "b7", "start": T0 + 340_000}]
    assert found["segment"].value == []
    assert found["at"].value == NOW


def test_a_reading_of_the_shift_before_is_not_this_shifts() -> None:
    found = by_id(sheet(seen(evening()), OpenItems()))
    assert found["reading.online"].value == {
        "value": 1_204,
        "ts": T0 + 500_000,
        "source": "desk",
    }
    before = found["reading.violations"]
    assert (before.value, before.why) == (None, "最近一次手报在接班之前，不算这一班的。")
    assert found["reading.gmv"].why == "这一班还没有报过这一格。"
    assert sum(name.startswith("reading.") for name in found) == len(BOXES)


def test_what_nobody_told_is_null_with_the_reason_and_none_is_not_unknown() -> None:
    blank = by_id(sheet(seen(evening()), OpenItems()))
    for name in ("goal", "next_up", "offers_changed", "stock", "coupons", "promises",
                 "violations", "ads", "comments", "devices", "word", "giver", "receiver"):  # fmt: skip
        assert (blank[name].value, blank[name].why) == (None, NOT_TOLD), name
    assert blank["gap"].why == "没有目标，算不出差额。"
    told = by_id(
        sheet(
            seen(evening()),
            OpenItems(promises=(), violations=0, word="先讲 3 号", devices=("备机没电",)),
        )
    )
    assert (told["promises"].value, told["violations"].value) == ([], 0)
    assert (told["word"].value, told["devices"].value) == ("先讲 3 号", ["备机没电"])


def test_stock_names_the_low_ones_first_with_their_pace() -> None:
    items = OpenItems(
        stock=(StockLeft("b", 412), StockLeft("a", 38, low=True), StockLeft("c", None))
    )
    for fed in (False, True):
        found = by_id(sheet(seen(evening(), T0 + 400_000, fed), items))
        assert found["stock"].value == [
            {"product": "a", "left": 38, "low": True, "sold_5min": 3},
            {"product": "b", "left": 412, "low": False, "sold_5min": None},
            {"product": "c", "left": None, "low": False, "sold_5min": None},
        ]


def test_without_orders_sales_are_unknown_and_not_zero() -> None:
    quiet = [ev("show.start", 0, ref="s1"), ev("shift.start", 10, ref="late"), ev("comment", 20)]
    found = by_id(sheet(seen(quiet), OpenItems(goal=1)))
    assert (found["gmv"].value, found["gmv"].why) == (None, NO_SOURCE)
    assert found["gap"].why == "不知道本班成交额，算不出差额。"


def test_without_a_shift_or_a_show_the_sheet_says_so() -> None:
    alone = by_id(sheet(seen([ev("show.start", 0, ref="s1"), ev("comment", 20)]), OpenItems()))
    assert (alone["shift"].why, alone["gmv"].why, alone["reading.online"].why) == (NO_SHIFT,) * 3
    assert (alone["hosts"].value, alone["pitch"].value) == ([], [])
    over = by_id(sheet(seen([*evening(), ev("show.end", 550_000)]), OpenItems()))
    empty = by_id(sheet({}, OpenItems()))
    for found in (over, empty):
        for name in ("shift", "hosts", "gmv", "pitch", "lucky_bag", "reading.online"):
            assert (found[name].value, found[name].why) == (None, NO_SHOW), name
    assert empty["at"].why == "没有读到直播间的时间。"


def test_offers_that_changed_are_lines_and_none_is_an_empty_list() -> None:
    armed = {
        1: Offer("3号 保湿精华", 8_900, "拍1发2"),
        2: Offer("8号 面膜", None, ""),
        3: Offer("9号 喷雾", 1_234_500, ""),
        4: Offer("下架的", 1, ""),
    }
    now = {
        1: Offer("3号 保湿精华", 7_900, "拍1发3"),
        2: Offer("8号 面膜", 990, ""),
        3: Offer("9号 喷雾", 1_234_500, ""),
    }
    assert changed(armed, now, 2) == (
        "3号 保湿精华：到手价 89.00 → 79.00，机制「拍1发2」→「拍1发3」",
        "8号 面膜：到手价 — → 9.90",
    )
    assert changed(armed, armed, 2) == ()
    assert changed({3: Offer("9号", 1_234_500, "")}, {3: Offer("9号", 1, "")}, 0) == (
        "9号：到手价 1,234,500 → 1",
    )
