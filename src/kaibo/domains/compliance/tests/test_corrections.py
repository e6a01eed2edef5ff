"""A correction fits a prompter, and names the right fact where one is known."""

from dataclasses import replace

import pytest

from kaibo.domains.compliance.corrections import MOST, correction_line
from kaibo.domains.compliance.engine.context import Context, Facts
from kaibo.domains.compliance.engine.shipped import shipped_packs
from kaibo.domains.compliance.engine.streams.corrections import Said, closes
from kaibo.domains.compliance.engine.verdicts import Finding, Verdict

FOUND = Finding(
    rule="PRC-04", category="price", severity="block", verdict=Verdict.VIOLATION, start=0, end=5,
    span="五十九带走", how="plain", reason="", missing="", rewrite="", basis="", claim="price:59",
)  # fmt: skip


def line(rule: str, claim: str = "", **facts: object) -> str:
    context = Context("live_speech", "food", "douyin", Facts(facts))
    return correction_line(replace(FOUND, rule=rule, claim=claim), context)


@pytest.mark.parametrize("rule", sorted({r.id for p in shipped_packs() for r in p.rules}))
def test_every_rule_has_a_line_that_fits(rule: str) -> None:
    told = line(rule)
    assert 0 < len(told) <= MOST


def test_the_right_figure_is_named() -> None:
    assert line("PRC-04", settle_price="69.90") == "更正：到手69.9元，以页面为准"
    assert line("STK-01", stock=60) == "更正：库存60件，以页面为准"
    assert line("DLV-01", ship_hours=48) == "更正：48小时内发货"
    assert line("DLV-01", ship_days=3) == "更正：3天内发货"
    assert line("GFT-01", gift="小样2支") == "更正：赠品是小样2支"
    assert line("GFT-01", gift="none") == "更正：这款没有赠品"


def test_a_figure_too_long_for_the_prompter_gives_way_to_the_page() -> None:
    assert line("PRC-04", settle_price="1234567.89") == "更正：价格以结算页为准"
    assert line("GFT-01", gift="小样2支，面膜5片，洗脸巾一包，化妆棉") == "更正：赠品以页面为准"


def test_the_line_said_on_air_closes_the_alert() -> None:
    context = Context("live_speech", "food", "douyin", Facts({"settle_price": "69.9"}))
    told = correction_line(FOUND, context)
    assert closes(FOUND, 0, context, Said(before=(), number=1, text=told), "")
