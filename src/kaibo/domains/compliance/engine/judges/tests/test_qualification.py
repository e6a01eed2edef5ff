"""Judges of licences and persons: days, ages and proofs on file decide."""

from collections.abc import Mapping
from typing import Any

import pytest

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.judges.base import JUDGES, Claim
from kaibo.domains.compliance.engine.packs import Rule, Scope
from kaibo.domains.compliance.engine.verdicts import Judgement, Verdict

RULE = Rule("QUA-05", "", "qualification", "high", "Q", "", "", "", "", (), Scope(), (), (), ())


def judged(name: str, said: str, facts: Mapping[str, Any], category: str = "food") -> Judgement:
    context = Context.told({"category": category, "facts": facts})
    return JUDGES[name](Claim(RULE, said, 0, len(said), context))


@pytest.mark.parametrize(
    ("last_day", "verdict"),
    [("2026-11-21", Verdict.VIOLATION), ("2026-11-22", Verdict.OK), ("2026-11-23", Verdict.OK)],
)
def test_a_licence_holds_up_to_and_with_its_last_day(last_day: str, verdict: Verdict) -> None:
    facts = {"valid_to": last_day, "today": "2026-11-22"}
    assert judged("valid_licence", "证都有", facts).verdict is verdict
    assert judged("expired_licence", "证到期了", facts).verdict is verdict


def test_an_unknown_or_unreadable_day_is_not_held_against_who_says_all_is_in_order() -> None:
    assert judged("valid_licence", "证都有", {}).verdict is Verdict.OK
    assert judged("valid_licence", "证都有", {"valid_to": "明年"}).verdict is Verdict.OK


def test_a_licence_for_packed_food_covers_nothing_live() -> None:
    packed, loose = {"license": "食品经营许可证,仅预包装"}, {"license": "食品经营许可证,含散装熟食"}
    assert judged("licence_covers", "活禽现杀也给你发", packed).verdict is Verdict.VIOLATION
    assert judged("licence_covers", "散装熟食有许可", loose).verdict is Verdict.OK
    assert judged("licence_covers", "散装熟食有许可", {}).verdict is Verdict.OK


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"age": 9, "guardian_consent": True}, Verdict.VIOLATION),
        ({"age": 10, "guardian_consent": True}, Verdict.OK),
        ({"age": 10}, Verdict.VIOLATION),
        ({"age": 18}, Verdict.OK),
    ],
)
def test_who_recommends_is_ten_and_has_consent(facts: Mapping[str, Any], verdict: Verdict) -> None:
    assert judged("endorser_age", "小模特推荐这双鞋", facts).verdict is verdict


def test_an_age_that_is_said_counts_when_none_is_on_file() -> None:
    told = judged("endorser_age", "七岁的小代言人", {})
    assert (told.verdict, told.reason) == (Verdict.VIOLATION, "出镜推荐的孩子 7 岁，不满 10 岁")
    assert judged("host_age", "新主播十五岁", {}).verdict is Verdict.VIOLATION
    assert judged("host_age", "新主播十六岁", {}).verdict is Verdict.OK


def test_health_food_is_recommended_by_the_brand_with_an_approval() -> None:
    approved = {"presenter": "brand_staff", "ad_approval": "食健广审(文)第1号"}
    blogger = {**approved, "presenter": "influencer"}
    assert judged("may_recommend", "我推荐", approved, "health_food").verdict is Verdict.OK
    assert judged("may_recommend", "我推荐", blogger, "health_food").verdict is Verdict.VIOLATION
    assert judged("may_recommend", "我推荐", blogger, "food").verdict is Verdict.OK
    assert judged("reviewed", "特惠", {"ad_approval": "none"}, "drug").verdict is Verdict.VIOLATION
    assert judged("reviewed", "特惠", {}, "drug").verdict is Verdict.OK


def test_a_title_wants_proof_of_the_person() -> None:
    assert judged("verified_person", "我是厂长", {"factory_verified": True}).verdict is Verdict.OK
    assert judged("verified_person", "我是厂长", {"verified": False}).verdict is Verdict.VIOLATION
    assert judged("verified_person", "我是厂长", {}).verdict is Verdict.NEEDS_EVIDENCE


def test_home_made_food_is_held_to_what_was_found() -> None:
    assert judged("not_licensed_food", "我妈熬的", {}).verdict is Verdict.OK
    assert (
        judged("not_licensed_food", "我妈熬的", {"sc_license": "none"}).verdict is Verdict.VIOLATION
    )
    assert judged("not_licensed_food", "我妈熬的", {"sc_license": "SC1"}).verdict is Verdict.OK
    assert judged("licensed_food", "没有标签", {}).verdict is Verdict.NEEDS_EVIDENCE
    assert judged("licensed_food", "全是日文", {"cn_label": False}).verdict is Verdict.VIOLATION
