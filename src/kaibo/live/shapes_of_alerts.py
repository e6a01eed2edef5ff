"""What an alert, its end and the disposal of a comment must say."""

from __future__ import annotations

from typing import Any

from kaibo.live.alerts import SEVERITIES, Disposal, How, Reason

Problem = tuple[str, str] | None
_MOST = 200


def alert_shape(x: dict[str, Any]) -> Problem:
    """An alert says how grave it is."""
    if x.get("severity") not in SEVERITIES:
        return "bad_field", f"提醒 x.severity 应为 {'、'.join(SEVERITIES)} 之一"
    for name in ("rule", "first"):
        value = x.get(name)
        if value is not None and not (isinstance(value, str) and 0 < len(value) <= _MOST):
            return "bad_field", f"提醒 x.{name} 应为至多 {_MOST} 个字的文字"
    if not isinstance(x.get("loud"), bool | None):
        return "bad_field", "提醒 x.loud 应为真或假"
    return None


def close_shape(x: dict[str, Any]) -> Problem:
    """An end says how; one that was put aside also why."""
    if x.get("how") not in list(How):
        return "bad_field", f"提醒了结 x.how 应为 {'、'.join(How)} 之一"
    if x["how"] == How.DISMISSED and x.get("reason") not in list(Reason):
        return "bad_field", f"提醒不采纳要写明 x.reason：{'、'.join(Reason)} 之一"
    return None


def disposal_shape(x: dict[str, Any]) -> Problem:
    """A disposal says what was done, and of which source's comment."""
    if x.get("how") not in list(Disposal):
        return "bad_field", f"评论处置 x.how 应为 {'、'.join(Disposal)} 之一"
    if not isinstance(x.get("src"), str):
        return "bad_field", "评论处置要写明 x.src（评论的来源）"
    return None
