"""A block pasted from a big screen: exact numbers where it is sure, and never a guess."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.control.models import Room
from kaibo.domains.control.rules.boxes import BOX_BY_NAME, BOXES, BoxUnit
from kaibo.domains.control.rules.figures import Figure, Unreadable, figure
from kaibo.domains.control.rules.pasted import Kept, Problem, read
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty
from kaibo.live.events import Event
from kaibo.live.validity import MAX_BOXES, problem

WHOLE = """直播大屏
11月22日 20:30 在线 1,204 累计场观 1.8万 进人/h 3,120 人均停留 1分02秒 商品点击 2,310
成交单 86 成交人数 81 成交额 ¥38,204.50 消耗 6200元 新粉 97 加团 12 违规 0"""


def test_there_are_twelve_boxes_and_no_name_stands_for_two() -> None:
    assert len(BOXES) == MAX_BOXES == 12
    names = [name for box in BOXES for name in (box.zh, *box.names)]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(unicodedata.normalize("NFKC", name) == name for name in names)
    for other in ("观看人数", "累计观看人数", "商品点击人数", "进人", "退款金额"):
        assert other not in BOX_BY_NAME


def test_a_whole_block_fills_the_twelve_and_is_a_reading_the_log_takes() -> None:
    found = read(WHOLE.split("\n", 1)[1])
    assert found.values() == {
        "online": 1_204,
        "views": 18_000,
        "inflow": 3_120,
        "stay": 62_000,
        "product_clicks": 2_310,
        "orders_paid": 86,
        "buyers": 81,
        "gmv": 3_820_450,
        "spend": 620_000,
        "follows": 97,
        "club_joins": 12,
        "violations": 0,
    }
    assert (found.kept, found.problems) == ([Kept("", "11月22日 20:30")], [])
    assert problem(Event(id="1", kind="reading", x={"boxes": found.values()})) is None


@pytest.mark.parametrize(
    ("block", "values"),
    [
        ("在线 1,204 累计场观 1.8万", {"online": 1_204, "views": 18_000}),
        ("在线人数\n１，２０４\n累计观看人次\n１．８万", {"online": 1_204, "views": 18_000}),
        ("在线：1204；场观：2万", {"online": 1_204, "views": 20_000}),
        ("在线1204场观1.8w消耗￥320", {"online": 1_204, "views": 18_000, "spend": 32_000}),
        ("在线\t33\n\n\n新粉\t0\r\n", {"online": 33, "follows": 0}),
        ("1,204\n在线人数\n3.2万\n成交金额", {"online": 1_204, "gmv": 3_200_000}),
        ("\ufeff在线\u200b 5 人 场观 1.8 万 人次", {"online": 5, "views": 18_000}),
        ("gmv 1.2亿 GMV 1.2亿", {"gmv": 12_000_000_000}),
        ("成交金额（万元） 3.82 平均停留时长(秒) 62", {"gmv": 3_820_000, "stay": 62_000}),
        ("成交金额(元) 38元 人均停留(秒) 62秒", {"gmv": 3_800, "stay": 62_000}),
        ("人均停留 00:01:02", {"stay": 62_000}),
        ("人均停留 1:02", {"stay": 62_000}),
        ("人均停留 2小时3分", {"stay": 7_380_000}),
        ("人均停留 62.5秒", {"stay": 62_500}),
        ("进人/h 312 人均停留 62秒", {"inflow": 312, "stay": 62_000}),
        ("近1小时进人 300", {"inflow": 300}),
        ("20点 在线 4", {"online": 4}),
        ("在线 -- 场观 — 新粉 暂无 违规 1", {"violations": 1}),
        ("", {}),
        ("   \n\t", {}),
        ("😀", {}),
    ],
)
def test_a_block_is_read_exactly(block: str, values: dict[str, int]) -> None:
    found = read(block)
    assert (found.values(), found.problems) == (values, [])
    assert list(found.boxes) == [box.id for box in BOXES]


@pytest.mark.parametrize(
    ("block", "values", "kept"),
    [
        ("曝光进入率 12.5％ 在线 7", {"online": 7}, [Kept("曝光进入率", "12.5%")]),
        ("累计观看人数 900 商品点击人数 30", {}, [Kept("累计观看人数", "900"), Kept("商品点击人数", "30")]),
        ("近5分进人 86 进人 12", {}, [Kept("近5分进人", "86"), Kept("进人", "12")]),
        ("实时数据 在线 5 较昨日 +12%", {"online": 5}, [Kept("实时数据", ""), Kept("较昨日", "+12%")]),
        ("目标 5万 GMV 3万", {"gmv": 3_000_000}, [Kept("目标", "5万")]),
        ("在线 12 GPM ¥1,024.30", {"online": 12}, [Kept("GPM", "¥1,024.30")]),
    ],
)  # fmt: skip
def test_names_of_no_box_are_kept_as_they_were(
    block: str, values: dict[str, int], kept: list[Kept]
) -> None:
    found = read(block)
    assert (found.values(), found.kept, found.problems) == (values, kept, [])


@pytest.mark.parametrize(
    ("block", "values", "box", "text"),
    [
        ("违规 20%", {}, "violations", "「违规 20%」是比率，这一格要一个数。"),
        ("在线 12.5", {}, "online", "「在线 12.5」有小数，这一格要整数。"),
        ("在线 1.23456万", {}, "online", "「在线 1.23456万」有小数，这一格要整数。"),
        ("加团 -3", {}, "club_joins", "「加团 -3」是负数，这一格不会小于 0。"),
        ("加团 −3", {}, "club_joins", "「加团 -3」是负数，这一格不会小于 0。"),
        ("在线 1,20", {}, "online", "「在线 1,20」的逗号位置不对，分不清是几。"),
        ("在线 1,2345", {}, "online", "「在线 1,2345」的逗号位置不对，分不清是几。"),
        ("成交额 12.345", {}, "gmv", "「成交额 12.345」的小数位太多。"),
        ("成交额 0.99999999999999999999999999999999", {}, "gmv",
         "「成交额 0.99999999999999999999999999999999」太长了，不像真的。"),
        ("在线 99999999999999999999", {}, "online", "「在线 99999999999999999999」太大了，不像真的。"),
        ("人均停留 62", {}, "stay", "「人均停留 62」没有写是秒还是分，请写成 62秒 或 1:02。"),
        ("在线 1:02", {}, "online", "「在线 1:02」是时长或时刻，这一格要一个数。"),
        ("在线 30元", {}, "online", "「在线 30元」的单位「元」不对。"),
        ("在线 累计场观 5", {"views": 5}, "online", "「在线」后面没有数。"),
        ("场观 5 在线", {"views": 5}, "online", "「在线」后面没有数。"),
        ("在线 5 7", {"online": 5}, None, "「7」前面没有名字，没有填进任何一格。"),
        ("成交额 100 成交金额 200", {"gmv": 10_000}, "gmv",
         "「成交额」有两个不同的数，先填了前一个；后一个是「200」，请看一眼。"),
        ("1,204 在线 33 较昨日 +12%", {}, None,
         "开头的「1,204」没有名字，分不清数在名字的前面还是后面。请整理成「名字 数」。"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_not_filled(
    block: str, values: dict[str, int], box: str | None, text: str
) -> None:
    found = read(block)
    assert (found.values(), found.problems) == (values, [Problem(box, text)])


def test_a_rounded_number_says_how_far_it_was_rounded() -> None:
    assert figure("1.8万", BoxUnit.COUNT) == Figure(18_000, 1_000)
    assert figure("3.82万", BoxUnit.MONEY) == Figure(3_820_000, 10_000)
    assert figure("18,204", BoxUnit.COUNT) == Figure(18_204)
    assert figure("2万", BoxUnit.COUNT) == Figure(20_000, 10_000)
    assert read("场观 1.8万 场观 18,000").boxes["views"] == Figure(18_000)
    assert read("场观 18,000 场观 1.8万").boxes["views"] == Figure(18_000)


def test_a_currency_without_a_minor_unit_has_no_decimals() -> None:
    assert read("成交额 ¥38,204", 0).values() == {"gmv": 38_204}
    assert read("成交额 ¥38,204.50", 0).problems[0].box == "gmv"
    with pytest.raises(Unreadable):
        figure("三千", BoxUnit.COUNT)


_SCRAPS = st.sampled_from(
    [
        *BOX_BY_NAME,
        *"0123456789万亿w%,，.：:-—+()¥ \n\t",
        "1,204",
        "1.8万",
        "1分02秒",
        "观看人数",
        "😀",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_SCRAPS | st.text(max_size=4), max_size=30).map("".join))
def test_whatever_is_pasted_the_answer_is_a_reading_the_log_takes_or_nothing(block: str) -> None:
    found = read(block)
    values = found.values()
    assert list(found.boxes) == [box.id for box in BOXES]
    if values:
        assert problem(Event(id="1", kind="reading", x={"boxes": values})) is None


def test_a_long_paste_of_digits_ends() -> None:
    block = "在线 " + "9" * 20_000 + ":59 " + "场观" * 2_000 + "1," * 5_000
    assert read(block).values() == {}


@pytest.mark.django_db
def test_reading_a_block_on_a_page_records_nothing(
    room: Room, page_of: Callable[[Duty], Browser]
) -> None:
    page = page_of(Duty.COHOST)
    before = Fact.objects.count()
    answer = page.post("/api/rooms/flagship-a/readings/pasted", text="在线 1.2万 对手 3")
    assert answer.status_code == 200
    filled = {one["id"]: (one["value"], one["rounded_to"]) for one in answer.json()["boxes"]}
    assert filled.pop("online") == (12_000, 1_000)
    assert set(filled.values()) == {(None, None)} and len(filled) == 11
    assert answer.json()["kept"] == [{"label": "对手", "text": "3"}]
    assert Fact.objects.count() == before
    boxes = page.get("/api/readings/boxes")
    assert boxes[3] == {"id": "stay", "zh": "人均停留", "unit": "ms", "spoken": "分:秒"}
    viewer = page_of(Duty.OBSERVER)
    refused = viewer.post("/api/rooms/flagship-a/readings/pasted", text="在线 1")
    assert refused.json()["code"] == "forbidden"
    long = page.post("/api/rooms/flagship-a/readings/pasted", text="在" * 4_001)
    assert long.status_code == 422
