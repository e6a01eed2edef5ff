"""What ads of a show cost, by what was said of them; and what of it is placed in one stretch."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from kaibo.domains.control import public as control
from kaibo.domains.review.profit.ads import of_part, of_show
from kaibo.domains.settlement.public import ProfitBasis, Range, Stated, exact
from kaibo.kit.clock import HOUR
from kaibo.live.gauges import Total
from kaibo.live.ticks import LongTick, Tick

START, END = 100 * HOUR, 104 * HOUR
OTHER = [(110 * HOUR, 114 * HOUR)]
SOURCE = "file:qianchuan"


def show(end: int | None = END, **totals: tuple[int, int]) -> control.Result:
    """What a show of four hours is asked here: its edges, and totals as (value, as_of)."""
    said = {
        (SOURCE, name, ""): Total(as_of, START, name, value)
        for name, (value, as_of) in totals.items()
    }
    edges = SimpleNamespace(start=START, end=end)
    found = SimpleNamespace(show=edges, now=END, totals=said, long_ticks=[])
    return cast("control.Result", found)


def with_days(*days: LongTick) -> control.Result:
    found = cast("Any", show())
    found.long_ticks = list(days)
    return cast("control.Result", found)


def day(value: int, start: int = 96, hours: int = 24, source: str = SOURCE) -> LongTick:
    return LongTick(source, "spend", None, start * HOUR, (start + hours) * HOUR, value, END)


def figures(stated: Stated | None) -> tuple[Range, ProfitBasis] | None:
    return None if stated is None else (stated.range, stated.basis)


def test_nothing_said_is_not_zero() -> None:
    assert of_show(show(), {}, OTHER) is None


def test_the_total_of_the_show_comes_first() -> None:
    ticks = {(SOURCE, "spend"): Tick(999, 4 * HOUR)}
    told = of_show(show(spend=(5_000, END), spend_promoted=(4_000, END + 1)), ticks, OTHER)
    assert figures(told) == (exact(5_000), ProfitBasis.ACTUAL)


def test_of_the_shop_s_two_totals_the_one_spent_on_it_speaks() -> None:
    told = of_show(show(spend_promoted=(4_000, END), spend_bound=(7_000, END)), {}, OTHER)
    assert figures(told) == (exact(4_000), ProfitBasis.ACTUAL)


def test_a_total_of_before_the_end_is_the_least_it_was() -> None:
    told = of_show(show(spend=(5_000, END - 1)), {}, OTHER)
    assert figures(told) == (Range(5_000, None), ProfitBasis.MISSING)
    running = of_show(show(end=None, spend=(5_000, END - 1)), {}, OTHER)
    assert figures(running) == (exact(5_000), ProfitBasis.ACTUAL)


def test_ticks_speak_for_what_they_cover() -> None:
    whole = of_show(show(), {(SOURCE, "spend"): Tick(3_000, 4 * HOUR)}, OTHER)
    assert figures(whole) == (exact(3_000), ProfitBasis.ACTUAL)
    some = of_show(show(), {(SOURCE, "spend"): Tick(3_000, 3 * HOUR)}, OTHER)
    assert figures(some) == (Range(3_000, None), ProfitBasis.MISSING)
    assert some is not None
    assert some.detail == "投放数据只说了 180 分钟，整场 240 分钟"


def test_a_day_with_one_show_is_that_show_s() -> None:
    assert figures(of_show(with_days(day(8_000)), {}, [])) == (exact(8_000), ProfitBasis.ACTUAL)


def test_a_day_with_two_shows_is_any_part_of_each() -> None:
    told = of_show(with_days(day(8_000)), {}, OTHER)
    assert figures(told) == (Range(0, 8_000), ProfitBasis.ACTUAL)


def test_of_two_days_the_one_without_another_show_is_surely_its_own() -> None:
    days = with_days(day(8_000, start=78), day(500, start=102))
    assert figures(of_show(days, {}, OTHER)) == (Range(8_000, 8_500), ProfitBasis.ACTUAL)


def test_days_that_leave_a_part_of_the_show_out_leave_it_open() -> None:
    told = of_show(with_days(day(8_000, start=102)), {}, [])
    assert figures(told) == (Range(8_000, None), ProfitBasis.MISSING)


def test_two_sources_of_days_are_never_added() -> None:
    told = of_show(with_days(day(8_000), day(7_000, source="file:zzz")), {}, [])
    assert figures(told) == (exact(8_000), ProfitBasis.ACTUAL)


def test_ticks_place_a_stretch_only_where_they_add_up_to_the_whole_and_cover_it() -> None:
    whole = Stated(exact(3_000), ProfitBasis.ACTUAL, "")
    ticks = {(SOURCE, "spend"): Tick(3_000, 4 * HOUR)}
    mine = {(SOURCE, "spend"): Tick(1_200, 2 * HOUR)}
    assert figures(of_part(whole, ticks, mine, 2 * HOUR)) == (exact(1_200), ProfitBasis.ACTUAL)
    assert of_part(whole, ticks, mine, 2 * HOUR + 1) is None
    assert of_part(Stated(exact(3_001), ProfitBasis.ACTUAL, ""), ticks, mine, 2 * HOUR) is None
    assert of_part(None, ticks, mine, 2 * HOUR) is None
    assert of_part(whole, {}, mine, 2 * HOUR) is None
