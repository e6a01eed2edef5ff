"""Judges of sayings: how much of the clause is the claim, and when a member offer is a real one."""

from collections.abc import Mapping
from typing import Any

import pytest

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.judges.base import JUDGES, Claim
from kaibo.domains.compliance.engine.packs import Rule, Scope
from kaibo.domains.compliance.engine.verdicts import Judgement, Verdict

RULE = Rule("OFF-01", "", "off_platform", "block", "N", "", "", "", "", (), Scope(), (), (), ())


def judged(name: str, text: str, said: str, facts: Mapping[str, Any] | None = None) -> Judgement:
    start = text.index(said)
    context = Context.told({"facts": facts or {}})
    return JUDGES[name](Claim(RULE, text, start, start + len(said), context))


@pytest.mark.parametrize(
    ("text", "said", "claimed"),
    [
        ("来的早，先加微信再拿图，谢谢", "加微信", "先加微信再拿图"),
        ("要的加我，abc77881，比她便宜", "加我", "要的加我，abc77881"),
        ("进群，88341209", "进群", "进群，88341209"),
        ("更多款式，淘宝搜，某某玩具", "淘宝搜", "淘宝搜，某某玩具"),
        # Nine characters before and eleven after are too far off to be part of it.
        ("一二三四五六七八九加微信", "加微信", "加微信"),
        ("加微信一二三四五六七八九十一", "加微信", "加微信"),
    ],
)
def test_the_claim_is_the_short_clause_around_the_words(text: str, said: str, claimed: str) -> None:
    told = judged("saying", text, said)
    assert told.verdict is Verdict.VIOLATION
    assert text[told.start : told.end] == claimed


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"member_discount": 5}, Verdict.OK),
        ({"member_discount": 0}, Verdict.VIOLATION),
        ({}, Verdict.VIOLATION),
    ],
)
def test_a_member_coupon_is_lawful_where_there_is_one(
    facts: Mapping[str, Any], verdict: Verdict
) -> None:
    assert judged("member_terms", "入会才有那张券", "入会才有", facts).verdict is verdict


def test_a_coupon_on_file_does_not_excuse_refusing_to_ship() -> None:
    told = judged("member_terms", "没关注的不发货", "没关注的不发", {"member_discount": 5})
    assert told.verdict is Verdict.VIOLATION
