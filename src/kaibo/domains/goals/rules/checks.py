"""What a goal may be: its stretch, its metric, its value. [plain]"""

from __future__ import annotations

from collections.abc import Sequence

from kaibo.domains.goals.choices import INTO, SCOPE_LABELS, Scope
from kaibo.domains.goals.rules.calendar import Calendar, Span
from kaibo.domains.goals.rules.metrics import Aim, aim
from kaibo.domains.goals.rules.roll_down import Spread
from kaibo.kit.clock import DAY, HOUR, on_calendar
from kaibo.kit.errors import Place, Refusal, invalid

LONGEST_SHOW_MS = 2 * DAY
LONGEST_SHIFT_MS = DAY


def check_metric(ident: str) -> Aim:
    """The metric as an aim. Refusal: `invalid`."""
    found = aim(ident)
    if found is None:
        text = f"「{ident}」不能定目标。请选成交金额、订单数这类整数指标，比率和平均值不行。"
        raise invalid([Place("metric", text)])
    return found


def check_room(scope: Scope, room: str) -> None:
    """A show and a shift are in one room. Refusal: `invalid`."""
    if not room and scope in (Scope.SHOW, Scope.SHIFT):
        raise invalid([Place("room", f"{SCOPE_LABELS[scope]}目标要选一个直播间。")])


def check_span(scope: Scope, span: Span, calendar: Calendar) -> None:
    """Months, weeks and days are the calendar's own; the others have a longest length.

    Refusal: `invalid`, saying what the stretch would have to be.
    """
    start, end = span
    if end <= start:
        raise invalid([Place("ends_at", "目标的结束时间要晚于开始时间。")])
    wanted = _whole(scope, start, calendar)
    if wanted is not None and wanted != span:
        told = "–".join(on_calendar(at, calendar.zone) for at in wanted)
        text = f"{SCOPE_LABELS[scope]}目标要管整{SCOPE_LABELS[scope]}：这一段应是 {told}。"
        raise invalid([Place("starts_at", text)])
    if scope is Scope.HOUR and end > calendar.hour(start)[1]:
        raise invalid([Place("ends_at", "小时目标不能跨过整点，请分成两段。")])
    longest = {Scope.SHOW: LONGEST_SHOW_MS, Scope.SHIFT: LONGEST_SHIFT_MS}.get(scope)
    if longest is not None and end - start > longest:
        text = f"{SCOPE_LABELS[scope]}目标最长 {longest // HOUR} 小时，请检查日期。"
        raise invalid([Place("ends_at", text)])


def check_free(scope: Scope, span: Span, there: Sequence[tuple[Span, str]]) -> None:
    """Two goals of one scope never stand for the same while; crews may overlap. `there`: the others
    with their names. Refusal: `goal_there`."""
    if scope is Scope.SHIFT:
        # Two shifts of the same edges are refused by the table itself.
        return
    for (start, end), name in there:
        if start < span[1] and end > span[0]:
            raise Refusal(
                "goal_there",
                f"这一段已经有目标了：{name}。请改那一个，或先清除它。",
            )


def check_into(scope: Scope, into: Scope) -> None:
    """Whether one goal can be rolled down so. Refusal: `invalid`."""
    if into in INTO[scope]:
        return
    may = "、".join(SCOPE_LABELS[one] for one in INTO[scope])
    told = f"可以分到：{may}。" if may else "它不能再往下分。"
    text = f"{SCOPE_LABELS[scope]}目标不能分到{SCOPE_LABELS[into]}，{told}"
    raise invalid([Place("into", text)])


def check_adds(found: Aim) -> None:
    """Whether parts of it add up. Refusal: `does_not_add`."""
    if not found.adds:
        raise Refusal(
            "does_not_add",
            f"「{found.zh}」不能往下分：同一个人会在几段里重复出现，各段相加不等于整段。"
            "请直接给每一段定目标。",
        )


def check_placed(spread: Spread, into: Scope, said: str) -> None:
    """Whether the parts add up to the goal. `said`: what is not placed, in words.

    Refusals: `no_parts` (nothing free to take it), `set_too_high` (what stays is more than it).
    """
    if spread.unplaced > 0:
        raise Refusal(
            "no_parts",
            f"还有 {said} 没有地方可分：这一段里没有可分的{SCOPE_LABELS[into]}，或都已经有目标了。"
            "请先排好场次和班次，或清除其中几个目标再分。",
            values={"unplaced": spread.unplaced},
        )
    if spread.unplaced < 0:
        raise Refusal(
            "set_too_high",
            f"已经定好的和已经完成的加起来，比要分的目标多 {said}。"
            "请改小手工定的那几个，或改大上级目标。",
            values={"unplaced": spread.unplaced},
        )


def _whole(scope: Scope, at: int, calendar: Calendar) -> Span | None:
    if scope is Scope.MONTH:
        return calendar.month(at)
    if scope is Scope.WEEK:
        return calendar.week(at)
    return calendar.day(at) if scope is Scope.DAY else None
