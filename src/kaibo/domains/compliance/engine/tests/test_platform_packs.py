"""A platform's pack speaks on its platform and in its days, and nowhere else."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.packs import Example, Pack, Rule
from kaibo.domains.compliance.engine.shipped import shipped_checker, shipped_packs

PACKS = {pack.name: pack for pack in shipped_packs()}
PREFIXES = {"douyin": "DY", "taobao": "TB", "kuaishou": "KS", "channels": "WX", "tiktok_shop": "TT"}
PLATFORMS = ["", "douyin", "taobao", "tmall", "kuaishou", "channels", "xiaohongshu", "tiktok_shop"]
RULES = [(pack, rule) for name, pack in PACKS.items() if name in PREFIXES for rule in pack.rules]
HITS = [(pack, rule, one) for pack, rule in RULES for one in rule.hits]


def name(given: object) -> str:
    if isinstance(given, Pack):
        return given.name
    return given.id if isinstance(given, Rule) else getattr(given, "text", "")[:20]


def found(checker: Checker, one: Example, platform: str) -> set[str]:
    context = replace(Context.told(one.context), platform=platform)
    return {finding.rule for finding in checker.check(one.text, context).findings}


@pytest.mark.parametrize(("pack", "rule", "example"), HITS, ids=name)
def test_a_platforms_rule_is_silent_on_every_other_platform(
    pack: Pack, rule: Rule, example: Example
) -> None:
    elsewhere = [p for p in PLATFORMS if p not in pack.scope.platforms]
    assert len(elsewhere) >= len(PLATFORMS) - 2
    assert [p for p in elsewhere if rule.id in found(shipped_checker(), example, p)] == []


OFF = {"OFF-01", "OFF-02", "OFF-03"}
WHERE: list[tuple[str, str, set[str]]] = [
    # text, platform, which of the families of diversion and of the platforms' own rules tell
    ("关注公众号能查物流，也可以加企业微信", "channels", set()),
    ("关注公众号能查物流，也可以加企业微信", "douyin", {"OFF-01"}),
    ("拿货的老板加我微信", "channels", set()),
    ("拿货的老板加我微信", "kuaishou", {"OFF-01"}),
    ("拿货的老板加我微信", "taobao", {"OFF-01"}),
    ("拿货的老板加我微信，不走小店", "channels", {"WX-01"}),
    ("小程序商城下单还能再减十块", "douyin", {"OFF-03"}),
    ("去淘宝搜我家店名", "douyin", {"OFF-03"}),
    ("咱淘宝直播间的券下单自动减", "taobao", set()),
    ("原价三百，今天一百二", "taobao", {"TB-01"}),
    ("原价三百，今天一百二", "tmall", {"TB-01"}),
    ("原价三百，今天一百二", "douyin", set()),
    ("福袋里抽到啥算啥", "douyin", {"DY-06"}),
    ("福袋里抽到啥算啥", "kuaishou", set()),
    ("价高者得，截止到十点", "kuaishou", {"KS-01"}),
    ("价高者得，截止到十点", "taobao", set()),
    ("add me on WhatsApp", "tiktok_shop", {"TT-01"}),
    ("add me on WhatsApp", "tiktok", {"TT-01"}),
    ("แอดไลน์มาได้เลยค่ะ", "tiktok_shop", {"TT-01"}),
    ("แอดไลน์มาได้เลยค่ะ", "", set()),
]


@pytest.mark.parametrize(("text", "platform", "rules"), WHERE)
def test_the_same_words_are_judged_by_where_they_are_said(
    text: str, platform: str, rules: set[str]
) -> None:
    checked = shipped_checker().check(text, Context(platform=platform))
    own = tuple(PREFIXES.values())
    told = {f.rule for f in checked.findings}
    assert {rule for rule in told if rule in OFF or rule.startswith(own)} == rules


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=name)
def test_a_rule_speaks_from_its_day_on_and_not_before(pack: Pack, rule: Rule) -> None:
    first = date.fromisoformat(max(pack.effective, rule.effective))
    before = pack.on((first - timedelta(days=1)).isoformat())
    assert rule.id not in {one.id for one in before.rules}
    assert rule in pack.on(first.isoformat()).rules


def test_before_its_day_a_rule_finds_nothing() -> None:
    pack, said = PACKS["douyin"], "福袋里抽到啥算啥"
    there = Context(platform="douyin")
    assert Checker([pack.on("2026-08-26")]).check(said, there).findings == ()
    told = Checker([pack.on("2026-08-27")]).check(said, there).findings
    assert [(one.rule, one.span) for one in told] == [("DY-06", "抽到啥算啥")]


def test_after_its_last_day_a_pack_has_no_rules() -> None:
    pack = replace(PACKS["taobao"], until="2026-12-31")
    assert pack.on("2026-12-31") is pack
    assert pack.on("2027-01-01").rules == ()


def test_packs_nobody_has_read_the_platforms_text_for_say_so_and_what_to_put_in() -> None:
    assert {name for name, pack in PACKS.items() if pack.needs_own_text} == {"kuaishou", "channels"}
    for told in ("kuaishou", "channels"):
        assert "规则原文" in PACKS[told].note
        assert "未读到" in PACKS[told].source
        assert all("未" in rule.basis for rule in PACKS[told].rules)


@pytest.mark.parametrize("pack", PREFIXES)
def test_a_platforms_pack_says_where_it_is_from_and_since_when(pack: str) -> None:
    told = PACKS[pack]
    assert told.source
    assert "2025-01-01" < told.effective <= told.checked
    assert pack in told.scope.platforms
    assert all(rule.id.startswith(f"{PREFIXES[pack]}-") for rule in told.rules)


@pytest.mark.parametrize(("_pack", "rule"), RULES, ids=name)
def test_a_platforms_rule_carries_four_examples_both_ways(_pack: Pack, rule: Rule) -> None:
    assert len(rule.hits) >= 4
    assert len(rule.passes) >= 4


def test_no_two_packs_use_one_id() -> None:
    ids = [rule.id for pack in PACKS.values() for rule in pack.rules]
    assert len(ids) == len(set(ids))


def test_a_price_word_on_a_card_is_told_by_one_rule() -> None:
    # The law where the clearance is not real or nobody knows; the platform where it is real.
    for real, rules in ((None, ["PRC-10"]), (False, ["PRC-10"]), (True, ["DY-01"])):
        facts = {} if real is None else {"fact_clearance": real}
        where = {"surface": "product_card", "platform": "douyin", "facts": facts}
        checked = shipped_checker().check("羊毛大衣清仓价", Context.told(where))
        assert [one.rule for one in checked.findings] == rules


def test_the_guide_lists_every_pack_with_its_days() -> None:
    guide = Path(__file__).parents[6] / "docs" / "guide" / "compliance-packs.md"
    rows = {
        row.split("`")[1]: row
        for row in guide.read_text(encoding="utf-8").splitlines()
        if row.startswith("| `")
    }
    assert set(rows) == set(PACKS)
    for name, pack in PACKS.items():
        assert f"| {pack.effective} | {pack.checked} |" in rows[name]
        assert ("要贵方自己的原文" in rows[name]) is pack.needs_own_text
