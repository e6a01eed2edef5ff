"""What changed in a row, as a Fact may tell it: field by field, secrets masked."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from kaibo.kit.record import BOOKKEEPING, Record

MASK = "***"


def snapshot(row: Record) -> dict[str, Any]:
    """The row's own values by field name (foreign keys as ids), bookkeeping left out."""
    return {
        field.name: plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in BOOKKEEPING
    }


def masked(values: dict[str, Any], secret: Iterable[str]) -> dict[str, Any]:
    """The same values with each secret one replaced: "***" when set, null when not."""
    hidden = frozenset(secret)
    return {
        name: (MASK if value not in (None, "") else None) if name in hidden else value
        for name, value in values.items()
    }


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Names of the fields that differ, in the model's order."""
    return [name for name, value in after.items() if before.get(name) != value]


def plain(value: Any) -> Any:
    """A value as JSON can hold it: a row by its id, an enum by its value, structures copied."""
    if isinstance(value, Record):
        return value.pk
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, list | dict):
        return _copy(value)
    return value


def _copy(value: Any) -> Any:
    """A copy, so that a list changed in place still differs from what it was."""
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_copy(item) for item in value]
    return value
