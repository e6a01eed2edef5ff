"""What an event must satisfy beyond its types: required fields, signs, and the shape of `x`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kaibo.live.events import (
    KIND_BY_NAME,
    KINDS,
    MOST,
    MOST_IN_BOX,
    MOST_OF_TIP,
    REPORT_PREFIX,
    SAMPLE_PREFIX,
    VERSION,
    Event,
    Home,
    is_desk,
)
from kaibo.live.timeline import FIX_OPS, FIXABLE

#: The year 10000: beyond it a time is a mistake of unit (microseconds, most often).
LATEST_MS = 253_402_300_800_000
DAY_MS = 86_400_000
MAX_BOXES = 12

Problem = tuple[str, str] | None

_MONEY = ("refunded_total", "refund_1h")
_TIMES = ("created", "paid", "refunded_at")
_ORDER_STATES = frozenset({"created", "paid", "shipped", "signed", "done", "closed", "refunded"})


def problems(events: Sequence[Event]) -> dict[int, tuple[str, str]]:
    """Index → what is wrong, for those events that may not be folded.

    Most batches have nothing wrong and only plain kinds: those are cleared by a few looks at all
    of them together, which gives the same answer as `problem` on each.
    """
    if not events:
        return {}
    numbers = [v for e in events for v in (e.n, e.qty, e.amount) if v is not None]
    plain = (
        {e.v for e in events} == {VERSION}
        and min(e.ts for e in events) > 0
        and max(e.ts for e in events) < LATEST_MS
        and {e.recv for e in events} == {0}
        and min(numbers, default=0) >= 0
        and max(numbers, default=0) <= _LEAST_BOUND
    )
    out: dict[int, tuple[str, str]] = {}
    free = {k for k in {e.kind for e in events} if plain and _ONE_FIELD.get(k, "") is None}
    for index in [i for i, e in enumerate(events) if e.kind not in free]:
        event = events[index]
        field = _ONE_FIELD.get(event.kind)
        if plain and field and getattr(event, field) is not None:
            continue
        found = problem(event)
        if found is not None:
            out[index] = found
    return out


def problem(event: Event) -> Problem:
    """None if the event may be folded, else a stable code and a Chinese sentence."""
    if event.v != VERSION:
        return "version", f"信封版本 {event.v} 不认识，这里只读 {VERSION}"
    if event.ts == 0 and not is_desk(event.kind):
        return "missing_field", "缺少字段 ts（UTC 毫秒）"
    if not 0 <= event.ts < LATEST_MS or not 0 <= event.recv < LATEST_MS:
        return "time_range", f"时间 {event.ts} 不是 UTC 毫秒"
    for name in ("amount", "qty", "n"):
        value = getattr(event, name)
        if value is not None and value < 0:
            return "negative", f"字段 {name} 是负数（{value}）"
        if value is not None and value > _most(event.kind, name):
            return "out_of_range", f"字段 {name} 大得不可信（{value}）"
    kind = KIND_BY_NAME.get(event.kind)
    if kind is None:
        return _measured(event)
    for name in kind.required:
        if getattr(event, name) is None:
            return "missing_field", f"{kind.zh}（{kind.name}）缺少字段 {name}"
    x = event.x or {}
    check = _SHAPES.get(event.kind)
    found = check(x) if check else None
    return found or (_titled(x) if is_desk(event.kind) else None)


def _measured(event: Event) -> Problem:
    if event.kind.startswith(SAMPLE_PREFIX):
        if event.n is None:
            return "missing_field", f"采样（{event.kind}）缺少字段 n"
        return _grid(event.x or {})
    if not event.kind.startswith(REPORT_PREFIX):
        return None
    if event.n is None and event.amount is None:
        return "missing_field", f"平台汇总（{event.kind}）缺少字段 n 或 amount"
    return _as_of(event.x or {})


def _most(kind: str, name: str) -> int:
    return (MOST_OF_TIP if kind == "tip" else MOST).get(name, MOST[name])


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _moment(value: Any) -> bool:
    return _whole(value) and 0 <= value < LATEST_MS


def _order(x: dict[str, Any]) -> Problem:
    for name in (*_MONEY, *_TIMES):
        value = x.get(name)
        if value is None:
            continue
        if not _whole(value):
            return "bad_field", f"字段 x.{name} 应为整数"
        if not 0 <= value <= (MOST["amount"] if name in _MONEY else LATEST_MS - 1):
            return "out_of_range", f"字段 x.{name} 超出范围（{value}）"
    state = x.get("state")
    if state is not None and state not in _ORDER_STATES:
        return "bad_field", f"订单状态 {state!r} 不认识"
    for name in ("shop", "platform"):
        if not isinstance(x.get(name), str | None):
            return "bad_field", f"字段 x.{name} 应为文字"
    return None


def _reading(x: dict[str, Any]) -> Problem:
    boxes = x.get("boxes")
    if not isinstance(boxes, dict) or not 1 <= len(boxes) <= MAX_BOXES:
        return "bad_field", f"手报 x.boxes 应为 1 到 {MAX_BOXES} 个数"
    for name, value in boxes.items():
        if value is not None and (not _whole(value) or not 0 <= value <= MOST_IN_BOX):
            return "bad_field", f"手报 {name} 应为 0 到 {MOST_IN_BOX:,} 的整数"
    return None


def _fix(x: dict[str, Any]) -> Problem:
    if x.get("lane") not in FIXABLE:
        return "bad_field", "校正 x.lane 应为 " + "、".join(FIXABLE) + " 之一"
    if x["lane"] == "host" and not isinstance(x.get("host"), str):
        return "bad_field", "校正主播时要写明 x.host"
    op = x.get("op")
    if op not in FIX_OPS:
        return "bad_field", "校正 x.op 应为 " + "、".join(FIX_OPS) + " 之一"
    if op in ("edge", "drop", "restore") and not isinstance(x.get("span"), str):
        return "bad_field", "校正要写明 x.span（哪一次动作）"
    if op == "edge" and not _edge(x):
        return "bad_field", "移动边界要写明 x.edge（from 或 to）和 x.at"
    if op == "add":
        return _span(x, "x", x.get("to") is None)
    if op == "overlay":
        return _overlay(x)
    return None


def _edge(x: dict[str, Any]) -> bool:
    runs_on = x.get("edge") == "to" and "at" in x and x["at"] is None
    return x.get("edge") in ("from", "to") and (runs_on or _moment(x.get("at")))


def _overlay(x: dict[str, Any]) -> Problem:
    spans = x.get("spans")
    if not isinstance(spans, list) or not all(isinstance(s, dict) for s in spans):
        return "bad_field", "校正 x.spans 应为列表"
    problems = [_span(x, "x", False)]
    problems += [_span(s, f"x.spans[{i}]", s.get("to") is None) for i, s in enumerate(spans)]
    return next((p for p in problems if p), None)


def _span(x: dict[str, Any], where: str, open_end: bool) -> Problem:
    if not _moment(x.get("from")) or not (open_end or _moment(x.get("to"))):
        return "bad_field", f"校正 {where}.from、{where}.to 应为 UTC 毫秒"
    if not open_end and x["to"] <= x["from"]:
        return "bad_field", f"校正 {where} 的结束不在开始之后"
    for name in ("key", "product", "ref"):
        if not isinstance(x.get(name), str | None):
            return "bad_field", f"校正 {where}.{name} 应为文字"
    if not isinstance(x.get("data"), dict | None):
        return "bad_field", f"校正 {where}.data 应为对象"
    return None


def _source(x: dict[str, Any]) -> Problem:
    provides = x.get("provides")
    if provides is not None and (
        not isinstance(provides, list) or not all(isinstance(k, str) for k in provides)
    ):
        return "bad_field", "来源 x.provides 应为种类名的列表"
    return None


def _as_of(x: dict[str, Any]) -> Problem:
    if x.get("as_of") is not None and not _moment(x["as_of"]):
        return "bad_field", "字段 x.as_of 应为 UTC 毫秒"
    return None


def _grid(x: dict[str, Any]) -> Problem:
    grid = x.get("grid")
    if grid is not None and not (_whole(grid) and 0 < grid <= DAY_MS):
        return "bad_field", f"采样 x.grid 应为 1 到 {DAY_MS} 毫秒"
    return None


def _titled(x: dict[str, Any]) -> Problem:
    for name in ("title", "why", "name"):
        if not isinstance(x.get(name), str | None):
            return "bad_field", f"字段 x.{name} 应为文字"
    return None


_SHAPES = {
    "order.state": _order,
    "order.fix": _order,
    "reading": _reading,
    "timeline.fix": _fix,
    "source.open": _source,
}

#: For kinds that ask for one field, or none (None), and nothing else: which it is.
_ONE_FIELD: dict[str, str | None] = {
    k.name: next(iter(k.required), None)
    for k in KINDS
    if len(k.required) <= 1
    and k.name not in _SHAPES
    and k.name != "tip"
    and (k.home is not Home.DESK)
}
#: Numbers up to here are believable whatever field they stand in.
_LEAST_BOUND = min(MOST.values())
