"""Rights: one table, refusals that say who may."""

from __future__ import annotations

from pathlib import Path

import pytest

import kaibo
from kaibo.kit.access import Actor, duties_from, may, require, system
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import DUTY_LABELS, RIGHT_LABELS, RIGHTS, Duty

MONEY_INSIDE = ("money.cost.read", "money.profit.read")
NEVER_CHANGES = {right for right in RIGHTS if not right.endswith(".read")} - {
    "run.prompter",
    "compliance.check",
}

# Who may do what is a decision of the team: a change of the table is a change of this text.
SENSITIVE = {
    "people.account.write": {"lead"},
    "money.cost.read": {"lead", "operator", "merchandiser"},
    "money.profit.read": {"lead", "operator"},
    "product.price.write": {"lead", "operator", "merchandiser"},
    "traffic.write": {"lead", "operator", "media_buyer"},
    "run.command": {"lead", "operator", "floor", "console"},
    "run.correct": {"lead", "operator", "floor"},
    "source.manage": {"lead", "operator"},
    "history.read": {"lead", "operator"},
    "work.manage": {"lead", "operator"},
}
#: Rights of what is designed and not built yet; everything else in the table is asked for.
COMING = {"traffic.write"}


def _actor(*duties: Duty) -> Actor:
    return Actor(1, "小雨", frozenset(duties))


def test_sensitive_rights_belong_to_exactly_these_duties() -> None:
    assert {right: {str(duty) for duty in RIGHTS[right]} for right in SENSITIVE} == SENSITIVE


@pytest.mark.parametrize("duty", [Duty.HOST, Duty.COHOST])
def test_who_is_on_air_never_sees_cost_or_profit(duty: Duty) -> None:
    assert _actor(duty).rights.isdisjoint(MONEY_INSIDE)
    assert _actor(Duty.HOST, Duty.COHOST, Duty.OBSERVER).rights.isdisjoint(MONEY_INSIDE)


def test_an_observer_changes_nothing() -> None:
    assert _actor(Duty.OBSERVER).rights.isdisjoint(NEVER_CHANGES)
    assert "money.gmv.read" in _actor(Duty.OBSERVER).rights


def test_a_lead_has_every_right() -> None:
    assert _actor(Duty.LEAD).rights == frozenset(RIGHTS)


def test_several_duties_add_up() -> None:
    both = _actor(Duty.HOST, Duty.MEDIA_BUYER)
    assert both.rights == _actor(Duty.HOST).rights | _actor(Duty.MEDIA_BUYER).rights
    assert may(both, "traffic.write") and not may(_actor(Duty.HOST), "traffic.write")


def test_nobody_has_rights_without_duties() -> None:
    assert _actor().rights == frozenset()


def test_a_refusal_says_what_who_may_and_what_one_is() -> None:
    with pytest.raises(Refusal) as caught:
        require(_actor(Duty.HOST, Duty.EDITING), "money.cost.read")
    refusal = caught.value
    assert (refusal.code, refusal.status) == ("forbidden", 403)
    assert refusal.text == (
        "「查看成本」需要以下职务之一：负责人、运营、商品岗。你现在是：主播、剪辑。"
        "要调整职务，请找负责人。"
    )
    assert refusal.values == {
        "right": "money.cost.read",
        "duties": ["lead", "merchandiser", "operator"],
        "yours": ["editing", "host"],
    }


def test_the_system_may_and_an_unknown_right_is_a_mistake() -> None:
    require(system("worker"), "money.cost.read")
    with pytest.raises(KeyError):
        may(_actor(Duty.LEAD), "money.cost.raed")


def test_an_unknown_stored_duty_gives_no_power() -> None:
    assert duties_from(["lead", "emperor", ""]) == {Duty.LEAD}


def test_every_duty_and_right_has_a_chinese_name() -> None:
    assert set(DUTY_LABELS) == set(Duty) and len(Duty) == 13
    assert len(set(DUTY_LABELS.values())) == 13
    assert all(any("一" <= char <= "鿿" for char in label) for label in RIGHT_LABELS.values())
    assert len(RIGHTS) == len(set(RIGHT_LABELS.values()))


def test_no_right_is_promised_that_nothing_asks_for() -> None:
    source = [
        file.read_text(encoding="utf-8")
        for file in Path(kaibo.__file__).parent.rglob("*.py")
        if "tests" not in file.parts and file.name != "rights.py"
    ]
    asked = {right for right in RIGHTS if any(f'"{right}"' in text for text in source)}
    assert set(RIGHTS) - asked == COMING
