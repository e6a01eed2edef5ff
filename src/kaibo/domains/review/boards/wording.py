"""What boards say in words: names of baselines, why there is no number, why there is no comparison."""

from __future__ import annotations

from datetime import date, timedelta

from kaibo.domains.review.boards.rules.baseline import Baseline, How, Shared
from kaibo.domains.review.boards.rules.cases import Case, Place
from kaibo.domains.review.boards.rules.fitness import Unfit
from kaibo.live.metrics import Metric, Value

SOURCES = {
    "L0": "手报", "L1": "场后文件", "L2": "官方推送", "L3": "自有采集", "own": "中控台", "": "来源没有登记",
}  # fmt: skip
SHARED = {Shared.HOST: "同主播", Shared.SLOT: "同时段", Shared.WEEKDAY: "同星期"}
UNIT_OF = {
    "show": "场", "shift": "班", "host": "班", "product": "场", "round": "轮", "hour": "天", "day": "天",
}  # fmt: skip

_YESTERDAY = {"hour": "昨日同班的这一小时", "day": "昨日"}
#: What rows are that share nothing more particular.
_SAME = {"day": "同样几个直播间"}

DAY_RUNS = "这一天还没过完，累计数不和过完的比。"
NO_VALUE = "还没有这个数，没有可比的。"
NO_SUM = "人数、峰值和平均不能跨场相加，请看各场。"
UNFIT = {
    Unfit.RUNS: "还在播，累计数不和播完的比；看单小时的数，或看刚过去的这一小时。",
    Unfit.UNRIPE: "未成熟：退款还在回来，到期前不和成熟的比。",
    Unfit.PART: "这一小时没有播满，累计数不和播满的比。",
}


def source_of(level: str, composed: bool, value: Value) -> str:
    """How good the source is, in the floor's word; "" where there is no number."""
    if value.num is None:
        return ""
    return SOURCES[level] + ("（合成）" if composed else "")


def none_yet(level: str) -> str:
    """Why there is nothing to compare with."""
    if level == "round":
        return "这个链接的第一轮，还没有前几轮可比。"
    return "还没有播完的往场可比：第二天起就有；来源级别不同的数不互相比。"


def name_of(case: Case, found: Baseline) -> str:
    """What the rows compared share: 同主播、同时段（近 8 场）, 昨日同班, 前 5 轮."""
    if found.how is How.ROUNDS:
        return f"前 {found.n} 轮"
    if found.how is How.LAST:
        return _last(case, found.of[0][0])
    # Days have no hour of their own.
    told = [one for one in found.shared if (case.place.level, one) != ("day", Shared.SLOT)]
    same = _SAME.get(case.place.level, "本直播间")
    shared = "、".join(SHARED[one] for one in told) or same
    return f"{shared}（近 {found.n} {UNIT_OF.get(case.place.level, '次')}）"


def why_unknown(metric: Metric, value: Value, level: str) -> str:
    """Why a metric has no value; "" where it has one."""
    if value.exact is not None:
        return ""
    if value.num is not None and value.den == 0:
        return "分母是 0，没法除。"
    if metric.id.startswith("reading."):
        return "这一场还没有手报过这一格。"
    if metric.id.startswith("report."):
        if level == "show":
            return "平台还没有报过这一场的这个数：导入罗盘、千川等文件后就有。"
        return "平台没有报过这一段的分钟数据：导入分钟文件后就有。"
    return "来源没有给齐这个数要用的内容。"


def _last(case: Case, last: Case) -> str:
    if not case.same_slot(last):
        return f"上一{UNIT_OF.get(case.place.level, '次')}（{_when(last.place)}）"
    day, before = (date.fromisoformat(one.place.day) for one in (case, last))
    if day - before == timedelta(days=1):
        return _YESTERDAY.get(case.place.level, "昨日同班")
    if case.place.level == "day":
        return f"最近一天（{_when(last.place)}）"
    return f"上次同时段（{_when(last.place)}）"


def _when(place: Place) -> str:
    day = date.fromisoformat(place.day)
    return f"{day.month}月{day.day}日"
