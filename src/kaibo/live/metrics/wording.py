"""A metric in words: its formula, unit, time and whom it counts once, as the guide prints them."""

from __future__ import annotations

from fractions import Fraction

from kaibo.live.metrics.define import (
    CHANNEL,
    LONG,
    LUCKY_BAG,
    ONE,
    PRODUCT,
    SHOW,
    TIME,
    Formula,
    Metric,
    Origin,
    Unit,
    Window,
)
from kaibo.live.metrics.inputs import INPUT
from kaibo.live.metrics.interaction import ONLINE_DEN

#: Short name of each unit, and what a page makes of it.
UNIT_ZH: dict[Unit, tuple[str, str]] = {
    Unit.RATIO: ("比率", "写成百分数"),
    Unit.MULTIPLE: ("倍数", "写成小数，如 1.25"),
    Unit.COUNT: ("个数", "人、次、单、件；平均数会带小数"),
    Unit.COUNT_PER_MIN: ("个/分钟", "每分钟多少"),
    Unit.COUNT_PER_HOUR: ("个/小时", "每小时多少"),
    Unit.FEN: ("分", "写成元"),
    Unit.FEN_PER_1000: ("分/千", "写成元，每千次或每千人"),
    Unit.FEN_PER_MIN: ("分/分钟", "写成元，每分钟"),
    Unit.FEN_PER_HOUR: ("分/小时", "写成元，每小时"),
    Unit.COIN: ("平台币", "音浪、钻石等，不是钱"),
    Unit.SECOND: ("秒", "写成秒、分或时"),
    Unit.POINT: ("热度分", "不是人数"),
}
WINDOW_ZH: dict[Window, str] = {
    Window.ROW: "所看那一行的全部时间",
    Window.INSTANT: "此刻",
    Window.LAST_5_MINUTES: "近 5 分钟",
    Window.BEST_MINUTE: "最高的一分钟",
    Window.LUCKY_BAG: "一个福袋开着的时间",
    Window.FIRST_HOUR: "付款后 1 小时内",
    Window.SINCE_ORDER: "下单到现在",
    Window.SHOW: "整场",
}
ORIGIN_ZH: dict[Origin, str] = {Origin.COUNTED: "自己数", Origin.REPORTED: "平台报"}
DISTINCT_ZH = {"people": "人", "orders": "订单", "products": "商品"}

_LEVELS_ZH = (
    (TIME, "各时段"),
    (LONG, "场、班次、主播"),
    (SHOW, "整场"),
    (PRODUCT, "商品"),
    (CHANNEL, "渠道"),
    (LUCKY_BAG, "福袋"),
)
_SAMPLED = "online_observed_ms"
_PER = {60_000: "（按分钟）", 3_600_000: "（按小时）"}


def formula_zh(metric: Metric) -> str:
    """成交金额 ÷ 观看次数 × 1000; of a plain total who gives it: 直接数, 平台给的数."""
    num, den = metric.num, metric.den
    if den == ONE and len(num.terms) == 1:
        [only] = [INPUT[name] for name in num.inputs]
        if only.total:
            return "平台给的数"
        return only.zh if only.gauge or only.zh != metric.zh else "直接数"
    if str(den) == ONLINE_DEN and all(_SAMPLED in t.of for t in num.terms):
        over = "平均在线人数"
        top = " + ".join(INPUT[n].zh for n in num.inputs if n != _SAMPLED)
    else:
        over, top = "" if den == ONE else _sum(den), _sum(num)
    if metric.scale == Fraction(1, 1000):
        top += "（按秒）"
    over += _PER.get(int(metric.scale), "")
    if not over:
        return top
    if len(num.terms) > 1:
        top = f"（{top}）"
    return f"{top} ÷ {over}" + (" × 1000" if metric.scale == 1000 else "")


def _sum(formula: Formula) -> str:
    out = ""
    for term in formula.terms:
        body = " × ".join(INPUT[name].zh for name in term.of)
        sign = "− " if term.coefficient < 0 else "+ " if out else ""
        out += f"{' ' if out else ''}{sign}{body}"
    return out


def levels_zh(levels: tuple[str, ...]) -> str:
    """各时段、商品"""
    left, names = set(levels), []
    for group, zh in _LEVELS_ZH:
        if set(group) <= left:
            names.append(zh)
            left -= set(group)
    if left:
        raise ValueError(f"levels without a name: {sorted(left)}")
    return "、".join(names)


def dedupe_zh(metric: Metric) -> str:
    """Whom it counts once within a row: 按人; 分子不去重，分母按人; 不去重."""
    top, under = _distinct(metric.num), _distinct(metric.den)
    if not metric.den.inputs or top == under or _is_time(metric.den):
        return top
    if _is_time(metric.num):
        return f"分母{under}"
    return f"分子{top}，分母{under}"


def _distinct(formula: Formula) -> str:
    kinds = dict.fromkeys(DISTINCT_ZH[d] for n in formula.inputs if (d := INPUT[n].distinct))
    return "按" + "、".join(kinds) if kinds else "不去重"


def _is_time(formula: Formula) -> bool:
    """A formula in ms or samples of a gauge, where there is nobody to count once."""
    return all(INPUT[n].unit == "ms" or INPUT[n].gauge for n in formula.inputs)
