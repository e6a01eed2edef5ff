"""Whatever is given is answered, and ten times as much takes about ten times the work."""

import sys
from collections.abc import Callable

import pytest

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.shipped import shipped_checker

FACTS = {
    "card_price": 59.9, "settle_price": 59, "stock": 500, "ship_hours": 48, "gift": "围裙x1", "prize": "锅",
    "prize_qty": 3, "low7": 33, "net_content": "500g", "origin": "山东", "material": "棉", "price": 60,
    "gift_store_price": 3, "prize_value": 9, "price_after": 100, "carrier": "顺丰", "return_policy": "7天",
}  # fmt: skip
CONTEXT = Context.told({"category": "food", "platform": "douyin", "facts": FACTS})
FLOODS = {
    "a trigger": "全网最低", "a gift and a number": "送1", "a draw and a number": "抽1", "a time": "明天发",
    "an effect": "7天瘦10斤", "a weight": "500g", "digits": "1", "numerals": "一", "one letter": "a",
    "syllables": "zui", "pauses": "，", "ends": "。", "spaces": " ", "a denial": "不", "parts": "氵台",
    "sparse pauses": "我们家的东西，", "thousands": "1,000", "decimals": "9.9.", "zero-width": "\u200b",
    "right to left": "\u202e", "lone surrogate": "\ud83d", "marks": "e\u0301", "emoji": "👍🏻", "a filler": "啊那个",
}  # fmt: skip


def lines_run(work: Callable[[], object]) -> int:
    """How many calls of Python functions the work takes: its size, whatever the machine does."""
    count = 0

    def told(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(told)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("part", FLOODS.values(), ids=FLOODS)
def test_ten_times_the_flood_takes_about_ten_times_the_work(part: str) -> None:
    def of(size: int) -> int:
        text = (part * size)[:size]
        return lines_run(lambda: shipped_checker().check(text, CONTEXT))

    shipped_checker().check(part, CONTEXT)  # what is learnt once is learnt
    # Two pieces against twenty.
    small, large = of(1_800), of(18_000)
    assert large <= small * 14 + 2_000


@pytest.mark.parametrize(
    "part", ["全网最低", "我们家今天这个东西，", "\u200b", "\ud83d\u202e", "a"]
)
def test_a_long_text_without_an_end_is_answered(part: str) -> None:
    text = (part * 40_000)[:40_000]
    checked = shipped_checker().check(text, Context())
    assert all(text[one.start : one.end] == one.span for one in checked.findings)
    assert bool(checked.findings) is (part == "全网最低")


def test_a_claim_said_over_and_over_is_found_from_the_first_to_the_last() -> None:
    text = "加我微信。" * 5_000
    found = [
        one for one in shipped_checker().check(text, Context()).findings if one.rule == "OFF-01"
    ]
    assert (found[0].start < 10, found[-1].end > len(text) - 10) == (True, True)
