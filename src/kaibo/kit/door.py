"""The door by which the journal, and only the journal, lets writes through to business rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NoReturn

_open_for: ContextVar[type | None] = ContextVar("kaibo_door", default=None)


class JournalBypassed(RuntimeError):
    """Code tried to write a business row without the journal. A mistake of ours, not a user's."""


@contextmanager
def opened(model: type) -> Iterator[None]:
    """Let rows of exactly this model be inserted or updated within the block."""
    token = _open_for.set(model)
    try:
        yield
    finally:
        _open_for.reset(token)


def require_open(model: type, attempt: str) -> None:
    """Refuse `attempt` (such as "save") unless the door is open for this very model."""
    if _open_for.get() is not model:
        refuse(model, attempt)


def refuse(model: type, attempt: str) -> NoReturn:
    """Refuse `attempt` whatever the door says: the journal itself has no use for it."""
    label = getattr(getattr(model, "_meta", None), "verbose_name", model.__name__)
    raise JournalBypassed(
        f"「{label}」（{model.__name__}）只能经由 kit.journal 写入，"
        f"{attempt} 已被拒绝，没有改动任何行。"
        "请改用 journal.create、journal.change 或 journal.retire。"
    )
