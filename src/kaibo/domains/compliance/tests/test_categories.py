"""A team's own words for a category find the packs' one, the more particular first."""

import pytest

from kaibo.domains.compliance.categories import CATEGORIES, category_of
from kaibo.domains.compliance.engine.shipped import shipped_packs


@pytest.mark.parametrize(
    ("called", "category"),
    [
        ("美妆/护肤", "cosmetics"), ("面膜", "cosmetics"), ("保健食品", "health_food"),
        ("休闲零食", "food"), ("五常大米", "food"), ("白酒", "alcohol"), ("童装", "infant"),
        ("女装", "apparel"), ("婴儿奶粉", "infant_formula"), ("洗衣机", "home_appliance"),
        ("洗衣液", "household"), ("茶叶", "tea"), ("二手家电", "appliance_used"),
        ("cosmetics", "cosmetics"), ("", ""), ("其他", ""),
    ],
)  # fmt: skip
def test_what_a_category_is_called(called: str, category: str) -> None:
    assert category_of(called) == category


def test_every_category_a_rule_is_for_can_be_reached() -> None:
    wanted = {
        one
        for pack in shipped_packs()
        for rule in pack.rules
        for one in rule.scope.categories
    }  # fmt: skip
    assert wanted - CATEGORIES - {""} <= {"insurance", "medical", "medical_device"}
