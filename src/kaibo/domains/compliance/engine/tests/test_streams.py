"""Streams: one alert a claim, over borders, said again, put right on air, with facts that change."""

from typing import Any

import pytest

from kaibo.domains.compliance.engine.shipped import shipped_checker
from kaibo.domains.compliance.engine.streams.running import alerts_of
from kaibo.domains.compliance.engine.streams.stream import Segment, Stream, Told
from kaibo.domains.compliance.engine.streams.timeline import StreamError, Timeline

PRICED = {"price": 129, "card_price": 129, "settle_price": 129}
PAN = {"category": "household", "facts": {**PRICED}}
STOCKED = {"category": "food", "facts": {"stock": 480}}
SHIPPED = {"category": "household", "facts": {"ship_days": 7}}
GROWN = {"category": "fresh_food", "facts": {"origin": "陕西洛川"}}
DRAWN = {"category": "toys", "facts": {"prize": "遥控车", "prize_qty": 2, "lottery_qty": 2}}
GOLD = {"category": "jewelry", "facts": {"material": "银镀金"}}
UNPROVED = {"category": "digital", "facts": {"evidence": "none"}}
SOLD = {"category": "pet", "facts": {"sold": 340, "sold_window": "本场"}}
TWO = {
    "category": "household",
    "products": [
        {"from": 0, "name": "炒锅", "category": "household", **PRICED},
        {"from": 6, "name": "汤锅", "category": "household", "price": 89, "card_price": 89,
         "settle_price": 89},
    ],
}  # fmt: skip
DEARER = {
    "category": "apparel",
    "facts": {**PRICED},
    "price_changes": [{"t": 6, "price": 159}],
}
GONE = {"category": "home_textile", "facts": {"gift": "枕套1对"}, "gift_left_at": {"0": 9, "6": 0}}
LABELLED = {
    "category": "books",
    "facts": {"ai_presenter": True},
    "ai_label_spans": [[0, 3], [9, 15]],
}

# Segments three seconds each; expected (rule, first, last, count, resolved by).
Expected = tuple[str, int, int, int, int | None]
STREAMS: dict[str, tuple[dict[str, Any], list[str], list[Expected]]] = {
    "a wrong price is one alert": (
        PAN,
        ["这口锅九十九块直接拍", "锅底三层"],
        [("PRC-04", 0, 0, 1, None)],
    ),
    "the right price is none": (PAN, ["这口锅一百二十九直接拍", "锅底三层"], []),
    "said three times is one alert": (
        PAN,
        ["九十九块直接拍", "锅底三层", "还是九十九块直接拍", "盖子是玻璃的", "九十九块直接拍"],
        [("PRC-04", 0, 4, 3, None)],
    ),
    "another wrong price is another alert": (
        PAN,
        ["九十九块直接拍", "锅底三层", "八十九块直接拍"],
        [("PRC-04", 0, 0, 1, None), ("PRC-04", 2, 2, 1, None)],
    ),
    "put right in the next breath": (
        PAN,
        ["九十九块直接拍", "说错了 是一百二十九"],
        [("PRC-04", 0, 0, 1, 1)],
    ),
    "begun in one segment and named in the next": (
        PAN,
        ["九十九块直接拍", "哎呀口误", "一百二十九一口"],
        [("PRC-04", 0, 0, 1, 2)],
    ),
    "an apology names nothing": (
        PAN,
        ["九十九块直接拍", "对不起口误了", "锅盖是玻璃的"],
        [("PRC-04", 0, 0, 1, None)],
    ),
    "not this but that": (
        PAN,
        ["九十九块直接拍", "不是九十九 是一百二十九"],
        [("PRC-04", 0, 0, 1, 1)],
    ),
    "the page decides": (
        PAN,
        ["九十九块直接拍", "一百二十九 以页面为准"],
        [("PRC-04", 0, 0, 1, 1)],
    ),
    "the right price by the way is no correction": (
        PAN,
        ["九十九块直接拍", "锅底三层", "一百二十九"],
        [("PRC-04", 0, 0, 1, None)],
    ),
    "the right number of another thing puts nothing right": (
        PAN,
        ["九十九块直接拍", "说错了 库存一百二十九件"],
        [("PRC-04", 0, 0, 1, None)],
    ),
    "the denied right price puts nothing right": (
        PAN,
        ["九十九块直接拍", "说错了 不是一百二十九"],
        [("PRC-04", 0, 0, 1, None)],
    ),
    "a correction too late to belong to the claim": (
        PAN,
        [
            "九十九块直接拍",
            "锅底三层",
            "盖子玻璃的",
            "手柄不烫",
            "能进洗碗机",
            "刚才价格说错了 一百二十九",
        ],
        [("PRC-04", 0, 0, 1, 5)],
    ),
    "closed and said again is a new alert": (
        PAN,
        ["九十九块直接拍", "说错了 一百二十九", "锅底三层", "九十九块直接拍"],
        [("PRC-04", 0, 0, 1, 1), ("PRC-04", 3, 3, 1, None)],
    ),
    "one correction closes both wrong prices": (
        PAN,
        ["九十九块直接拍", "八十九块直接拍", "刚才都说错了 一百二十九"],
        [("PRC-04", 0, 0, 1, 2), ("PRC-04", 1, 1, 1, 2)],
    ),
    "what is wrong of one product is right of the next": (
        TWO,
        ["锅底三层", "八十九块直接拍", "八十九块直接拍"],
        [("PRC-04", 1, 1, 1, None)],
    ),
    "the same wrong price of two products is two alerts": (
        TWO,
        ["六十九块直接拍", "锅底三层", "六十九块直接拍"],
        [("PRC-04", 0, 0, 1, None), ("PRC-04", 2, 2, 1, None)],
    ),
    "a correction of this product leaves the other open": (
        TWO,
        ["六十九块直接拍", "锅底三层", "六十九块直接拍", "说错了 八十九"],
        [("PRC-04", 0, 0, 1, None), ("PRC-04", 2, 2, 1, 3)],
    ),
    "a correction that names the product before closes its alert": (
        TWO,
        ["锅底三层", "六十九块直接拍", "好 换个汤锅", "更正一下 炒锅是一百二十九"],
        [("PRC-04", 1, 1, 1, 3)],
    ),
    "the old price is wrong after the change": (
        DEARER,
        ["一百二十九直接拍", "颜色三个", "一百二十九直接拍"],
        [("PRC-04", 2, 2, 1, None)],
    ),
    "the new price is right after the change": (
        DEARER,
        ["一百二十九直接拍", "颜色三个", "一百五十九直接拍"],
        [],
    ),
    "the old price does not put it right after the change": (
        DEARER,
        ["颜色三个", "好看", "九十九块直接拍", "说错了 一百二十九"],
        [("PRC-04", 2, 2, 1, None), ("PRC-04", 3, 3, 1, None)],
    ),
    "few left of many": (STOCKED, ["只剩二十包了", "慢慢拍"], [("STK-01", 0, 0, 1, None)]),
    "few left over a border": (
        STOCKED,
        ["看一眼库里 就剩", "二十包了 手快"],
        [("STK-01", 0, 1, 1, None)],
    ),
    "the stock put right": (
        STOCKED,
        ["只剩二十包了", "看错了", "库存四百八十包"],
        [("STK-01", 0, 0, 1, 2)],
    ),
    "a wrong stock puts nothing right": (
        STOCKED,
        ["只剩二十包了", "看错了 库存三百包"],
        [("STK-01", 0, 0, 1, None), ("STK-01", 1, 1, 1, None)],
    ),
    "the stock in yuan puts nothing right": (
        STOCKED,
        ["只剩二十包了", "看错了 四百八十块"],
        [("STK-01", 0, 0, 1, None)],
    ),
    "too early a dispatch": (SHIPPED, ["两天内发货", "锅底三层"], [("DLV-01", 0, 0, 1, None)]),
    "the dispatch put right by the director": (
        SHIPPED,
        ["两天内发货", "运营提醒 七天发货"],
        [("DLV-01", 0, 0, 1, 1)],
    ),
    "the dispatch put right in hours": (
        SHIPPED,
        ["两天内发货", "更正 一百六十八小时发货"],
        [("DLV-01", 0, 0, 1, 1)],
    ),
    "a wrong place": (GROWN, ["山东烟台的苹果", "脆的"], [("DLV-02", 0, 0, 1, None)]),
    "the place put right": (
        GROWN,
        ["山东烟台的苹果", "产地说错了", "是陕西洛川的"],
        [("DLV-02", 0, 0, 1, 2)],
    ),
    "too many prizes put right": (
        DRAWN,
        ["抽五台遥控车", "念错了 是两台遥控车"],
        [("LOT-04", 0, 0, 1, 1)],
    ),
    "a wrong number of prizes puts nothing right": (
        DRAWN,
        ["抽五台遥控车", "念错了 是三台遥控车"],
        [("LOT-04", 0, 0, 1, None)],
    ),
    "the material put right": (
        GOLD,
        ["这条链子足金的", "讲错了 银镀金的"],
        [("SPC-01", 0, 0, 1, 1)],
    ),
    "an apology for the material": (
        GOLD,
        ["这条链子足金的", "讲错了 大家别介意"],
        [("SPC-01", 0, 0, 1, None)],
    ),
    "a claim without proof, twice": (
        UNPROVED,
        ["全网最低价", "轴体是茶轴", "全网最低价"],
        [("PRC-01", 0, 2, 2, None)],
    ),
    "a claim denied by its own words": (
        UNPROVED,
        ["全网最低价", "这话说错了 不敢说全网最低"],
        [("PRC-01", 0, 0, 1, 1)],
    ),
    "a cue that names another claim": (
        UNPROVED,
        ["全网最低价", "说错了 轴体是红轴"],
        [("PRC-01", 0, 0, 1, None)],
    ),
    "a viewer's words, opened a segment before": (
        UNPROVED,
        ["有宝宝问", "全网最低价", "我查一下"],
        [],
    ),
    "the gift is gone": (
        GONE,
        ["拍被芯送枕套一对", "棉的", "拍被芯送枕套一对"],
        [("GFT-01", 2, 2, 1, None)],
    ),
    "the gift is gone and it is told": (
        GONE,
        ["棉的", "好看", "拍被芯送枕套一对", "场控提示 枕套送完了"],
        [("GFT-01", 2, 2, 1, 3)],
    ),
    "sales put right": (
        SOLD,
        ["本场走了三千多单", "看错了 本场三百四十单"],
        [("STK-03", 0, 0, 1, 1)],
    ),
    "a label missing for two segments is one alert": (
        LABELLED,
        ["今天讲绘本", "第一套讲恐龙", "页数四十", "第二套讲海洋"],
        [("DIS-03", 1, 2, 1, None)],
    ),
    "nothing is made of clean speech": (
        PAN,
        ["来看这口锅", "锅底三层", "手柄不烫", "能进洗碗机"],
        [],
    ),
}


def told(context: dict[str, Any], texts: list[str]) -> dict[str, Any]:
    segments = [{"t0": 3 * i, "t1": 3 * i + 3, "text": text} for i, text in enumerate(texts)]
    return {"context": context, "segments": segments}


@pytest.mark.parametrize("name", STREAMS)
def test_alerts_of_a_stream(name: str) -> None:
    context, texts, expected = STREAMS[name]
    found = alerts_of(shipped_checker(), told(context, texts))
    assert [(a.rule, a.first, a.last, a.count, a.resolved_by) for a in found] == expected


def test_events_tell_what_became_of_an_alert() -> None:
    timeline = Timeline.told(PAN)
    stream = Stream(shipped_checker(), timeline.at, timeline.of_product)
    texts = ["九十九块直接拍", "颜色有三个", "九十九块直接拍 快", "说错了 一百二十九"]
    events = [stream.push(Segment(3.0 * i, 3.0 * i + 3, text)) for i, text in enumerate(texts)]
    assert [[one.told for one in some] for some in events] == [
        [Told.RAISED], [], [Told.REPEATED], [Told.RESOLVED],
    ]  # fmt: skip
    assert {one.alert.number for some in events for one in some} == {0}
    assert events[3][0].alert.resolved_by == 3


def test_a_span_over_a_border_is_the_texts_without_a_gap() -> None:
    found = alerts_of(shipped_checker(), told(STOCKED, ["看一眼库里 就剩", "二十包了 手快"]))
    assert [(a.rule, a.span.startswith("就剩二十包")) for a in found] == [("STK-01", True)]


def test_a_long_night_keeps_the_state_small() -> None:
    timeline = Timeline.told({"facts": {"price": 9999, "card_price": 9999, "settle_price": 9999}})
    stream = Stream(shipped_checker(), timeline.at, timeline.of_product)
    raised = 0
    for i in range(620):
        raised += len(stream.push(Segment(3.0 * i, 3.0 * i + 3, f"只要{1000 + 10 * i}块直接拍")))
    assert raised >= 600
    assert len(stream._open) == 500
    assert len(stream._heard) == 2


def test_a_price_change_takes_the_card_along_unless_it_is_told_itself() -> None:
    timeline = Timeline.told(DEARER)
    assert timeline.at(5.9).context.facts.number("card_price") == 129
    assert timeline.at(6).context.facts.number("card_price") == 159
    alone = Timeline.told({**DEARER, "card_price_changes": [{"t": 9, "card_price": 159}]})
    assert alone.at(6).context.facts.number("price") == 159
    assert alone.at(6).context.facts.number("card_price") == 129
    assert alone.at(9).context.facts.number("card_price") == 159


def test_a_product_brings_its_own_facts_and_a_later_change_counts() -> None:
    timeline = Timeline.told({**TWO, "stock_changes": [{"t": 0, "stock": 9}, {"t": 8, "stock": 3}]})
    assert timeline.at(5.9).name == "炒锅"
    assert timeline.at(6).name == "汤锅"
    assert timeline.at(6).context.facts.number("price") == 89
    assert timeline.at(7).context.facts.number("stock") == 9
    assert timeline.at(8).context.facts.number("stock") == 3
    assert timeline.of_product(0, 8).context.facts.number("price") == 129


def test_outside_its_spans_a_label_is_absent() -> None:
    timeline = Timeline.told({**LABELLED, "warning_shown_spans": []})
    shown = [timeline.at(t).context.facts.yes("ai_label_shown") for t in (0, 2.9, 3, 9, 15)]
    assert shown == [True, True, False, True, False]
    assert timeline.at(0).context.facts.yes("warning_shown") is False
    assert Timeline.told({}).at(0).context.facts.yes("ai_label_shown") is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({}, "segments 应当是一列"),
        ({"segments": ["好"]}, "segments[0] 应当是一个对象"),
        ({"segments": [{"t0": "早", "text": "好"}]}, "segments[0] 的 t0 应当是秒数，现在是 早"),
        ({"segments": [{"t0": True, "text": "好"}]}, "t0 应当是秒数"),
        ({"segments": [], "context": {"products": 5}}, "products 应当是一列"),
        ({"segments": [], "context": {"price_changes": [{"price": 5}]}}, "price_changes 的 t"),
        ({"segments": [], "context": {"ai_label_spans": [[1]]}}, "应当是 [从, 到]"),
        ({"segments": [], "context": {"gift_left_at": []}}, "gift_left_at 应当是"),
    ],
)
def test_what_cannot_be_read_is_named(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(StreamError) as told_:
        alerts_of(shipped_checker(), wrong)
    assert said in str(told_.value)


def test_an_empty_stream_and_empty_segments_raise_nothing() -> None:
    assert alerts_of(shipped_checker(), {"segments": []}) == []
    assert alerts_of(shipped_checker(), told(PAN, ["", " ", "，", "\ufeff", "\ud800"])) == []
