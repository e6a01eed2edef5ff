"""Judges by facts: the same words are right with one fact, wrong with another, silent with none."""

from collections.abc import Mapping

import pytest

from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.context import Context, Facts
from kaibo.domains.compliance.engine.shipped import shipped_packs
from kaibo.domains.compliance.engine.verdicts import Finding

Told = Mapping[str, object]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(shipped_packs())


def found(
    checker: Checker, rule: str, text: str, facts: Told, category: str = "food"
) -> list[Finding]:
    context = Context(category=category, facts=Facts(facts))
    return [one for one in checker.check(text, context).findings if one.rule == rule]


TODAY = {"today": "2026-11-22"}
CASES: list[tuple[str, str, Told, Told]] = [
    # rule, words, facts that make them wrong, facts that make them right
    ("STK-01", "仓库就剩三十来份", {"stock": 5200}, {"stock": 33}),
    (
        "STK-01",
        "三十九码只剩五双",
        {"stock": 1300, "sku_stock_39": 80},
        {"stock": 1300, "sku_stock_39": 5},
    ),
    ("STK-01", "仓库已经见底", {"stock": 4300}, {"stock": 20}),
    (
        "STK-02",
        "以后再也没有这个价",
        {**TODAY, "campaign_end": "2026-12-05"},
        {**TODAY, "campaign_end": "2026-11-22"},
    ),
    ("STK-03", "本场走了八千多单", {"sold": 860}, {"sold": 8200, "sold_window": "本场"}),
    (
        "STK-03",
        "本场成交五千二百单",
        {"sold": 5200, "sold_window": "近90天"},
        {"sold": 5200, "sold_window": "本场"},
    ),
    ("DLV-01", "三天内发货", {"ship_days": 15}, {"ship_days": 3}),
    ("DLV-01", "今晚就发货", {"ship_hours": 72}, {"ship_hours": 24}),
    ("DLV-02", "产自吐鲁番", {"origin": "甘肃敦煌"}, {"origin": "新疆吐鲁番"}),
    ("DLV-02", "法国原瓶进口", {"origin": "国产", "ship_from": "烟台"}, {"origin": "法国波尔多"}),
    ("DLV-03", "半年之内都给退", {"return_7d": True}, {"return_policy": "365天无理由"}),
    (
        "DLV-04",
        "假一赔十",
        {"policy_fake_compensation": "假一赔三"},
        {"policy_fake_compensation": "假一赔十"},
    ),
    ("DLV-04", "电机保五年", {"warranty": "整机1年电机3年"}, {"warranty": "整机1年电机5年"}),
    ("DLV-05", "全国包邮", {"remote_ship_fee": 15}, {"remote_ship_fee": 0}),
    ("DLV-06", "咱们发顺丰", {"carrier": "中通"}, {"carrier": "顺丰"}),
    ("SPC-01", "这件百分百羊毛", {"material": "羊毛30%腈纶70%"}, {"material": "羊毛100%"}),
    ("SPC-01", "冰箱一级能效", {"energy_grade": 3}, {"energy_grade": 1}),
    ("SPC-01", "净含量两斤", {"net_content": "500g"}, {"net_content": "1kg"}),
    ("GFT-01", "拍就送枕套一对", {"gift": "枕套1只"}, {"gift": "枕套2只"}),
    ("GFT-01", "拍就送枕套一对", {"gift": "none"}, {"gift": "枕套1对"}),
    ("GFT-03", "送的眼罩单买要一百二", {"gift_store_price": 25}, {"gift_store_price": 120}),
    ("GFT-04", "抱枕白送", {"gift_need_pay": 12}, {"gift_need_pay": 0}),
    ("GFT-04", "满三百九十九免费送锅", {"gift_condition": "满499"}, {"gift_condition": "满399"}),
    ("LOT-01", "今晚抽一台车", {"prize_value": 50001}, {"prize_value": 50000}),
    ("LOT-03", "加入粉丝团才能参加抽奖", {"lottery_task": "看播"}, {"lottery_task": "加入粉丝团"}),
    (
        "LOT-04",
        "福袋抽五台电饭煲",
        {"prize": "电饭煲", "prize_qty": 1},
        {"prize": "电饭煲", "prize_qty": 5},
    ),
    ("DIS-04", "全新没拆封", {"condition": "翻新"}, {"condition": "全新"}),
    (
        "DIS-05",
        "定金随时可退",
        {"presale": True, "deposit_refundable": False},
        {"presale": True, "deposit_refundable": True},
    ),
    (
        "DIS-03",
        "今天讲三本绘本",
        {"ai_presenter": True, "ai_label_shown": False},
        {"ai_presenter": True, "ai_label_shown": True},
    ),
    (
        "DIS-02",
        "三款横评我选第二款",
        {"paid_promotion": True, "ad_label_shown": False},
        {"paid_promotion": True, "ad_label_shown": True},
    ),
]


@pytest.mark.parametrize(("rule", "text", "wrong", "right"), CASES)
def test_facts_decide(checker: Checker, rule: str, text: str, wrong: Told, right: Told) -> None:
    assert found(checker, rule, text, wrong)
    assert found(checker, rule, text, right) == []


# Words so strong, or so plainly outside a tool, that they want a schedule or a tool setting.
_STRONG = {("STK-02", "以后再也没有这个价"), ("LOT-03", "加入粉丝团才能参加抽奖")}


@pytest.mark.parametrize(("rule", "text"), sorted({case[:2] for case in CASES} - _STRONG))
def test_unknown_numbers_and_settings_settle_nothing(
    checker: Checker, rule: str, text: str
) -> None:
    assert found(checker, rule, text, {}) == []


def test_the_reason_tells_both_numbers(checker: Checker) -> None:
    (one,) = found(checker, "STK-01", "仓库就剩三十来份", {"stock": 5200})
    assert one.reason == "口播“仓库就剩三十来份”，后台库存 5200"
    (two,) = found(checker, "GFT-03", "送的眼罩单买要一百二", {"gift_store_price": 25})
    assert two.reason == "口播赠品值 120 元，本店现价 25 元"


def test_a_viewers_own_words_are_never_the_sellers(checker: Checker) -> None:
    context = Context(surface="viewer_comment", category="food", facts=Facts({"stock": 900}))
    assert checker.check("天天说就剩三十来份", context).findings == ()


def test_health_food_without_its_warning_is_found_whatever_is_said(checker: Checker) -> None:
    hidden, shown = {"warning_shown": False}, {"warning_shown": True}
    text = "亲，一瓶六十粒，早晚各一粒"
    (one,) = found(checker, "DIS-01", text, hidden, "health_food")
    assert one.span == "一瓶六十粒，早晚各一粒"
    assert found(checker, "DIS-01", text, shown, "health_food") == []
    assert found(checker, "DIS-01", text, hidden, "food") == []
