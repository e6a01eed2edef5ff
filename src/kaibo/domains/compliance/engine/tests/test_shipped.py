"""Every rule that ships is held to its own examples: what it must find, what it must let pass."""

import pytest

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.packs import Example, Rule
from kaibo.domains.compliance.engine.shipped import shipped_checker, shipped_packs

RULES = [rule for pack in shipped_packs() for rule in pack.rules if rule.ways]
HITS = [(rule, one) for rule in RULES for one in rule.hits]
PASSES = [(rule, one) for rule in RULES for one in rule.passes]


def as_of(example: Example) -> Context:
    """The context of an example, on the day it was written unless it names another."""
    facts = {"today": "2026-11-22", **example.context.get("facts", {})}
    return Context.told({**example.context, "facts": facts})


def name(given: object) -> str:
    return given.id if isinstance(given, Rule) else getattr(given, "text", "")[:24]


@pytest.mark.parametrize(("rule", "example"), HITS, ids=name)
def test_a_rule_finds_what_it_is_for_and_where(rule: Rule, example: Example) -> None:
    checked = shipped_checker().check(example.text, as_of(example))
    place = example.text.index(example.span)
    wanted = range(place, place + len(example.span))
    found = [one for one in checked.findings if one.rule == rule.id]
    assert found, example.text
    overlap = max(len(set(wanted) & set(range(one.start, one.end))) for one in found)
    assert overlap * 2 >= len(wanted), [one.span for one in found]


@pytest.mark.parametrize(("rule", "example"), PASSES, ids=name)
def test_a_rule_lets_pass_what_is_lawful(rule: Rule, example: Example) -> None:
    checked = shipped_checker().check(example.text, as_of(example))
    assert [one.span for one in checked.findings if one.rule == rule.id] == []


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_that_ships_has_examples_both_ways(rule: Rule) -> None:
    assert len(rule.hits) >= 3
    assert len(rule.passes) >= 3


def test_every_price_said_in_digits_below_the_price_paid_is_told() -> None:
    facts = Context.told({"surface": "live_speech", "facts": {"settle_price": 2600}})
    silent = [
        said
        for said in range(1300, 2599)
        if "PRC-04" not in {one.rule for one in shipped_checker().check(f"{said}块直接拍", facts).findings}
    ]  # fmt: skip
    assert silent == []
