"""What an event must satisfy beyond its types: required fields, signs, and the shape of `x`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kaibo.live.believable import DAY_MS, LATEST_MS, Problem, is_moment, is_whole
from kaibo.live.events import (
    ALERT,
    ALERT_CLOSE,
    DISPOSAL,
    KIND_BY_NAME,
    KINDS,
    MAX_ID,
    MOST,
    MOST_IN_BOX,
    MOST_OF_TIP,
    PUSH,
    PUSH_SHOWN,
    REPORT_PREFIX,
    SAMPLE_PREFIX,
    TICK_PREFIX,
    VERSION,
    Event,
    Home,
    is_desk,
)
from kaibo.live.shapes_of_alerts import alert_shape, close_shape, disposal_shape
from kaibo.live.shapes_of_fix import fix_shape
from kaibo.live.shapes_of_orders import entry_shape, order_shape, refund_shape
from kaibo.live.shapes_of_pushes import line_shape, push_shape, shown_shape

MAX_BOXES = 12
#: The longest stretch a source may report as one.
MOST_DAYS = 31
_FILE = re.compile("[0-9a-f]{12}")


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
    if event.kind == PUSH:
        found = found or line_shape(event.text or "", x)
    return found or (_titled(x) if is_desk(event.kind) else None)


def _measured(event: Event) -> Problem:
    if event.kind.startswith(SAMPLE_PREFIX):
        if event.n is None:
            return "missing_field", f"采样（{event.kind}）缺少字段 n"
        return _grid(event.x or {})
    if event.kind.startswith(TICK_PREFIX):
        return _tick(event)
    if not event.kind.startswith(REPORT_PREFIX):
        return None
    if event.n is None and event.amount is None:
        return "missing_field", f"平台汇总（{event.kind}）缺少字段 n 或 amount"
    return _report(event.x or {})


def _most(kind: str, name: str) -> int:
    return (MOST_OF_TIP if kind == "tip" else MOST).get(name, MOST[name])


def _reading(x: dict[str, Any]) -> Problem:
    boxes = x.get("boxes")
    if not isinstance(boxes, dict) or not 1 <= len(boxes) <= MAX_BOXES:
        return "bad_field", f"手报 x.boxes 应为 1 到 {MAX_BOXES} 个数"
    for name, value in boxes.items():
        if value is not None and (not is_whole(value) or not 0 <= value <= MOST_IN_BOX):
            return "bad_field", f"手报 {name} 应为 0 到 {MOST_IN_BOX:,} 的整数"
    return None


def _source(x: dict[str, Any]) -> Problem:
    provides = x.get("provides")
    if provides is not None and (
        not isinstance(provides, list) or not all(isinstance(k, str) for k in provides)
    ):
        return "bad_field", "来源 x.provides 应为种类名的列表"
    return None


def _retract(x: dict[str, Any]) -> Problem:
    if not isinstance(x.get("file"), str) or not _FILE.fullmatch(x["file"]):
        return "bad_field", "撤回文件要写明 x.file（文件 SHA-256 的前 12 位十六进制）"
    return None


def _report(x: dict[str, Any]) -> Problem:
    ident = x.get("show_ident")
    if ident is not None and not (isinstance(ident, str) and len(ident) <= MAX_ID):
        return "bad_field", f"平台汇总 x.show_ident 应为至多 {MAX_ID} 个字的文字"
    return _as_of(x)


def _as_of(x: dict[str, Any]) -> Problem:
    if x.get("as_of") is not None and not is_moment(x["as_of"]):
        return "bad_field", "字段 x.as_of 应为 UTC 毫秒"
    return None


def _grid(x: dict[str, Any]) -> Problem:
    grid = x.get("grid")
    if grid is not None and not (is_whole(grid) and 0 < grid <= DAY_MS):
        return "bad_field", f"采样 x.grid 应为 1 到 {DAY_MS} 毫秒"
    return None


def _tick(event: Event) -> Problem:
    x, what = event.x or {}, f"时段汇总（{event.kind}）"
    if event.n is None and event.amount is None:
        return "missing_field", f"{what}缺少字段 n 或 amount"
    for name in ("grid", "as_of"):
        if x.get(name) is None:
            return "missing_field", f"{what}缺少字段 x.{name}"
    most = MOST_DAYS * DAY_MS
    if not (is_whole(x["grid"]) and 0 < x["grid"] <= most):
        return "bad_field", f"{what} x.grid 应为 1 到 {most} 毫秒"
    return _as_of(x)


def _titled(x: dict[str, Any]) -> Problem:
    for name in ("title", "why", "name"):
        if not isinstance(x.get(name), str | None):
            return "bad_field", f"字段 x.{name} 应为文字"
    return None


_SHAPES = {
    "order.state": order_shape,
    "order.fix": order_shape,
    "order.refund": refund_shape,
    "order.entry": entry_shape,
    "reading": _reading,
    "timeline.fix": fix_shape,
    "source.open": _source,
    "source.retract": _retract,
    ALERT: alert_shape,
    ALERT_CLOSE: close_shape,
    DISPOSAL: disposal_shape,
    PUSH: push_shape,
    PUSH_SHOWN: shown_shape,
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

__all__ = ["LATEST_MS", "MAX_BOXES", "MOST_DAYS", "problem", "problems"]
