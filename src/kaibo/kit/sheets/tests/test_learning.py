"""Names to meanings, each given once, and header rows that are nearly known."""

from __future__ import annotations

from kaibo.kit.sheets.learning.drift import differences, likeness
from kaibo.kit.sheets.learning.guess import Offer, given_once, named, weighed


def test_a_header_is_known_by_its_whole_name_by_a_part_and_by_what_it_contains() -> None:
    known = {"成交金额", "gmv"}
    assert named("成交金额（元）", known) == (95, "列名就是它")
    assert named("GMV(万)", known) == (92, "列名里有它")
    assert named("直播间成交金额", known) == (60, "列名里有它")
    assert named("退款", known) is None and named("", known) is None


def test_cells_that_cannot_be_read_so_make_it_doubtful() -> None:
    assert weighed(95, "列名就是它", lambda: 100, True) == (99, "列名就是它，内容也像")
    assert weighed(95, "列名就是它", lambda: 100, False) == (95, "列名就是它")
    assert weighed(95, "列名就是它", lambda: 20, True) == (50, "列名像，但内容不像（80% 读不懂）")


def test_each_meaning_is_given_once_to_the_surest_column() -> None:
    offers = [
        Offer(80, 0, 0, "a", ""),
        Offer(90, 1, 0, "a", ""),
        Offer(70, 0, 1, "b", ""),
        Offer(49, 2, 2, "c", ""),
        Offer(60, 3, 3, "d", ""),
        Offer(60, 4, 3, "d", ""),
    ]
    found = given_once(offers)
    assert {at: one.meaning for at, one in found.items()} == {1: "a", 0: "b", 3: "d"}


def test_drift_names_what_went_and_came_and_only_guesses_a_renaming() -> None:
    known = ["日期", "主播", "场观", "备注"]
    assert differences(known[::-1], known).none
    found = differences(["日期", "主播", "观看次数", "备注", "客单"], known)
    assert (found.missing, found.added) == (("场观",), ("观看次数", "客单"))
    assert found.renamed == (("场观", "观看次数"),)
    assert likeness(["日期", "主播"], known) == 50 and likeness([], []) == 0
