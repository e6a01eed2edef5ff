"""Judges of price: exact sums decide, roundings and gains of the buyer pass, unknown facts stay
silent, and every reason says both numbers."""

from collections.abc import Mapping
from typing import Any

import pytest

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.judges.base import JUDGES, Claim
from kaibo.domains.compliance.engine.judges.price_roles import prices
from kaibo.domains.compliance.engine.packs import Rule, Scope
from kaibo.domains.compliance.engine.verdicts import Judgement, Verdict

RULE = Rule("PRC-00", "", "price", "high", "F", "", "", "凭证", "", (), Scope(), (), (), ())
BAD, FINE = Verdict.VIOLATION, Verdict.OK


def judged(name: str, text: str, claim: str, facts: Mapping[str, Any]) -> Judgement:
    start = text.index(claim)
    context = Context.told({"facts": facts})
    return JUDGES[name](Claim(RULE, text, start, start + len(claim), context))


@pytest.mark.parametrize(
    ("said", "paid", "verdict"),
    [
        ("78", 88, BAD), ("88", 88, FINE), ("98", 88, FINE), ("87", "87.9", FINE),
        ("59.9", "59.9", FINE), ("59.5", "59.9", BAD), ("86", "87.9", BAD),
    ],
)  # fmt: skip
def test_a_price_said_is_held_against_the_price_paid(
    said: str, paid: object, verdict: Verdict
) -> None:
    told = judged("price_now", f"今天{said}带走", said, {"settle_price": paid})
    assert told.verdict is verdict


def test_the_reason_says_both_numbers_and_the_span_is_the_claim() -> None:
    text = "来看毛衣，一百三十八带走，上链接"
    told = judged("price_now", text, "一百三十八", {"card_price": 158})
    assert told.reason == "口播 138 元，实付 158 元"
    assert told.claim == "price:138"
    assert text[told.start : told.end] == "一百三十八带走"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("领二十的券", "二十"), ("满三十减五", "三十"), ("运费八块", "八"), ("身高一百六十八", "一百"),
        ("送的小样单卖三十九块", "三十九"), ("一片两块钱", "两"), ("还剩六十", "六十"), ("老客六十九", "六十九"),
    ],
)  # fmt: skip
def test_an_amount_that_is_not_the_price_of_the_product_says_nothing(text: str, claim: str) -> None:
    assert judged("price_now", text, claim, {"settle_price": 179}).verdict is FINE


def test_a_coupon_counts_towards_what_is_paid() -> None:
    facts = {"card_price": 119, "coupon": 30}
    assert judged("price_now", "领完券八十九", "八十九", facts).verdict is FINE
    assert judged("price_now", "领完券六十九", "六十九", facts).reason == "口播 69 元，实付 89 元"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("五十九就能带走", BAD), ("新客五十九带走，老客七十九", FINE), ("会员到手五十九", FINE),
        ("五十九，新粉老粉谁来都是", BAD), ("今天七十九带走", FINE),
    ],
)  # fmt: skip
def test_a_price_for_some_says_for_whom(text: str, verdict: Verdict) -> None:
    claim = "七十九" if text.startswith("今天") else "五十九"
    facts = {"price": 79, "new_user_coupon": 20}
    assert judged("price_conditional", text, claim, facts).verdict is verdict


@pytest.mark.parametrize(
    ("text", "facts", "verdict"),
    [
        ("一罐才一块二", {"price": 24, "pieces": 12}, BAD),
        ("一罐才两块", {"price": 24, "pieces": 12}, FINE),
        ("一斤四块", {"price": 39.8, "net_jin": 10}, FINE),
        ("一斤三块", {"price": 39.9, "net_jin": 9}, BAD),
        ("一斤四十", {"price": 60, "net_content": "500g"}, BAD),
        ("一斤六十", {"price": 60, "net_content": "500g"}, FINE),
        ("一斤三块", {}, FINE),
        ("两斤一百二，一斤五十", {}, BAD),
    ],
)
def test_a_unit_price_is_worked_out(text: str, facts: dict[str, Any], verdict: Verdict) -> None:
    claim = "一罐" if "罐" in text else "一斤"
    assert judged("price_per_unit", text, claim, facts).verdict is verdict


@pytest.mark.parametrize(
    ("text", "claim", "verdict"),
    [
        ("打八折", "八折", FINE), ("打七五折", "七五折", BAD), ("打对折", "对折", BAD), ("五折起", "五折", FINE),
        ("砍掉三成", "三成", BAD), ("便宜两成", "两成", FINE),
    ],
)  # fmt: skip
def test_a_discount_is_worked_out(text: str, claim: str, verdict: Verdict) -> None:
    facts = {"price": 80, "low7": 100}
    assert judged("discount", text, claim, facts).verdict is verdict
    assert judged("discount", text, claim, {}).verdict is FINE


def test_a_second_piece_at_half_price_is_one_and_a_half_prices() -> None:
    told = judged("discount", "第二件半价，两包六十", "半价", {"price": 30})
    assert told.reason == "第二件 5 折，两件应付 45 元，实付 60 元"
    assert judged("discount", "第二件半价，两包六十", "半价", {"price": 40}).verdict is FINE


@pytest.mark.parametrize(
    ("text", "facts", "verdict"),
    [
        ("原价两百，今天九十九", {"low7": 105, "compare_basis": "none"}, BAD),
        ("原价一百零五，今天九十九", {"low7": 105, "compare_basis": "none"}, FINE),
        ("原价两百，今天九十九", {}, FINE),
        ("原价两百，今天九十九", {"low7": 105, "compare_basis": "order_log_7d"}, BAD),
    ],
)
def test_an_earlier_price_is_no_higher_than_the_lowest_of_seven_days(
    text: str, facts: dict[str, Any], verdict: Verdict
) -> None:
    assert judged("price_before", text, "原价", facts).verdict is verdict


def test_a_raise_counts_for_thirty_days() -> None:
    text, facts = "前天两百，今天八十八", {"price_before_raise": 85, "today": "2026-11-22"}
    told = judged("price_raised", text, "前天", {**facts, "raised_at": "2026-11-20"})
    assert told.reason == "说从前卖 200 元，11 月 20 日调价前是 85 元"
    early = judged("price_raised", text, "前天", {**facts, "raised_at": "2026-09-02"})
    assert early.verdict is FINE


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"price": 49, "price_after": 49}, BAD), ({"price": 49, "price_after": 79}, FINE),
        ({"price": 49, "price_after": 60}, BAD), ({"price": 49, "campaign_end": "2026-11-30"}, BAD), ({}, FINE),
        ({"price": 49, "price_after": 79, "announce": False}, BAD),
    ],
)  # fmt: skip
def test_a_rise_announced_is_one_that_is_planned(facts: dict[str, Any], verdict: Verdict) -> None:
    dated = {"today": "2026-11-22", **facts}
    told = judged("price_later", "零点恢复七十九", "零点恢复七十九", dated)
    assert told.verdict is verdict


@pytest.mark.parametrize(
    ("text", "days", "verdict"),
    [
        ("三十天价保", 30, FINE), ("三十天价保", 15, BAD), ("全年价保", 30, BAD), ("价保", 0, BAD), ("价保", 7, FINE),
        ("价保到十二月七号", 15, FINE), ("价保到十二月八号", 15, BAD), ("价保到春节", 15, BAD),
        ("保质期一年，价保十五天", 15, FINE),
    ],
)  # fmt: skip
def test_protection_lasts_as_long_as_the_policy(text: str, days: int, verdict: Verdict) -> None:
    facts = {"price_protect_days": days, "today": "2026-11-22"}
    assert judged("price_protection", text, "价保", facts).verdict is verdict


def test_who_speaks_of_state_money_needs_the_entitlement() -> None:
    assert judged("subsidy", "国补", "国补", {"gov_subsidy": True}).verdict is FINE
    assert judged("subsidy", "国补", "国补", {"gov_subsidy": False}).verdict is BAD
    assert judged("subsidy", "国补", "国补", {}).verdict is Verdict.NEEDS_EVIDENCE


def test_every_amount_of_a_sentence_has_its_role() -> None:
    text = "原价两百，领二十的券，今天九十九，一片三块三"
    told = [(f"{one.value:f}", one.role) for one in prices(text)]
    assert told == [("200", "past"), ("20", "off"), ("99", "now"), ("3.3", "unit")]
