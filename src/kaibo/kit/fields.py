"""Fields that know how their value is spoken: an instant and an amount are both whole numbers."""

from __future__ import annotations

from typing import Any

from django.db import models

from kaibo.kit import money
from kaibo.kit.clock import on_calendar

EMPTY = "空"


class MomentField(models.BigIntegerField):  # type: ignore[type-arg]
    """An instant in UTC milliseconds."""

    def spoken(self, value: int) -> str:
        """Date and time on the team's clock."""
        return on_calendar(value)


class FenField(models.BigIntegerField):  # type: ignore[type-arg]
    """An amount in fen."""

    def spoken(self, value: int) -> str:
        """Yuan with two decimals."""
        return f"{money.yuan(value)} 元"


def spoken(field: Any, value: Any) -> str | None:
    """A value as people say it; None when it cannot be said in a word (a link, a structure)."""
    if value in (None, ""):
        return EMPTY
    if isinstance(field, MomentField | FenField):
        return field.spoken(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if field.is_relation or isinstance(value, list | dict):
        return None
    return str(value)
