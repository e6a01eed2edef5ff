"""The journal's refusals, in sentences that name the row, the field and the way out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from kaibo.kit.clock import on_calendar
from kaibo.kit.diff import masked, plain, snapshot
from kaibo.kit.errors import Place, Refusal, invalid
from kaibo.kit.record import Record


@dataclass(frozen=True, slots=True)
class Differing:
    """One thing two people wrote differently: as JSON, and in words (None: no words for it)."""

    field: str
    label: str
    current: Any
    yours: Any
    current_said: str | None
    yours_said: str | None

    @property
    def told(self) -> str:
        """Both values in one sentence; nothing when one of them has no words."""
        if self.current_said is None or self.yours_said is None:
            return ""
        return f"{self.label}现在是「{self.current_said}」，你要写「{self.yours_said}」。"


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


def stale(
    row: Record, expect: int, wanted: dict[str, Any], parts: Iterable[Differing] = ()
) -> Refusal:
    """Somebody was faster. Carries both values of every field the caller meant to change, and of
    whatever else belongs to the row (`parts`)."""
    differing = [*_differing(row, wanted), *parts]
    by = str(row.updated_by) if row.updated_by_id else "系统"
    told = "".join(one.told for one in differing)
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
            "fields": [asdict(one) for one in differing],
        },
    )


def _differing(row: Record, wanted: dict[str, Any]) -> list[Differing]:
    mine = {row._meta.get_field(name).name: plain(value) for name, value in wanted.items()}
    yours, current = masked(mine, row.secret_fields), masked(snapshot(row), row.secret_fields)
    found = []
    for name in yours:
        secret = name in row.secret_fields
        if secret or current[name] != mine[name]:
            both = (current[name], yours[name])
            said = (None, None) if secret else (row.said(name, both[0]), row.said(name, both[1]))
            found.append(Differing(name, _label(row, name), *both, *said))
    return found


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
