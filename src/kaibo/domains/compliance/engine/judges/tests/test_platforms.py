"""Judges of the platforms' own rules, with exact values on both sides of the line."""

from collections.abc import Mapping

import pytest

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.shipped import shipped_checker

Told = Mapping[str, object]
CASES: list[tuple[str, str, Told, list[str]]] = [
    # rule, words, context, reasons told
    ("DY-04", "送价值四十的袜子", {"price": 39.9}, ["赠品标价 40 元，高于主商品 39.9 元"]),
    ("DY-04", "送价值三十九块九的袜子", {"price": 39.9}, []),
    ("DY-04", "送价值四十的袜子", {"stock": 9}, []),
    (
        "DY-09",
        "都是新鲜日期",
        {"shelf_days": 180, "days_left": 119},
        ["保质期 180 天已过 61 天，超过三分之一，不能说新鲜日期"],
    ),
    ("DY-09", "都是新鲜日期", {"shelf_days": 180, "days_left": 120}, []),
    ("DY-09", "都是新鲜日期", {"shelf_days": 180}, []),
    ("TB-02", "今天打八折", {"sold": 0}, ["商品成交 0 单，不能说“今天打八折”"]),
    ("TB-02", "今天打八折", {"sold": 1}, []),
    (
        "TB-04",
        "都是现货",
        {"ship_hours": 49},
        ["“都是现货”按 48 小时内发货算，后台承诺 49 小时"],
    ),
    ("TB-04", "都是现货", {"ship_hours": 48}, []),
    ("TB-04", "都是现货", {"ship_days": 2}, []),
    ("TB-04", "都是现货", {"ship_days": 3}, ["“都是现货”按 48 小时内发货算，后台承诺 72 小时"]),
    ("TB-04", "都是现货", {"ship_hours": 0, "ship_days": 3}, []),
    ("TT-09", "only 9.98 dollars", {"price": 9.99}, ["口播 9.98，商品页 9.99"]),
    ("TT-09", "only 9.99 dollars", {"price": 9.99}, []),
    ("TT-09", "only 10 dollars", {"price": 9.99}, []),
    ("TT-09", "เพียง 1,090 บาท", {"card_price": 1290}, ["口播 1090，商品页 1290"]),
]
PLATFORM = {"DY": "douyin", "TB": "taobao", "TT": "tiktok_shop"}


@pytest.mark.parametrize(("rule", "words", "facts", "reasons"), CASES)
def test_a_platforms_rule_is_settled_by_its_figures(
    rule: str, words: str, facts: Told, reasons: list[str]
) -> None:
    where = {"platform": PLATFORM[rule[:2]], "category": "alcohol", "facts": facts}
    checked = shipped_checker().check(words, Context.told(where))
    assert [one.reason for one in checked.findings if one.rule == rule] == reasons


def test_where_the_draws_task_is_known_the_laws_rule_alone_tells() -> None:
    said = "公屏刷想要，刷起来我就放福袋"
    told = {
        task: [
            one.rule
            for one in shipped_checker()
            .check(said, Context.told({"platform": "douyin", "facts": facts}))
            .findings
        ]
        for task, facts in (("unknown", {}), ("known", {"lottery_task": "看播"}))
    }
    assert "DY-05" in told["unknown"]
    assert "DY-05" not in told["known"]
