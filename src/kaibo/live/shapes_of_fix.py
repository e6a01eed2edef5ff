"""What `x` of a `timeline.fix` must look like: lane, op, spans and times."""

from __future__ import annotations

from typing import Any

from kaibo.live.believable import Problem, is_moment
from kaibo.live.events import MAX_ID
from kaibo.live.show_lane import SHOW_OPS
from kaibo.live.timeline import FIX_OPS, FIXABLE, SHOW


def fix_shape(x: dict[str, Any]) -> Problem:
    """None, or what is wrong: a code and a Chinese sentence."""
    lane, op = x.get("lane"), x.get("op")
    if lane not in FIXABLE:
        return "bad_field", "校正 x.lane 应为 " + "、".join(FIXABLE) + " 之一"
    if lane == "host" and not isinstance(x.get("host"), str):
        return "bad_field", "校正主播时要写明 x.host"
    ops = SHOW_OPS if lane == SHOW else FIX_OPS
    if op not in ops:
        what = "场次校正" if lane == SHOW else "校正"
        return "bad_field", f"{what} x.op 应为 " + "、".join(ops) + " 之一"
    if op in ("edge", "drop", "restore") and not isinstance(x.get("span"), str):
        return "bad_field", "校正要写明 x.span（哪一次动作）"
    if op == "edge" and not _edge(x):
        return "bad_field", "移动边界要写明 x.edge（from 或 to）和 x.at"
    if op == "add" and lane == SHOW and not _names_show(x.get("key")):
        return "bad_field", f"补一场要写明 x.key（场次编号，最多 {MAX_ID} 个字符）"
    if op == "add":
        return _span(x, "x", x.get("to") is None)
    if op == "overlay":
        return _overlay(x)
    return None


def _names_show(key: Any) -> bool:
    return isinstance(key, str) and 1 <= len(key) <= MAX_ID


def _edge(x: dict[str, Any]) -> bool:
    runs_on = x.get("edge") == "to" and "at" in x and x["at"] is None
    return x.get("edge") in ("from", "to") and (runs_on or is_moment(x.get("at")))


def _overlay(x: dict[str, Any]) -> Problem:
    spans = x.get("spans")
    if not isinstance(spans, list) or not all(isinstance(s, dict) for s in spans):
        return "bad_field", "校正 x.spans 应为列表"
    problems = [_span(x, "x", False)]
    problems += [_span(s, f"x.spans[{i}]", s.get("to") is None) for i, s in enumerate(spans)]
    return next((p for p in problems if p), None)


def _span(x: dict[str, Any], where: str, open_end: bool) -> Problem:
    if not is_moment(x.get("from")) or not (open_end or is_moment(x.get("to"))):
        return "bad_field", f"校正 {where}.from、{where}.to 应为 UTC 毫秒"
    if not open_end and x["to"] <= x["from"]:
        return "bad_field", f"校正 {where} 的结束不在开始之后"
    for name in ("key", "product", "ref"):
        if not isinstance(x.get(name), str | None):
            return "bad_field", f"校正 {where}.{name} 应为文字"
    if not isinstance(x.get("data"), dict | None):
        return "bad_field", f"校正 {where}.data 应为对象"
    return None
