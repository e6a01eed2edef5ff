"""What the ads of a show cost, and how much of it is placed in one stretch of it.

A platform's total of the show comes first; then its ticks, where they cover all of it; then days. What
belongs to no single stretch may be any part of the whole.
"""

from __future__ import annotations

from collections.abc import Mapping

from kaibo.domains.control import public as control
from kaibo.domains.settlement.public import ProfitBasis, Range, Source, Stated, exact
from kaibo.kit.clock import MINUTE
from kaibo.kit.money import yuan
from kaibo.live.gauges import Total
from kaibo.live.ticks import LongTick, Tick, tick_speakers

SPEND = "spend"
#: Totals that say what was spent on a show, the plainest first: of the shop's two the one that was
#: spent on it, not the one its own account paid.
TOTALS = (SPEND, "spend_promoted")

Ticks = Mapping[tuple[str, str], Tick]


def of_show(found: control.Result, ticks: Ticks, others: list[tuple[int, int]]) -> Stated | None:
    """What the show's ads cost; None when nobody has said anything. `ticks`: of the whole show;
    `others`: [start, end) of every other show of the room."""
    start = found.show.start
    ended = found.show.end
    end = found.now if ended is None else ended
    if (told := _total(found.totals, ended)) is not None:
        return told
    tick = spoken(ticks)
    if tick is not None and tick[1].covered_ms >= end - start:
        source, one = tick
        return Stated(exact(one.sum), ProfitBasis.ACTUAL, "逐时段的投放数据", (Source(source),))
    if (days := _days(found.long_ticks, start, end, others)) is not None:
        return days
    if tick is None:
        return None
    source, one = tick
    text = f"投放数据只说了 {one.covered_ms // MINUTE} 分钟，整场 {(end - start) // MINUTE} 分钟"
    return Stated(Range(one.sum, None), ProfitBasis.MISSING, text, (Source(source),))


def of_part(whole: Stated | None, show: Ticks, mine: Ticks, length: int) -> Stated | None:
    """What the ads of a stretch of `length` ms cost, where ticks place them: they add up to the whole
    and cover the stretch. None where they do not."""
    told = spoken(show)
    if whole is None or told is None or whole.range != exact(told[1].sum):
        return None
    source = told[0]
    tick = mine.get((source, SPEND), Tick(0, 0))
    if tick.covered_ms < length:
        return None
    text = f"这一段里 {tick.covered_ms // MINUTE} 分钟的投放数据"
    return Stated(exact(tick.sum), ProfitBasis.ACTUAL, text, (Source(source),))


def spoken(ticks: Ticks) -> tuple[str, Tick] | None:
    """The source that speaks of spend here, and what it says."""
    source = tick_speakers(ticks).get(SPEND)
    return None if source is None else (source, ticks[source, SPEND])


def _total(totals: Mapping[tuple[str, str, str], Total], ended: int | None) -> Stated | None:
    for name in TOTALS:
        told = [
            (total.as_of, source, total)
            for (source, of, product), total in totals.items()
            if of == name and not product
        ]
        if not told:
            continue
        as_of, source, total = max(told)
        where = (Source(source, as_of),)
        if ended is not None and as_of < ended:
            text = f"下播前就导出了，那时花了 {yuan(total.value)} 元"
            return Stated(Range(total.value, None), ProfitBasis.MISSING, text, where)
        return Stated(exact(total.value), ProfitBasis.ACTUAL, "平台报的整场消耗", where)
    return None


def _days(
    long: list[LongTick], start: int, end: int, others: list[tuple[int, int]]
) -> Stated | None:
    """Stretches of more than an hour: the show's whole when it is the only one of its room they
    touch, else any part of them."""
    by_source: dict[str, list[LongTick]] = {}
    for tick in long:
        if tick.name == SPEND and tick.product is None:
            by_source.setdefault(tick.source, []).append(tick)
    told = [(_covered(ticks, start, end), name) for name, ticks in by_source.items()]
    if not told:
        return None
    covered, source = min(told, key=lambda one: (-one[0], one[1]))
    mine = by_source[source]
    alone = [t for t in mine if not any(a < t.end and t.start < b for a, b in others)]
    low, high = sum(t.value for t in alone), sum(t.value for t in mine)
    where = tuple(Source(source, tick.as_of) for tick in mine)
    if covered < end - start:
        text = "按天的投放数据没有盖住整场"
        return Stated(Range(low, None), ProfitBasis.MISSING, text, where)
    if low == high:
        return Stated(exact(low), ProfitBasis.ACTUAL, "当天的消耗，那天只有这一场", where)
    text = f"当天共花 {yuan(high)} 元，那天不止一场，这一场占多少说不准"
    return Stated(Range(low, high), ProfitBasis.ACTUAL, text, where)


def _covered(ticks: list[LongTick], start: int, end: int) -> int:
    return sum(max(min(t.end, end) - max(t.start, start), 0) for t in ticks)
