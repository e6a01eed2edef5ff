"""The handover sheet as text for the group: what the system knows, and what was said when handing over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from kaibo.domains.control import public as control
from kaibo.domains.review.boards.rules.readings import PREFIX, READINGS
from kaibo.domains.review.bulletin.rules import words
from kaibo.domains.review.bulletin.rules.sheet import Row, Section, Sheet, clean, unknown
from kaibo.kit.clock import at_clock, now_ms, on_calendar
from kaibo.live.metrics import Metric

_MONEY = frozenset({"goal", "gmv", "gap"})
_SAID = "said."
_WORD = "word"
_READINGS = "手报"
_SHOWN = 6
#: The year 2100, UTC ms.
_LAST_MOMENT = 4_102_444_800_000
_RIGHTS = frozenset({"money.gmv.read"})
#: A handover that was pressed is shown with what was written in it.
Pressed = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Handover:
    """The sheet, the key of the shift that hands over ("" for none), and its moment, UTC ms."""

    sheet: Sheet
    shift: str
    at: int


def handover(room: control.RoomCard, pressed: Pressed | None = None) -> Handover:
    """The sheet of a room as it stands; of a handover that was pressed (its `x`), as it was then.
    Refusals of reading a room."""
    fields = _handed(control.handover_sheet(room.ident), pressed or {})
    told = {one["id"]: one["value"] for one in fields}
    at = told.get("at")
    moment = at if _is_moment(at) else now_ms()
    shift = told.get("shift")
    key = shift.get("key") if isinstance(shift, dict) else None
    title = f"{clean(room.title, 24)} 交接单 {on_calendar(moment)}"
    made = Sheet(title, (Section("handover", "", rows(fields, room.cur, pressed)),), _RIGHTS)
    return Handover(made, key if isinstance(key, str) else f"at {moment}", moment)


def _handed(fields: Sequence[Mapping[str, Any]], pressed: Pressed) -> list[dict[str, Any]]:
    """The fields with the values they were handed over with: by now another shift may run."""
    then = pressed.get("sheet")
    if not isinstance(then, dict) or not then:
        return [dict(one) for one in fields]
    return [dict(one) | {"value": then.get(one["id"])} for one in fields]


def rows(
    fields: Sequence[Mapping[str, Any]], cur: str, pressed: Pressed | None = None
) -> tuple[Row, ...]:
    """One row a heading of the paper sheet; what nobody knows is a dash. What a person wrote into a
    field stands in place of what the system has."""
    said = _said(pressed or {})
    headings: dict[str, list[str]] = {}
    for field in fields:
        text = said.get(field["id"]) or _told(field, cur)
        parts = headings.setdefault(field["row"], [])
        if field["row"] == _READINGS:
            parts += [f"{field['zh']} {text}"] if text else []
        else:
            name = "" if field["zh"] == field["row"] else f"{field['zh']} "
            parts.append(f"{name}{text or words.UNKNOWN}")
    out = []
    for heading, parts in headings.items():
        if not parts:
            out.append(Row(heading, heading, words.UNKNOWN, known=False))
        else:
            known = any(not part.endswith(words.UNKNOWN) for part in parts)
            out.append(Row(heading, heading, "；".join(parts), known=known))
    return tuple(out) or (unknown("handover", "没有读到交接单"),)


def _said(pressed: Pressed) -> dict[str, str]:
    out = {
        name.removeprefix(_SAID): clean(text)
        for name, text in pressed.items()
        if name.startswith(_SAID) and isinstance(text, str) and text.strip()
    }
    word = pressed.get(_WORD)
    return out | ({_WORD: clean(word)} if isinstance(word, str) and word.strip() else {})


def _told(field: Mapping[str, Any], cur: str) -> str:
    """A value of the sheet in words; "" where it is unknown, or no value of that field: what was
    pressed came from a page."""
    ident, value = field["id"], field["value"]
    if value is None or value == "":
        return ""
    if ident in _MONEY:
        return words.money(value, cur) if _is_whole(value) else ""
    if ident == "orders_paid":
        return f"{value:,} 单" if _is_whole(value) else ""
    if ident == "at":
        return on_calendar(value) if _is_moment(value) else ""
    if ident.startswith(PREFIX):
        return _reading(READINGS.get(ident), value, cur)
    if isinstance(value, list):
        return _listed([_one(one) for one in value])
    return _one(value)


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _listed(parts: list[str]) -> str:
    """Some of a list; an empty one says that there is none, which is known too."""
    if not parts:
        return "无"
    more = f" 等 {len(parts)} 项" if len(parts) > _SHOWN else ""
    return "、".join(parts[:_SHOWN]) + more


def _one(value: object) -> str:
    """A text, a span of the timeline, or what is left of a product."""
    if not isinstance(value, Mapping):
        return clean(str(value))
    if "left" in value:
        return _stock(value)
    label = clean(str(value.get("label") or value.get("key") or words.UNKNOWN), 40)
    start = value.get("start")
    return f"{label}（{at_clock(start)} 起）" if _is_moment(start) else label


def _stock(one: Mapping[str, Any]) -> str:
    left = one["left"]
    told = f"余 {left:,}" if _is_whole(left) else words.UNKNOWN
    return f"{clean(str(one.get('product')), 40)} {told}{' 告急' if one.get('low') else ''}"


def _reading(metric: Metric | None, value: object, cur: str) -> str:
    told = value if isinstance(value, Mapping) else {}
    box, at = told.get("value"), told.get("ts")
    if metric is None or not _is_whole(box):
        return ""
    said = words.figure(box * metric.scale, metric.unit, cur)
    return f"{said}（{at_clock(at)}）" if _is_moment(at) else said


def _is_moment(value: object) -> TypeGuard[int]:
    return _is_whole(value) and 0 <= value <= _LAST_MOMENT
