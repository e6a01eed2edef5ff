"""The journal's refusals, in sentences that name the row, the field and the way out."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from kaibo.kit.clock import on_calendar
from kaibo.kit.diff import masked, plain, snapshot
from kaibo.kit.errors import Place, Refusal, invalid
from kaibo.kit.fields import spoken
from kaibo.kit.record import Record


def not_found(model: type[Record], row_id: int) -> Refusal:
    """There is no such row."""
    label = model._meta.verbose_name
    return Refusal("not_found", f"没有编号为 {row_id} 的{label}。", values={"id": row_id})


def retired(row: Record) -> Refusal:
    """The row was taken out of use."""
    when = on_calendar(row.retired_at or 0)
    return Refusal(
        "retired",
        f"{row._meta.verbose_name}「{row}」已在 {when} 停用，不能再改。要用它，请先恢复。",
        values={"id": row.pk, "version": row.version, "retired_at": row.retired_at},
    )


def stale(row: Record, expect: int, wanted: dict[str, Any]) -> Refusal:
    """Somebody was faster. Carries both values of every field the caller meant to change."""
    mine = {row._meta.get_field(name).name: plain(value) for name, value in wanted.items()}
    yours, current = masked(mine, row.secret_fields), masked(snapshot(row), row.secret_fields)
    differing = [name for name in yours if name in row.secret_fields or current[name] != mine[name]]
    by = str(row.updated_by) if row.updated_by_id else "系统"
    told = "".join(_both(row, name, current[name], yours[name]) for name in differing)
    return Refusal(
        "stale",
        f"{row._meta.verbose_name}「{row}」已被 {by} 在 {on_calendar(row.updated_at)} 改过，"
        f"你的修改没有写入。{told}请看过现在的内容后再改。",
        values={
            "id": row.pk,
            "expect": expect,
            "version": row.version,
            "by": by,
            "at": row.updated_at,
            "fields": [
                {
                    "field": name,
                    "label": _label(row, name),
                    "current": current[name],
                    "yours": yours[name],
                }
                for name in differing
            ],
        },
    )


def _both(row: Record, name: str, current: Any, yours: Any) -> str:
    field = row._meta.get_field(name)
    theirs, ours = spoken(field, current), spoken(field, yours)
    if name in row.secret_fields or theirs is None or ours is None:
        return ""
    return f"{_label(row, name)}现在是「{theirs}」，你要写「{ours}」。"


def _label(row: Record, name: str) -> str:
    field: Any = row._meta.get_field(name)
    return str(field.verbose_name)


def duplicate(row: Record) -> Refusal:
    """The database itself refused: the same thing is there already, or a value breaks its rules."""
    return Refusal(
        "duplicate",
        f"{row._meta.verbose_name}「{row}」没有写入：同样的内容已经存在，或与现有内容冲突。"
        "请刷新后再看。",
    )


def from_django(row: Record, error: ValidationError) -> Refusal:
    """Django's field errors as `invalid`; as `duplicate` when all of them are about uniqueness."""
    by_field = error.update_error_dict({})
    places = [
        Place("" if name == NON_FIELD_ERRORS else name, _sentence(row, name, one))
        for name, errors in by_field.items()
        for one in errors
    ]
    codes = {one.code for errors in by_field.values() for one in errors}
    if codes <= {"unique", "unique_together"}:
        return Refusal("duplicate", places[0].text, where=places)
    return invalid(places)


def _sentence(row: Record, name: str, error: ValidationError) -> str:
    text = " ".join(str(message) for message in error.messages)
    if name == NON_FIELD_ERRORS or error.code == "unique":
        return text
    if row._meta.get_field(name).is_relation:  # Django has this one in English only
        return f"没有这样的{_label(row, name)}，它可能已被移走。"
    return f"{_label(row, name)}：{text}"
