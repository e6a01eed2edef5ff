"""Judges of effect: what is approved, filed or tested decides, and their reasons say both sides."""

from collections.abc import Mapping
from typing import Any

import pytest

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.judges.base import JUDGES, Claim
from kaibo.domains.compliance.engine.packs import Rule, Scope
from kaibo.domains.compliance.engine.verdicts import Judgement, Verdict

RULE = Rule("EFF-04", "", "efficacy_medical", "high", "CQ", "", "", "", "", (), Scope(), (), (), ())


def judged(name: str, said: str, facts: Mapping[str, Any], after: str = "") -> Judgement:
    context = Context.told({"category": "cosmetics", "facts": facts})
    return JUDGES[name](Claim(RULE, said + after, 0, len(said), context))


@pytest.mark.parametrize(
    ("said", "facts", "verdict"),
    [
        ("美白", {"filing": "特殊化妆品-祛斑美白", "special_cert": "国妆特字1"}, Verdict.OK),
        ("美白", {"filing": "普通化妆品-保湿", "special_cert": "none"}, Verdict.VIOLATION),
        ("美白", {"filing": "特殊化妆品-防晒", "special_cert": "国妆特字1"}, Verdict.VIOLATION),
        ("美白", {}, Verdict.NEEDS_EVIDENCE),
        ("祛痘", {"filing": "普通化妆品-祛痘"}, Verdict.OK),
        ("祛痘", {"filing": "普通化妆品-保湿"}, Verdict.VIOLATION),
        ("祛痘", {}, Verdict.OK),
    ],
)
def test_a_cosmetic_does_what_it_is_filed_for(
    said: str, facts: Mapping[str, Any], verdict: Verdict
) -> None:
    assert judged("filed_effect", said, facts).verdict is verdict


def test_the_reason_names_what_was_said_and_what_is_filed() -> None:
    told = judged("filed_effect", "抗皱", {"filing": "普通化妆品-保湿"})
    assert told.reason == "口播说抗皱，备案功效是“普通化妆品-保湿”"


@pytest.mark.parametrize(
    ("said", "approved", "verdict"),
    [
        ("增强免疫力", "增强免疫力", Verdict.OK),
        ("护肝", "增强免疫力", Verdict.VIOLATION),
        ("祛湿", "增强免疫力", Verdict.VIOLATION),
        ("助眠", "有助于改善睡眠", Verdict.OK),
    ],
)
def test_a_health_food_has_its_approved_function(
    said: str, approved: str, verdict: Verdict
) -> None:
    assert judged("approved_function", said, {"function": approved}).verdict is verdict


def test_a_time_and_an_effect_stand_with_a_test_on_file() -> None:
    assert judged("tested_effect", "两周细纹没一半", {"evidence": "EF-71"}).verdict is Verdict.OK
    assert judged("tested_effect", "两周细纹没一半", {}).verdict is Verdict.VIOLATION


def test_killing_germs_wants_a_licence() -> None:
    said = "杀灭百分之九十九的病菌"
    assert judged("disinfectant", said, {"disinfect_license": "沪卫消证字"}).verdict is Verdict.OK
    assert judged("disinfectant", said, {"disinfect_license": "none"}).verdict is Verdict.VIOLATION
    assert judged("disinfectant", said, {}).verdict is Verdict.NEEDS_EVIDENCE


def test_a_short_clause_that_follows_belongs_to_a_dare() -> None:
    assert judged("with_what_follows", "一口闷", {}, "，不喝不给面子").end == 10
    assert (
        judged("with_what_follows", "一口闷", {}, "，这瓶酒今天只要一百九十八块钱大家快拍").end == 3
    )
    assert judged("with_what_follows", "一口闷", {}).end == 3


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"evidence": "拍摄记录PS-0212"}, Verdict.OK),
        ({"evidence": "合成图"}, Verdict.VIOLATION),
        ({"evidence": "none"}, Verdict.VIOLATION),
        ({}, Verdict.NEEDS_EVIDENCE),
    ],
)
def test_a_picture_of_an_effect_needs_a_record_of_how_it_was_taken(
    facts: Mapping[str, Any], verdict: Verdict
) -> None:
    assert judged("unedited", "擦前擦后对比图", facts).verdict is verdict


def test_a_made_picture_on_file_is_named_in_the_reason() -> None:
    said = judged("unedited", "擦前擦后对比图", {"evidence": "合成图"})
    assert said.reason == "登记的对比素材是“合成图”，不是实拍"
